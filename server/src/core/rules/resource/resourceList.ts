import { appendItem, replaceNode } from '../../document/edits.ts';
import type { ArrayNode } from '../../document/jsonNode.ts';
import { elementsNamed, type ResourceElement, type Statement } from '../../document/policy.ts';
import type { Edit } from '../../text/edit.ts';

/** The list of Resource or NotResource that holds a resource; `undefined` where the resource is the whole value. */
export function listHolding({ node }: ResourceElement, statement: Statement): ArrayNode | undefined {
  for (const name of ['Resource', 'NotResource'] as const) {
    for (const { member } of elementsNamed(statement, name)) {
      if (member.value?.type === 'array' && member.value.items.includes(node)) return member.value;
    }
  }
  return undefined;
}

/** Puts one more resource beside those of the statement; `undefined` where there is none to stand beside. */
export function addResource(text: string, statement: Statement, resource: string): Edit | undefined {
  const last = statement.resources.findLast(({ negated }) => !negated);
  if (last === undefined) return undefined;
  const list = listHolding(last, statement);
  const written = JSON.stringify(resource);
  return list === undefined
    ? replaceNode(last.node, `[${JSON.stringify(last.text)}, ${written}]`)
    : appendItem(text, list, written);
}
