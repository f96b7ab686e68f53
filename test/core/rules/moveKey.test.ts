import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fixAll } from '../../../server/src/core/features/fixAll.ts';
import { applyEdits } from '../../../server/src/core/text/edit.ts';
import { featureContext } from '../../support/asker.ts';
import { documentOf } from '../../support/service.ts';

/** The Condition of an Allow after all fixes that narrow. */
function repaired(condition: string): unknown {
  const statement = `{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:*:*:key/*", "Condition": ${condition} }`;
  const text = `{ "Version": "2012-10-17", "Statement": [${statement}] }`;
  const after: unknown = JSON.parse(applyEdits(text, fixAll(documentOf(text), featureContext())));
  assert.ok(typeof after === 'object' && after !== null && 'Statement' in after && Array.isArray(after.Statement));
  return after.Statement[0].Condition;
}

suite('fixes that rename operators of one Condition', () => {
  test('never give two of them one name', () => {
    const condition = `{
      "StringLike": { "aws:PrincipalTag/a": "b" },
      "ForAnyValue:StringEquals": { "aws:SourceVpc": "vpc-12345678" },
      "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-a1" }
    }`;
    assert.deepEqual(repaired(condition), {
      StringEquals: { 'aws:PrincipalTag/a': 'b', 'aws:SourceVpc': 'vpc-12345678', 'aws:PrincipalOrgID': 'o-a1' },
    });
  });

  test('leave both where the target has the key already', () => {
    const condition = `{
      "StringEquals": { "aws:PrincipalOrgID": "o-a1" },
      "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-b2" }
    }`;
    assert.deepEqual(repaired(condition), JSON.parse(condition));
  });
});
