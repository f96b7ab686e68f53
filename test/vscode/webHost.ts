/**
 * Puts a web worker extension host into the workbench of a VS Code server, as vscode.dev has it.
 * The extension under test runs in the worker; the workspace is virtual and not trusted, the two things that such an editor adds.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { extname, join, normalize, relative, sep } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Server } from './launch.ts';

/** What the web host opens and loads. All paths are absolute. */
export interface WebWorkbench {
  readonly workspace: string;
  readonly extension: string;
  /** Module inside the extension that exports `run()`, called in the worker. */
  readonly tests: string;
}

/** Scheme of virtual workspaces that VS Code itself does not trust; our `virtual-files` extension serves it. */
const virtualRoot = { scheme: 'vscode-vfs', authority: 'test', path: '/' };

const mediaTypes: Readonly<Record<string, string>> = {
  '.cjs': 'text/javascript',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Stands before a VS Code server: adds the extension and the workspace, and passes on everything else. */
export async function startWebHost(server: Server, workbench: WebWorkbench): Promise<Server> {
  const folders: Readonly<Record<string, string>> = {
    'rampart-extension': workbench.extension,
    'rampart-virtual-files': join(import.meta.dirname, 'virtual-files'),
  };
  const host = createServer((question, answer) => {
    const { pathname } = new URL(question.url ?? '/', server.url);
    const [name = '', ...rest] = pathname.slice(1).split('/').map(decodeURIComponent);
    const folder = folders[name];
    if (name === '') {
      sendPage(server, question, answer, workbench).catch((error: unknown) => answer.writeHead(502).end(String(error)));
    } else if (pathname === '/rampart-virtual-files/workspace.json') {
      send(answer, '.json', JSON.stringify(textsOf(workbench.workspace)));
    } else if (folder !== undefined) sendFile(answer, folder, rest.join('/'));
    else passOn(server, question, answer);
  });
  host.on('upgrade', (question, socket, head) => passOnSocket(server, question, socket, head));
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const { port } = host.address() as AddressInfo;
  const stop = (): void => {
    host.closeAllConnections();
    host.close();
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

/** The workbench page of the server, with our additions to its configuration. */
async function sendPage(
  server: Server,
  question: IncomingMessage,
  answer: ServerResponse,
  workbench: WebWorkbench,
): Promise<void> {
  const at = (path: string): object => ({ scheme: 'http', authority: question.headers.host, path });
  const additions = {
    remoteAuthority: question.headers.host,
    folderUri: virtualRoot,
    additionalBuiltinExtensions: [at('/rampart-virtual-files')],
    developmentOptions: {
      extensions: [at('/rampart-extension')],
      extensionTestsPath: at(
        `/rampart-extension/${relative(workbench.extension, workbench.tests).split(sep).join('/')}`,
      ),
    },
    enableWorkspaceTrust: true,
  };
  // Without a folder in its address the server would go to the folder of its last visit.
  const page = await (await fetch(`${server.url}/?folder=/`)).text();
  const changed = page.replace(
    /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/,
    (_whole, start, settings) => {
      const configuration: unknown = JSON.parse(unescapeAttribute(settings));
      return start + escapeAttribute(JSON.stringify(Object.assign({}, configuration, additions)));
    },
  );
  send(answer, '.html', changed);
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

function unescapeAttribute(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** Path and text of every file of the workspace. */
function textsOf(workspace: string): readonly (readonly [string, string])[] {
  return readdirSync(workspace, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [`/${relative(workspace, file).split(sep).join('/')}`, readFileSync(file, 'utf8')];
    });
}

function sendFile(answer: ServerResponse, folder: string, path: string): void {
  const file = normalize(join(folder, path));
  const isThere = file.startsWith(folder + sep) && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  if (isThere) send(answer, extname(file), readFileSync(file));
  else answer.writeHead(404).end();
}

function send(answer: ServerResponse, extension: string, body: string | Buffer): void {
  answer.writeHead(200, { 'content-type': mediaTypes[extension] ?? 'text/html' }).end(body);
}

function passOn(server: Server, question: IncomingMessage, answer: ServerResponse): void {
  const { method, headers } = question;
  const onward = request(
    new URL(question.url ?? '/', server.url),
    method === undefined ? { headers } : { headers, method },
  );
  onward.once('response', (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
  });
  onward.once('error', () => answer.destroy());
  question.pipe(onward);
}

function passOnSocket(server: Server, question: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { hostname, port } = new URL(server.url);
  const onward = connect(Number(port), hostname, () => {
    const headers = question.rawHeaders.flatMap((text, index, all) =>
      index % 2 === 0 ? [`${text}: ${all[index + 1]}`] : [],
    );
    onward.write([`${question.method} ${question.url} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  onward.once('error', () => socket.destroy());
  socket.once('error', () => onward.destroy());
}
