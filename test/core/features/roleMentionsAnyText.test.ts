import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { hostilePieces, hostileText } from '../../support/bulk.ts';
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
        const places = placesIn(all.join(''), ending);
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

  for (const ending of endings) {
    test(`lie in it, whatever .${ending} holds over and over`, () => {
      for (const piece of hostilePieces) placesIn(hostileText(piece, 50_000), ending);
    });
  }
});

/** Places of the mentions in a text, with their roles; each is checked to lie in the text. */
function placesIn(text: string, ending: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const { mentions } = roleReadingOf(text, `a.${ending}`);
  return mentions.map(({ range: { start, end }, role }) => {
    assert.ok(start.line < lines.length && end.line < lines.length);
    assert.ok(start.line < end.line || start.character < end.character);
    return `${String(start.line).padStart(4, '0')}:${String(start.character).padStart(6, '0')} ${role.roleName}`;
  });
}
