/**
 * Runs the web bundle of the server in a worker of a real, headless browser, and holds the same conversation with it
 * as with the server on Node. Run by hand: `node test/browser/run.ts`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
} from 'vscode-languageserver-protocol';
import { createProtocolConnection } from 'vscode-languageserver-protocol/node';
import { builtFolder } from '../support/built.ts';
import { everyMessage } from '../support/everyMessage.ts';
import { type ClientSession, connectClient } from '../support/lspSession.ts';
import { ensureBrowser, openBrowser } from '../vscode/browser.ts';

const dist = builtFolder();
const browser = await ensureBrowser();
console.log(`Browser: ${browser.name}`);

/** An address that the page is served from; no name of it is ever looked up. */
const origin = 'http://localhost:1';

/** Messages that the worker sent, handed over by the page. */
class PageReader extends AbstractMessageReader {
  #receive: DataCallback | undefined;
  readonly #early: Message[] = [];

  accept(message: Message): void {
    if (this.#receive === undefined) this.#early.push(message);
    else this.#receive(message);
  }

  listen(receive: DataCallback): Disposable {
    this.#receive = receive;
    for (const message of this.#early.splice(0)) receive(message);
    return { dispose: () => (this.#receive = undefined) };
  }
}

/** Messages for the worker, one after the other. */
class PageWriter extends AbstractMessageWriter {
  readonly #page: Page;

  constructor(page: Page) {
    super();
    this.#page = page;
  }

  async write(message: Message): Promise<void> {
    await this.#page.evaluate((text) => {
      const event = new CustomEvent('to-worker', { detail: text });
      document.dispatchEvent(event);
    }, JSON.stringify(message));
  }

  end(): void {}
}

const html = `<!doctype html><title>Rampart</title><script>
const worker = new Worker('/server.web.js');
worker.onmessage = (event) => fromWorker(JSON.stringify(event.data));
worker.onerror = (event) => workerFailed(event.message);
document.addEventListener('to-worker', (event) => worker.postMessage(JSON.parse(event.detail)));
</script>`;

suite('the built server in a worker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rampart-browser-'));
  const failures: string[] = [];
  let session: ClientSession;
  let close: () => Promise<void>;

  before(async () => {
    const { context, page } = await openBrowser(browser, folder);
    close = () => context.close();
    const reader = new PageReader();
    await page.exposeFunction('fromWorker', (text: string) => reader.accept(JSON.parse(text)));
    await page.exposeFunction('workerFailed', (message: string) => failures.push(message));
    await page.route(`${origin}/`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.route(`${origin}/server.web.js`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(dist, 'server.web.js'), 'utf8') }),
    );
    await page.goto(`${origin}/`);
    const connection = createProtocolConnection(reader, new PageWriter(page));
    const readCatalogue = ({ part }: { readonly part: string }): string =>
      readFileSync(join(dist, `catalogue.${part}.json`), 'utf8');
    session = await connectClient(connection, { readCatalogue }, () => {});
  });

  after(async () => {
    session.end();
    await close();
    rmSync(folder, { recursive: true });
  });

  for (const { name, say } of everyMessage) test(name, { timeout: 20_000 }, () => say(session));

  test('no script failed', () => {
    if (failures.length > 0) throw new Error(failures.join('\n'));
  });
});
