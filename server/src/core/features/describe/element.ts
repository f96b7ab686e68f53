import type { Dialect, Kind } from '../../document/dialect.ts';
import { kinds } from '../../document/dialect.ts';
import { type ElementGrammar, type ElementOwner, grammarOf } from '../../grammar/grammar.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { blocks, headline } from './markdown.ts';
import { dialectNames, kindNames, kindPlurals } from './words.ts';

const words = {
  of: { en: '{0} {1}', 'zh-cn': '{0} {1}' },
  foreign: {
    en: '{0} {1} have no such element. In {2} {3} it means:',
    'zh-cn': '{0} {1}没有此元素。它在 {2} {3}中的含义：',
  },
} as const satisfies Record<string, Localized>;

/** `RAM trust policy`, `RAM 信任策略`. */
export function policyName(dialect: Dialect, kind: Kind, locale: Locale): string {
  return say(words.of, locale, [dialectNames[dialect], say(kindNames[kind], locale)]);
}

/** What an element means in a policy of this dialect and kind, or which other policies have it; `undefined` for an unknown name. */
export function describeElement(
  owner: ElementOwner,
  name: string,
  { dialect, kind }: { readonly dialect: Dialect; readonly kind: Kind },
  locale: Locale,
): string | undefined {
  const element = grammarOf(dialect, kind).element(owner, name);
  if (element !== undefined) return describeGrammar(element, policyName(dialect, kind, locale), locale);
  const others: readonly Dialect[] = dialect === 'ram' ? ['ram', 'iam'] : ['iam', 'ram'];
  for (const other of others) {
    for (const otherKind of kinds) {
      const foreign = grammarOf(other, otherKind).element(owner, name);
      if (foreign === undefined) continue;
      const remark = say(words.foreign, locale, [
        dialectNames[dialect],
        say(kindPlurals[kind], locale),
        dialectNames[other],
        say(kindPlurals[otherKind], locale),
      ]);
      return blocks(headline(foreign.name), remark, say(foreign.description, locale));
    }
  }
  return undefined;
}

function describeGrammar(element: ElementGrammar, remark: string | undefined, locale: Locale): string {
  return blocks(headline(element.name, remark), say(element.description, locale));
}

/** What one of the few legal values of an element means, such as `Allow` of `Effect`. */
export function describeValue(element: ElementGrammar, value: string, locale: Locale): string | undefined {
  const known = element.values.find((each) => each.value === value);
  return known === undefined ? undefined : blocks(headline(known.value, element.name), say(known.description, locale));
}
