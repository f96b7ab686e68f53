/** Chooses the VS Code that runs the suites of a Node extension host. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { type Edition, ensureVsCode } from '../vscode/setup.ts';

/** An executable that takes the command line of desktop `code`. */
export interface Backend {
  /** What a person calls it, for the line that says which was used. */
  readonly name: string;
  readonly executable: string;
}

const standIn = join(import.meta.dirname, '../vscode/code');

const desktopVersions: Readonly<Record<Edition, string>> = { oldest: '1.100.3', newest: 'stable' };

/**
 * VSCODE_EXECUTABLE_PATH if it is set; else desktop VS Code where it can be downloaded and shown;
 * else the VS Code server with its workbench in a headless browser, which needs neither.
 */
export async function chooseBackend(edition: Edition): Promise<Backend> {
  const given = process.env['VSCODE_EXECUTABLE_PATH'];
  if (given !== undefined) return { name: given, executable: given };
  if (hasDisplay() && (await canDownload())) {
    const version = desktopVersions[edition];
    return { name: `desktop VS Code ${version}`, executable: await downloadAndUnzipVSCode(version) };
  }
  const { version } = await ensureVsCode(edition);
  return { name: `VS Code ${version} as server, in a headless browser`, executable: standIn };
}

/** Whether desktop VS Code can run here, but only inside a virtual display that `xvfb-run` makes. */
export async function needsVirtualDisplay(): Promise<boolean> {
  if (hasDisplay() || !hasCommand('xvfb-run')) return false;
  return process.env['VSCODE_EXECUTABLE_PATH'] !== undefined || (await canDownload());
}

function hasDisplay(): boolean {
  return (
    process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined
  );
}

function hasCommand(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

async function canDownload(): Promise<boolean> {
  try {
    const answer = await fetch('https://update.code.visualstudio.com/api/releases/stable', {
      signal: AbortSignal.timeout(3000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
