import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ExtraFacts } from '../catalogue/extraFacts.ts';
import { createPolicyDocument } from '../document/policyDocument.ts';
import { configuredLevel, type Preset, type RuleLevels, type RuleSettings } from '../rules/config.ts';
import { allRules } from '../rules/index.gen.ts';
import type { ReferencePolicy } from '../rules/options.ts';
import type { Localized } from '../text/locale.ts';
import type { FileFault } from './fault.ts';
import type { Config, ConfiguredSuppression } from './readConfig.ts';
import { readFacts } from './readFacts.ts';
import type { Located } from './shape.ts';

/** The files that lie around policies, as far as they could be read. */
export interface ProjectFiles {
  readonly config: Config | undefined;
  /** Files with facts that an editor's settings name; where there are any, those of the configuration do not count. */
  readonly editorFacts: readonly FoundFile[];
  /** What the paths of the configuration lead to; asked once for each. */
  read(path: string): FoundFile;
}

/** A file by the path that names it. */
export interface FoundFile {
  /** Its address, or its path on the disk; `undefined` where the path leads out of the project. */
  readonly place: string | undefined;
  readonly path: string;
  /** `undefined` where it cannot be read. */
  readonly text: string | undefined;
}

/** What the files around policies say, read as a whole. */
export interface Project {
  readonly config: Config | undefined;
  readonly extraFacts: readonly ExtraFacts[];
  readonly referencePolicies: readonly ReferencePolicy[];
  /** Of the configuration itself, and of what it names. */
  readonly configFaults: readonly FileFault[];
  /** Of every file with facts, by its place. */
  readonly factFiles: readonly {
    readonly place: string;
    readonly text: string;
    readonly faults: readonly FileFault[];
  }[];
  /** Files that an editor's settings name and that cannot be read. */
  readonly unreadable: readonly string[];
}

const sentences = {
  outside: {
    en: '"{0}" leads out of the project; only files within it are read.',
    'zh-cn': '“{0}”指向项目之外，只会读取项目内的文件。',
  },
  unreadable: { en: 'The file "{0}" cannot be read.', 'zh-cn': '无法读取文件“{0}”。' },
  'no policy': { en: 'There is no policy in "{0}".', 'zh-cn': '“{0}”中没有策略。' },
} satisfies Readonly<Record<string, Localized>>;

/** Reads everything that the files around policies say. */
export function readProject({ config, editorFacts, read }: ProjectFiles): Project {
  const configFaults: FileFault[] = [...(config?.faults ?? [])];
  const tell = (sentence: Localized, { value, span }: Located<string>): void => {
    configFaults.push({ span, sentence, args: [value], level: 'error', alsoFoundBy: undefined });
  };
  const readable = (path: Located<string>): ReadableFile[] => {
    const { place, path: written, text } = read(path.value);
    if (place !== undefined && text !== undefined) return [{ place, path: written, text }];
    tell(place === undefined ? sentences.outside : sentences.unreadable, path);
    return [];
  };
  const fromEditor = editorFacts.flatMap(({ place, path, text }): ReadableFile[] =>
    place === undefined || text === undefined ? [] : [{ place, path, text }],
  );
  const factTexts = editorFacts.length > 0 ? fromEditor : (config?.extraFacts ?? []).flatMap(readable);
  const factFiles = factTexts.map(({ place, path, text }) => ({ place, text, ...readFacts(text, nameOf(path)) }));
  const referencePolicies = (config?.referencePolicies ?? []).flatMap((path): ReferencePolicy[] =>
    readable(path).flatMap(({ place, path: written, text }) => {
      const document = createPolicyDocument(TextDocument.create(place, '', 0, text));
      if (document.policies.length > 0) return [{ path: written, document }];
      tell(sentences['no policy'], path);
      return [];
    }),
  );
  return {
    config,
    extraFacts: factFiles.flatMap(({ facts }) => facts ?? []),
    referencePolicies,
    configFaults,
    factFiles: factFiles.map(({ place, text, faults }) => ({ place, text, faults })),
    unreadable: editorFacts.filter(({ text }) => text === undefined).map(({ path }) => path),
  };
}

interface ReadableFile {
  readonly place: string;
  readonly path: string;
  readonly text: string;
}

/** What an editor's settings, or the options of a command, say of rules; they win over the configuration. */
export interface OverridingSettings {
  readonly preset: Preset | undefined;
  readonly levels: RuleLevels;
}

/**
 * All that is decided about the rules for one file.
 * @param path of the file, relative to the folder of the configuration; `undefined` where it lies elsewhere
 */
export function ruleSettingsOf(
  { config, referencePolicies }: Project,
  { preset, levels }: OverridingSettings,
  path: string | undefined,
): RuleSettings & { readonly suppressions: readonly ConfiguredSuppression[] } {
  return {
    levels: mergeLevels(levels, config?.levels ?? {}),
    preset: preset ?? config?.preset,
    limits: config?.limits,
    options: {
      organisation: config?.organisation ?? { required: [], forbidden: [] },
      ownAccounts: config?.ownAccounts ?? [],
      referencePolicies,
    },
    suppressions: path === undefined ? [] : (config?.suppressions ?? []).filter(({ fits }) => fits(path)),
  };
}

/** Levels by code, so that a group in the stronger settings wins over a code in the weaker ones. */
function mergeLevels(stronger: RuleLevels, weaker: RuleLevels): RuleLevels {
  if (Object.keys(weaker).length === 0) return stronger;
  const entries = allRules.flatMap(({ code, rule: { category } }) => {
    const level = configuredLevel(stronger, code, category) ?? configuredLevel(weaker, code, category);
    return level === undefined ? [] : [[code, level] as const];
  });
  return Object.fromEntries(entries);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
