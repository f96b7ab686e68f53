/** One real VS Code with Rampart and a copy of the examples, on which every spec plays. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inspect } from 'node:util';
import type { TestCloud } from '../support/cloud/cloud.ts';
import { ensureBrowser, openBrowser } from '../vscode/browser.ts';
import { startDemoAccount } from '../vscode/demoAccount.ts';
import { editorFontFamily, ensureFonts, serveFonts } from '../vscode/fonts.ts';
import { createProfile, linkExtension, quietSettings, startServer, workbenchUrl } from '../vscode/launch.ts';
import { type Edition, ensureVsCode } from '../vscode/setup.ts';
import type { Place } from './pages/editor.ts';
import { Workbench } from './pages/workbench.ts';

const root = join(import.meta.dirname, '../..');

const settings = {
  ...quietSettings,
  'breadcrumbs.enabled': false,
  'editor.fontFamily': editorFontFamily,
  'editor.fontSize': 14,
  'editor.hover.above': false,
  'editor.minimap.enabled': false,
  'git.enabled': false,
  'window.autoDetectColorScheme': false,
  'window.commandCenter': false,
  // Both editions know themes by their older names.
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.iconTheme': 'vs-seti',
  'workbench.layoutControl.enabled': false,
  'workbench.tips.enabled': false,
};

/** Display language of VS Code, as `vscode.env.language` has it. */
export type Language = 'en' | 'zh-cn';

/** A scene: what happens in one window, which shows one example. */
export interface Scene {
  readonly title: string;
  /** Path below `examples/`. */
  readonly example: string;
  readonly language: Language;
  /** Folder below `examples/` that the window opens; all of them where it is absent. */
  readonly folder?: string;
  /** Settings of this window. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly play: (workbench: Workbench) => Promise<void>;
}

/** Where scenes are played and pictured. */
export interface Stage {
  /** The clouds whose accounts the default credentials open. */
  readonly cloud: TestCloud;
  /** Makes a test of a scene; one that fails leaves a picture of its window, and is played once more in a new one. */
  readonly add: (scene: Scene) => void;
  /** Keeps a picture of a window in `test/out/screenshots`, by edition. */
  readonly picture: (workbench: Workbench, name: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts VS Code and the browser. */
export async function startStage(edition: Edition): Promise<Stage> {
  const screenshots = join(root, 'test/out/screenshots', edition);
  const vsCode = await ensureVsCode(edition);
  const browser = await ensureBrowser();
  await ensureFonts();
  console.log(`VS Code ${vsCode.version} in ${browser.name}.`);
  const folder = mkdtempSync(join(tmpdir(), 'rampart-ui-'));
  const demo = await startDemoAccount();
  Object.assign(process.env, demo.environment);
  const profile = createProfile(folder, { ...settings, ...demo.settings });
  const server = await startServer(vsCode, profile, join(folder, 'server.log'));
  const { context } = await openBrowser(browser, folder);
  await serveFonts(context);
  rmSync(screenshots, { recursive: true, force: true });
  mkdirSync(screenshots, { recursive: true });
  const extension = linkExtension(root, folder);
  let windows = 0;

  async function open(
    { example, language, folder: part = '', settings: own }: Scene,
    { page, editor }: Workbench,
  ): Promise<void> {
    // Scenes change what they open, so each window gets a copy of its own.
    windows += 1;
    const examples = join(folder, `${windows}`, 'examples');
    cpSync(join(root, 'examples'), examples, { recursive: true });
    if (own !== undefined) {
      mkdirSync(join(examples, part, '.vscode'), { recursive: true });
      writeFileSync(join(examples, part, '.vscode/settings.json'), JSON.stringify(own));
    }
    demo.cloud.reset();
    await page.addInitScript(setLanguage, language);
    await page.addInitScript(forgetOthers);
    const opened = { folder: join(examples, part), extensions: [extension], file: join(examples, example) };
    await page.goto(workbenchUrl(server, opened));
    await editor.waitForFile(example);
  }

  const picture: Stage['picture'] = async ({ page }, name) => {
    await page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
  };

  async function play(scene: Scene): Promise<void> {
    const workbench = new Workbench(await context.newPage());
    try {
      await open(scene, workbench);
      await scene.play(workbench);
    } catch (error) {
      await picture(workbench, `failed ${scene.title}`);
      throw error;
    } finally {
      await workbench.page.close();
    }
  }

  return {
    cloud: demo.cloud,
    picture,
    add(scene) {
      test(scene.title, async () => {
        try {
          await play(scene);
        } catch (error) {
          // Mouse and keys race with a workbench that is not ours.
          // `npm test` counts second tries, so that none goes unseen.
          console.log(`Second try: ${scene.title}\n${inspect(error)}`);
          await play(scene);
        }
      });
    },
    async stop() {
      await context.close();
      server.stop();
      await demo.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Where a text begins in an example; lines and columns count from one, as the editor shows them. */
export function placeOf(path: string, text: string): Place {
  const before = readFileSync(join(root, 'examples', path), 'utf8').split(text)[0] ?? '';
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/**
 * Runs inside the page, before the workbench. VS Code reads its language from this name, which its table of English sentences sets;
 * without a language pack its own sentences stay English, and those of Rampart follow the language.
 */
function setLanguage(language: string): void {
  Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set: () => undefined });
}

/**
 * Runs inside the page, before the workbench: takes away what windows before this one had it remember,
 * but not what this one remembers over a reload.
 */
function forgetOthers(): void {
  if (sessionStorage.getItem('rampart-test') !== null) return;
  sessionStorage.setItem('rampart-test', 'open');
  indexedDB.deleteDatabase('vscode-web-state-db-global');
}
