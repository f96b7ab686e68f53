import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Dialect } from '../../server/src/protocol/roles.ts';
import { isFields } from './answer.ts';

/** Names of the profiles that a command line tool has; none where its files are missing or cannot be read. */
export async function profileNames(dialect: Dialect): Promise<readonly string[]> {
  return dialect === 'ram' ? await alibabaProfiles() : await awsProfiles();
}

async function alibabaProfiles(): Promise<readonly string[]> {
  const text = await textOf(join(homedir(), '.aliyun', 'config.json'));
  try {
    const file: unknown = JSON.parse(text);
    const profiles: unknown = isFields(file) ? file['profiles'] : undefined;
    if (!Array.isArray(profiles)) return [];
    const names: readonly unknown[] = profiles.map((profile: unknown) => isFields(profile) && profile['name']);
    return distinct(names.filter((name) => typeof name === 'string'));
  } catch {
    return [];
  }
}

async function awsProfiles(): Promise<readonly string[]> {
  const folder = join(homedir(), '.aws');
  const [credentials, config] = await Promise.all([
    textOf(process.env['AWS_SHARED_CREDENTIALS_FILE'] ?? join(folder, 'credentials')),
    textOf(process.env['AWS_CONFIG_FILE'] ?? join(folder, 'config')),
  ]);
  // Only in the config file do sections stand for other things than profiles, and a word says which.
  const inConfig = sectionsOf(config).flatMap((name) =>
    name === 'default' ? name : (/^profile\s+(.+)$/.exec(name)?.[1] ?? []),
  );
  return distinct([...sectionsOf(credentials), ...inConfig.map((name) => name.replace(/^(["'])(.*)\1$/, '$2'))]);
}

function sectionsOf(text: string): readonly string[] {
  return [...text.matchAll(/^\s*\[\s*([^\]]+?)\s*\]/gm)].flatMap(([, name]) => name ?? []);
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== '');
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return '';
  }
}
