import type { JsonNode, StringNode } from '../../document/jsonNode.ts';
import { type Localized, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { rearrange } from './listLayout.ts';
import type { Offer, RefactoringSort, RefactorPlace } from './refactoring.ts';
import { isList, type ListSlot, slotsAt, type ValueSlot } from './slots.ts';

const words: Readonly<Record<ValueSlot['sort'], Localized>> = {
  actions: { en: 'Sort the actions', 'zh-cn': '对操作排序' },
  resources: { en: 'Sort the resources', 'zh-cn': '对资源排序' },
  principals: { en: 'Sort the principals', 'zh-cn': '对授权主体排序' },
  values: { en: 'Sort the values', 'zh-cn': '对取值排序' },
};
const withoutDuplicates: Readonly<Record<'one' | 'many', Localized>> = {
  one: { en: '{0} and remove a duplicate', 'zh-cn': '{0}并删除 1 个重复项' },
  many: { en: '{0} and remove {1} duplicates', 'zh-cn': '{0}并删除 {1} 个重复项' },
};

/** Puts the values of a list into alphabetical order, each of them once. */
export const sortValues: RefactoringSort = {
  kind: 'refactor.rewrite.rampart.sort',
  find(place: RefactorPlace, { locale }: FeatureContext) {
    return slotsAt(place).flatMap((slot): readonly Offer[] => {
      if (!isList(slot) || !slot.value.items.every(isString)) return [];
      const sorted = sortedItems(slot, slot.value.items);
      const dropped = slot.value.items.length - sorted.length;
      if (dropped === 0 && sorted.every((item, index) => item === slot.value.items[index])) return [];
      const edits = rearrange(place.document, slot.value, sorted, false);
      if (edits === undefined) return [];
      const plain = say(words[slot.sort], locale);
      const title =
        dropped === 0 ? plain : say(withoutDuplicates[dropped === 1 ? 'one' : 'many'], locale, [plain, `${dropped}`]);
      return [{ title, access: 'equal', edits }];
    });
  },
};

/** Letter case decides only between what is alike without it, so that `kms:decrypt` stands beside `kms:Decrypt`. */
function sortedItems({ sort }: ListSlot, items: readonly StringNode[]): readonly StringNode[] {
  const first = new Map<string, StringNode>();
  for (const item of items) {
    const name = sort === 'actions' ? item.value.toLowerCase() : item.value;
    if (!first.has(name)) first.set(name, item);
  }
  return [...first.values()].toSorted(
    (a, b) => compare(a.value.toLowerCase(), b.value.toLowerCase()) || compare(a.value, b.value),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isString(node: JsonNode): node is StringNode {
  return node.type === 'string';
}
