import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyEdits } from '../../../../server/src/core/text/edit.ts';
import { problemsOf, type TestOptions } from '../../../support/service.ts';

/** A policy whose Action line is given, in JSON with comments. */
function policy(...lines: readonly string[]): string {
  return [
    '{',
    '  "Version": "1",',
    '  "Statement": [{',
    '    "Effect": "Allow",',
    ...lines,
    '    "Resource": "acs:kms:*:*:key/*"',
    '  }]',
    '}',
    '',
  ].join('\n');
}

function told(text: string, options: TestOptions = {}): readonly string[] {
  return problemsOf(text, { languageId: 'jsonc', ...options })
    .filter(({ level, code }) => level !== 'hint' || code.startsWith('suppression/'))
    .map(({ code, message }) => `${code}: ${message}`);
}

const misspelt = '    "Action": "kms:Decrpyt",';
const unknown = 'action/unknown: "kms:Decrpyt" ';

suite('comments that ignore a rule', () => {
  test('hide its problems on their own line and on the next', () => {
    assert.deepEqual(told(policy(`${misspelt} // rampart-ignore action/unknown: new`)), []);
    assert.deepEqual(told(policy('    // rampart-ignore action/unknown: new', misspelt)), []);
    assert.deepEqual(told(policy('    /* rampart-ignore action/unknown: new */', misspelt)), []);
    assert.deepEqual(
      told(policy('    // rampart-ignore action/unknown: new', '    // Mind the gap.', '', misspelt)),
      [],
    );
    assert.deepEqual(told(policy('    // rampart-ignore action/*: all new', misspelt)), []);
    assert.deepEqual(told(policy('    // rampart-ignore stmt/sid, action/unknown: new', misspelt)), [
      'suppression/unused: No problem of "stmt/sid" is here to be ignored.',
    ]);
  });

  test('hide nothing elsewhere, and no other rule', () => {
    const [first, second, ...rest] = told(
      policy('    // rampart-ignore action/unknown: new', '    "Sid": "a",', misspelt),
    );
    assert.match(String(first), /^suppression\/unused: No problem of "action\/unknown" is here to be ignored\.$/);
    assert.ok([second, ...rest].some((each) => each?.startsWith(unknown)));
    assert.ok(
      told(policy('    // rampart-ignore action/case: new', misspelt)).some((each) => each.startsWith(unknown)),
    );
  });

  test('count in JSON with comments only', () => {
    const codes = told(policy(`${misspelt} // rampart-ignore action/unknown: new`), { languageId: 'json' });
    assert.ok(codes.some((each) => each.startsWith(unknown)));
    assert.ok(codes.some((each) => each.startsWith('json/comment-or-trailing-comma')));
  });

  test('of a rule that is off are left alone', () => {
    const text = policy('    // rampart-ignore action/deprecated: still in use', '    "Action": "kms:Decrypt",');
    assert.deepEqual(told(text, { levels: { 'action/deprecated': 'off' } }), []);
    assert.equal(told(text, { levels: { 'action/deprecated': 'hint' } }).length, 1);
  });

  test('name the nearest rule where theirs does not exist', () => {
    const text = policy('    // rampart-ignore action/unkown: new', '    "Action": "kms:Decrypt",');
    const [problem] = problemsOf(text, { languageId: 'jsonc' }).filter(({ code }) => code === 'suppression/unused');
    assert.equal(problem?.message, 'There is no rule "action/unkown" to ignore; "action/unknown" is near.');
    assert.equal(text.slice(problem?.span.start, problem?.span.end), 'action/unkown');
    assert.deepEqual(
      problem?.fixes.map(({ title, grade, edits }) => [title, grade, applyEdits(text, edits) === text]),
      [
        ['Ignore "action/unknown"', 'choice', false],
        ['Remove the comment', 'narrows', false],
      ],
    );
    assert.equal(applyEdits(text, problem?.fixes[0]?.edits ?? []), text.replace('action/unkown', 'action/unknown'));
    assert.deepEqual(told(policy('    // rampart-ignore beauty: new', '    "Action": "kms:Decrypt",')), [
      'suppression/unused: There is no rule "beauty" to ignore.',
    ]);
  });

  test('can go, or give up one name', () => {
    const after = (comment: string): string => {
      const text = policy(comment, '    "Action": "kms:Decrypt",');
      const problems = problemsOf(text, { languageId: 'jsonc' }).filter(({ code }) => code === 'suppression/unused');
      return applyEdits(text, problems[0]?.fixes.at(-1)?.edits ?? []);
    };
    const without = policy('    "Action": "kms:Decrypt",');
    assert.equal(after('    // rampart-ignore action/unknown: new'), without);
    assert.equal(
      after('    // rampart-ignore action/unknown, action/case: new'),
      policy('    // rampart-ignore action/case: new', '    "Action": "kms:Decrypt",'),
    );
    assert.equal(
      applyEdits(
        policy('    "Action": "kms:Decrypt", // rampart-ignore action/case: new'),
        problemsOf(policy('    "Action": "kms:Decrypt", // rampart-ignore action/case: new'), { languageId: 'jsonc' })
          .filter(({ code }) => code === 'suppression/unused')
          .flatMap(({ fixes }) => fixes.at(-1)?.edits ?? []),
      ),
      without,
    );
  });

  test('that are no such comments are left alone', () => {
    assert.deepEqual(told(policy('    // see rampart-ignore in the manual', '    "Action": "kms:Decrypt",')), []);
    assert.deepEqual(told(policy('    // rampart-ignored action/unknown', '    "Action": "kms:Decrypt",')), []);
  });
});

suite('suppressions of the configuration', () => {
  const text = policy('    "Action": ["kms:Decrpyt", "kms:Encyrpt"],');
  const left = (rule: string, pointer: string | undefined): readonly string[] =>
    told(text, { languageId: 'json', suppressions: [{ rule, pointer }] }).filter((each) => each.startsWith('action/'));

  test('hide what their pointer names', () => {
    assert.equal(left('action/case', undefined).length, 2);
    assert.equal(left('action/unknown', undefined).length, 0);
    assert.equal(left('action/*', '').length, 0);
    assert.equal(left('action/unknown', '/Statement/0/Action').length, 0);
    assert.deepEqual(
      left('action/unknown', '/Statement/0/Action/0').map((each) => each.slice(0, 29)),
      ['action/unknown: "kms:Encyrpt"'],
    );
    assert.equal(left('action/unknown', '/Statement/1').length, 2);
  });
});
