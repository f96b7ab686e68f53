import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { LintOptions } from '../../server/src/cli/options.ts';
import { type Contents, runLint } from '../support/cli.ts';

const clean =
  '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "acs:kms:*:*:key/*" }] }';
const misspelt = clean.replace('Encrypt', 'Encrpyt');
const acme = clean.replace('kms:Encrypt', 'acme:Start').replace('acs:kms', 'acs:acme');

/** `file code level` of each problem, what was complained of, and the exit code. */
async function told(contents: Contents, options: Partial<LintOptions> = {}): Promise<readonly (string | number)[]> {
  const paths = Object.keys(contents).filter((path) => !/rampart|facts/.test(path));
  const { output, complaints, exitCode } = await runLint(contents, { paths, ...options, format: 'json' });
  const reports: readonly {
    readonly file: string;
    readonly problems: readonly { readonly code: string; readonly level: string }[];
  }[] = JSON.parse(output);
  return [
    ...reports.flatMap(({ file, problems }) => problems.map(({ code, level }) => `${file} ${code} ${level}`)),
    ...complaints.split('\n').filter((line) => line !== ''),
    exitCode,
  ];
}

function json(value: object): string {
  return JSON.stringify(value);
}

suite('a configuration around files', () => {
  test('sets levels, the nearest one alone', async () => {
    const contents = {
      'a.json': misspelt,
      'deep/b.json': misspelt,
      'deep/down/c.json': misspelt,
      'rampart.json': json({ rules: { 'action/unknown': 'off' } }),
      'deep/.rampart.json': json({ rules: { 'action/*': 'error' } }),
    };
    assert.deepEqual(await told(contents), [
      'deep/b.json action/unknown error',
      'deep/down/c.json action/unknown error',
      1,
    ]);
  });

  test('rampart.json comes before .rampart.json', async () => {
    const contents = {
      'a.json': misspelt,
      '.rampart.json': json({ rules: { 'action/unknown': 'off' } }),
      'rampart.json': json({ rules: { 'action/unknown': 'info' } }),
    };
    assert.deepEqual(await told(contents), ['a.json action/unknown info', 0]);
  });

  test('is not looked for where one is named', async () => {
    const contents = {
      'a.json': misspelt,
      'rampart.json': json({ rules: { 'action/unknown': 'off' } }),
      'ci/rampart.strict.json': json({ rules: { 'action/unknown': 'error' } }),
    };
    assert.deepEqual(await told(contents, { config: 'ci/rampart.strict.json' }), ['a.json action/unknown error', 1]);
    assert.deepEqual(await told(contents, { config: 'none.json' }), [
      'a.json action/unknown warning',
      'none.json: there is no such file.',
      2,
    ]);
  });

  test('counts for standard input', async () => {
    const contents = { '-': misspelt, 'rampart.json': json({ rules: { 'action/unknown': 'off' } }) };
    assert.deepEqual(await told(contents), [0]);
  });

  test('has a preset, which the command may replace', async () => {
    const contents = { 'a.json': misspelt, 'rampart.json': json({ preset: 'console' }) };
    assert.deepEqual(await told(contents), [0]);
    assert.deepEqual(await told(contents, { preset: 'recommended' }), ['a.json action/unknown warning', 1]);
  });

  test('says which files are policies, of which kind, and which to leave alone', async () => {
    const trust = '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole" }] }';
    const associations = { 'old/**': 'off', 'roles/*.json': { dialect: 'ram', kind: 'trust' } };
    const contents = { 'old/a.json': misspelt, 'roles/b.json': trust, 'rampart.json': json({ associations }) };
    assert.ok((await told(contents)).includes('roles/b.json stmt/missing-principal error'));
    assert.ok(!(await told(contents)).some((line) => String(line).startsWith('old/')));
    const { complaints } = await runLint(contents, { paths: ['old/a.json'] });
    assert.equal(complaints, 'old/a.json: left alone, as rampart.json says.\n');
  });

  test('that is wrong is told with its place, and the rest of it counts', async () => {
    const rampart = '{\n  "rules": { "action/unkown": "off", "action/unknown": "hint" }\n}';
    assert.deepEqual(await told({ 'a.json': misspelt, 'rampart.json': rampart }), [
      'a.json action/unknown hint',
      'rampart.json:2:14: There is no rule "action/unkown"; "action/unknown" is near.',
      2,
    ]);
  });

  test('speaks Chinese', async () => {
    const { complaints } = await runLint(
      { 'a.json': clean, 'rampart.json': '{ "presets": 1 }' },
      { locale: 'zh-cn', paths: ['a.json'] },
    );
    assert.equal(complaints, 'rampart.json:1:3：此处没有名为“presets”的成员，相近的成员是“preset”。\n');
  });
});

suite('suppressions', () => {
  const suppression = { rule: 'action/unknown', path: 'deep/a.json', pointer: '/Statement/0/Action', reason: 'new' };

  test('hide the problem in its file', async () => {
    const contents = {
      'deep/a.json': misspelt,
      'deep/b.json': misspelt,
      'rampart.json': json({ suppressions: [suppression] }),
    };
    assert.deepEqual(await told(contents), ['deep/b.json action/unknown warning', 1]);
  });

  test('without use are told, and change no exit code', async () => {
    const contents = { 'deep/a.json': clean, 'rampart.json': json({ suppressions: [suppression] }) };
    assert.deepEqual(await told(contents), ['rampart.json:1:18: This suppression hides no problem any more.', 0]);
  });

  test('of other files are left alone', async () => {
    const contents = { 'b.json': clean, 'rampart.json': json({ suppressions: [suppression] }) };
    assert.deepEqual(await told(contents), [0]);
  });

  test('of many files are judged where all of them were looked at', async () => {
    const many = { rule: 'action/unknown', path: '*.json', reason: 'new' };
    const contents = { 'x/a.json': clean, 'x/b.json': clean, 'x/rampart.json': json({ suppressions: [many] }) };
    assert.deepEqual(await told(contents), [0]);
    assert.deepEqual(await told(contents, { paths: ['x'] }), [
      'x/rampart.json:1:18: This suppression hides no problem any more.',
      0,
    ]);
    const used = { ...contents, 'x/b.json': misspelt };
    assert.deepEqual(await told(used, { paths: ['x'] }), [0]);
  });

  test('without a reason are followed all the same', async () => {
    const contents = { 'a.json': misspelt, 'rampart.json': json({ suppressions: [{ rule: 'action/*' }] }) };
    assert.deepEqual(await told(contents), ['rampart.json:1:26: Say why this problem is meant.', 0]);
  });

  test('of a rule that is off say nothing', async () => {
    const contents = { 'deep/a.json': clean, 'rampart.json': json({ suppressions: [suppression] }) };
    assert.deepEqual(await told(contents, { preset: 'console' }), [0]);
  });
});

suite('facts of one’s own', () => {
  const facts = json({
    services: [{ code: 'acme', actionList: 'complete', actions: [{ name: 'Stop', level: 'write' }] }],
  });

  test('count where the configuration names them', async () => {
    const contents = {
      'deep/a.json': acme,
      'facts/acme.json': facts,
      'rampart.json': json({ catalogue: { extra: './facts/acme.json' } }),
    };
    assert.deepEqual(await told(contents), ['deep/a.json action/unknown warning', 1]);
  });

  test('count where the command names them', async () => {
    const contents = { 'a.json': acme, 'facts.json': facts };
    assert.deepEqual(await told(contents, { extraFacts: ['facts.json'] }), ['a.json action/unknown warning', 1]);
    assert.deepEqual((await told(contents, { extraFacts: ['none.json'] })).slice(-2), [
      'none.json: there is no such file.',
      2,
    ]);
  });

  test('that are wrong, missing or elsewhere are told with their place', async () => {
    const contents = {
      'a.json': clean,
      'facts.json': '{ "services": [{ "name": "x" }] }',
      'rampart.json': json({ catalogue: { extra: ['facts.json', 'none.json', '../facts.json', '/facts.json'] } }),
    };
    assert.deepEqual(await told(contents), [
      'rampart.json:1:37: The file "none.json" cannot be read.',
      'rampart.json:1:49: "../facts.json" leads out of the project; only files within it are read.',
      'rampart.json:1:65: "/facts.json" leads out of the project; only files within it are read.',
      'facts.json:1:16: The member "code" is missing here.',
      2,
    ]);
  });

  test('are of no use as reference policies', async () => {
    const contents = {
      'a.json': clean,
      'facts.json': facts,
      'rampart.json': json({ referencePolicies: ['facts.json', 'a.json'] }),
    };
    assert.deepEqual(await told(contents), ['rampart.json:1:23: There is no policy in "facts.json".', 2]);
  });
});
