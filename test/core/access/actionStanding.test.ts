import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { actionStanding } from '../../../server/src/core/access/actionStanding.ts';
import { emptyDialectCatalogue, joinCatalogues } from '../../../server/src/core/catalogue/catalogueIndex.ts';
import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const catalogue = testCatalogue();

function standing(text: string, dialect: Dialect = 'ram') {
  return actionStanding(text, dialect, catalogue);
}

suite('actionStanding', () => {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    legal: [
      '*',
      'kms:*',
      'kms:Decrypt',
      'KMS:decrypt',
      'kms:List*',
      'bss:AnythingAtAll',
      'dataphin:Frobnicate*',
      'bailian:CreateIndex',
      'yundun-hsm:Describe*',
    ],
    interpolated: ['${action}', '{{ service }}:Get*', '${service}: Get*', '%(service)s:*', '<%= service %>:*'],
    'invisible characters': ['kms:\u00a0Decrypt', 'kms:Decrypt\u200b'],
    blanks: ['kms: Decrypt', ' kms:Decrypt', 'ec2: RunInstances', 'kms:Schedule Key Deletion'],
    malformed: [
      '',
      ' ',
      'ecs*',
      'Decrypt',
      'kms:',
      ':Decrypt',
      'kms::Decrypt',
      'kms/Decrypt',
      'ecs:cloudServers:create',
      'ecs:[ECS RAM Action]',
      'ecs: [ECS RAM Action]',
      '<service>:<operation>',
      'kms:Decrypt,kms:Encrypt',
      'kms:解密',
      'kms:decrypt a text',
    ],
    'service pattern': ['*:*', '*:Describe*', 'yundun-*:Get*', 'k?s:Decrypt'],
    'foreign service': ['ec2:DescribeInstances', 'cloudhsm:Describe*', 'iam:PassRole', 'EC2:*'],
    'unknown service': ['sls:GetProject', 'frobnicator:*', 'r-kvstore:DescribeInstances'],
    'wrong service': ['vpc:DescribeSecurityGroups', 'kms:DescribeClusters', 'kms:describeclusters'],
    unknown: ['ecs:DescribeInstancez', 'log:GetProjekt', 'vpc:TagResource', 'kms:DescribeRegionz'],
    'no match': ['kms:Descibe*'],
  };
  for (const [kind, texts] of Object.entries(kinds)) {
    for (const text of texts) {
      test(`of "${text}" is ${kind}`, () => assert.equal(standing(text).kind, kind));
    }
  }

  test('depends on the dialect', () => {
    assert.equal(standing('ec2:DescribeInstances', 'iam').kind, 'legal');
    assert.equal(standing('vpc:DescribeVpcs', 'iam').kind, 'foreign service');
    assert.equal(standing('s3:AnythingAtAll', 'iam').kind, 'unknown');
  });

  test('gives the spelling of the catalogue, of a pattern only that of its prefix', () => {
    const spelling = (text: string): string | undefined => {
      const found = standing(text);
      return found.kind === 'legal' ? found.spelling : undefined;
    };
    assert.equal(spelling('kms:listkeys'), 'kms:ListKeys');
    assert.equal(spelling('KMS:list*'), 'kms:list*');
    assert.equal(spelling('BSS:anythingatall'), 'bss:anythingatall');
    assert.equal(spelling('*'), '*');
    assert.equal(spelling('Bailian:createIndex'), 'Bailian:createIndex');
  });

  test('names no deprecated action as the home of a wrongly prefixed one', () => {
    const found = standing('kms:DescribeClusters');
    assert.ok(found.kind === 'wrong service');
    assert.deepEqual(
      found.homes.map((home) => home.id),
      ['yundun-hsm:DescribeClusters'],
    );
  });

  test('has an answer for any text', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('k', 'm', 's', ':', '*', '?', ' ', '/', '{') }),
    );
    fc.assert(fc.property(text, (any) => assert.notEqual(standing(any).kind, undefined)));
  });

  test('finds every action of the catalogue legal as it is spelt there', () => {
    for (const dialect of ['ram', 'iam'] as const) {
      for (const { prefix, assumed } of catalogue[dialect].services) {
        if (assumed) continue;
        for (const { id } of catalogue[dialect].actionsOf(prefix)) {
          const found = standing(id, dialect);
          assert.ok(found.kind === 'legal' && found.spelling === id, id);
        }
      }
    }
  });
});

suite('actionStanding beside a damaged catalogue', () => {
  const damaged = joinCatalogues(emptyDialectCatalogue('ram'), catalogue.iam);

  for (const text of ['ec2:RunInstances', 's3:GetObject', 'kms:Decrypt', 'frobnicator:*']) {
    test(`says nothing of ${text}`, () =>
      assert.deepEqual(actionStanding(text, 'ram', damaged), { kind: 'legal', spelling: text, action: undefined }));
  }

  test('does not say that a pattern matches no service', () =>
    assert.deepEqual(actionStanding('e*:Get*', 'ram', damaged), { kind: 'service pattern', matchesAny: true }));

  test('still knows the actions of the other cloud', () =>
    assert.equal(actionStanding('ec2:RunInstances', 'iam', damaged).kind, 'legal'));
});
