import type { Range } from 'vscode-languageserver-types';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import type { MentionKind, NamedRole } from './mentions/mention.ts';
import type { FoundMention } from './roleReading.ts';

/** Where a text has to do with a role, and how. */
export interface RoleMention {
  readonly uri: string;
  readonly range: Range;
  readonly kind: MentionKind;
  /** `kind` in words. */
  readonly words: string;
}

/** What is told of the mentions of one role. */
export interface MentionsOfRole {
  /** In the order of the texts; absent where there is none. */
  readonly mentions?: readonly RoleMention[];
  /** Number of mentions beyond those; absent where there are none. */
  readonly moreMentions?: number;
}

/** Mentions by their roles. */
export interface Mentions {
  of(roleName: string): MentionsOfRole;
  /** Roles that texts name like service-linked ones and that the catalogue does not have, in alphabetical order. */
  readonly unknown: readonly NamedRole[];
}

/** Nobody reads on; of more mentions of one role the number is told. */
const mostMentions = 500;

export function groupMentions(found: readonly FoundMention[], locale: Locale): Mentions {
  const byRole = new Map<string, FoundMention[]>();
  const unknown = new Map<string, NamedRole>();
  for (const mention of found) {
    const { roleName, isKnown } = mention.role;
    const known = byRole.get(roleName);
    if (known === undefined) byRole.set(roleName, [mention]);
    else known.push(mention);
    if (!isKnown) unknown.set(roleName, mention.role);
  }
  return {
    of(roleName) {
      const all = byRole.get(roleName) ?? [];
      if (all.length === 0) return {};
      const told = all
        .slice(0, mostMentions)
        .map(({ uri, range, kind, words }) => ({ uri, range, kind, words: say(words, locale) }));
      return { mentions: told, ...(all.length > told.length && { moreMentions: all.length - told.length }) };
    },
    unknown: [...unknown.values()].toSorted((a, b) => (a.roleName < b.roleName ? -1 : 1)),
  };
}

const notInCatalogue: Localized = {
  en: 'Not in the catalogue of {0}.',
  'zh-cn': '{0} 的目录中没有该角色。',
};

const noCatalogue: Localized = {
  en: 'The catalogue could not be read, so nothing is known of it.',
  'zh-cn': '无法读取目录，因此没有该角色的信息。',
};

/** Says of a role that it is not known, and as of when. */
export function remarkOn({ dialect }: NamedRole, catalogue: Catalogue, locale: Locale): string {
  const { date } = catalogue[dialect];
  return date === '' ? say(noCatalogue, locale) : say(notInCatalogue, locale, [date]);
}
