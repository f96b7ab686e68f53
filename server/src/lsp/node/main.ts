/** Entry on Node: over standard streams for any editor (`--stdio`), over process messages for VS Code (`--node-ipc`). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Host } from '../../host.ts';
import { startServer } from '../server.ts';

// The bundle is CommonJS, and its facts and pages lie beside it.
const here = __dirname;

const host: Host = {
  readCatalogue: (part) => readFile(join(here, `catalogue.${part}.json`), 'utf8'),
  rulePage: (code) => pathToFileURL(join(here, 'rules', `${code}.md`)).href,
  schedule: (run) => void setImmediate(run),
};

if (process.argv.some((argument) => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument))) {
  startServer(createConnection(ProposedFeatures.all), host);
} else {
  process.stderr.write('Say how to talk to the server: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.\n');
  process.exitCode = 2;
}
