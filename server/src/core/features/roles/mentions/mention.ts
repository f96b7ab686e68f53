import type { RoleFamily } from '../../../catalogue/roleLife.ts';
import type { Dialect } from '../../../document/dialect.ts';
import type { Localized } from '../../../text/locale.ts';
import type { Span } from '../../../text/span.ts';

/** What a text does with a role; see `mentionRanks` for which says most. */
export type MentionKind = 'permits' | 'denies' | 'creates' | 'trusts' | 'describes' | 'names';

/** A role that a name stands for. */
export interface NamedRole {
  /** As the catalogue spells it, else as the text does. */
  readonly roleName: string;
  readonly dialect: Dialect;
  readonly family: RoleFamily;
  /** Whether the catalogue has it; of another role nothing but its name is known. */
  readonly isKnown: boolean;
}

/** A place in a text that has to do with a role. */
export interface TextMention {
  readonly role: NamedRole;
  readonly span: Span;
  readonly kind: MentionKind;
  /** `kind` in words. */
  readonly words: Localized;
}

/** What the structure of a text says of one of its values; names within the value are mentioned so. */
export interface Telling {
  /** The value without its quotes. */
  readonly span: Span;
  readonly kind: MentionKind;
  readonly words: Localized;
  /** Which sort of name within the value it is about. */
  readonly sort: NameSort;
  /** Of which family a role is that it is about; absent for both. */
  readonly family?: RoleFamily;
}

/** Of which of a role's three strings a name is. */
export type NameSort = 'role' | 'policy' | 'service';

/** The most telling first. */
const mentionRanks: readonly MentionKind[] = ['permits', 'denies', 'creates', 'trusts', 'describes', 'names'];

/** Of two mentions of one role at one place the one that says more. */
export function moreTelling<Mention extends { readonly kind: MentionKind }>(a: Mention, b: Mention): Mention {
  return mentionRanks.indexOf(b.kind) < mentionRanks.indexOf(a.kind) ? b : a;
}

type GrantedPart = 'creation' | 'deletion' | 'both';

/** Of a statement's Effect on the creation or deletion of a role. */
export const grantWords: Readonly<Record<'permits' | 'denies', Readonly<Record<GrantedPart, Localized>>>> = {
  permits: {
    creation: { en: 'allows its creation', 'zh-cn': '允许创建' },
    deletion: { en: 'allows its deletion', 'zh-cn': '允许删除' },
    both: { en: 'allows its creation and deletion', 'zh-cn': '允许创建和删除' },
  },
  denies: {
    creation: { en: 'denies its creation', 'zh-cn': '拒绝创建' },
    deletion: { en: 'denies its deletion', 'zh-cn': '拒绝删除' },
    both: { en: 'denies its creation and deletion', 'zh-cn': '拒绝创建和删除' },
  },
};

export const createsWords: Localized = { en: 'creates it', 'zh-cn': '创建该角色' };
export const trustsWords: Localized = { en: 'trusts its service', 'zh-cn': '信任其服务' };
export const describesWords: Localized = { en: 'has the actions of its policy', 'zh-cn': '包含其权限策略的操作' };

export const nameWords: Readonly<Record<NameSort, Localized>> = {
  role: { en: 'names it', 'zh-cn': '提及该角色' },
  policy: { en: 'names its policy', 'zh-cn': '提及其权限策略' },
  service: { en: 'names its service', 'zh-cn': '提及其服务' },
};
