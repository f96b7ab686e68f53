import { type Dialect, dialects, type Kind, kinds } from '../document/dialect.ts';
import { type Preset, presets, type RuleLevels } from '../rules/config.ts';
import { type LimitName, vendorLimits } from '../rules/limits.ts';
import type { DemandedCondition, ForbiddenGrant, RequiredCondition } from '../rules/options.ts';
import type { Level } from '../rules/rule.ts';
import type { Localized } from '../text/locale.ts';
import type { Association, Associations } from './association.ts';
import { nameJudge } from './names.ts';
import {
  anyText,
  count,
  described,
  type Located,
  list,
  listOrOne,
  located,
  object,
  oneOf,
  record,
  type SchemaPart,
  type Shape,
  text,
  textOr,
} from './shape.ts';

/** Everything that people may write in `rampart.json`, as it is written. */
export interface WrittenConfig {
  readonly $schema: string | undefined;
  readonly preset: Preset | undefined;
  readonly rules: RuleLevels | undefined;
  readonly associations: Associations | undefined;
  readonly limits: Readonly<Record<string, number>> | undefined;
  readonly organisation: WrittenOrganisation | undefined;
  readonly ownAccounts: readonly string[] | undefined;
  readonly referencePolicies: readonly Located<string>[] | undefined;
  readonly catalogue: { readonly extra: readonly Located<string>[] | undefined } | undefined;
  readonly suppressions: readonly Located<WrittenSuppression>[] | undefined;
}

export interface WrittenOrganisation {
  readonly required: readonly WrittenDemand<RequiredCondition>[] | undefined;
  readonly forbidden: readonly WrittenDemand<ForbiddenGrant>[] | undefined;
}

/** A demand whose actions may be left out. */
export type WrittenDemand<Demand> = Omit<Demand, 'actions' | 'condition'> & {
  readonly actions: readonly string[] | undefined;
  readonly condition: Demand extends RequiredCondition ? WrittenCondition : WrittenCondition | undefined;
};

export type WrittenCondition = Omit<DemandedCondition, 'values'> & { readonly values: readonly string[] | undefined };

export interface WrittenSuppression {
  readonly rule: Located<string>;
  readonly path: string | undefined;
  readonly pointer: Located<string> | undefined;
  readonly reason: Located<string> | undefined;
}

const levels: readonly Level[] = ['off', 'hint', 'info', 'warning', 'error'];

const condition: Shape<WrittenCondition> = object<WrittenCondition>({
  key: {
    shape: text(),
    required: true,
    description: { en: 'Condition key, such as `acs:SourceIp`.', 'zh-cn': '条件键，例如 `acs:SourceIp`。' },
  },
  operator: {
    shape: text(),
    description: {
      en: 'Condition operator, such as `IpAddress`; any where it is absent.',
      'zh-cn': '条件运算符，例如 `IpAddress`；省略时为任意运算符。',
    },
  },
  values: {
    shape: listOrOne(text()),
    description: { en: 'Values; any where they are absent.', 'zh-cn': '条件值；省略时为任意值。' },
  },
});

const actions: { readonly shape: Shape<readonly string[]>; readonly description: Localized } = {
  shape: listOrOne(text()),
  description: {
    en: 'Actions or patterns of actions, such as `kms:*`; all where they are absent.',
    'zh-cn': '操作或操作模式，例如 `kms:*`；省略时为所有操作。',
  },
};
const dialect: { readonly shape: Shape<Dialect>; readonly description: Localized } = {
  shape: oneOf(dialects),
  description: {
    en: 'Only policies of this cloud; those of both where it is absent.',
    'zh-cn': '仅适用于该云的策略；省略时适用于两者。',
  },
};
const demandReason: { readonly shape: Shape<string>; readonly description: Localized } = {
  shape: text(),
  description: { en: 'Your own sentence, shown with the problem.', 'zh-cn': '您自己的说明，会与问题一起显示。' },
};

const organisation: Shape<WrittenOrganisation> = object<WrittenOrganisation>({
  required: {
    shape: list(
      object<WrittenDemand<RequiredCondition>>({
        actions,
        condition: {
          shape: condition,
          required: true,
          description: { en: 'What the statement must carry.', 'zh-cn': '语句必须包含的条件。' },
        },
        dialect,
        reason: demandReason,
      }),
    ),
    description: {
      en: 'Conditions that statements allowing certain actions must carry.',
      'zh-cn': '允许某些操作的语句必须包含的条件。',
    },
  },
  forbidden: {
    shape: list(
      object<WrittenDemand<ForbiddenGrant>>({
        actions,
        condition: {
          shape: condition,
          description: { en: 'Forbidden only under this condition.', 'zh-cn': '仅禁止在此条件下授权。' },
        },
        dialect,
        reason: demandReason,
      }),
    ),
    description: { en: 'Actions that no policy may allow.', 'zh-cn': '任何策略都不得允许的操作。' },
  },
});

const association: Shape<Association> = textOr<'off', Exclude<Association, 'off'>>(
  oneOf(['off']),
  object<{ readonly dialect: Dialect | undefined; readonly kind: Kind | undefined }>({
    dialect: {
      shape: oneOf(dialects),
      description: { en: 'Whose grammar the policies follow.', 'zh-cn': '策略遵循哪种语法。' },
    },
    kind: {
      shape: oneOf(kinds),
      description: { en: 'What the policies are attached to.', 'zh-cn': '策略附加在什么对象上。' },
    },
  }),
);

const suppression: Shape<WrittenSuppression> = object<WrittenSuppression>({
  rule: {
    shape: located(text()),
    required: true,
    description: {
      en: 'Code of a rule, such as `action/unknown`, or a group, such as `action/*`.',
      'zh-cn': '规则代码，例如 `action/unknown`；或分组，例如 `action/*`。',
    },
  },
  path: {
    shape: text(),
    description: {
      en: 'Files that it is about, as a pattern below the folder of this file, or of a file name where it has no slash; all where it is absent.',
      'zh-cn': '适用的文件：相对于本文件所在目录的模式；不含斜杠时与文件名比较；省略时为所有文件。',
    },
  },
  pointer: {
    shape: located(anyText()),
    description: {
      en: 'JSON Pointer of the part that it is about, such as `/Statement/0/Action`; the whole file where it is absent.',
      'zh-cn': '适用部分的 JSON 指针，例如 `/Statement/0/Action`；省略时为整个文件。',
    },
  },
  reason: {
    shape: located(anyText()),
    description: { en: 'Why the problem is meant.', 'zh-cn': '忽略该问题的原因。' },
  },
});

const limitSchemas: SchemaPart = Object.fromEntries(
  Object.entries(vendorLimits).map(([name, { most, unit, subject, date }]) => [
    name,
    described(
      { ...count().schema, default: most },
      {
        en: `Of ${subject.en}, in ${unit}; ${most}${date === undefined ? '' : ` as of ${date}`}.`,
        'zh-cn': `${subject['zh-cn']}，单位：${unit}；默认值为 ${most}${date === undefined ? '' : `（${date}）`}。`,
      },
    ),
  ]),
);

/** What `rampart.json` may hold: read by this shape, and its schema is generated from it. */
export const configShape: Shape<WrittenConfig> = object<WrittenConfig>({
  $schema: {
    shape: anyText(),
    description: {
      en: 'Address of the JSON Schema of this file, for editors.',
      'zh-cn': '本文件的 JSON Schema 地址，供编辑器使用。',
    },
  },
  preset: {
    shape: oneOf(presets),
    description: {
      en: 'Levels of rules where nothing else says them: `recommended` as each rule proposes, `strict` with more told and louder, `console` with only what the console or API of the cloud refuses.',
      'zh-cn':
        '未另行设置时各规则的级别：`recommended` 为规则建议的级别；`strict` 提示更多、级别更高；`console` 仅保留控制台或 API 会拒绝的问题。',
    },
  },
  rules: {
    shape: record(oneOf(levels), { judge: nameJudge(['code', 'group', 'category']) }),
    description: {
      en: 'Levels by rule (`action/unknown`), by group (`action/*`) or by category (`category:security`). The rule wins over its group, and that over the category.',
      'zh-cn':
        '按规则（`action/unknown`）、分组（`action/*`）或类别（`category:security`）设置级别。规则优先于分组，分组优先于类别。',
    },
  },
  associations: {
    shape: record(association),
    description: {
      en: 'Files that are policies, and of which dialect and kind, or `"off"` for files to leave alone. Patterns are relative to the folder of this file; one without a slash is compared with the file name. The first that fits counts.',
      'zh-cn':
        '指定哪些文件是策略及其语法和类型；`"off"` 表示不检查。模式相对于本文件所在目录；不含斜杠时与文件名比较。以第一个匹配的模式为准。',
    },
  },
  limits: {
    shape: record(count(), { judge: nameJudge(['limit']), known: limitSchemas }),
    description: {
      en: 'Your numbers in place of the sizes that the clouds document.',
      'zh-cn': '用您的数值替代云平台文档中的大小限制。',
    },
  },
  organisation: {
    shape: organisation,
    description: { en: 'What your organisation asks of every policy.', 'zh-cn': '您的组织对所有策略的要求。' },
  },
  ownAccounts: {
    shape: list(text()),
    description: { en: 'Ids of your own accounts, of both clouds.', 'zh-cn': '您自己的账号 ID，可包含两种云的账号。' },
  },
  referencePolicies: {
    shape: listOrOne(located(text())),
    description: {
      en: 'Files with policies whose access no other policy may exceed; relative to this file.',
      'zh-cn': '参考策略文件，其他策略的权限不应超出其范围；路径相对于本文件。',
    },
  },
  catalogue: {
    shape: object<{ readonly extra: readonly Located<string>[] | undefined }>({
      extra: {
        shape: listOrOne(located(text())),
        description: {
          en: 'Files with facts of your own about services and actions; relative to this file.',
          'zh-cn': '自有服务与操作数据的文件；路径相对于本文件。',
        },
      },
    }),
    description: {
      en: 'What Rampart knows about services beside its own catalogue.',
      'zh-cn': '除内置目录外的服务数据。',
    },
  },
  suppressions: {
    shape: list(located(suppression)),
    description: { en: 'Problems that are meant, each with its reason.', 'zh-cn': '有意忽略的问题及其原因。' },
  },
});

/** Whether a name is that of a limit. */
export function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(vendorLimits, name);
}
