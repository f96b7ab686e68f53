import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { accessOf } from '../../../server/src/core/access/accessPolicy.ts';
import { allowsNothingNew } from '../../../server/src/core/access/diff.ts';
import type { FeatureContext } from '../../../server/src/core/features/context.ts';
import { fixAll } from '../../../server/src/core/features/fixAll.ts';
import type { RuleLevels } from '../../../server/src/core/rules/config.ts';
import { applyEdits } from '../../../server/src/core/text/edit.ts';
import { featureContext } from '../../support/asker.ts';
import { filesBelow } from '../../support/fixture.ts';
import { documentOf } from '../../support/service.ts';

const context = featureContext();

function repaired(text: string, asker: FeatureContext = context): string {
  return applyEdits(text, fixAll(documentOf(text), asker));
}

/** Strings of which many are wrong, and many say what others say already. */
const action = fc.constantFrom(
  'kms:Decrypt',
  'kms:decrypt',
  'KMS:Decrypt',
  ' kms:Decrypt ',
  'kms:Decr*',
  'kms:*',
  'kms:Decrpyt',
  'ecs:DescribeInstances',
  'ecs:Describe*',
  'ecs:*:Describe*',
  'ec2:DescribeInstances',
  'Decrypt',
  'sts:AssumeRole',
  '*',
  '',
);
const resource = fc.constantFrom('*', 'acs:kms:*:*:*', 'acs:kms:*:*:key/*', 'arn:aws:kms:*:*:key/*', 'key', '');
const oneOrMany = (item: fc.Arbitrary<string>): fc.Arbitrary<string | string[]> =>
  fc.oneof(item, fc.array(item, { maxLength: 6 }));
const statement = fc.record(
  {
    Sid: fc.constantFrom('One', 'Two', 'One more', ''),
    Effect: fc.constantFrom<unknown>('Allow', 'Deny', 'allow', 'ALLOW', true),
    Action: oneOrMany(action),
    NotAction: oneOrMany(action),
    Resource: oneOrMany(resource),
    Principal: fc.constantFrom<unknown>('*', { Service: ['ecs.aliyuncs.com', 'ecs.aliyuncs.com'] }, { RAM: [] }, {}),
    Condition: fc.constantFrom<unknown>({}, { StringEquals: {} }, { StringEquals: { 'acs:SourceIp': '10.0.0.1' } }),
  },
  { requiredKeys: [] },
);
const policyText = fc
  .record({
    policy: fc.record(
      {
        Version: fc.constantFrom<unknown>('1', 1, '2012-10-17', '2'),
        Statement: fc.oneof(statement, fc.array(statement, { maxLength: 4 })),
      },
      { requiredKeys: ['Statement'] },
    ),
    indent: fc.constantFrom(0, 2, '\t'),
  })
  .map(({ policy, indent }) => JSON.stringify(policy, null, indent));

const fixtures = join(import.meta.dirname, '../../fixtures/rules');
const faulty = filesBelow(fixtures)
  .filter((file) => /(^|\/)invalid-[\w-]+\.jsonc$/.test(file))
  .map((file) => readFileSync(join(fixtures, file), 'utf8'));
/** A faulty text with some of its lines doubled, gone or swapped. */
const damagedText = fc
  .record({
    text: fc.constantFrom(...faulty),
    damages: fc.array(
      fc.record({ kind: fc.constantFrom('double', 'drop', 'swap'), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
      { maxLength: 3 },
    ),
  })
  .map(({ text, damages }) => {
    const lines = text.split('\n');
    for (const { kind, at } of damages) {
      const index = Math.min(lines.length - 1, Math.floor(at * lines.length));
      const line = lines[index] ?? '';
      if (kind === 'double') lines.splice(index, 0, line);
      else if (kind === 'drop') lines.splice(index, 1);
      else lines.splice(index, 2, lines[index + 1] ?? '', line);
    }
    return lines.join('\n');
  });

/**
 * A rule whose repairs the access engine cannot prove: of `203.0.113.*` it does not know which addresses are meant,
 * so that a list with such a value is like no other.
 */
const unproved: RuleLevels = { 'cond/ip': 'off' };

suite('fix all', () => {
  for (const [name, texts] of Object.entries({
    'policies with many mistakes': policyText,
    'fixtures with damaged lines': damagedText,
  })) {
    test(`leaves nothing to itself in ${name}`, () => {
      fc.assert(
        fc.property(texts, (text) => {
          const after = repaired(text);
          assert.equal(repaired(after), after);
        }),
        { numRuns: 300 },
      );
    });

    test(`allows nothing new in ${name}`, () => {
      fc.assert(
        fc.property(texts, (text) => {
          const acceptable = repaired(text, featureContext({ levels: unproved, preset: 'console' }));
          const after = repaired(text, featureContext({ levels: unproved }));
          for (const [index, policy] of documentOf(acceptable).policies.entries()) {
            const { dialect, kind } = policy.recognition;
            const then = documentOf(after, { dialect, kind }).policies[index];
            const isNew = then !== undefined && !allowsNothingNew(accessOf(policy), accessOf(then));
            assert.ok(!isNew, `${acceptable}\n→\n${after}`);
          }
        }),
        { numRuns: 300 },
      );
    });

    test(`edits in order, apart from each other, and never in vain in ${name}`, () => {
      fc.assert(
        fc.property(texts, (text) => {
          let position = 0;
          for (const { span, text: written } of fixAll(documentOf(text), context)) {
            assert.ok(span.start >= position && span.end >= span.start && span.end <= text.length);
            assert.notEqual(text.slice(span.start, span.end), written);
            position = span.end;
          }
        }),
        { numRuns: 100 },
      );
    });
  }

  test('leaves JSON that was right right', () => {
    fc.assert(
      fc.property(policyText, (text) => assert.doesNotThrow(() => JSON.parse(repaired(text)))),
      { numRuns: 300 },
    );
  });

  test('sees what one repair uncovers for the next', () => {
    const text =
      '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": ["kms:*", "kms:Decrypt", "kms:Decrypt"], "Resource": "*" }] }';
    assert.equal(repaired(text), text.replace(', "kms:Decrypt", "kms:Decrypt"', ''));
  });

  test('keeps what a person said about the text', () => {
    const text = '{ "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObject"], "Resource": "*" } }';
    const document = documentOf(text, { dialect: 'iam', kind: 'permission', claimed: true });
    assert.equal(
      applyEdits(text, fixAll(document, context)),
      text.replace('"s3:GetObject", ', '').replace('{ ', '{ "Version": "2012-10-17", '),
    );
  });
});
