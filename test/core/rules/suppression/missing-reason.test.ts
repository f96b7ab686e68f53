import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from '../../../support/service.ts';

/** What is said of the reason of a comment above an action that its rule does not know. */
function told(comment: string): readonly string[] {
  const text = `{ "Version": "1", "Statement": [{ "Effect": "Allow", "Resource": "acs:kms:*:*:key/*",\n${comment}\n"Action": "kms:Decrpyt" }] }`;
  return problemsOf(text, { languageId: 'jsonc' })
    .filter(({ code }) => code === 'suppression/missing-reason')
    .map(({ span, message }) => `${text.slice(span.start, span.end)} ${message}`);
}

test('a comment that ignores a rule is asked for its reason', () => {
  assert.deepEqual(told('// rampart-ignore action/unknown'), [
    '// rampart-ignore action/unknown Say after a colon why "action/unknown" is ignored here.',
  ]);
  assert.equal(told('// rampart-ignore action/unknown: ').length, 1);
  assert.equal(told('/* rampart-ignore action/unknown: */').length, 1);
  assert.deepEqual(told('// rampart-ignore action/unknown, action/case'), [
    '// rampart-ignore action/unknown, action/case Say after a colon why "action/unknown, action/case" is ignored here.',
  ]);
});

test('a reason is a reason', () => {
  assert.deepEqual(told('// rampart-ignore action/unknown: see RFC: 12'), []);
  assert.deepEqual(told('/* rampart-ignore action/unknown: new */'), []);
});
