import { resolve } from 'node:path';
import {
  type Asker,
  assembleCatalogue,
  type Catalogue,
  type Dialect,
  type FileFault,
  faultLines,
  jsonReport,
  type Localized,
  type PolicyReport,
  reportPolicies,
  say,
  TextDocument,
  textReport,
} from '../core/index.ts';
import { decodeText, placeOf } from './decode.ts';
import { type Files, type ListedFile, reasonOf, standardInput } from './files.ts';
import type { LintOptions } from './options.ts';
import { type CommandProjects, createCommandProjects, type FileSurroundings } from './projects.ts';

/** What linting needs from around it. */
export interface LintSurroundings {
  readonly files: Files;
  readonly workingDirectory: string;
  /** Text of a packed catalogue. @throws where there is none */
  readCatalogue(part: Dialect): string;
}

/** What a run prints and how it ends: 0 clean, 1 a warning or worse was found, 2 something could not be checked. */
export interface Outcome {
  readonly output: string;
  /** For the standard error stream; empty when there is nothing to complain about. */
  readonly complaints: string;
  readonly exitCode: 0 | 1 | 2;
}

const sentences = {
  unreadable: { en: '{0}: {1}', 'zh-cn': '{0}：{1}' },
  notText: {
    en: '{0}:{1}:{2}: this is not {3} text; save the file as UTF-8.',
    'zh-cn': '{0}:{1}:{2}：此处不是 {3} 文本，请将文件另存为 UTF-8。',
  },
  empty: { en: '{0}: the file is empty.', 'zh-cn': '{0}：文件为空。' },
  noFile: { en: '{0}: there is no such file.', 'zh-cn': '{0}：文件不存在。' },
  leftAlone: { en: '{0}: left alone, as {1} says.', 'zh-cn': '{0}：根据 {1} 的设置未作检查。' },
  noPolicy: { en: '{0}: no policy in this file.', 'zh-cn': '{0}：此文件中没有策略。' },
  broken: {
    en: '{0}:{1}:{2}: no policy can be read from this file, because its JSON is broken here.',
    'zh-cn': '{0}:{1}:{2}：无法从此文件读出策略，JSON 在此处有误。',
  },
} satisfies Readonly<Record<string, Localized>>;

/** Checks every policy in the files that were named, and goes on past what cannot be read. */
export async function lint(options: LintOptions, surroundings: LintSurroundings): Promise<Outcome> {
  const { files: system } = surroundings;
  const reports: PolicyReport[] = [];
  const notes: string[] = [];
  const faults: string[] = [];
  const complain = (sentence: Localized, ...args: readonly string[]): void => {
    faults.push(say(sentence, options.locale, args));
  };
  const projects = openProjects(options, surroundings, complain);
  const listing = system.list(options.paths);
  for (const { path, reason } of listing.faults) complain(sentences.unreadable, path, reason);
  for (const file of listing.files) {
    const around = projects.of(file.path);
    if (around.association === 'off') {
      if (file.named) notes.push(say(sentences.leftAlone, options.locale, [file.path, around.configName]));
      continue;
    }
    const bytes = await bytesOf(file, system, complain);
    if (bytes === undefined) continue;
    const { text, encoding, fault } = decodeText(bytes);
    const found = check(file.path, text, around, options);
    if (fault === undefined) {
      reports.push(...found);
      if (found.length === 0 && file.named) notes.push(emptyHanded(file.path, text, around, options));
    } else if (file.named || found.length > 0) {
      complain(sentences.notText, file.path, String(fault.line), String(fault.column), encoding);
    }
  }
  const remarks = tellFileFaults(projects, options, faults);
  const complaints = [...faults, ...remarks, ...(options.format === 'text' ? notes : [])];
  return {
    output: options.format === 'json' ? jsonReport(reports) : textReport(reports, options.locale),
    complaints: complaints.map((line) => `${line}\n`).join(''),
    exitCode: faults.length > 0 ? 2 : reports.some(isBad) ? 1 : 0,
  };
}

type Complain = (sentence: Localized, ...args: readonly string[]) => void;

function openProjects(
  options: LintOptions,
  { files, readCatalogue, workingDirectory }: LintSurroundings,
  complain: Complain,
): CommandProjects {
  for (const path of [...(options.config === undefined ? [] : [options.config]), ...options.extraFacts]) {
    if (!files.exists(resolve(workingDirectory, path))) complain(sentences.noFile, path);
  }
  return createCommandProjects({ files, catalogue: openCatalogue(readCatalogue, complain), workingDirectory, options });
}

/** What keeps a part of a configuration from counting is a fault of the run; all else only a remark. */
function tellFileFaults(projects: CommandProjects, { locale }: LintOptions, faults: string[]): readonly string[] {
  const remarks: string[] = [];
  for (const { path, text, faults: found } of projects.faultyFiles()) {
    const file = TextDocument.create(path, 'jsonc', 0, text);
    const isGrave = (fault: FileFault): boolean => fault.level === 'error';
    faults.push(...faultLines(path, file, found.filter(isGrave), locale));
    remarks.push(
      ...faultLines(
        path,
        file,
        found.filter((fault) => !isGrave(fault)),
        locale,
      ),
    );
  }
  return remarks;
}

function openCatalogue(readCatalogue: LintSurroundings['readCatalogue'], complain: Complain): Catalogue {
  const read = (part: Dialect): unknown => {
    try {
      return readCatalogue(part);
    } catch (error) {
      return error;
    }
  };
  const parts = { ram: read('ram'), iam: read('iam') };
  return assembleCatalogue(parts, ({ sentence }) => complain(sentence)).catalogue;
}

async function bytesOf({ path }: ListedFile, files: Files, complain: Complain): Promise<Uint8Array | undefined> {
  try {
    return path === standardInput ? await files.readStandardInput() : files.read(path);
  } catch (error) {
    complain(sentences.unreadable, path, reasonOf(error));
    return undefined;
  }
}

function check(
  path: string,
  text: string,
  { service, decided, association, checked }: FileSurroundings,
  { dialect, kind, locale }: LintOptions,
): readonly PolicyReport[] {
  const said = association === undefined || association === 'off' ? undefined : association;
  const document = service.open(textDocument(path, text), {
    ...(said !== undefined && { claimed: true }),
    dialect: dialect ?? said?.dialect,
    kind: kind ?? said?.kind,
  });
  const asker: Asker = {
    ...decided,
    locale,
    client: {
      reportsJsonErrors: false,
      offersSnippets: false,
      supportsJson: false,
      takesSnippetText: false,
      rulePage: () => undefined,
    },
  };
  checked(document, asker);
  return reportPolicies(path, document, service.problems(document, asker));
}

/** Standard input has no name that says what it holds, so it is taken as JSON. */
function textDocument(path: string, text: string): TextDocument {
  return TextDocument.create(path, path === standardInput ? 'json' : '', 0, text);
}

/** Why a file that a person named gave no report: most of all, where its JSON is broken. */
function emptyHanded(path: string, text: string, { service }: FileSurroundings, { locale }: LintOptions): string {
  if (text.trim() === '') return say(sentences.empty, locale, [path]);
  const { json, host } = service.open(textDocument(path, text), { claimed: true });
  const fault = host === 'prose' ? undefined : json.faults[0];
  if (fault === undefined) return say(sentences.noPolicy, locale, [path]);
  const { line, column } = placeOf(text, fault.span.start);
  return say(sentences.broken, locale, [path, String(line), String(column)]);
}

function isBad({ problems }: PolicyReport): boolean {
  return problems.some(({ level }) => level === 'error' || level === 'warning');
}
