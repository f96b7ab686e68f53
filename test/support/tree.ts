/** Reads trees of nodes as plain values. */
import type { Translate, TreeNode } from '../../client/src/roles/treeNode.ts';

/** English sentences with their texts, as the editor has them without a language pack. */
export const english: Translate = (sentence, ...texts) =>
  sentence.replace(/\{(\d)\}/g, (_, index: string) => String(texts[Number(index)] ?? ''));

/** A node with all that is below it, each after the one above it. */
export async function unfold(node: TreeNode): Promise<readonly TreeNode[]> {
  const children = (await node.children?.()) ?? [];
  const below = await Promise.all(children.map(unfold));
  return [node, ...below.flat()];
}

export async function unfoldAll(nodes: readonly TreeNode[]): Promise<readonly TreeNode[]> {
  return (await Promise.all(nodes.map(unfold))).flat();
}

/** Label and description, as a person reads them in one line. */
export function lineOf({ label, description }: TreeNode): string {
  return description === undefined ? label : `${label} – ${description}`;
}
