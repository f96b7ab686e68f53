import { groupOf } from '../rules/config.ts';
import { allRules } from '../rules/index.gen.ts';
import { vendorLimits } from '../rules/limits.ts';
import type { Category } from '../rules/rule.ts';
import type { Localized } from '../text/locale.ts';
import { nearest } from '../text/nearest.ts';
import type { FileFault } from './fault.ts';

/** What a name in a configuration may stand for. */
export type NameKind = 'code' | 'group' | 'category' | 'limit';

const categories: readonly Category[] = ['correctness', 'security', 'style', 'suggestion'];

const sentences = {
  rule: { en: 'There is no rule "{0}".', 'zh-cn': '没有名为“{0}”的规则。' },
  'rule near': { en: 'There is no rule "{0}"; "{1}" is near.', 'zh-cn': '没有名为“{0}”的规则，相近的规则是“{1}”。' },
  limit: { en: 'There is no limit "{0}".', 'zh-cn': '没有名为“{0}”的限制。' },
  'limit near': { en: 'There is no limit "{0}"; "{1}" is near.', 'zh-cn': '没有名为“{0}”的限制，相近的限制是“{1}”。' },
} satisfies Readonly<Record<string, Localized>>;

/** Says what is wrong with a name that should stand for one of these kinds; `undefined` where nothing is. */
export function nameJudge(
  kinds: readonly NameKind[],
): (name: string) => Pick<FileFault, 'sentence' | 'args'> | undefined {
  const names = new Set(kinds.flatMap(namesOf));
  const word = kinds.includes('limit') ? 'limit' : 'rule';
  return (name) => {
    if (names.has(name)) return undefined;
    const near = nearest(name, names);
    return near === undefined
      ? { sentence: sentences[word], args: [name] }
      : { sentence: sentences[`${word} near`], args: [name, near] };
  };
}

/** All names of a kind, in their order. */
export function namesOf(kind: NameKind): readonly string[] {
  switch (kind) {
    case 'code':
      return allRules.map(({ code }) => code);
    case 'group':
      return [...new Set(allRules.map(({ code }) => `${groupOf(code)}/*`))];
    case 'category':
      return categories.map((category) => `category:${category}`);
    case 'limit':
      return Object.keys(vendorLimits);
    default:
      return kind satisfies never;
  }
}
