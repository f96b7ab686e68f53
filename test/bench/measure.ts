/** One life of a server: started, typed to, asked, and ended; how long each thing took. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import {
  CompletionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { BenchText } from './policyText.ts';
import type { BenchServer } from './servers.ts';

/** Figures of one life, times in milliseconds. */
export interface Life {
  readonly start: number;
  /** Time on a processor until then, all threads together, where the system tells it. */
  readonly startCpu: number | undefined;
  readonly keys: readonly number[];
  /** Time on a processor for each keystroke. */
  readonly keyCpu: number | undefined;
  readonly completions: readonly number[];
  readonly hovers: readonly number[];
  /** Resident memory at the end, where the system tells it. */
  readonly mebibytes: number | undefined;
  /** What was found, so that a server that finds nothing is not taken for a fast one. */
  readonly problems: number;
  readonly items: number;
  readonly hasHover: boolean;
}

const uri = 'file:///bench/keys.policy.json';
const word = 'GenerateDataKey';
const usualPasses = 4;

export async function live(server: BenchServer, { text, cursor, passes = usualPasses }: BenchText): Promise<Life> {
  const began = performance.now();
  const child = spawn(process.execPath, [server.file, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const diagnosed = diagnosing(connection, server);
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: server.pulls ? { textDocument: { diagnostic: {} } } : {},
  });
  await connection.sendNotification(InitializedNotification.type, {});
  let version = 1;
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'json', version, text },
  });
  const problems = await diagnosed(version);
  const start = performance.now() - began;
  const startCpu = processorTime(child.pid);

  /** Sends a change; the promise it gives is kept once the client knows the problems of the new text. */
  const replace = (from: number, to: number, written: string): (() => Promise<number>) => {
    const at = (column: number): Position => ({ line: cursor.line, character: cursor.character + column });
    const changed = connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: at(from), end: at(to) }, text: written }],
    });
    return async () => {
      const known = diagnosed(version);
      await changed;
      return known;
    };
  };

  const keys: number[] = [];
  for (let pass = 0; pass < passes; pass++) {
    for (const [index, letter] of [...word].entries()) {
      keys.push(await timed(() => replace(index, index, letter)()));
    }
    await replace(0, word.length, '')();
  }

  const typedCpu = processorTime(child.pid);
  const keyCpu = startCpu === undefined || typedCpu === undefined ? undefined : (typedCpu - startCpu) / keys.length;

  const completions: number[] = [];
  let items = 0;
  for (let pass = 0; pass < passes; pass++) {
    for (const [index, letter] of [...word.slice(0, 4)].entries()) {
      let known: Promise<number> | undefined;
      completions.push(
        await timed(async () => {
          // All three are on their way before the first is answered, as when a person types.
          const diagnose = replace(index, index, letter);
          const list = connection.sendRequest(CompletionRequest.type, {
            textDocument: { uri },
            position: { line: cursor.line, character: cursor.character + index + 1 },
          });
          known = diagnose();
          items = itemsIn(await list);
        }),
      );
      await known;
    }
    await replace(0, 4, '')();
  }

  // The name "Effect" of the first statement.
  const position = { line: 4, character: 8 };
  const hovers: number[] = [];
  let hasHover = false;
  for (let pass = 0; pass < passes * 5; pass++) {
    hovers.push(
      await timed(async () => {
        hasHover = (await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position })) !== null;
      }),
    );
  }

  const mebibytes = residentMebibytes(child.pid);
  await connection.sendRequest(ShutdownRequest.type);
  const closed = once(child, 'close');
  await connection.sendNotification(ExitNotification.type);
  await closed;
  connection.dispose();
  return { start, startCpu, keys, keyCpu, completions, hovers, mebibytes, problems, items, hasHover };
}

/** Gives the number of problems of a version, as soon as the client knows them. */
function diagnosing(connection: ProtocolConnection, { pulls }: BenchServer): (version: number) => Promise<number> {
  if (pulls) {
    return async () => {
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      return report.kind === 'full' ? report.items.length : 0;
    };
  }
  const waiting = new Map<number, (problems: number) => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ version, diagnostics }) => {
    waiting.get(version ?? -1)?.(diagnostics.length);
    waiting.delete(version ?? -1);
  });
  return (version) => new Promise((resolve) => waiting.set(version, resolve));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function itemsIn(list: unknown): number {
  if (Array.isArray(list)) return list.length;
  return typeof list === 'object' && list !== null && 'items' in list && Array.isArray(list.items)
    ? list.items.length
    : 0;
}

/** Milliseconds that a process has been on a processor. */
function processorTime(pid: number | undefined): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'));
    return nanoseconds.reduce((sum, line) => sum + Number.parseInt(line, 10), 0) / 1e6;
  } catch {
    return undefined;
  }
}

function residentMebibytes(pid: number | undefined): number | undefined {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
  } catch {
    return undefined;
  }
}
