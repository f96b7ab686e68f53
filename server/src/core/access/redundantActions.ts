import { actionCovers } from '../document/actionPattern.ts';
import type { ArrayNode } from '../document/jsonNode.ts';
import { type ActionElement, elementsNamed, type Statement } from '../document/policy.ts';
import { isAnyAction } from './actionFormat.ts';

/** An action of a list that another action of the same list makes needless. */
export interface RedundantAction {
  /** Value of Action or NotAction. */
  readonly list: ArrayNode;
  readonly action: ActionElement;
  /** The first of the duplicates, or the first of the widest actions that cover it. */
  readonly because: ActionElement;
}

/** `duplicate`: written before, letter case aside. `covered`: a wildcard of the list takes it in. */
export type Redundancy = 'duplicate' | 'covered';

/**
 * Actions that can go without a change of what their list stands for, also when all of them go at once.
 * No action is both a duplicate and covered.
 */
export function redundantActions(statement: Statement, sort: Redundancy): readonly RedundantAction[] {
  if (sort === 'covered' && !statement.actions.some(({ pattern }) => pattern.hasWildcard)) return [];
  const elements = [...elementsNamed(statement, 'Action'), ...elementsNamed(statement, 'NotAction')];
  return elements.flatMap(({ member: { value } }) => {
    if (value?.type !== 'array' || value.items.length < 2) return [];
    const actions = elements.length === 1 ? statement.actions : actionsIn(value, statement);
    const { distinct, duplicates } = separateDuplicates(actions);
    const redundant = sort === 'duplicate' ? duplicates : coveredActions(distinct);
    return redundant.map((each) => ({ list: value, ...each }));
  });
}

/** The actions of one of several lists. */
function actionsIn({ items }: ArrayNode, { actions }: Statement): readonly ActionElement[] {
  const nodes = new Set<unknown>(items);
  return actions.filter(({ node }) => nodes.has(node));
}

type Reason = Omit<RedundantAction, 'list'>;

function separateDuplicates(actions: readonly ActionElement[]): {
  readonly distinct: readonly ActionElement[];
  readonly duplicates: readonly Reason[];
} {
  const first = new Map<string, ActionElement>();
  const duplicates: Reason[] = [];
  for (const action of actions) {
    const text = action.text.toLowerCase();
    const because = first.get(text);
    if (because === undefined) first.set(text, action);
    else duplicates.push({ action, because });
  }
  return { distinct: [...first.values()], duplicates };
}

function coveredActions(distinct: readonly ActionElement[]): readonly Reason[] {
  const widest = widestPatterns(distinct);
  return distinct.flatMap((action) => {
    const because = widest.find((outer) => outer !== action && covers(outer, action));
    return because === undefined ? [] : [{ action, because }];
  });
}

/** Patterns that no other one covers; of two that cover each other, the earlier. */
function widestPatterns(actions: readonly ActionElement[]): readonly ActionElement[] {
  const widest: ActionElement[] = [];
  for (const action of actions) {
    if (!action.pattern.hasWildcard || widest.some((outer) => covers(outer, action))) continue;
    const stillWidest = widest.filter((inner) => !covers(action, inner));
    widest.splice(0, widest.length, ...stillWidest, action);
  }
  return widest;
}

/** Text without a colon is no action, so it neither covers nor is covered, unless it is `*`. */
function covers(outer: ActionElement, inner: ActionElement): boolean {
  return isAction(outer) && isAction(inner) && actionCovers(outer.pattern, inner.pattern);
}

function isAction({ text, pattern }: ActionElement): boolean {
  return pattern.service !== undefined || isAnyAction(text);
}
