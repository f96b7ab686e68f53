import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testCatalogue } from '../../support/catalogue.ts';

const catalogue = testCatalogue();
const { ram, iam } = catalogue;

describe('counterparts', () => {
  it('name the services of the other cloud, both ways', () => {
    assert.deepEqual(catalogue.counterparts('EC2', 'iam'), ['ecs', 'vpc']);
    assert.deepEqual(catalogue.counterparts('vpc', 'ram'), ['ec2']);
    assert.deepEqual(catalogue.counterparts('yundun-hsm', 'ram'), ['cloudhsm']);
    assert.deepEqual(catalogue.counterparts('kms', 'ram'), ['kms', 'secretsmanager']);
    assert.deepEqual(catalogue.counterparts('ec2', 'ram'), []);
    assert.deepEqual(
      ['iam', 'logs', 's3', 'sts', 'kms', 'elasticache'].map((prefix) => catalogue.counterparts(prefix, 'iam')),
      [['ram'], ['log'], ['oss'], ['sts'], ['kms'], ['kvstore']],
    );
  });

  it('name services that exist', () => {
    for (const [from, to] of [
      [ram, iam],
      [iam, ram],
    ] as const) {
      for (const { prefix } of from.services) {
        for (const other of from.counterpartsOf(prefix)) assert.ok(to.service(other), `${prefix} is ${other}`);
      }
    }
  });

  const keys: readonly (readonly [iam: string, ram: string])[] = [
    ['aws:SourceIp', 'acs:SourceIp'],
    ['aws:MultiFactorAuthPresent', 'acs:MFAPresent'],
    ['aws:SecureTransport', 'acs:SecureTransport'],
    ['aws:CurrentTime', 'acs:CurrentTime'],
    ['aws:PrincipalArn', 'acs:PrincipalARN'],
    ['aws:SourceVpc', 'acs:SourceVpc'],
    ['aws:ResourceTag/{tag-key}', 'acs:ResourceTag/{tag-key}'],
    ['aws:ResourceTag/Team', 'acs:ResourceTag/Team'],
    ['aws:RequestTag/a/b:c', 'acs:RequestTag/a/b:c'],
    ['iam:AWSServiceName', 'ram:ServiceName'],
    ['iam:PassedToService', 'acs:Service'],
    ['sts:ExternalId', 'sts:ExternalId'],
  ];
  for (const [own, other] of keys) {
    it(`say ${own} as ${other} and back`, () => {
      assert.equal(catalogue.conditionKeyCounterpart(own, 'iam'), other);
      assert.equal(catalogue.conditionKeyCounterpart(other, 'ram'), own);
    });
  }

  it('leave a condition key without one alone', () => {
    assert.equal(catalogue.conditionKeyCounterpart('kms:ViaService', 'iam'), undefined);
    assert.equal(catalogue.conditionKeyCounterpart('aws:ResourceTag/', 'iam'), undefined);
    assert.equal(catalogue.conditionKeyCounterpart('AWS:sourceip', 'iam'), 'acs:SourceIp');
  });
});
