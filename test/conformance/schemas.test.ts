import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { dialects, kinds } from '../../server/src/core/document/dialect.ts';
import { readPolicies } from '../support/conformance.ts';
import { compileSchema, schemaProblems } from '../support/schema.ts';

/** One compiled schema per `<dialect>-<kind>`. */
const validators = new Map(
  dialects.flatMap((dialect) => kinds.map((kind) => [`${dialect}-${kind}`, compileSchema(dialect, kind)])),
);

const golden = new URL('policies/invalid.golden.txt', import.meta.url);

describe('a valid policy passes its schema', () => {
  for (const { name, dialect, kind, text } of readPolicies('valid')) {
    it(name, async () => {
      assert.deepEqual(await schemaProblems(text, dialect, kind), []);
      assert.equal(validators.get(`${dialect}-${kind}`)?.(JSON.parse(text)), true);
    });
  }
});

describe('an invalid policy fails its schema', () => {
  const policies = readPolicies('invalid');

  for (const { name, dialect, kind, text } of policies) {
    it(`${name}, in the eyes of a second validator too`, () => {
      assert.equal(validators.get(`${dialect}-${kind}`)?.(JSON.parse(text)), false);
    });
  }

  it('with the problems of invalid.golden.txt', async () => {
    const lines: string[] = [];
    for (const { name, dialect, kind, text } of policies) {
      const problems = await schemaProblems(text, dialect, kind);
      assert.notDeepEqual(problems, [], name);
      lines.push(name, ...problems.map((problem) => `  ${problem}`));
    }
    const actual = `${lines.join('\n')}\n`;
    if (process.env['UPDATE_GOLDEN']) writeFileSync(golden, actual);
    assert.equal(actual, readFileSync(golden, 'utf8'));
  });
});

describe('the JSON layer under every schema', () => {
  const statement = '{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*" }';

  it('takes no comment', async () => {
    const text = `{ "Version": "1", "Statement": [${statement} /* all keys */] }`;
    assert.deepEqual(await schemaProblems(text, 'ram', 'permission'), ['1:97 Comments are not permitted in JSON.']);
  });

  it('takes no trailing comma', async () => {
    const text = `{ "Version": "1", "Statement": [${statement},] }`;
    assert.deepEqual(await schemaProblems(text, 'ram', 'permission'), ['1:96 Trailing comma']);
  });
});
