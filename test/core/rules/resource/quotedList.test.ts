import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { quoted } from '../../../../server/src/core/rules/quotedList.ts';
import { toldBy } from '../told.ts';

suite('texts in quotes', () => {
  test('are joined as the language does', () => {
    assert.deepEqual(
      [['a'], ['a', 'b'], ['a', 'b', 'c']].map((texts) => quoted(texts, 'en')),
      ['"a"', '"a" and "b"', '"a", "b" and "c"'],
    );
    assert.deepEqual(
      [['a'], ['a', 'b']].map((texts) => quoted(texts, 'zh-cn')),
      ['“a”', '“a”、“b”'],
    );
  });

  test('are cut short where there are many, but never by one', () => {
    const texts = ['a', 'b', 'c', 'd', 'e'];
    assert.equal(quoted(texts, 'en'), '"a", "b", "c" and 2 more');
    assert.equal(quoted(texts, 'zh-cn'), '“a”、“b”、“c”等 5 项');
    assert.equal(quoted(texts.slice(0, 4), 'en'), '"a", "b", "c" and "d"');
    assert.equal(quoted([], 'en'), '');
  });

  test('stand in sentences of both languages', () => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'iam:GetRole', Resource: 'arn:aws:iam::111122223333:user/*' }],
    });
    const messages = (['en', 'zh-cn'] as const).map(
      (locale) => toldBy('resource/type-mismatch', text, { locale })[0]?.message,
    );
    assert.deepEqual(messages, [
      '"iam:GetRole" acts on "arn:{partition}:iam::{account}:role/{RoleNameWithPath}", and no resource of this statement is of that sort.',
      '“iam:GetRole”的资源为“arn:{partition}:iam::{account}:role/{RoleNameWithPath}”，此语句中没有这种类型的资源。',
    ]);
  });
});
