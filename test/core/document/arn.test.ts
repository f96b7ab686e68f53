import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { looksLikeArn, parseArn, resourceMatches } from '../../../server/src/core/document/arn.ts';

suite('parseArn', () => {
  test('reads a RAM name with its five fields', () => {
    assert.deepEqual(parseArn('acs:kms:cn-hangzhou:1234567890123456:key/key-hzz1'), {
      text: 'acs:kms:cn-hangzhou:1234567890123456:key/key-hzz1',
      prefix: 'acs',
      partition: undefined,
      service: 'kms',
      region: 'cn-hangzhou',
      account: '1234567890123456',
      relativeId: 'key/key-hzz1',
    });
  });

  test('reads an IAM name with its partition', () => {
    assert.deepEqual(parseArn('arn:aws-cn:iam::111122223333:role/Admin'), {
      text: 'arn:aws-cn:iam::111122223333:role/Admin',
      prefix: 'arn',
      partition: 'aws-cn',
      service: 'iam',
      region: '',
      account: '111122223333',
      relativeId: 'role/Admin',
    });
  });

  test('leaves further colons in the last field', () => {
    assert.equal(parseArn('acs:oss:*:*:bucket/a:b:c')?.relativeId, 'bucket/a:b:c');
    assert.equal(parseArn('arn:aws:logs:eu-west-1:111122223333:log-group:a:*')?.relativeId, 'log-group:a:*');
  });

  test('keeps empty and wildcard fields', () => {
    const arn = parseArn('acs:ram::*:role/*');
    assert.equal(arn?.region, '');
    assert.equal(arn?.account, '*');
  });

  test('ignores letter case of the prefix and keeps it as written', () => {
    assert.equal(parseArn('ACS:kms:*:*:key')?.prefix, 'ACS');
    assert.equal(parseArn('Arn:aws:s3:::bucket')?.partition, 'aws');
  });

  for (const text of ['', '*', 'acs', 'acs:kms:*:key', 'arn:aws:s3::bucket', 'bucket/key', 'qcs::cam::uin/1:role/x']) {
    test(`gives nothing for "${text}"`, () => assert.equal(parseArn(text), undefined));
  }

  test('gives back all of the text', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '*', '/', '-'), maxLength: 5 });
    const tail = fc.string({ unit: fc.constantFrom('a', '*', '/', ':'), maxLength: 9 });
    fc.assert(
      fc.property(fc.tuple(field, field, field, tail), fc.option(field, { nil: undefined }), (fields, partition) => {
        const head = partition === undefined ? ['acs'] : ['arn', partition];
        const text = [...head, ...fields].join(':');
        const arn = parseArn(text);
        assert.ok(arn !== undefined);
        const { prefix, service, region, account, relativeId } = arn;
        const parts = [prefix, arn.partition, service, region, account, relativeId];
        assert.equal(parts.filter((part) => part !== undefined).join(':'), text);
      }),
    );
  });
});

test('resources match with regard to letter case, and a star crosses slashes', () => {
  assert.equal(resourceMatches('acs:oss:*:*:bucket/*', 'acs:oss:oss-cn-hangzhou:1:bucket/a/b'), true);
  assert.equal(resourceMatches('acs:log:*:*:project/*/logstore/*', 'acs:log:*:*:project/a/Logstore/b'), false);
});

test('an incomplete name still looks like one', () => {
  assert.deepEqual(
    ['acs:kms', 'ARN:', 'acs', '*', 'kms:acs:'].map((text) => looksLikeArn(text)),
    [true, true, false, false, false],
  );
});
