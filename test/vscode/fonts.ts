/** Gives pages the fonts of the screenshots; Chinese characters are among them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { installPackages, unpackPackages } from './install.ts';

/** Value of `editor.fontFamily` that goes with the served fonts. */
export const editorFontFamily = "'JetBrains Mono Variable', 'Noto Sans SC Variable', monospace";

const folder = join(import.meta.dirname, 'fonts');
const scope = join(folder, 'node_modules/@fontsource-variable');
const families = ['inter', 'jetbrains-mono', 'noto-sans-sc'];

/** Where fonts of the system lie for a browser that comes without any; pages of extensions take no others. */
export const systemFonts = join(folder, 'node_modules/.unpacked');

/** Installs the fonts, if they are not there yet. */
export async function ensureFonts(): Promise<void> {
  await installPackages(folder, 'Installing fonts from npm (about 8 MB)');
  if (!existsSync(systemFonts)) await unpackPackages(folder, systemFonts);
}

/** Serves the fonts to every workbench page of a browser and makes the workbench use them. */
export async function serveFonts(context: BrowserContext): Promise<void> {
  await context.route('**/rampart-fonts/**', (route) => {
    const [, file = ''] = new URL(route.request().url()).pathname.split('/rampart-fonts/');
    return route.fulfill({ path: join(scope, file), contentType: 'font/woff2' });
  });
  const faces = families.map((family) =>
    readFileSync(join(scope, family, 'index.css'), 'utf8').replaceAll('url(./', `url(/rampart-fonts/${family}/`),
  );
  const workbench =
    ".monaco-workbench { font-family: 'Inter Variable', 'Noto Sans SC Variable', sans-serif !important; }";
  await context.addInitScript(addStyle, [...faces, workbench].join('\n'));
}

/** Runs inside the page. */
function addStyle(css: string): void {
  document.addEventListener('DOMContentLoaded', () => {
    const style = document.createElement('style');
    style.textContent = css;
    document.head.append(style);
  });
}
