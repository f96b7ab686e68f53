import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testCatalogue } from '../../support/catalogue.ts';

const { ram, iam } = testCatalogue();

describe('condition keys', () => {
  it('are found in any letter case and with a free tail', () => {
    assert.equal(ram.conditionKey('acs:sourceip')?.name, 'acs:SourceIp');
    assert.equal(ram.conditionKey('acs:PrincipalArn')?.name, 'acs:PrincipalARN');
    assert.equal(ram.conditionKey('acs:ResourceTag/team')?.name, 'acs:ResourceTag/{tag-key}');
    assert.equal(ram.conditionKey('kms:tag/acs:rds:instance-encryption')?.name, 'kms:tag/{tag-key}');
    assert.equal(ram.conditionKey('ecs:tag/部门')?.name, 'ecs:tag/{tag-key}');
    assert.equal(iam.conditionKey('s3:ExistingObjectTag/team')?.name, 's3:ExistingObjectTag/{tag-key}');
    assert.equal(iam.conditionKey('aws:principaltag/Team')?.name, 'aws:PrincipalTag/{tag-key}');
    assert.equal(
      iam.conditionKey('kms:EncryptionContext:aws:s3:arn')?.name,
      'kms:EncryptionContext:{EncryptionContextKey}',
    );
    assert.equal(
      iam.conditionKey('oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub')?.name,
      'oidc.eks.{region}.amazonaws.com/id/{cluster-id}:sub',
    );
  });

  it('need something in place of the variable', () => {
    assert.equal(ram.conditionKey('acs:ResourceTag/'), undefined);
    assert.equal(ram.conditionKey('acs:ResourceTag'), undefined);
    assert.equal(ram.conditionKey('acs:MFAPresent '), undefined);
  });

  it('say what they are', () => {
    assert.deepEqual(ram.conditionKey('acs:SecureTransport'), {
      name: 'acs:SecureTransport',
      type: 'boolean',
      global: true,
      description: { en: 'Whether the request came over HTTPS.', 'zh-cn': '请求是否通过 HTTPS 发送。' },
      values: ['true', 'false'],
    });
    assert.equal(ram.conditionKey('ram:ServiceName')?.global, false);
    assert.equal(ram.conditionKey('acs:SourceIp')?.type, 'ip');
    assert.equal(ram.conditionKey('acs:CurrentTime')?.type, 'date');
    assert.equal(iam.conditionKey('aws:SourceArn')?.type, 'arn');
    assert.equal(iam.conditionKey('aws:MultiFactorAuthAge')?.type, 'number');
    assert.equal(iam.conditionKey('aws:ResourceTag/{tag-key}')?.global, true);
  });

  it('have a sentence in both languages, of which the vendor’s is English only', () => {
    const described = iam.conditionKey('ec2:InstanceType')?.description;
    assert.match(described?.en ?? '', /\.$/);
    assert.match(described?.['zh-cn'] ?? '', /ec2:InstanceType.*。$/);
    assert.deepEqual(iam.conditionKey('s3:prefix')?.description, {
      en: 'Filters access by key name prefix.',
      'zh-cn': '按条件键 s3:prefix 的值筛选请求。',
    });
  });

  it('are known wherever an action names them', () => {
    for (const dialect of [ram, iam]) {
      const named = dialect.services.flatMap(({ prefix }) => dialect.actionsOf(prefix)).flatMap((a) => a.conditionKeys);
      for (const name of new Set(named)) assert.equal(dialect.conditionKey(name)?.name, name);
    }
  });
});

describe('condition operators', () => {
  it('are 21 for RAM and six more for IAM', () => {
    assert.equal(ram.operators.length, 21);
    const names = new Set(ram.operators.map((operator) => operator.name));
    assert.deepEqual(
      iam.operators.map(({ name }) => name).filter((name) => !names.has(name)),
      ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike', 'BinaryEquals', 'Null'],
    );
  });

  it('tell type, negation and wildcards', () => {
    const operator = (name: string) => ram.operators.find((entry) => entry.name === name);
    assert.deepEqual(operator('StringNotLike'), {
      name: 'StringNotLike',
      type: 'string',
      negated: true,
      wildcards: true,
    });
    assert.deepEqual(operator('IpAddress'), { name: 'IpAddress', type: 'ip', negated: false, wildcards: false });
    assert.deepEqual(
      ram.operators.filter(({ negated }) => negated).map(({ name }) => name),
      [
        'DateNotEquals',
        'NotIpAddress',
        'NumericNotEquals',
        'StringNotEquals',
        'StringNotEqualsIgnoreCase',
        'StringNotLike',
      ],
    );
  });
});
