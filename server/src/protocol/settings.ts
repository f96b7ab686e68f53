import type { Associations } from '../core/config/association.ts';
import type { Dialect, Kind } from '../core/document/dialect.ts';
import type { Preset, RuleLevels } from '../core/rules/config.ts';
import type { Level } from '../core/rules/rule.ts';
import type { Localized } from '../core/text/locale.ts';

/** A JSON Schema of the few kinds that a setting of ours needs. */
export type SettingSchema =
  | { readonly type: 'string'; readonly enum?: readonly string[]; readonly enumDescriptions?: readonly Localized[] }
  | { readonly type: 'boolean' }
  | { readonly type: 'number'; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'array'; readonly items: SettingSchema }
  | { readonly type?: never; readonly anyOf: readonly SettingSchema[] }
  | {
      readonly type: 'object';
      readonly properties?: Readonly<Record<string, SettingSchema>>;
      /** `false`: only the named properties. */
      readonly additionalProperties: SettingSchema | false;
    };

/** One setting: what a person sees of it, and what it is when nobody set it. */
export type SettingDeclaration = SettingSchema & {
  readonly key: string;
  readonly default: unknown;
  /** Markdown. */
  readonly description: Localized;
  /** VS Code's word for where it may be set. */
  readonly scope: 'resource' | 'window' | 'machine';
};

const dialectWords: readonly Dialect[] = ['ram', 'iam'];
const kindWords: readonly Kind[] = ['permission', 'trust', 'resource'];
const presetWords: readonly Preset[] = ['recommended', 'strict', 'console'];
const levelWords: readonly Level[] = ['off', 'hint', 'info', 'warning', 'error'];

/** Every setting, once: the manifest's `contributes.configuration` is generated from here. */
export const settings: readonly SettingDeclaration[] = [
  {
    key: 'rampart.dialect',
    type: 'string',
    default: 'auto',
    enum: ['auto', ...dialectWords],
    enumDescriptions: [
      { en: 'What the text of each policy says.', 'zh-cn': '根据每个策略的内容判断。' },
      { en: 'Every policy is an Alibaba Cloud RAM policy.', 'zh-cn': '所有策略均为阿里云 RAM 策略。' },
      { en: 'Every policy is an AWS IAM policy.', 'zh-cn': '所有策略均为 AWS IAM 策略。' },
    ],
    description: {
      en: 'Whose grammar policies follow. Files that hold no policy are left alone whatever is chosen.',
      'zh-cn': '策略遵循哪种语法。无论如何选择，不含策略的文件都不受影响。',
    },
    scope: 'resource',
  },
  {
    key: 'rampart.associations',
    type: 'object',
    default: {},
    additionalProperties: {
      anyOf: [
        { type: 'string', enum: ['off'] },
        {
          type: 'object',
          properties: { dialect: { type: 'string', enum: dialectWords }, kind: { type: 'string', enum: kindWords } },
          additionalProperties: false,
        },
      ],
    },
    description: {
      en: 'Files that are policies, and of which dialect and kind: `{ "trust/*.json": { "dialect": "ram", "kind": "trust" } }`; `"off"` for files to leave alone. A pattern without a slash is compared with the file name, one with a slash with the end of the path. The first pattern that fits counts.',
      'zh-cn':
        '指定哪些文件是策略，以及它们的语法和类型：`{ "trust/*.json": { "dialect": "ram", "kind": "trust" } }`；`"off"` 表示不检查。不含斜杠的模式与文件名比较，含斜杠的模式与路径末尾比较。以第一个匹配的模式为准。',
    },
    scope: 'resource',
  },
  {
    key: 'rampart.preset',
    type: 'string',
    default: 'auto',
    enum: ['auto', ...presetWords],
    enumDescriptions: [
      {
        en: 'As `rampart.json` says; `recommended` where it says nothing.',
        'zh-cn': '以 `rampart.json` 为准；未设置时为 `recommended`。',
      },
      { en: 'Each rule at the level that it proposes.', 'zh-cn': '使用每条规则建议的级别。' },
      { en: 'More is told, and louder.', 'zh-cn': '提示更多，级别更高。' },
      {
        en: 'Only what the console or API of the cloud refuses.',
        'zh-cn': '仅保留控制台或 API 会拒绝的问题。',
      },
    ],
    description: {
      en: 'Levels of rules where nothing else says them.',
      'zh-cn': '未另行设置时各规则的级别。',
    },
    scope: 'resource',
  },
  {
    key: 'rampart.rules',
    type: 'object',
    default: {},
    additionalProperties: { type: 'string', enum: levelWords },
    description: {
      en: 'Levels of rules by code, `{ "action/unknown": "error" }`, by group, `{ "action/*": "off" }`, or by category, `{ "category:style": "off" }`. A code wins over its group, and that over the category. All of them win over `rampart.json`.',
      'zh-cn':
        '按规则代码设置级别：`{ "action/unknown": "error" }`；按分组设置：`{ "action/*": "off" }`；或按类别设置：`{ "category:style": "off" }`。规则代码优先于分组，分组优先于类别，且均优先于 `rampart.json`。',
    },
    scope: 'resource',
  },
  {
    key: 'rampart.catalogue.extra',
    type: 'array',
    default: [],
    items: { type: 'string' },
    description: {
      en: 'Files with facts of your own about services and actions, relative to the workspace folder. Where there are any, those that `rampart.json` names do not count.',
      'zh-cn': '自有服务与操作数据的文件，路径相对于工作区文件夹。设置后，`rampart.json` 中指定的文件不再生效。',
    },
    scope: 'resource',
  },
  {
    key: 'rampart.account.readOnly',
    type: 'boolean',
    default: true,
    description: {
      en: 'Whether connected accounts are only read. Switched off, roles can be created and deleted from the tree, each after a question.',
      'zh-cn': '是否仅读取已连接的账号。关闭后，可在树中创建和删除角色，每次均会先询问。',
    },
    scope: 'machine',
  },
  {
    key: 'rampart.account.timeout',
    type: 'number',
    default: 15,
    minimum: 1,
    maximum: 120,
    description: {
      en: 'Seconds that one request to an account may take.',
      'zh-cn': '对账号的单次请求的最长时间（秒）。',
    },
    scope: 'machine',
  },
  {
    key: 'rampart.account.endpoints',
    type: 'object',
    default: {},
    properties: {
      ram: { type: 'string' },
      resourcemanager: { type: 'string' },
      sts: { type: 'string' },
      iam: { type: 'string' },
    },
    additionalProperties: false,
    description: {
      en: 'Endpoints of services that are not asked at their public address, such as those of a private network: `{ "ram": "ram.example.com" }`. Requests go over HTTPS unless the endpoint begins with `http://`.',
      'zh-cn':
        '不使用公网地址的云服务接入点，例如专有网络中的接入点：`{ "ram": "ram.example.com" }`。除非以 `http://` 开头，否则使用 HTTPS。',
    },
    scope: 'machine',
  },
  {
    key: 'rampart.trace.server',
    type: 'string',
    default: 'off',
    enum: ['off', 'messages', 'verbose'],
    enumDescriptions: [
      { en: 'Nothing.', 'zh-cn': '不记录。' },
      { en: 'The names of the messages.', 'zh-cn': '记录消息名称。' },
      { en: 'The messages with all that is in them.', 'zh-cn': '记录完整的消息内容。' },
    ],
    description: {
      en: 'What the output channel shows of the messages between VS Code and the server.',
      'zh-cn': '在输出面板中显示 VS Code 与服务器之间的哪些消息。',
    },
    scope: 'window',
  },
];

/** The settings as the server uses them; `rampart.trace.server` is read by the client library alone. */
export interface Settings {
  readonly dialect: 'auto' | Dialect;
  readonly associations: Associations;
  /** `undefined`: as the configuration says. */
  readonly preset: Preset | undefined;
  readonly rules: RuleLevels;
  /** Paths of files with facts of the person's own, relative to the workspace folder. */
  readonly extraFacts: readonly string[];
}
