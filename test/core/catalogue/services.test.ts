import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DialectCatalogue } from '../../../server/src/core/catalogue/catalogue.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const { ram, iam } = testCatalogue();

describe('a dialect catalogue', () => {
  it('says whose facts it holds and from when', () => {
    assert.equal(ram.dialect, 'ram');
    assert.equal(iam.dialect, 'iam');
    assert.match(ram.date, /^2026-\d\d-\d\d$/);
    assert.equal(iam.date, '2026-09-26');
  });
});

describe('services', () => {
  it('are found by their code in any letter case', () => {
    assert.equal(ram.service('KMS')?.prefix, 'kms');
    assert.equal(ram.service('kms')?.name, 'Key Management Service');
    assert.equal(ram.service('kms')?.title['zh-cn'], '密钥管理服务 KMS');
    assert.equal(iam.service('Kms')?.name, 'AWS Key Management Service');
    assert.equal(ram.service('ec2'), undefined);
    assert.equal(iam.service('ecs')?.name, 'Amazon Elastic Container Service');
  });

  it('say how well their actions are known', () => {
    const lists = (dialect: DialectCatalogue, prefixes: readonly string[]): readonly (string | undefined)[] =>
      prefixes.map((prefix) => dialect.service(prefix)?.actionList);
    const complete = ['kms', 'ecs', 'vpc', 'ram', 'sts', 'kvstore', 'oss', 'actiontrail'];
    assert.deepEqual(new Set(lists(ram, complete)), new Set(['complete']));
    assert.deepEqual(lists(ram, ['log', 'rds', 'yundun-hsm', 'bss']), ['partial', 'partial', 'partial', 'none']);
    for (const { prefix, assumed, actionList } of iam.services) {
      assert.equal(actionList, assumed ? 'none' : 'complete', prefix);
    }
  });

  it('tell listed codes from assumed ones', () => {
    assert.equal(ram.services.filter((service) => !service.assumed).length, 147);
    assert.ok(ram.services.filter((service) => service.assumed).length > 300);
    assert.equal(ram.service('oss')?.assumed, false);
    assert.equal(ram.service('acc')?.assumed, true);
    assert.equal(iam.services.filter((service) => !service.assumed).length, 456);
    assert.equal(iam.service('zocalo')?.assumed, true);
  });

  it('know the prefixes that published policies use', () => {
    const seen =
      'acms actiontrail alb alidns amqp-open arms bss bssapi cdn cen cms cr cs dataphin dataworks dbes dds dms eci ' +
      'elasticsearch ess eventbridge fc gpdb hbr ims lindorm log mns mse nas nlb odps oos openanalytics oss ots pai ' +
      'petadata polardb polardbx privatelink pts pvtz quotas resourcemanager ros slb smartag stream tag ' +
      'yundun-ddoscoo yundun-ddosdip yundun-sas yundun-systrust yundun-waf';
    assert.deepEqual(
      seen.split(' ').filter((prefix) => ram.service(prefix) === undefined),
      [],
    );
  });

  const misspelt: readonly (readonly [text: string, expected: string | undefined])[] = [
    ['kmss', 'kms'],
    ['esc', 'ecs'],
    ['ecss', undefined],
    ['Vcp', 'vpc'],
    [' ram', 'ram'],
    ['yundun-hms', 'yundun-hsm'],
    ['actiontrial', 'actiontrail'],
    ['sls', 'log'],
    ['r-kvstore', 'kvstore'],
    ['hsm', 'yundun-hsm'],
    ['cas', 'yundun-cert'],
    ['s3', undefined],
    ['nosuchservice', undefined],
  ];
  for (const [text, expected] of misspelt) {
    it(`takes the prefix "${text}" for ${expected ?? 'nothing'}`, () =>
      assert.equal(ram.nearestService(text)?.prefix, expected));
  }
});

describe('names for completion', () => {
  it('hold the service principals of all roles', () => {
    for (const name of ['ecs.aliyuncs.com', 'keystore.kms.aliyuncs.com', 'fc.aliyuncs.com']) {
      assert.ok(ram.servicePrincipals.includes(name), name);
    }
    for (const name of ['cks.kms.amazonaws.com', 'ec2.amazonaws.com', 'lambda.amazonaws.com']) {
      assert.ok(iam.servicePrincipals.includes(name), name);
    }
    for (const dialect of [ram, iam]) {
      assert.deepEqual(dialect.servicePrincipals, [...new Set(dialect.servicePrincipals)].sort());
      assert.ok(dialect.servicePrincipals.every((name) => /^[a-z0-9.-]+$/.test(name)));
    }
  });

  it('hold regions', () => {
    assert.ok(ram.regions.includes('cn-hangzhou'));
    assert.ok(iam.regions.includes('us-east-1'));
  });
});
