import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configNames } from '../../src/core/config/paths.ts';
import type { Locale } from '../../src/core/text/locale.ts';
import { type SettingDeclaration, type SettingSchema, settings } from '../../src/protocol/settings.ts';
import type { GeneratedFile } from '../generate.ts';

/** Files of our own, which take comments and have a schema; VS Code completes and explains them by it. */
const ownFiles = [
  { names: [...configNames], patterns: [], schema: 'rampart' },
  { names: ['rampart-facts.json'], patterns: ['*.rampart-facts.json'], schema: 'rampart-facts' },
] as const;

/** The manifest with its settings, and the words of the settings in each language. */
export function manifestFiles(root: string): readonly GeneratedFile[] {
  const manifest = readJson(root, 'package.json');
  const properties = Object.fromEntries(settings.map((setting) => [setting.key, property(setting)]));
  const contributes = {
    ...(manifest['contributes'] as object),
    configuration: { title: 'Rampart', properties },
    languages: [
      {
        id: 'jsonc',
        filenames: ownFiles.flatMap(({ names }) => names),
        filenamePatterns: ownFiles.flatMap(({ patterns }) => patterns),
      },
    ],
    jsonValidation: ownFiles.map(({ names, patterns, schema }) => ({
      fileMatch: [...names, ...patterns],
      url: `./schemas/${schema}.schema.json`,
    })),
  };
  return [
    file('package.json', { ...manifest, contributes }),
    file('package.nls.json', words(root, 'package.nls.json', 'en')),
    file('package.nls.zh-cn.json', words(root, 'package.nls.zh-cn.json', 'zh-cn')),
  ];
}

function property({ key, description, scope, default: value, ...schema }: SettingDeclaration): object {
  return { ...schemaOf(schema, key), default: value, scope, markdownDescription: `%${nameOf(key)}%` };
}

function schemaOf(schema: SettingSchema, key: string): object {
  if (schema.type !== 'string') return schema;
  const { enumDescriptions, ...rest } = schema;
  if (enumDescriptions === undefined) return rest;
  return { ...rest, enumDescriptions: enumDescriptions.map((_, index) => `%${nameOf(key)}.${index}%`) };
}

/** Words that people wrote, then those of the settings. */
function words(root: string, path: string, locale: Locale): object {
  const own = Object.entries(readJson(root, path)).filter(([name]) => !name.startsWith('setting.'));
  const generated = settings.flatMap((setting) => [
    [nameOf(setting.key), setting.description[locale]],
    ...(setting.type === 'string' ? (setting.enumDescriptions ?? []) : []).map((description, index) => [
      `${nameOf(setting.key)}.${index}`,
      description[locale],
    ]),
  ]);
  return Object.fromEntries([...own, ...generated]);
}

function nameOf(key: string): string {
  return `setting.${key.slice('rampart.'.length)}`;
}

function readJson(root: string, path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
}

function file(path: string, value: object): GeneratedFile {
  return { path, text: `${JSON.stringify(value, undefined, 2)}\n` };
}
