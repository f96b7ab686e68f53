import { replaceNode } from '../../document/edits.ts';
import { type Localized, say } from '../../text/locale.ts';
import { contains } from '../../text/span.ts';
import type { FeatureContext } from '../context.ts';
import { sourceOf } from './listLayout.ts';
import type { Offer, RefactoringSort, RefactorPlace } from './refactoring.ts';
import { slotsAt } from './slots.ts';

const words = {
  toList: { en: 'Put {0} into a list', 'zh-cn': '将 {0} 改为列表' },
  toValue: { en: 'Take {0} out of its list', 'zh-cn': '去掉列表，直接写 {0}' },
} as const satisfies Readonly<Record<string, Localized>>;

/** Makes a bare value a list of one, so that more can be added. */
export const toList: RefactoringSort = {
  kind: 'refactor.rewrite.rampart.toList',
  find(place: RefactorPlace, { locale }: FeatureContext) {
    return slotsAt(place).flatMap(({ value }): readonly Offer[] => {
      if (value.type === 'array') return [];
      const source = sourceOf(value, place.document.text);
      const edits = [replaceNode(value, `[${source}]`)];
      return [{ title: say(words.toList, locale, [source]), access: 'equal', edits }];
    });
  },
};

/** Makes a list of one a bare value. */
export const toValue: RefactoringSort = {
  kind: 'refactor.rewrite.rampart.toValue',
  find({ document, ...place }: RefactorPlace, { locale }: FeatureContext) {
    return slotsAt({ document, ...place }).flatMap(({ value }): readonly Offer[] => {
      const [item, another] = value.type === 'array' ? value.items : [];
      if (item === undefined || another !== undefined || item.type === 'array' || item.type === 'object') return [];
      if (document.json.comments.some((comment) => contains(value.span, comment))) return [];
      const source = sourceOf(item, document.text);
      const edits = [replaceNode(value, source)];
      return [{ title: say(words.toValue, locale, [source]), access: 'equal', edits }];
    });
  },
};
