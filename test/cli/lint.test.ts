import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { LintOptions } from '../../server/src/cli/options.ts';
import { type Contents, cutCatalogue, runLint as run } from '../support/cli.ts';

const clean = '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "*" }] }';
const misspelt = clean.replace('Encrypt', 'Encrpyt');

interface Report {
  readonly file: string;
  readonly dialect: string;
  readonly kind: string;
  readonly problems: readonly { readonly code: string; readonly range: unknown; readonly fix: unknown }[];
}

async function reports(contents: Contents, options: Partial<LintOptions> = {}): Promise<readonly Report[]> {
  return JSON.parse((await run(contents, { ...options, format: 'json' })).output);
}

suite('lint --format json', () => {
  test('is an object for each policy, as promised to programs', async () => {
    const { output, exitCode, complaints } = await run({ 'a.json': misspelt }, { format: 'json' });
    const [report] = JSON.parse(output);
    assert.match(report.problems[0].message, /^"kms:Encrpyt" /);
    delete report.problems[0].message;
    assert.deepEqual(JSON.parse(output).length, 1);
    assert.deepEqual(report, {
      file: 'a.json',
      dialect: 'ram',
      kind: 'permission',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: misspelt.length } },
      problems: [
        {
          code: 'action/unknown',
          category: 'correctness',
          level: 'warning',
          range: { start: { line: 0, character: 63 }, end: { line: 0, character: 76 } },
          fix: 'choice',
        },
      ],
    });
    assert.deepEqual([exitCode, complaints], [1, '']);
  });

  test('has no object for a text without a policy, and an empty list for a clean one', async () => {
    const found = await reports({ 'package.json': '{ "name": "x" }', 'a.json': clean });
    assert.deepEqual(
      found.map(({ file, problems }) => [file, problems]),
      [['a.json', []]],
    );
    assert.equal((await run({ 'a.json': clean }, { format: 'json' })).exitCode, 0);
    assert.equal((await run({ 'package.json': '{}' }, { format: 'json' })).output, '[]\n');
  });

  test('gives each policy of a file its own problems', async () => {
    const found = await reports({ 'two.json': `${clean}\n${misspelt}\n` });
    assert.deepEqual(
      found.map(({ problems }) => problems.map(({ code }) => code).filter((code) => code.startsWith('action/'))),
      [[], ['action/unknown']],
    );
  });

  test('finds policies in prose', async () => {
    const found = await reports({ 'guide.md': `# Keys\n\n\`\`\`json\n${misspelt}\n\`\`\`\n` });
    assert.deepEqual(
      found.map(({ problems }) => problems[0]?.range),
      [{ start: { line: 3, character: 63 }, end: { line: 3, character: 76 } }],
    );
  });

  test('reads standard input as JSON', async () => {
    const found = await reports({ '-': misspelt });
    assert.deepEqual(
      found.map(({ file, problems }) => [file, problems[0]?.code]),
      [['-', 'action/unknown']],
    );
  });
});

suite('lint --format text', () => {
  test('is a line for each problem and a summary', async () => {
    const { output } = await run({ 'a.json': clean, 'b.json': `\n${misspelt}` });
    const [first, second, ...rest] = output.split('\n');
    assert.match(first ?? '', /^b\.json:2:64 warning "kms:Encrpyt" .* \[action\/unknown\]$/);
    assert.equal(second, '1 problem found (1 warning; 2 policies in 2 files checked).');
    assert.deepEqual(rest, ['']);
  });

  test('says so where nothing is wrong', async () => {
    assert.equal((await run({ 'a.json': clean })).output, 'No problems (1 policy in 1 file checked).\n');
    assert.equal((await run({ 'a.json': '{}' })).output, 'No policy found.\n');
  });

  test('speaks Chinese', async () => {
    const { output } = await run({ 'a.json': misspelt }, { locale: 'zh-cn' });
    assert.match(output, /^a\.json:1:64 警告 .*\n发现 1 个问题（1 个警告；已检查 1 个文件中的 1 个策略）。\n$/);
  });

  test('names a file that holds no policy, when a person named it', async () => {
    const { complaints, exitCode } = await run({ 'a.json': '{}' });
    assert.deepEqual([complaints, exitCode], ['a.json: no policy in this file.\n', 0]);
    const folder = await run({ 'x/a.json': '{}' }, { paths: ['x'] });
    assert.equal(folder.complaints, '');
  });

  test('says where the JSON of a file without a policy is broken', async () => {
    const { complaints } = await run({ 'a.json': '{\n  "name" "x"\n}' });
    assert.equal(complaints, 'a.json:2:10: no policy can be read from this file, because its JSON is broken here.\n');
  });

  test('says that a file is empty', async () => {
    assert.equal((await run({ 'a.json': '' })).complaints, 'a.json: the file is empty.\n');
    assert.equal((await run({ 'a.json': ' \n' }, { locale: 'zh-cn' })).complaints, 'a.json：文件为空。\n');
  });
});

suite('lint goes on past', () => {
  test('a file that cannot be read', async () => {
    const { output, complaints, exitCode } = await run({ 'a.json': misspelt }, { paths: ['none.json', 'a.json'] });
    assert.equal(complaints, 'none.json: no such file or directory\n');
    assert.match(output, /^a\.json:1:64 warning/);
    assert.equal(exitCode, 2);
  });

  test('bytes that are no text, with their place', async () => {
    const bytes = Buffer.from(`{\n "Statement": "é"\n}`, 'latin1');
    const { complaints, exitCode } = await run({ 'a.json': bytes, 'b.json': clean });
    assert.equal(complaints, 'a.json:2:16: this is not UTF-8 text; save the file as UTF-8.\n');
    assert.equal(exitCode, 2);
  });

  test('such bytes in a folder, silently where no policy is around them', async () => {
    const bytes = Buffer.from('{ "name": "é" }', 'latin1');
    const { complaints, exitCode } = await run({ 'x/a.json': bytes, 'x/b.json': clean }, { paths: ['x'] });
    assert.deepEqual([complaints, exitCode], ['', 0]);
  });

  test('a damaged catalogue', async () => {
    const { complaints, output, exitCode } = await run({ 'a.json': misspelt }, {}, cutCatalogue);
    assert.match(complaints, /^The ram catalogue is not complete.*\nThe iam catalogue is not complete.*\n$/);
    assert.equal(output, 'No problems (1 policy in 1 file checked).\n');
    assert.equal(exitCode, 2);
  });
});

suite('lint reads', () => {
  const place = { start: { line: 0, character: 63 }, end: { line: 0, character: 76 } };
  const encodings: Readonly<Record<string, Uint8Array>> = {
    'UTF-8 with a byte order mark': Buffer.from(`\ufeff${misspelt}`),
    'UTF-16 little-endian': Buffer.from(`\ufeff${misspelt}`, 'utf16le'),
    'UTF-16 big-endian': Buffer.from(`\ufeff${misspelt}`, 'utf16le').swap16(),
  };
  for (const [name, bytes] of Object.entries(encodings)) {
    test(name, async () => {
      const [report] = await reports({ 'a.json': bytes });
      assert.deepEqual(
        report?.problems.map(({ code, range }) => [code, range]),
        [['action/unknown', place]],
      );
    });
  }

  test('UTF-16 that is cut in the middle of a character as no text', async () => {
    const { complaints } = await run({ 'a.json': Buffer.from(`\ufeff${misspelt}`, 'utf16le').subarray(0, -1) });
    assert.match(complaints, /^a\.json:1:98: this is not UTF-16 text/);
  });

  test('every policy as the dialect and kind that are asked for, and nothing else as a policy', async () => {
    const contents = { 'a.json': clean, 'package.json': '{ "version": "1.0.0" }' };
    const found = await reports(contents, { dialect: 'iam', kind: 'trust' });
    assert.deepEqual(
      found.map(({ file, dialect, kind }) => [file, dialect, kind]),
      [['a.json', 'iam', 'trust']],
    );
  });
});
