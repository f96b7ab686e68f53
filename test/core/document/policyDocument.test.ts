import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { documentOf } from '../../support/service.ts';

const statement = '{"Effect": "Allow", "Action": "ecs:Run*", "Resource": "acs:ecs:*:*:*"}';

suite('the JSON layer of a document', () => {
  test('holds the comments in and around all values, in the order of the text', () => {
    const text = `// one\n[/* two */ ${statement}]\n// three`;
    const { comments } = documentOf(text).json;
    assert.deepEqual(
      comments.map(({ start, end }) => text.slice(start, end)),
      ['// one', '/* two */', '// three'],
    );
  });

  test('holds nothing of the prose around a policy, nor of a policy of a third cloud', () => {
    const foreign = '{"Version": "1.1" "Statement": [{"Effect": "Allow", "Action": "obs:*:*"}, /* any */]}';
    const text = `“Attach”\u00a0this:\n${statement}\nnot this: ${foreign}\n“unclosed`;
    const { json, policies } = documentOf(text, { languageId: 'markdown' });
    assert.equal(policies.length, 1);
    assert.deepEqual([json.faults, json.comments, json.trailingCommas, json.lookalikes], [[], [], [], []]);
  });

  test('keeps every offset when it replaces and paints over', () => {
    const text = `{\u00a0"Version"：“1”, "Statement": [${statement.replace('"acs:ecs:*:*:*"', '${arns}')}]}`;
    const { json, policies } = documentOf(text);
    assert.equal(json.plain.length, text.length);
    assert.equal(policies[0]?.version?.value, '1');
    assert.deepEqual(policies[0]?.span, { start: 0, end: text.length });
  });
});
