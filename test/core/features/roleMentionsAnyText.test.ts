import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { roleReadingOf } from '../../support/mentionFixture.ts';

const seed = 20261130;
const endings = ['json', 'tf', 'yaml', 'sh', 'md', 'template', 'tf.json'];
const pieces = [
  'AliyunServiceRoleForKMSKeyStore',
  'AliyunServiceRolePolicyForKMSKeyStore',
  'keystore.kms.aliyuncs.com',
  '*@ecs.aliyuncs.com',
  'AWSServiceRoleForECS',
  'aliyun resourcemanager CreateServiceLinkedRole --ServiceName ',
  'resource "alicloud_ram_role" "x" {\n',
  '  role_name = ',
  'Type: ALIYUN::RAM::Role\n',
  'Properties:\n',
  '  RoleName: ',
  '{"Type":"ALIYUN::RAM::Role","Properties":{"RoleName":',
  '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:*","Resource":"*","Condition":',
  '{"StringEquals":{"ram:ServiceName":',
  '<<EOF\n',
  'EOF\n',
  '/*',
  '*/',
  '#',
  '//',
  '"',
  "'",
  '`',
  '${',
  '}',
  ']',
  '\n',
  '\r\n',
  ' ',
  '- ',
  ': ',
  '|',
  '\\',
  '_',
  '.',
  '\ud800',
  '角色',
];

suite('mentions in any text', () => {
  test('lie in it, in order, one of a role at a place, and never throw', () => {
    const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.constantFrom(...endings), (all, ending) => {
        const text = all.join('');
        const lines = text.split(/\r\n|\n|\r/);
        const { mentions } = roleReadingOf(text, `a.${ending}`);
        const places = mentions.map(({ range: { start, end }, role }) => {
          assert.ok(start.line < lines.length && end.line < lines.length);
          assert.ok(start.line < end.line || start.character < end.character);
          return `${String(start.line).padStart(4, '0')}:${String(start.character).padStart(6, '0')} ${role.roleName}`;
        });
        assert.equal(new Set(places).size, places.length);
        const order = places.map((place) => place.slice(0, place.indexOf(' ')));
        assert.deepEqual(order, order.toSorted());
      }),
      { seed, numRuns: 2000 },
    );
  });

  test('are whole names: with any letter beside it a name is another one, or none', () => {
    for (const name of [
      'AliyunServiceRoleForKMSKeyStore',
      'AliyunECSDiskEncryptDefaultRole',
      'keystore.kms.aliyuncs.com',
    ]) {
      const told = (text: string, ending: string): readonly string[] =>
        roleReadingOf(`"${text}"`, `a.${ending}`).mentions.flatMap(({ role }) => (role.isKnown ? [role.roleName] : []));
      for (const ending of endings) {
        assert.equal(told(name, ending).length, 1, `${name} in ${ending}`);
        const before = ['x', 'X', '0', 'a-', 'a.', 'a_', '$', '${x}', ...(name.includes('.') ? ['@', '/'] : [])];
        for (const letter of before) assert.deepEqual(told(letter + name, ending), [], `${letter}${name} in ${ending}`);
        for (const letter of ['x', 'X', '0', '${x}', '-x', '.x'])
          assert.deepEqual(told(name + letter, ending), [], `${name}${letter} in ${ending}`);
      }
    }
  });

  const hostile = [
    'aliyun.',
    'AliyunServiceRoleForA ',
    'AliyunServiceRoleForKMSKeyStore_',
    '"keystore.kms.aliyuncs.com",',
    '1@ecs.aliyuncs.com ',
    '{{@ecs.aliyuncs.com ',
    '"',
    '"${',
    '"\\',
    '{',
    '}{',
    '<<A\n',
    '/*',
    ' #',
    "'#",
    ': ',
    '- ',
    ' ',
    '\n ',
    'Type: ALIYUN::RAM::Role\n',
    'a:\n',
    '"a":',
    '{"a":',
    'aliyun CreateRole ',
    'CreateRole ',
    'aws create-role\\\n',
    'resource "alicloud_ram_role" "x" {',
    '\n  name = "x" ',
    '[{"Type":"ALIYUN::RAM::Role","Properties":{"RoleName":"x"}},',
  ];
  for (const ending of endings) {
    test(`are found in time that grows with the length: a megabyte of anything in .${ending}`, () => {
      for (const piece of hostile) {
        const text = `resource "alicloud_ram_role" "x" { Type: ALIYUN::RAM::Role\n${piece.repeat(1_000_000 / piece.length)}`;
        const started = process.cpuUsage();
        roleReadingOf(text, `a.${ending}`);
        const { user } = process.cpuUsage(started);
        assert.ok(user < 3_000_000, `${JSON.stringify(piece)} took ${user} microseconds`);
      }
    });
  }

  test('are found in two thousand files of 4 KB in well under two seconds', () => {
    const makers: readonly (readonly [ending: string, line: (index: number) => string, head: string, tail: string])[] =
      [
        [
          'json',
          (index) =>
            `{"Effect": "Allow", "Action": ["ecs:DescribeInstances", "kms:Decrypt"], "Resource": ["acs:ecs:*:*:instance/i-${index}"]},\n`,
          '{"Version": "1", "Statement": [\n',
          '{"Effect": "Allow", "Action": "ram:CreateServiceLinkedRole", "Resource": "*", "Condition": {"StringEquals": {"ram:ServiceName": "keystore.kms.aliyuncs.com"}}}]}',
        ],
        [
          'tf',
          (index) =>
            `resource "alicloud_instance" "i${index}" {\n  # one of many\n  name = "app-${index}"\n  image = "\${var.image}"\n}\n`,
          '',
          'resource "alicloud_ram_role" "x" {\n  role_name = "AliyunECSDiskEncryptDefaultRole"\n}\n',
        ],
        [
          'yaml',
          (index) => `  Role${index}:\n    Type: ALIYUN::RAM::Role\n    Properties:\n      RoleName: app-${index}\n`,
          'Resources:\n',
          '',
        ],
        ['md', (index) => `On AliyunServiceRoleForKMSKeyStore, ${index}: words and more words of a page.\n`, '', ''],
        ['sh', (index) => `aliyun ecs DescribeInstances --RegionId cn-hangzhou # ${index}\n`, '', ''],
      ];
    const files = Array.from({ length: 2000 }, (_, number) => {
      const [ending, line, head, tail] = makers[number % makers.length] ?? assert.fail();
      let text = head;
      for (let index = number; text.length + tail.length < 4096; index++) text += line(index);
      return [text + tail, `${number}.${ending}`] as const;
    });
    const started = process.cpuUsage();
    const found = files.reduce((sum, [text, name]) => sum + roleReadingOf(text, name).mentions.length, 0);
    const { user } = process.cpuUsage(started);
    assert.ok(found > 10_000);
    assert.ok(user < 2_000_000, `took ${user} microseconds`);
  });
});
