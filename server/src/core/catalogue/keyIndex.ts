import { lazy } from '../text/lazy.ts';
import type { ConditionKey } from './catalogue.ts';
import { type PackedConditionKeys, typeLetters } from './format.ts';
import type { Sections } from './sections.ts';

/** Condition keys of one cloud, with a look-up that knows free tails. */
export interface KeyIndex {
  readonly keys: readonly ConditionKey[];
  key(name: string): ConditionKey | undefined;
}

export function indexConditionKeys(sections: Sections): KeyIndex {
  const packed = sections.read(':keys') ?? { names: [], types: '', global: '', values: {} };
  const sentences = (index: number): readonly string[] => sections.read(':keySentences')?.[index] ?? [];
  const keys = packed.names.map((name, index) => unpackKey(packed, name, index, sentences));
  const byName = new Map<string, ConditionKey>();
  const withVariable: (readonly [head: string, tail: string, key: ConditionKey])[] = [];
  for (const key of keys) {
    byName.set(key.name.toLowerCase(), key);
    const [head = '', ...rest] = key.name.toLowerCase().split(/\{[^}]*\}/);
    if (rest.length > 0) withVariable.push([head, rest.at(-1) ?? '', key]);
  }
  // The longest fixed part decides, so that a key made for one tag wins over the one for any tag.
  withVariable.sort((a, b) => b[0].length + b[1].length - a[0].length - a[1].length);
  return {
    keys,
    key(name) {
      const lower = name.toLowerCase();
      return (
        byName.get(lower) ??
        withVariable.find(
          ([head, tail]) => lower.length > head.length + tail.length && lower.startsWith(head) && lower.endsWith(tail),
        )?.[2]
      );
    },
  };
}

function unpackKey(
  packed: PackedConditionKeys,
  name: string,
  index: number,
  sentencesOf: (index: number) => readonly string[],
): ConditionKey {
  const description = lazy(() => {
    const [english, chinese] = sentencesOf(index);
    return english === undefined ? undefined : { en: english, 'zh-cn': chinese ?? `按条件键 ${name} 的值筛选请求。` };
  });
  return {
    name,
    type: typeLetters[packed.types[index] as keyof typeof typeLetters],
    global: packed.global[index] === '1',
    get description() {
      return description();
    },
    values: packed.values[index] ?? [],
  };
}
