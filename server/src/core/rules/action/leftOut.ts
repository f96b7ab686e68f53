import { isAnyAction } from '../../access/actionFormat.ts';
import { type ActionElement, type Effect, elementNamed, type Statement } from '../../document/policy.ts';
import type { Span } from '../../text/span.ts';

/** What a NotAction leaves out, and where its name stands. */
export interface LeftOut {
  readonly at: Span;
  readonly actions: readonly ActionElement[];
}

/**
 * What the NotAction of a statement with that effect leaves out.
 * `undefined` where there is none, where it leaves out nothing or everything, and beside an Action, of which other rules tell.
 */
export function leftOut(statement: Statement, effect: Effect): LeftOut | undefined {
  const notAction = elementNamed(statement, 'NotAction')?.member;
  const actions = statement.actions.filter(({ negated }) => negated);
  if (notAction === undefined || statement.effect?.value !== effect || actions.length === 0) return undefined;
  if (elementNamed(statement, 'Action') !== undefined || actions.some(({ text }) => isAnyAction(text)))
    return undefined;
  return { at: notAction.name.span, actions };
}
