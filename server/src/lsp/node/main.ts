/** Entry on Node: over standard streams for any editor (`--stdio`), over process messages for VS Code (`--node-ipc`). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Host } from '../../host.ts';
import { type ReadFileParams, readFileRequest } from '../../protocol/requests.ts';
import { startServer } from '../server.ts';

// The bundle is CommonJS, and its facts and pages lie beside it.
const here = __dirname;

if (process.argv.some((argument) => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument))) {
  // The disk works while client and server greet each other.
  const facts = { ram: readFacts('ram'), iam: readFacts('iam') };
  const connection = createConnection(ProposedFeatures.all);
  const host: Host = {
    readCatalogue: (part) => facts[part],
    readFile: (uri) => readWorkspaceFile(uri, connection),
    rulePage: (code) => pathToFileURL(join(here, 'rules', `${code}.md`)).href,
    schedule: (run) => void setImmediate(run),
  };
  startServer(connection, host);
} else {
  process.stderr.write('Say how to talk to the server: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.\n');
  process.exitCode = 2;
}

function readFacts(part: Parameters<Host['readCatalogue']>[0]): Promise<string> {
  const text = readFile(join(here, `catalogue.${part}.json`), 'utf8');
  // Whoever asks for the text learns of a failure; until then it must not end the process.
  text.catch(() => {});
  return text;
}

/** Files of the disk are read here; those of virtual workspaces only a client can read. */
async function readWorkspaceFile(uri: string, connection: Connection): Promise<string | undefined> {
  try {
    if (uri.startsWith('file:')) return (await readFile(fileURLToPath(uri), 'utf8')).replace(/^\uFEFF/, '');
    const text = await connection.sendRequest<string | null>(readFileRequest, { uri } satisfies ReadFileParams);
    return text ?? undefined;
  } catch {
    return undefined;
  }
}
