import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { globMatches, globsMeet } from '../../../server/src/core/document/actionPattern.ts';
import {
  type Arn,
  arnPattern,
  looksLikeArn,
  parseArn,
  patternsMeet,
  resourceMatches,
} from '../../../server/src/core/document/arn.ts';

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

suite('patternsMeet', () => {
  const arnOf = (text: string): Arn => parseArn(text) ?? assert.fail(text);
  const fits = (form: string, text: string): boolean => patternsMeet(arnPattern(arnOf(form)), arnPattern(arnOf(text)));

  test('takes a variable for any text', () => {
    assert.equal(fits('acs:kms:{region}:{account}:key/{key-id}', 'acs:kms:cn-hangzhou:1234:key/08ec'), true);
    assert.equal(fits('acs:kms:{region}:{account}:secret/{name}', 'acs:kms:*:*:secret/acs/ecs/*'), true);
    assert.equal(fits('arn:{partition}:s3:::{bucket}/{object}', 'arn:aws-cn:s3:::bucket/a/b'), true);
  });

  test('takes a pattern that could name such a thing', () => {
    assert.equal(fits('acs:kms:{region}:{account}:key', 'acs:kms:*:*:*'), true);
    assert.equal(fits('acs:ram:*:{account}:role/{name}', 'acs:ram::1234:*/admin'), true);
    assert.equal(fits('acs:log:{region}:{account}:project/{name}/logstore/{name}', 'acs:log:*:*:project/a*'), true);
  });

  test('tells a container from what it contains, one type from another, and one service from another', () => {
    assert.equal(fits('acs:kms:{region}:{account}:key', 'acs:kms:*:*:key/*'), false);
    assert.equal(fits('acs:kms:{region}:{account}:key/{key-id}', 'acs:kms:*:*:key'), false);
    assert.equal(fits('acs:kms:{region}:{account}:key/{key-id}', 'acs:kms:*:*:alias/example'), false);
    assert.equal(fits('acs:kms:{region}:{account}:key/{key-id}', 'acs:ecs:*:*:key/*'), false);
    assert.equal(fits('arn:{partition}:iam::{account}:role/{name}', 'acs:iam::1234:role/admin'), false);
  });

  test('leaves letter case aside', () => {
    assert.equal(
      fits('acs:log:{region}:{account}:project/{name}/logstore/{name}', 'ACS:Log:*:*:project/a/Logstore/b'),
      true,
    );
  });
});

suite('globsMeet', () => {
  const letter = fc.constantFrom('a', 'b', '*', '?');
  const glob = fc.array(letter, { maxLength: 6 }).map((letters) => letters.join(''));

  test('says the same from both sides', () => {
    fc.assert(fc.property(glob, glob, (left, right) => globsMeet(left, right) === globsMeet(right, left)));
  });

  test('is what matching says where one side is plain', () => {
    const plain = fc.array(fc.constantFrom('a', 'b'), { maxLength: 6 }).map((letters) => letters.join(''));
    fc.assert(fc.property(glob, plain, (left, right) => globsMeet(left, right) === globMatches(left, right)));
  });

  test('finds a common text exactly where there is one', () => {
    const texts = [''];
    for (let index = 0; texts[index] !== undefined && (texts[index] ?? '').length < 6; index++) {
      texts.push(`${texts[index]}a`, `${texts[index]}b`);
    }
    const short = fc.array(letter, { maxLength: 3 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(short, short, (left, right) => {
        const common = texts.some((text) => globMatches(left, text) && globMatches(right, text));
        assert.equal(globsMeet(left, right), common);
      }),
    );
  });
});
