import { lineBreak, lineIndent } from '../document/edits.ts';
import type { ArrayNode } from '../document/jsonNode.ts';
import { elementNamed, type Policy } from '../document/policy.ts';
import type { PolicyDocument } from '../document/policyDocument.ts';
import type { Span } from '../text/span.ts';

/** JSON text of a list with other items, in the layout of the list that it replaces. */
export function listLike(text: string, list: ArrayNode, items: readonly string[]): string {
  const [first, last] = [list.items[0], list.items.at(-1)];
  if (first === undefined || last === undefined || items.length === 0) return `[${items.join(', ')}]`;
  const lead = text.slice(list.span.start + 1, first.span.start);
  return `[${lead}${items.join(`,${gapIn(text, list)}`)}${text.slice(last.span.end, list.span.end - 1)}]`;
}

/** What stands between two items of a list: a line break and the indentation, or a space. */
export function gapIn(text: string, list: ArrayNode): string {
  const [first] = list.items;
  if (first === undefined || !text.slice(list.span.start, first.span.start).includes('\n')) return ' ';
  return lineBreak(text) + lineIndent(text, first.span.start);
}

/** The list in which the statements of a policy stand; `undefined` where there is none, as around a single object. */
export function statementList(policy: Policy): ArrayNode | undefined {
  const node = policy.form === 'statements' ? policy.node : elementNamed(policy, 'Statement')?.member.value;
  return node?.type === 'array' && node.closed ? node : undefined;
}

/** Whether a part of the text can be written anew without the loss of a comment or of half-typed text. */
export function isRewritable({ json }: PolicyDocument, { span }: { readonly span: Span }): boolean {
  const isWithin = (part: Span): boolean => part.start >= span.start && part.end <= span.end;
  return !json.comments.some(isWithin) && !json.faults.some((fault) => isWithin(fault.span));
}
