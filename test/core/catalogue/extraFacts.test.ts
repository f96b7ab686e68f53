import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Catalogue } from '../../../server/src/core/catalogue/catalogue.ts';
import { withExtraFacts } from '../../../server/src/core/catalogue/extraFacts.ts';
import { readFacts } from '../../../server/src/core/config/readFacts.ts';
import { parseActionPattern } from '../../../server/src/core/document/actionPattern.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const own = {
  services: [
    {
      code: 'acme',
      name: 'Acme Engine',
      'zh-cn': '极致引擎',
      actions: [
        { name: 'StartEngine', level: 'write', resources: ['acs:acme:{region}:{account}:engine/{id}'] },
        { name: 'DescribeEngines', level: 'list', description: 'Lists engines.' },
      ],
      conditionKeys: [{ name: 'acme:Tag/{key}', values: ['red'] }, { name: 'acme:Team' }],
    },
    {
      code: 'kms',
      actions: [
        { name: 'DecryptQuickly', level: 'write' },
        { name: 'decrypt', level: 'read' },
      ],
    },
  ],
};

function overlay(...files: readonly object[]): Catalogue {
  const facts = files.map((file, index) => readFacts(JSON.stringify(file), `${index}.json`).facts);
  return withExtraFacts(
    testCatalogue(),
    facts.flatMap((each) => each ?? []),
  );
}

suite('facts of one’s own over the catalogue', () => {
  const { ram } = overlay(own);
  const base = testCatalogue().ram;

  test('bring a service with its actions', () => {
    assert.deepEqual(ram.service('ACME'), {
      prefix: 'acme',
      name: 'Acme Engine',
      title: { en: 'Acme Engine', 'zh-cn': '极致引擎' },
      actionList: 'partial',
      assumed: false,
      related: [],
      origin: '0.json',
    });
    assert.deepEqual(
      ram.actionsOf('acme').map(({ id }) => id),
      ['acme:DescribeEngines', 'acme:StartEngine'],
    );
    assert.deepEqual(ram.actionNames('acme'), ['DescribeEngines', 'StartEngine']);
    assert.equal(ram.action('acme:startengine')?.origin, '0.json');
    assert.equal(ram.services.length, base.services.length + 1);
    const prefixes = ram.services.map(({ prefix }) => prefix);
    assert.deepEqual(prefixes, prefixes.toSorted());
  });

  test('are found by pattern, by a slip of the pen, by name and by ARN', () => {
    const ids = (text: string): readonly string[] => ram.actionsMatching(parseActionPattern(text)).map(({ id }) => id);
    assert.deepEqual(ids('acme:*'), ['acme:DescribeEngines', 'acme:StartEngine']);
    assert.ok(ids('*:StartEngine').includes('acme:StartEngine'));
    assert.equal(ram.nearestAction('acme:DescribeEngine')?.id, 'acme:DescribeEngines');
    assert.equal(ram.nearestService('acmee')?.prefix, 'acme');
    assert.deepEqual(
      ram.actionsNamed('startEngine').map(({ id }) => id),
      ['acme:StartEngine'],
    );
    assert.deepEqual(
      ram.actionsOn('acs:acme:*:1234567890123456:engine/*').map(({ id }) => id),
      ['acme:StartEngine'],
    );
    assert.deepEqual(ram.actionsOn('acs:acme:*:1234567890123456:car/*'), []);
  });

  test('add to a service of the catalogue, and win where both know an action', () => {
    assert.equal(ram.service('kms')?.name, base.service('kms')?.name);
    assert.equal(ram.service('kms')?.actionList, base.service('kms')?.actionList);
    assert.equal(ram.actionsOf('kms').length, base.actionsOf('kms').length + 1);
    assert.equal(ram.action('kms:Decrypt')?.level, 'read');
    assert.equal(ram.actionNames('kms').filter((name) => name.toLowerCase() === 'decrypt').length, 1);
    assert.equal(ram.nearestAction('kms:Encyrpt')?.id, 'kms:Encrypt');
  });

  test('bring condition keys, also with a free part', () => {
    assert.deepEqual(ram.conditionKey('ACME:tag/colour')?.values, ['red']);
    assert.equal(ram.conditionKey('acme:Team')?.origin, '0.json');
    assert.equal(ram.conditionKey('acme:Tag/'), undefined);
    assert.equal(ram.conditionKeys.length, base.conditionKeys.length + 2);
  });

  test('leave all else as it is', () => {
    assert.equal(ram.date, base.date);
    assert.equal(ram.operators, base.operators);
    assert.equal(ram.roles, base.roles);
    assert.equal(ram.regions, base.regions);
    assert.deepEqual(ram.rolesNamed('keystore.kms.aliyuncs.com'), base.rolesNamed('keystore.kms.aliyuncs.com'));
    assert.equal(ram.conditionKey('acs:SourceIp'), base.conditionKey('acs:SourceIp'));
    assert.deepEqual(ram.actionsOf('ecs'), base.actionsOf('ecs'));
    assert.deepEqual(ram.counterpartsOf('ec2'), base.counterpartsOf('ec2'));
    assert.equal(overlay(own).iam, testCatalogue().iam);
  });

  test('of several files join, and the later one wins', () => {
    const { ram: both } = overlay(own, {
      services: [{ code: 'acme', actionList: 'complete', actions: [{ name: 'StartEngine', level: 'read' }] }],
    });
    assert.equal(both.service('acme')?.actionList, 'complete');
    assert.equal(both.service('acme')?.title['zh-cn'], '极致引擎');
    assert.equal(both.action('acme:StartEngine')?.level, 'read');
    assert.equal(both.actionsOf('acme').length, 2);
  });

  test('are none where there are none', () => {
    assert.equal(withExtraFacts(testCatalogue(), []), testCatalogue());
  });
});
