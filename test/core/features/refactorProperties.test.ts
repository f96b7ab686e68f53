import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { dialects } from '../../../server/src/core/document/dialect.ts';
import { refactorings } from '../../../server/src/core/features/refactor/refactorings.ts';
import { applyEdits } from '../../../server/src/core/text/edit.ts';
import { span } from '../../../server/src/core/text/span.ts';
import { featureContext } from '../../support/asker.ts';
import { documentOf } from '../../support/service.ts';
import { policies } from '../access/randomPolicies.ts';
import { holdsItsPromise, isPossible, offersIn, timesUntilStable } from './refactorLaws.ts';

/** The same policies in every run. */
const seed = 20261122;
/** Of a chain of merges each makes one statement fewer. */
const mostTimes = 6;

const actions = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithOIDC',
  'sts:AssumeRoleWithSAML',
  'sts:GetCallerIdentity',
  'sts:Assume*',
  'STS:assumerole',
  'kms:GetSecretValue',
  'kms:GetSecretPolicy',
  'kms:GetSecret*',
  'kms:Decrypt',
  'kms:TagResource',
  'ecs:DescribeInstances',
  'ecs:NoSuchAction',
  'ram:CreateServiceLinkedRole',
  '*',
];
const resources = ['*', 'acs:kms:*:*:key/*', 'acs:kms:cn-hangzhou:1:key/a', 'acs:oss:*:*:b/*'];
const conditions = [
  { StringEquals: { 'acs:SourceVpc': ['vpc-b', 'vpc-a'] } },
  { StringEquals: { 'acs:SourceVpc': 'vpc-c' } },
  { StringNotEquals: { 'acs:SourceVpc': 'vpc-c' } },
  { Bool: { 'acs:MFAPresent': true } },
];

const oneOrMany = (values: readonly string[]): fc.Arbitrary<string | string[]> =>
  fc.oneof(fc.constantFrom(...values), fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 6 }));
const statement = fc
  .record(
    {
      Sid: fc.constantFrom('One', 'Two'),
      Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
      actions: oneOrMany(actions),
      isExcept: fc.integer({ min: 0, max: 6 }),
      Resource: oneOrMany(resources),
      Condition: fc.constantFrom(...conditions),
    },
    { requiredKeys: ['Effect', 'actions', 'isExcept', 'Resource'] },
  )
  .map(({ actions: named, isExcept, Resource, Condition, Sid, Effect }) => ({
    ...(Sid !== undefined && { Sid }),
    Effect,
    ...(isExcept === 0 ? { NotAction: named } : { Action: named }),
    Resource,
    ...(Condition !== undefined && { Condition }),
  }));
const statements = fc.array(statement, { minLength: 1, maxLength: 4 });
const ordinaryPolicy = fc.oneof(statement, statements).map((Statement) => ({ Version: '1', Statement }));
const anyForm = fc.oneof(
  { arbitrary: ordinaryPolicy, weight: 6 },
  { arbitrary: statement, weight: 1 },
  { arbitrary: statements, weight: 1 },
);
/** A policy for each word of which the other cloud has one. */
const translatable = fc
  .array(
    fc.record({
      Effect: fc.constantFrom('Allow', 'Deny'),
      Action: oneOrMany(['kms:Decrypt', 'ecs:DeleteInstance', 'oss:*', 'oss:GetObject', 'ecs:RunInstances']),
      Resource: oneOrMany(['*', 'acs:oss:*:*:bucket/*', 'acs:ram:*:1234567890123456:role/build']),
      Condition: fc.constantFrom({ Bool: { 'acs:MFAPresent': true } }, { IpAddress: { 'acs:SourceIp': ['10.0.0.1'] } }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((Statement) => ({ Version: '1', Statement }));

/** How a text is laid out, and behind or above which of its lines there are comments. */
const layout = fc.record({
  indent: fc.constantFrom(0, 2, 4, '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  comments: fc.array(fc.record({ line: fc.nat({ max: 40 }), isAbove: fc.boolean() }), { maxLength: 3 }),
});

type Layout = typeof layout extends fc.Arbitrary<infer Value> ? Value : never;

function written(policy: unknown, { indent, lineEnd, comments }: Layout): string {
  const lines = JSON.stringify(policy, null, indent).split('\n');
  for (const [index, { line, isAbove }] of lines.length === 1 ? [] : comments.entries()) {
    const at = line % lines.length;
    lines[at] = isAbove ? `// above ${index}${lineEnd}${lines[at]}` : `${lines[at]} // behind ${index}`;
  }
  return lines.join(lineEnd) + lineEnd;
}

suite('every refactoring', () => {
  const kinds = new Set<string>();
  const tiny = { 'ram.customPolicy': 300, 'iam.managedPolicy': 300 };
  const context = featureContext({ limits: tiny });

  const check = (text: string, dialect: 'ram' | 'iam'): void => {
    const document = documentOf(text, { languageId: 'jsonc', dialect, kind: 'permission', claimed: true });
    for (const policy of document.policies) {
      for (const { offer, range } of offersIn(document, policy, context)) {
        kinds.add(offer.kind);
        holdsItsPromise(document, policy, offer);
        assert.ok(timesUntilStable(document, policy, offer, range, context) <= mostTimes, `${offer.kind} of ${text}`);
      }
    }
  };

  test('does to ordinary policies what it declares, keeps comments and line ends, and comes to an end', () => {
    fc.assert(
      fc.property(fc.oneof(anyForm, translatable), layout, (policy, look) => check(written(policy, look), 'ram')),
      { seed, numRuns: 100 },
    );
  });

  for (const dialect of dialects) {
    test(`does to any policy of ${dialect} what it declares`, () => {
      fc.assert(
        fc.property(policies(dialect), layout, (policy, look) => check(written(policy, look), dialect)),
        { seed, numRuns: 60 },
      );
    });
  }

  test('was among those that were tried', () => {
    assert.deepEqual([...kinds].map((kind) => kind.split('.').at(-1)).toSorted(), [
      'addCondition',
      'convertDialect',
      'expandWildcard',
      'fitLimit',
      'mergeStatements',
      'shrinkActions',
      'sort',
      'splitByLevel',
      'splitByService',
      'toList',
      'toValue',
      'unwrapStatement',
      'wrapPolicy',
    ]);
  });

  test('to the other cloud is possible where there is a word for everything, and leads back', () => {
    fc.assert(
      fc.property(translatable, layout, (policy, look) => {
        let document = documentOf(written(policy, { ...look, comments: [] }));
        for (const dialect of ['ram', 'iam'] as const) {
          assert.equal(document.policies[0]?.recognition.dialect, dialect);
          const kind = 'refactor.rewrite.rampart.convertDialect';
          const [offer] = refactorings(document, span(0, 0), [kind], context);
          assert.ok(offer !== undefined && isPossible(offer), document.text);
          document = documentOf(applyEdits(document.text, offer.edits));
        }
        assert.equal(document.policies[0]?.version?.value, '1');
      }),
      { seed, numRuns: 100 },
    );
  });

  test('survives any half-typed text', () => {
    const half = fc.tuple(ordinaryPolicy, fc.nat(), fc.nat()).map(([policy, cut, cursor]) => {
      const text = JSON.stringify(policy, null, 2);
      return { text: text.slice(0, cut % text.length), cursor };
    });
    fc.assert(
      fc.property(half, ({ text, cursor }) => {
        const at = cursor % (text.length + 1);
        assert.deepEqual(refactorings(documentOf(text), span(at, at), ['refactor'], context), []);
      }),
      { seed, numRuns: 300 },
    );
  });
});
