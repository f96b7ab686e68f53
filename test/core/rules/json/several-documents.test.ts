import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { afterFixesOf, toldBy } from '../told.ts';

const code = 'json/several-documents';
const statement = (action: string): string => `{"Effect": "Allow", "Action": "${action}", "Resource": "acs:ecs:*:*:*"}`;
const policy = (...actions: readonly string[]): string =>
  `{"Version": "1", "Statement": [${actions.map(statement).join(', ')}]}`;

suite(code, () => {
  const rows: readonly (readonly [title: string, text: string, after: string])[] = [
    [
      'a policy into a policy',
      `${policy('ecs:Run*')}\n${policy('ecs:Stop*', 'ecs:Start*')}\n`,
      `${policy('ecs:Run*', 'ecs:Stop*', 'ecs:Start*')}\n`,
    ],
    ['a list into a policy', `${policy('ecs:Run*')}\n\n[${statement('ecs:Stop*')}]`, policy('ecs:Run*', 'ecs:Stop*')],
    [
      'a statement into a policy whose Statement is one object',
      `{"Version": "1", "Statement": ${statement('ecs:Run*')}}\n${statement('ecs:Stop*')}`,
      policy('ecs:Run*', 'ecs:Stop*'),
    ],
    [
      'a policy behind a statement',
      `${statement('ecs:Run*')}\n${policy('ecs:Stop*')}`,
      `{ "Version": "1", "Statement": [${statement('ecs:Run*')}, ${statement('ecs:Stop*')}] }`,
    ],
  ];
  for (const [title, text, after] of rows) {
    test(`merges ${title}`, () => {
      const [problem, ...others] = toldBy(code, text);
      assert.deepEqual(others, []);
      assert.equal(problem?.level, 'warning');
      assert.deepEqual(problem?.fixes, ['choice: Merge the statements of all 2 policies into one']);
      assert.deepEqual(afterFixesOf(code, text), [after, 0]);
    });
  }

  test('merges neither clouds nor kinds, nor what has faults', () => {
    const trust =
      '{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ecs.aliyuncs.com"}}]}';
    const iam = policy('ec2:Run*')
      .replace('"1"', '"2012-10-17"')
      .replace('acs:ecs:*:*:*', 'arn:aws:ec2:*:*:instance/*');
    for (const second of [
      trust,
      iam,
      policy('ecs:Stop*').replace('"Allow",', '"Allow"'),
      `and ${policy('ecs:Stop*')}`,
    ]) {
      const [problem] = toldBy(code, `${policy('ecs:Run*')}\n${second}`);
      assert.deepEqual(problem?.fixes, [], second);
    }
  });

  test('shows where the first policy is', () => {
    const [problem] = toldBy(code, `${policy('ecs:Run*')}\n${policy('ecs:Stop*')}`);
    assert.deepEqual(problem?.related, ['{"Version": The first policy begins here.']);
  });

  test('lets prose and JSON lines have several', () => {
    const text = `${policy('ecs:Run*')}\n${policy('ecs:Stop*')}`;
    assert.deepEqual(toldBy(code, text, { languageId: 'markdown' }), []);
    assert.deepEqual(toldBy(code, text, { languageId: 'jsonl' }), []);
  });
});
