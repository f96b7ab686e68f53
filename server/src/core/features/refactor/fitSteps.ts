import { redundantActions } from '../../access/redundantActions.ts';
import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import { replaceNode } from '../../document/edits.ts';
import type { ArrayNode, JsonNode } from '../../document/jsonNode.ts';
import type { Policy } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { redundantResources } from '../../rules/resource/redundantResources.ts';
import { compactText } from '../../rules/size/policySize.ts';
import type { Edit } from '../../text/edit.ts';
import type { Localized } from '../../text/locale.ts';
import { contains } from '../../text/span.ts';
import { sourceOf, withoutItems } from './listLayout.ts';
import { allMerges } from './mergeStatements.ts';
import type { AccessEffect } from './refactoring.ts';
import { shorterForms, shrinking } from './shrinkActions.ts';
import { isList, slotsOf } from './slots.ts';

/** What a step does to a policy. */
interface FitChange {
  readonly edits: readonly Edit[];
  /** How many things of the step's sort it changes. */
  readonly count: number;
  readonly access: AccessEffect;
}

/** One way to write a policy more tersely. */
export interface FitStep {
  /** What was done, with `{0}` for how often. */
  readonly done: Localized;
  /** Whether it is for policies near their limit, or only for such as are over it. */
  readonly when: 'near' | 'over';
  /** Whether it is of use only where white space counts. */
  readonly isWhiteSpace: boolean;
  find(document: PolicyDocument, policy: Policy, catalogue: DialectCatalogue): FitChange | undefined;
}

/** Lists with more items than this stand on a line each. */
const shortList = 3;

/** The steps in the order in which they are tried. */
export const fitSteps: readonly FitStep[] = [
  {
    done: { en: 'lists on one line: {0}', 'zh-cn': '写成一行的列表：{0}' },
    when: 'near',
    isWhiteSpace: true,
    find(document, { statements }) {
      const lists = statements
        .flatMap(slotsOf)
        .filter(isList)
        .map(({ value }) => value)
        .filter((list) => list.items.length > shortList && !hasComment(document, list));
      const edits = lists.flatMap((list): readonly Edit[] => {
        const compact = compactText(list, document.text);
        return compact === sourceOf(list, document.text) ? [] : [replaceNode(list, compact)];
      });
      return changeOf(edits, edits.length);
    },
  },
  {
    done: { en: 'needless values removed: {0}', 'zh-cn': '删除的多余取值：{0}' },
    when: 'near',
    isWhiteSpace: false,
    find(document, { statements }) {
      const lists = new Map<ArrayNode, Set<JsonNode>>();
      for (const statement of statements) {
        for (const sort of ['duplicate', 'covered'] as const) {
          for (const { list, action } of redundantActions(statement, sort)) addTo(lists, list, action.node);
          for (const { list, resource } of redundantResources(statement, sort)) addTo(lists, list, resource.node);
        }
      }
      const cuts = [...lists].map(([list, gone]) => ({ gone, edits: withoutItems(document, list, gone) ?? [] }));
      const made = cuts.filter(({ edits }) => edits.length > 0);
      return changeOf(
        made.flatMap(({ edits }) => edits),
        made.reduce((sum, { gone }) => sum + gone.size, 0),
      );
    },
  },
  {
    done: { en: 'statements merged into one: {0}', 'zh-cn': '合并的语句：{0}' },
    when: 'near',
    isWhiteSpace: false,
    find(document, policy) {
      const merges = allMerges(document, policy);
      return merges && changeOf(merges.edits, merges.count);
    },
  },
  {
    done: { en: 'all on one line', 'zh-cn': '全部写成一行' },
    when: 'over',
    isWhiteSpace: true,
    find(document, { node }) {
      const compact = compactText(node, document.text);
      const isDone = compact === sourceOf(node, document.text) || hasComment(document, node);
      return isDone ? undefined : changeOf([replaceNode(node, compact)], 1);
    },
  },
  {
    done: {
      en: 'actions in wildcards: {0}, which will match actions added later too',
      'zh-cn': '合并为通配符的操作：{0}，今后新增的操作也会匹配',
    },
    when: 'over',
    isWhiteSpace: false,
    find(document, { statements }, catalogue) {
      const shrunk = statements
        .flatMap(slotsOf)
        .filter(isList)
        .filter(({ sort }) => sort === 'actions')
        .flatMap((slot) => {
          const forms = shorterForms(slot, catalogue).filter(({ isCertain }) => isCertain);
          const edits = shrinking(document, slot, forms);
          return edits === undefined ? [] : [{ slot, forms, edits }];
        });
      const widens = shrunk.some(({ slot: { statement }, forms }) => {
        return (statement.effect?.value === 'Allow') !== forms[0]?.replaced[0]?.negated;
      });
      return changeOf(
        shrunk.flatMap(({ edits }) => edits),
        shrunk.flatMap(({ forms }) => forms).reduce((sum, { replaced }) => sum + replaced.length, 0),
        widens ? 'widens' : 'narrows',
      );
    },
  },
];

function changeOf(edits: readonly Edit[], count: number, access: AccessEffect = 'equal'): FitChange | undefined {
  return edits.length === 0 ? undefined : { edits, count, access };
}

function hasComment({ json }: PolicyDocument, node: JsonNode): boolean {
  return json.comments.some((comment) => contains(node.span, comment));
}

function addTo(lists: Map<ArrayNode, Set<JsonNode>>, list: ArrayNode, node: JsonNode): void {
  const gone = lists.get(list);
  if (gone === undefined) lists.set(list, new Set([node]));
  else gone.add(node);
}
