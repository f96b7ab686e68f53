import type { PolicyStatement, RolePolicy } from '../../catalogue/serviceLinkedRole.ts';
import { appendItem, replaceNode } from '../../document/edits.ts';
import { elementNamed, type Policy, type Statement } from '../../document/policy.ts';
import type { Edit } from '../../text/edit.ts';
import { actionsOfStatement } from './roleCopy.ts';
import { appendStatement } from './writeJson.ts';

/** Actions of one statement of the vendor's policy that a copy of it lacks, and where they belong. */
export interface MissingActions {
  readonly actions: readonly string[];
  /** The statement of the copy with most of the others; `undefined` where it has none of them. */
  readonly statement: Statement | undefined;
  /** Writes them there, or as a statement of their own; `undefined` where the text has no place for them. */
  readonly edit: Edit | undefined;
}

/** The missing actions by the statements of the vendor's policy, in its order. */
export function missingByStatement(
  text: string,
  policy: Policy,
  official: RolePolicy,
  missing: readonly string[],
): readonly MissingActions[] {
  return official.statements.flatMap((vendors) => {
    const actions = actionsOfStatement(vendors).filter((action) => missing.includes(action));
    if (actions.length === 0) return [];
    const statement = likestStatement(policy, vendors);
    const edit =
      statement === undefined
        ? appendStatement(text, policy, { ...vendors, actions })
        : addActions(text, statement, actions);
    return [{ actions, statement, edit }];
  });
}

function likestStatement({ statements }: Policy, { actions }: PolicyStatement): Statement | undefined {
  const wanted = new Set(actions.map((action) => action.toLowerCase()));
  const shared = (statement: Statement): number =>
    statement.actions.filter(({ text, negated }) => !negated && wanted.has(text.toLowerCase())).length;
  const likest = statements.toSorted((a, b) => shared(b) - shared(a))[0];
  return likest !== undefined && shared(likest) > 0 ? likest : undefined;
}

/** Writes further actions at the end of those of a statement; `undefined` where it has none. */
export function addActions(text: string, statement: Statement, actions: readonly string[]): Edit | undefined {
  const value = elementNamed(statement, 'Action')?.member.value;
  const written = actions.map((action) => JSON.stringify(action));
  if (value?.type === 'string') {
    return replaceNode(value, `[${[text.slice(value.span.start, value.span.end), ...written].join(', ')}]`);
  }
  if (value?.type !== 'array') return undefined;
  const [first] = written;
  const edits = written.map((each) => appendItem(text, value, each));
  return first === undefined
    ? undefined
    : { span: appendItem(text, value, first).span, text: edits.map((edit) => edit.text).join('') };
}
