import type { Dialect } from '../../document/dialect.ts';
import { lineBreak, lineIndent, outdent, reindent, replaceNode } from '../../document/edits.ts';
import type { JsonNode, StringNode } from '../../document/jsonNode.ts';
import { elementNamed, type Policy, type Statement } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { listAround, policyAround } from '../../document/wrap.ts';
import { currentVersion } from '../../rules/currentVersion.ts';
import { versionGrade } from '../../rules/versionGrade.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { appendTo } from './appendTo.ts';
import { type Layout, layOut, layoutOf, plainLayout } from './layout.ts';
import type { Inserted } from './readInserted.ts';
import type { Target, TargetPolicy } from './target.ts';

/** Edits that put statements behind those of a policy, or make a policy of them, in the layout of the text. */
export function editsFor(
  document: PolicyDocument,
  target: Target,
  inserted: Inserted,
  statements: readonly Statement[],
): readonly Edit[] {
  if (target.policy === undefined) return [newPolicy(document, target.span, inserted, target.shared.dialect)];
  const layout = layoutOf(document.text, target.policy);
  const sids = freshSids(target.policy, statements);
  const texts = statements.map(({ node }) =>
    layOut(node, layout, (part) => sids.get(part) ?? sourceIn(inserted, part)),
  );
  return editsIn(document, target, texts, layout);
}

function sourceIn({ document }: Inserted, { span: { start, end } }: JsonNode): string {
  return document.text.slice(start, end);
}

function newPolicy({ text }: PolicyDocument, place: Span, inserted: Inserted, dialect: Dialect): Edit {
  const layout = { ...plainLayout, lineBreak: lineBreak(text) };
  const write = (node: JsonNode): string => layOut(node, layout, (part) => sourceIn(inserted, part));
  const { form, node, statements } = inserted.policy;
  const whole =
    form === 'document'
      ? write(node)
      : policyAround(listAround(statements.map((statement) => write(statement.node))), currentVersion(dialect));
  const isEmptyValue = text.slice(place.start, place.end).trim() !== '';
  if (isEmptyValue) return { span: place, text: whole };
  const gap = place.start === 0 ? '' : layout.lineBreak;
  return { span: place, text: `${gap}${whole}${layout.lineBreak}` };
}

/** Other Sids for statements whose own one the policy has already, because no two statements may share one. */
function freshSids(policy: Policy, statements: readonly Statement[]): ReadonlyMap<JsonNode, string> {
  const taken = new Set(policy.statements.flatMap((statement) => sidOf(statement)?.value ?? []));
  const fresh = new Map<JsonNode, string>();
  for (const statement of statements) {
    const sid = sidOf(statement);
    if (sid === undefined) continue;
    let name = sid.value;
    for (let count = 2; taken.has(name); count++) name = `${sid.value}${count}`;
    taken.add(name);
    if (name !== sid.value) fresh.set(sid, JSON.stringify(name));
  }
  return fresh;
}

function sidOf(statement: Statement): StringNode | undefined {
  const value = elementNamed(statement, 'Sid')?.member.value;
  return value?.type === 'string' ? value : undefined;
}

function editsIn(
  document: PolicyDocument,
  { policy, site, shared }: TargetPolicy,
  statements: readonly string[],
  layout: Layout,
): readonly Edit[] {
  const { text } = document;
  switch (site.sort) {
    case 'list':
      return appendTo(document, site.list, site.list.items, statements, layout);
    case 'missing': {
      const member = `"Statement"${layout.colon}${listText(statements, layout)}`;
      return appendTo(document, site.owner, site.owner.members, [member], layout);
    }
    case 'lone':
      return [wrapped(text, site.statement, listText([outdent(text, site.statement.span), ...statements], layout))];
    case 'bare': {
      const list = listText([outdent(text, site.statement.span), ...statements], layout);
      // Under the Version of a whole policy AWS would fill in variables that are mere characters without it.
      const isSafe = versionGrade(policy, shared.dialect) === 'narrows';
      const whole = isSafe ? policyAround(list, currentVersion(shared.dialect)) : list;
      return [wrapped(text, site.statement, whole)];
    }
  }
}

function listText(statements: readonly string[], { flat, within, comma }: Layout): string {
  return flat.statement ? `[${within.list}${statements.join(comma)}${within.list}]` : listAround(statements);
}

function wrapped(text: string, node: JsonNode, whole: string): Edit {
  return replaceNode(node, reindent(whole, lineIndent(text, node.span.start)));
}
