import type { Connection } from 'vscode-languageserver';
import {
  type Association,
  type Dialect,
  dialects,
  type Kind,
  kinds,
  type Level,
  presets,
  type RuleLevels,
} from '../core/index.ts';
import type { Settings } from '../protocol/settings.ts';

/** Settings of each open text, asked for once; no setting is global, because folders of one workspace may differ. */
export interface SettingsCache {
  of(uri: string): Promise<Settings>;
  forget(uri: string): void;
  /** After a change; `pushed` is what a client that cannot be asked sent along. */
  change(pushed: unknown): void;
}

/**
 * @param asks whether the client can be asked for the configuration of a text
 * @param initial settings without their prefix, for a client that cannot
 */
export function createSettingsCache(connection: Connection, asks: boolean, initial: unknown): SettingsCache {
  const known = new Map<string, Promise<Settings>>();
  let pushed = readSettings(initial);
  const ask = async (uri: string): Promise<Settings> => {
    try {
      return readSettings(await connection.workspace.getConfiguration({ scopeUri: uri, section: 'rampart' }));
    } catch (error) {
      connection.console.warn(`The configuration for ${uri} could not be read: ${String(error)}`);
      return pushed;
    }
  };
  return {
    of(uri) {
      if (!asks) return Promise.resolve(pushed);
      const settings = known.get(uri) ?? ask(uri);
      known.set(uri, settings);
      return settings;
    },
    forget: (uri) => void known.delete(uri),
    change(changed) {
      known.clear();
      if (isRecord(changed) && isRecord(changed['rampart'])) pushed = readSettings(changed['rampart']);
    },
  };
}

/** Settings from what a client sent; whatever has another shape than declared counts as not set. */
export function readSettings(value: unknown): Settings {
  const given = isRecord(value) ? value : {};
  return {
    dialect: readDialect(given['dialect']) ?? 'auto',
    associations: mapEntries(given['associations'], readAssociation),
    preset: presets.find((preset) => preset === given['preset']),
    rules: mapEntries(given['rules'], readLevel) satisfies RuleLevels,
    extraFacts: readPaths(isRecord(given['catalogue']) ? given['catalogue']['extra'] : undefined),
  };
}

function readPaths(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((path) => typeof path === 'string' && path !== '') : [];
}

function readAssociation(value: unknown): Association | undefined {
  if (value === 'off') return value;
  return isRecord(value) ? { dialect: readDialect(value['dialect']), kind: readKind(value['kind']) } : undefined;
}

function readDialect(value: unknown): Dialect | undefined {
  return dialects.find((dialect) => dialect === value);
}

function readKind(value: unknown): Kind | undefined {
  return kinds.find((kind) => kind === value);
}

const levels: readonly Level[] = ['off', 'hint', 'info', 'warning', 'error'];

function readLevel(value: unknown): Level | undefined {
  return levels.find((level) => level === value);
}

function mapEntries<Value>(
  value: unknown,
  read: (entry: unknown) => Value | undefined,
): Readonly<Record<string, Value>> {
  const entries: [string, Value][] = [];
  for (const [key, entry] of Object.entries(isRecord(value) ? value : {})) {
    const result = read(entry);
    if (result !== undefined) entries.push([key, result]);
  }
  return Object.fromEntries(entries);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
