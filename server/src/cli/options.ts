import { parseArgs } from 'node:util';
import {
  type Dialect,
  dialects,
  type Kind,
  kinds,
  type Locale,
  type Localized,
  localeOf,
  type Preset,
  presets,
} from '../core/index.ts';

/** What a person asks the command line for. */
export type Command =
  | { readonly name: 'lint'; readonly options: LintOptions }
  | { readonly name: 'lsp' }
  | { readonly name: 'help'; readonly locale: Locale }
  | { readonly name: 'version' }
  | { readonly name: 'misused'; readonly locale: Locale; readonly reason: Localized };

export interface LintOptions {
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  readonly locale: Locale;
  readonly dialect: Dialect | undefined;
  readonly kind: Kind | undefined;
  /** Wins over the configuration. */
  readonly preset: Preset | undefined;
  /** Path of the one configuration for all files; `undefined`: each file has the one that lies around it. */
  readonly config: string | undefined;
  /** Paths of files with facts of the person's own; where there are any, those of the configuration do not count. */
  readonly extraFacts: readonly string[];
}

const flags = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } } as const;
const values = {
  format: { type: 'string' },
  locale: { type: 'string' },
  dialect: { type: 'string' },
  kind: { type: 'string' },
  preset: { type: 'string' },
  config: { type: 'string' },
  'extra-facts': { type: 'string' },
} as const;
/** Options whose value is the name of a file, and not one of a few words. */
const fileOptions: readonly string[] = ['config', 'extra-facts'];
const formats = ['text', 'json'] as const;
const locales: readonly string[] = ['en', 'zh-cn'];

/**
 * Reads the arguments after the program's name.
 * @param systemLocale language tag of the machine, used where no `--locale` is given
 */
export function readCommand(args: readonly string[], systemLocale: string | undefined): Command {
  if (args[0] === 'lsp') return { name: 'lsp' };
  const { tokens } = parseArgs({ args: [...args], options: { ...flags, ...values }, strict: false, tokens: true });
  const given = new Map<string, string | undefined>();
  const extraFacts: string[] = [];
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option') {
      given.set(token.name, fileOptions.includes(token.name) ? token.value : token.value?.toLowerCase());
      if (token.name === 'extra-facts' && token.value !== undefined) extraFacts.push(token.value);
    } else if (token.kind === 'positional') words.push(token.value);
  }
  const locale = localeOf(given.get('locale') ?? systemLocale);
  if (given.has('help') || args.length === 0) return { name: 'help', locale };
  if (given.has('version')) return { name: 'version' };
  const [command, ...paths] = words;
  const reason = misuse(command, paths, given);
  if (reason !== undefined) return { name: 'misused', locale, reason };
  const options: LintOptions = {
    paths,
    format: formats.find((format) => format === given.get('format')) ?? 'text',
    locale,
    dialect: dialects.find((dialect) => dialect === given.get('dialect')),
    kind: kinds.find((kind) => kind === given.get('kind')),
    preset: presets.find((preset) => preset === given.get('preset')),
    config: given.get('config'),
    extraFacts,
  };
  return { name: 'lint', options };
}

function misuse(
  command: string | undefined,
  paths: readonly string[],
  given: ReadonlyMap<string, string | undefined>,
): Localized | undefined {
  if (command === undefined) return { en: 'There is no command.', 'zh-cn': '缺少命令。' };
  if (command !== 'lint') {
    return { en: `There is no command "${command}".`, 'zh-cn': `没有命令 "${command}"。` };
  }
  const legal: Readonly<Record<string, readonly string[]>> = {
    format: formats,
    locale: locales,
    dialect: dialects,
    kind: kinds,
    preset: presets,
  };
  for (const [name, value] of given) {
    const choices = legal[name];
    const shown = name.length === 1 ? `-${name}` : `--${name}`;
    if (fileOptions.includes(name)) {
      if (value !== undefined && value !== '') continue;
      return { en: `${shown} takes the name of a file.`, 'zh-cn': `${shown} 的取值应为文件名。` };
    }
    if (choices === undefined) return { en: `There is no option ${shown}.`, 'zh-cn': `没有选项 ${shown}。` };
    if (value === undefined || !choices.includes(value)) {
      return {
        en: `${shown} takes one of: ${choices.join(', ')}.`,
        'zh-cn': `${shown} 的取值为：${choices.join('、')}。`,
      };
    }
  }
  return paths.length === 0
    ? {
        en: 'Name at least one file or folder, or - for standard input.',
        'zh-cn': '请至少指定一个文件或文件夹，或用 - 表示标准输入。',
      }
    : undefined;
}

/** What `--help` prints. */
export const help: Localized = {
  en: `Finds mistakes in Alibaba Cloud RAM and AWS IAM policies.

Usage:
  rampart lint [options] <file or folder…>   Check policies; folders are searched for JSON files, - is standard input
  rampart lsp --stdio                        Start the language server for an editor

Options of lint:
  --format text|json                 For people (the default), or one JSON array for programs
  --locale en|zh-cn                  Language of messages
  --dialect ram|iam                  Read every policy as one of RAM or IAM
  --kind permission|trust|resource   Read every policy as one of this kind
  --config FILE                      Take this configuration for all files, not the rampart.json around each
  --preset recommended|strict|console
                                     Levels of rules that no configuration sets
  --extra-facts FILE                 Know the services in this file too; may be given more than once

  --version                          Print the version
  -h, --help                         Print this

Exit status: 0 no problem worse than an info, 1 errors or warnings found, 2 something could not be checked.
`,
  'zh-cn': `检查阿里云 RAM 和 AWS IAM 权限策略中的错误。

用法：
  rampart lint [选项] <文件或文件夹…>   检查策略；在文件夹中查找 JSON 文件，- 表示标准输入
  rampart lsp --stdio                   为编辑器启动语言服务器

lint 的选项：
  --format text|json                 供人阅读（默认），或供程序读取的一个 JSON 数组
  --locale en|zh-cn                  消息的语言
  --dialect ram|iam                  将所有策略按 RAM 或 IAM 读取
  --kind permission|trust|resource   将所有策略按此类型读取
  --config FILE                      所有文件使用此配置，不再查找各自的 rampart.json
  --preset recommended|strict|console
                                     配置未设置级别的规则所采用的预设
  --extra-facts FILE                 同时使用此文件中的服务数据，可多次指定

  --version                          显示版本
  -h, --help                         显示本帮助

退出状态：0 没有比信息更严重的问题，1 发现错误或警告，2 有内容无法检查。
`,
};
