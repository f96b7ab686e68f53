import type { AccessLevel, ConditionType, Service } from '../catalogue/catalogue.ts';
import { type Dialect, dialects } from '../document/dialect.ts';
import type { Localized } from '../text/locale.ts';
import {
  anyText,
  flag,
  type Located,
  list,
  listOrOne,
  located,
  object,
  oneOf,
  type Shape,
  text,
  textOr,
} from './shape.ts';

/** Everything that people may write in a file with facts of their own, as it is written. */
export interface WrittenFacts {
  readonly $schema: string | undefined;
  readonly dialect: Dialect | undefined;
  readonly services: readonly WrittenService[] | undefined;
  readonly conditionKeys: readonly WrittenKey[] | undefined;
}

export interface WrittenService {
  readonly code: Located<string>;
  readonly name: string | undefined;
  readonly 'zh-cn': string | undefined;
  readonly actionList: Service['actionList'] | undefined;
  readonly actions: readonly WrittenAction[] | undefined;
  readonly conditionKeys: readonly WrittenKey[] | undefined;
}

export interface WrittenAction {
  readonly name: Located<string>;
  readonly level: AccessLevel;
  readonly description: WrittenSentence | undefined;
  readonly resources: readonly Located<string>[] | undefined;
  readonly conditionKeys: readonly string[] | undefined;
  readonly deprecated: boolean | undefined;
}

export interface WrittenKey {
  readonly name: Located<string>;
  readonly type: ConditionType | undefined;
  readonly description: WrittenSentence | undefined;
  readonly values: readonly string[] | undefined;
}

/** In one language that serves for both, or in each. */
export type WrittenSentence = string | { readonly en: string; readonly 'zh-cn': string | undefined };

const accessLevels: readonly AccessLevel[] = ['list', 'read', 'write', 'tagging', 'permission management'];
const conditionTypes: readonly ConditionType[] = ['string', 'number', 'date', 'boolean', 'ip', 'arn', 'binary'];
const lists: readonly Service['actionList'][] = ['complete', 'partial', 'none'];

const sentence: Shape<WrittenSentence> = textOr<string, Exclude<WrittenSentence, string>>(
  text(),
  object<Exclude<WrittenSentence, string>>({
    en: { shape: text(), required: true, description: { en: 'In English.', 'zh-cn': '英文说明。' } },
    'zh-cn': { shape: text(), description: { en: 'In Simplified Chinese.', 'zh-cn': '简体中文说明。' } },
  }),
);

const keys: { readonly shape: Shape<readonly WrittenKey[]>; readonly description: Localized } = {
  shape: list(
    object<WrittenKey>({
      name: {
        shape: located(text()),
        required: true,
        description: {
          en: 'The key with its prefix, such as `acme:Team`; a free part is written `{name}`.',
          'zh-cn': '带前缀的条件键，例如 `acme:Team`；可变部分写作 `{name}`。',
        },
      },
      type: { shape: oneOf(conditionTypes), description: { en: 'Type of its values.', 'zh-cn': '值的类型。' } },
      description: { shape: sentence, description: { en: 'What it asks.', 'zh-cn': '条件键的含义。' } },
      values: {
        shape: list(text()),
        description: { en: 'Its values, where they are known and few.', 'zh-cn': '已知且数量有限的取值。' },
      },
    }),
  ),
  description: { en: 'Condition keys.', 'zh-cn': '条件键。' },
};

const action: Shape<WrittenAction> = object<WrittenAction>({
  name: {
    shape: located(text()),
    required: true,
    description: {
      en: 'Name without the code of its service, such as `StartEngine`.',
      'zh-cn': '不含服务代码的操作名称，例如 `StartEngine`。',
    },
  },
  level: {
    shape: oneOf(accessLevels),
    required: true,
    description: { en: 'What it does to what it touches.', 'zh-cn': '操作的访问级别。' },
  },
  description: {
    shape: sentence,
    description: { en: 'One sentence on what it does.', 'zh-cn': '一句话说明操作的作用。' },
  },
  resources: {
    shape: listOrOne(located(text())),
    description: {
      en: 'ARN forms of what it can be scoped to, such as `acs:acme:{region}:{account}:engine/{id}`; `*` where it cannot.',
      'zh-cn': '可授权资源的 ARN 格式，例如 `acs:acme:{region}:{account}:engine/{id}`；不能限定资源时为 `*`。',
    },
  },
  conditionKeys: {
    shape: list(text()),
    description: { en: 'Names of the condition keys that come with it.', 'zh-cn': '该操作支持的条件键名称。' },
  },
  deprecated: { shape: flag(), description: { en: 'Whether nobody should use it any more.', 'zh-cn': '是否已弃用。' } },
});

/** What a file with facts of one's own may hold: read by this shape, and its schema is generated from it. */
export const factsShape: Shape<WrittenFacts> = object<WrittenFacts>({
  $schema: {
    shape: anyText(),
    description: {
      en: 'Address of the JSON Schema of this file, for editors.',
      'zh-cn': '本文件的 JSON Schema 地址，供编辑器使用。',
    },
  },
  dialect: {
    shape: oneOf(dialects),
    description: {
      en: 'Whose services these are; `ram` where it is absent.',
      'zh-cn': '服务所属的云；省略时为 `ram`。',
    },
  },
  services: {
    shape: list(
      object<WrittenService>({
        code: {
          shape: located(text()),
          required: true,
          description: { en: 'What stands before the colon of its actions.', 'zh-cn': '操作中冒号前的服务代码。' },
        },
        name: { shape: text(), description: { en: 'Name of the product.', 'zh-cn': '产品名称。' } },
        'zh-cn': { shape: text(), description: { en: 'Name of the product in Chinese.', 'zh-cn': '产品的中文名称。' } },
        actionList: {
          shape: oneOf(lists),
          description: {
            en: '`complete`: any other action is reported as unknown; `partial` (the default): others may exist; `none`: nothing is doubted.',
            'zh-cn': '`complete`：其他操作会被报告为未知；`partial`（默认）：可能还有其他操作；`none`：不作判断。',
          },
        },
        actions: { shape: list(action), description: { en: 'Actions of the service.', 'zh-cn': '服务的操作。' } },
        conditionKeys: keys,
      }),
    ),
    description: {
      en: 'Services of your own, and known ones with what the catalogue lacks.',
      'zh-cn': '自有服务，以及对已有服务的补充。',
    },
  },
  conditionKeys: {
    shape: keys.shape,
    description: { en: 'Condition keys that come with every service.', 'zh-cn': '适用于所有服务的条件键。' },
  },
});
