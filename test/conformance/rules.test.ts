import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type PolicyFile, readPolicies } from '../support/conformance.ts';
import { matchesGolden } from '../support/golden.ts';
import { problemsOf } from '../support/service.ts';

describe('rules agree with the schemas', () => {
  for (const policy of readPolicies('valid')) {
    it(`${policy.name}: no error`, () => {
      assert.deepEqual(
        problemsIn(policy).filter((line) => line.startsWith('error')),
        [],
      );
    });
  }

  it('invalid policies have the problems of rules.golden.txt', () => {
    const lines = readPolicies('invalid').flatMap((policy) => {
      const problems = problemsIn(policy);
      return [policy.name, ...(problems.length > 0 ? problems : ['nothing']).map((line) => `  ${line}`)];
    });
    matchesGolden(join(import.meta.dirname, 'policies/rules.golden.txt'), `${lines.join('\n')}\n`);
  });
});

/** What the rules say louder than a hint about a policy that a person declared to be one of this dialect and kind. */
function problemsIn({ text, dialect, kind }: PolicyFile): readonly string[] {
  return problemsOf(text, { dialect, kind, claimed: true })
    .filter(({ level }) => level !== 'hint')
    .map(({ level, code }) => `${level} ${code}`);
}
