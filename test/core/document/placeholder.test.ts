import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { openPlaceholders, placeholdersIn } from '../../../server/src/core/document/placeholder.ts';

/** Each placeholder as `sort: text`. */
function found(value: string): readonly string[] {
  return placeholdersIn(value).map(({ sort, text }) => `${sort}: ${text}`);
}

suite('placeholdersIn', () => {
  const cases: readonly (readonly [value: string, ...expected: string[]])[] = [
    ['acs:ram::<UID>:role/<role name>', 'brackets: <UID>', 'brackets: <role name>'],
    ['acs:elasticsearch:*:<UID:instances/<instanceId', 'brackets: <UID', 'brackets: <instanceId'],
    ['[ECS RAM Action Resource]', 'brackets: [ECS RAM Action Resource]'],
    ['acs:oss:*:*:【存储空间】', 'brackets: 【存储空间】'],
    ['acs:ram::1234****:role/a', 'mask: 1234****'],
    ['acs:ram::1234**5678:role/a', 'mask: 1234**5678'],
    ['acs:ram::****:root', 'mask: ****'],
    ['acs:ecs:*:*:instance/i-xxxxxxxx', 'mask: i-xxxxxxxx'],
    ['acs:ram:*:*:policy/xxx', 'mask: xxx'],
    ['1xxxx@odps.aliyuncs.com', 'mask: 1xxxx'],
    ['rd-a/r-b/.../fd-c', 'ellipsis: ...'],
    ['acs:oss:*:*:bucket/…', 'ellipsis: …'],
    ['acs:cr:*:*:repository/${var.namespace}/*', 'template: ${var.namespace}'],
    ['arn:aws:iam::${AWS::AccountId}:role/a', 'template: ${AWS::AccountId}'],
    ['acs:ram::{{ account }}:root', 'template: {{ account }}'],
    ['acs:ram::%s:role/%s', 'template: %s', 'template: %s'],
    ['acs:ecs:$region:*:instance/{id}', 'template: $region', 'template: {id}'],
    ['arn:aws:iam::*:user/${aws:username}', 'variable: ${aws:username}'],
    ['arn:aws:iam::*:user/${ aws:username', 'variable: ${ aws:username'],
    ['arn:aws:s3:::bucket/${}', 'variable: ${}'],
    ['acs:log:*:*:project/Project name/logstore/*', 'words: Project name'],
    ['acs:log:*:*:project/Project名称/*', 'words: Project名称'],
    ['acs:ram:*:主账号ID:role/*', 'words: 主账号ID'],
    ['acs:ram::Alibaba Cloud account: role /Role ARN', 'words: Alibaba Cloud account', 'words: Role ARN'],
    ['arn:aws:kms:Region:AccountId:key/1', 'words: Region', 'words: AccountId'],
    ['arn:aws:s3:::your-bucket/*', 'words: your-bucket'],
    ['arn:aws:lambda:*:*:function:FUNCTION_NAME', 'words: FUNCTION_NAME'],
    ['SecretARN', 'words: SecretARN'],
    ['阿里云账号A的ID@log.aliyuncs.com', 'words: 阿里云账号A的ID'],
  ];
  for (const [value, ...expected] of cases) {
    test(`finds ${expected.join(' and ')} in ${value}`, () => assert.deepEqual(found(value), expected));
  }

  for (const value of [
    '*',
    '****',
    'acs:oss:*:*:bucket/**',
    'acs:kms:*:*:secret/alb!*',
    'acs:alikafka:*:*:%RETRY%topic',
    'arn:aws:s3:::maxxx/*',
    'arn:aws:s3:::bucket/a b/c',
    'arn:aws:s3:::bucket/${*}',
    'acs:oss:*:*:照片/2026',
    'acs:ram:*:system:policy/AliyunKMSFullAccess',
    'arn:aws:iam::111122223333:role/account',
    'arn:aws:organizations::111122223333:account/o-1/2',
  ]) {
    test(`finds nothing in ${value}`, () => assert.deepEqual(found(value), []));
  }

  test('says where each stands, in order and apart', () => {
    const letters = fc.constantFrom(
      '<',
      '>',
      '*',
      'x',
      '$',
      '{',
      '}',
      '.',
      ':',
      '/',
      'a',
      '1',
      ' ',
      'ID',
      '名称',
      '%s',
    );
    fc.assert(
      fc.property(
        fc.array(letters).map((parts) => parts.join('')),
        (value) => {
          let last = 0;
          for (const { text, start, end } of placeholdersIn(value)) {
            assert.equal(value.slice(start, end), text);
            assert.ok(start >= last && end > start);
            last = end;
          }
        },
      ),
    );
  });

  test('takes no longer for a long value', () => {
    assert.deepEqual(found(`acs:oss:*:*:${'x-'.repeat(50_000)}***`), []);
  });
});

test('what a placeholder stands for may be anything', () => {
  assert.deepEqual(['acs:ram::<UID>:role/a', 'acs:ram::${id}:role/i-****', 'acs:ram::*:role/a'].map(openPlaceholders), [
    'acs:ram::*:role/a',
    'acs:ram::*:role/*',
    'acs:ram::*:role/a',
  ]);
});
