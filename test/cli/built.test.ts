/** What is shipped, run as users and editors run it. One file, so that the bundles are built at most once. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  ExitNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { builtFolder } from '../support/built.ts';
import { everyMessage } from '../support/everyMessage.ts';
import { type ClientSession, connectClient } from '../support/lspSession.ts';

const dist = builtFolder();
const cli = join(dist, 'cli.mjs');
const folder = mkdtempSync(join(tmpdir(), 'rampart-built-'));
after(() => rmSync(folder, { recursive: true }));

const misspelt = '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrpyt", "Resource": "*" }] }';

interface Ended {
  readonly output: string;
  readonly complaints: string;
  readonly exitCode: number | null;
}

function start(file: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [file, ...args], { cwd: folder, env: { ...process.env, LC_ALL: 'C' } });
}

async function run(args: readonly string[], input: string = ''): Promise<Ended> {
  const child = start(cli, args);
  let output = '';
  let complaints = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (complaints += chunk));
  child.stdin?.end(input);
  const [exitCode] = await once(child, 'close');
  return { output, complaints, exitCode };
}

suite('the built command line', () => {
  test('checks files, through a link too', async () => {
    writeFileSync(join(folder, 'a.json'), misspelt);
    symlinkSync(cli, join(folder, 'rampart.mjs'));
    for (const file of [cli, join(folder, 'rampart.mjs')]) {
      const child = start(file, ['lint', '--format', 'json', 'a.json']);
      const chunks: string[] = [];
      child.stdout?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
      const [exitCode] = await once(child, 'close');
      const [report] = JSON.parse(chunks.join(''));
      assert.deepEqual(
        [report.file, report.dialect, report.problems[0].code, exitCode],
        ['a.json', 'ram', 'action/unknown', 1],
      );
    }
  });

  test('reads standard input', async () => {
    const { output, exitCode } = await run(['lint', '-'], misspelt);
    assert.match(output, /^-:1:64 warning/);
    assert.equal(exitCode, 1);
  });

  test('names a missing file and exits with 2', async () => {
    const { output, complaints, exitCode } = await run(['lint', '--format', 'json', 'none.json']);
    assert.deepEqual([output, complaints, exitCode], ['[]\n', 'none.json: no such file or directory\n', 2]);
  });

  test('writes a long report to the end of a pipe', async () => {
    const { output, exitCode } = await run(['lint', '--format', 'json', '-'], `${misspelt}\n`.repeat(3000));
    assert.equal(JSON.parse(output).length, 3000);
    assert.equal(exitCode, 1);
  });

  test('is silent when its reader goes away', async () => {
    const child = start(cli, ['lint', '-']);
    let complaints = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (complaints += chunk));
    child.stdout?.destroy();
    child.stdin?.end(`${misspelt}\n`.repeat(3000));
    await once(child, 'close');
    assert.equal(complaints, '');
  });

  test('tells its version, its use and misuse', async () => {
    const manifest = JSON.parse(readFileSync(join(dist, '../package.json'), 'utf8'));
    assert.equal((await run(['--version'])).output, `${manifest.version}\n`);
    assert.match((await run(['--help'])).output, /^Finds mistakes .*\n\nUsage:/);
    const misused = await run(['lint']);
    assert.match(misused.complaints, /^Name at least one file or folder/);
    assert.deepEqual([misused.output, misused.exitCode], ['', 2]);
  });
});

suite('the built server', () => {
  const ways: Readonly<Record<string, readonly [file: string, args: readonly string[]]>> = {
    'server.node.cjs --stdio': [join(dist, 'server.node.cjs'), ['--stdio']],
    'rampart lsp --stdio': [cli, ['lsp', '--stdio']],
  };
  for (const [name, [file, args]] of Object.entries(ways)) {
    suite(name, () => {
      let child: ChildProcess;
      let session: ClientSession;

      before(async () => {
        child = start(file, args);
        const { stdin, stdout } = child;
        assert.ok(stdin !== null && stdout !== null);
        const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
        session = await connectClient(connection, {}, () => child.kill());
      });

      for (const { name: step, say } of everyMessage) test(step, { timeout: 20_000 }, () => say(session));

      test('exit ends the process in peace', { timeout: 20_000 }, async () => {
        const closed = once(child, 'close');
        await session.client.sendNotification(ExitNotification.type);
        assert.deepEqual(await closed, [0, null]);
      });
    });
  }

  test('links the pages beside it', { timeout: 20_000 }, async () => {
    const child = start(join(dist, 'server.node.cjs'), ['--stdio']);
    const { stdin, stdout } = child;
    assert.ok(stdin !== null && stdout !== null);
    const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    const session = await connectClient(connection, {}, () => child.kill());
    await session.open('file:///a.json', misspelt);
    const [diagnostic] = await session.diagnosticsOf('file:///a.json', 1);
    const page = new URL(diagnostic?.codeDescription?.href ?? '');
    assert.equal(page.href, pathToFileURL(join(dist, 'rules/action/unknown.md')).href);
    assert.match(readFileSync(page, 'utf8'), /^# action\/unknown/);
    session.end();
    await once(child, 'close');
  });

  test('says how to talk to it when it was not told', async () => {
    const child = start(join(dist, 'server.node.cjs'), []);
    let complaints = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (complaints += chunk));
    const [exitCode] = await once(child, 'close');
    assert.match(complaints, /--stdio/);
    assert.equal(exitCode, 2);
  });
});
