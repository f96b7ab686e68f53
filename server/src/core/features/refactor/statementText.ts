import { lineIndent, outdent, reindent, replaceNode } from '../../document/edits.ts';
import { elementNamed, type Policy, type Statement } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { listAround } from '../../document/wrap.ts';
import { gapIn, statementList } from '../../rules/listText.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { span } from '../../text/span.ts';

/** The text of a statement after edits within it. */
export function statementText(text: string, { node: { span: own } }: Statement, edits: readonly Edit[]): string {
  const shifted = edits.map((edit) => ({
    span: span(edit.span.start - own.start, edit.span.end - own.start),
    text: edit.text,
  }));
  return applyEdits(text.slice(own.start, own.end), shifted);
}

/** Puts several statements in the place of one, in the layout of the list around it; a lone one becomes a list. */
export function putStatements(
  { text }: PolicyDocument,
  policy: Policy,
  { node }: Statement,
  statements: readonly string[],
): Edit | undefined {
  const list = statementList(policy);
  if (list?.items.includes(node) === true && text.charAt(list.span.start) === '[') {
    return replaceNode(node, statements.join(`,${gapIn(text, list)}`));
  }
  const isLone = policy.node === node || elementNamed(policy, 'Statement')?.member.value === node;
  if (!isLone) return undefined;
  const indent = lineIndent(text, node.span.start);
  const atMargin = statements.map((statement) => {
    const indented = indent + statement;
    return outdent(indented, span(indent.length, indented.length));
  });
  return replaceNode(node, reindent(listAround(atMargin), indent));
}
