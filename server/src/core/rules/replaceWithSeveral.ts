import { replaceNode, replaceString } from '../document/edits.ts';
import type { ArrayNode, StringNode } from '../document/jsonNode.ts';
import { elementsNamed, type Statement } from '../document/policy.ts';
import type { Edit } from '../text/edit.ts';
import { gapIn } from './listText.ts';

/** Puts several actions in the place of one, in the layout of the list that holds it. */
export function replaceWithSeveral(
  text: string,
  statement: Statement,
  node: StringNode,
  actions: readonly string[],
): Edit {
  const [only] = actions;
  if (actions.length === 1 && only !== undefined) return replaceString(node, only);
  const written = actions.map((action) => JSON.stringify(action));
  const list = listAround(statement, node);
  return replaceNode(node, list === undefined ? `[${written.join(', ')}]` : written.join(`,${gapIn(text, list)}`));
}

/** The list of actions that holds a node; `undefined` where the node is the whole value. */
export function listAround(statement: Statement, node: StringNode): ArrayNode | undefined {
  for (const { member } of [...elementsNamed(statement, 'Action'), ...elementsNamed(statement, 'NotAction')]) {
    if (member.value?.type === 'array' && member.value.items.includes(node)) return member.value;
  }
  return undefined;
}
