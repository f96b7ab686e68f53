/** Finds a browser or installs one, and opens pages in it. */
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { systemFonts } from './fonts.ts';
import { installPackages, unpackPackages } from './install.ts';
import { withProgress } from './progress.ts';

/** A browser of the Chromium family that Playwright can drive. */
export interface Browser {
  /** What a person calls it, for the line that says which was used. */
  readonly name: string;
  readonly executable: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** An opened browser with its first page. */
export interface BrowserSession {
  readonly context: BrowserContext;
  readonly page: Page;
}

const here = import.meta.dirname;

// The pages live on this machine; every other name stays unresolved, so that no test reaches outside.
const isolation = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
];

/** An installed Chrome, Chromium or Edge (CHROME_PATH names another); on Linux x64 without one, Chromium from npm. */
export async function ensureBrowser(): Promise<Browser> {
  const installed = process.env['CHROME_PATH'] ?? installedBrowsers().find((file) => isUsable(file));
  if (installed !== undefined) {
    const args = process.getuid?.() === 0 ? [...isolation, '--no-sandbox'] : isolation;
    return { name: installed, executable: installed, args, environment: {} };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chrome, Chromium or Edge was found: install one of them, or set CHROME_PATH to its executable.',
    );
  }
  return installChromium();
}

/** Opens a browser whose profile lies in a folder of its own. */
export async function openBrowser(browser: Browser, folder: string): Promise<BrowserSession> {
  const profile = join(folder, 'browser');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  // Webviews of the web host live on another local origin and need a service worker there.
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.executable,
    args: [...browser.args],
    env: { ...definedEnvironment(), ...browser.environment },
    headless: process.env['HEADED'] === undefined,
    viewport: { width: 1280, height: 800 },
  });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

function installedBrowsers(): readonly string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
        .flatMap((variable) => process.env[variable] ?? [])
        .flatMap((folder) =>
          [
            'Google/Chrome/Application/chrome.exe',
            'Chromium/Application/chrome.exe',
            'Microsoft/Edge/Application/msedge.exe',
          ].map((file) => join(folder, file)),
        );
    default:
      return [
        'google-chrome-stable',
        'google-chrome',
        'chromium',
        'chromium-browser',
        'microsoft-edge-stable',
        'microsoft-edge',
      ].flatMap((name) => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)));
  }
}

/** A browser in a snap sees neither the temporary folder nor a profile in it. */
function isUsable(file: string): boolean {
  return existsSync(file) && !realpathSync(file).includes('snap');
}

async function installChromium(): Promise<Browser> {
  const folder = join(here, 'chromium');
  await installPackages(folder, 'No Chrome, Chromium or Edge was found: installing Chromium from npm (about 75 MB)');
  const unpacked = join(folder, 'node_modules/.unpacked');
  if (!existsSync(unpacked))
    await withProgress('Unpacking Chromium (about 200 MB)', () => unpackPackages(folder, unpacked));
  const configuration = join(unpacked, 'fonts/fonts.conf');
  writeFileSync(configuration, fontConfiguration);
  return {
    name: 'Chromium from npm',
    executable: join(unpacked, 'chromium'),
    args: [...isolation, '--no-sandbox', '--disable-gpu'],
    environment: {
      LD_LIBRARY_PATH: [join(unpacked, 'al2023/lib'), process.env['LD_LIBRARY_PATH'] ?? []].flat().join(delimiter),
      FONTCONFIG_FILE: configuration,
    },
  };
}

const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <dir>${systemFonts}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
