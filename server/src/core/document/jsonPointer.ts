import { contains, type Span } from '../text/span.ts';
import type { JsonNode } from './jsonNode.ts';

/** What a JSON Pointer names: a value, and the stretch that belongs to it, for a member with its name. */
export interface PointedPart {
  readonly span: Span;
  readonly node: JsonNode | undefined;
}

/** The part that a JSON Pointer (RFC 6901) such as `/Statement/0/Action` names, or `undefined` where there is none. */
export function resolvePointer(root: JsonNode, pointer: string): PointedPart | undefined {
  if (pointer !== '' && !pointer.startsWith('/')) return undefined;
  let part: PointedPart | undefined = { span: root.span, node: root };
  for (const token of pointer.split('/').slice(1)) {
    const wanted = token.replaceAll('~1', '/').replaceAll('~0', '~');
    part = partsOf(part?.node).find(({ token: each }) => each === wanted);
  }
  return part;
}

/** The JSON Pointer of the smallest part of a value that holds a stretch; the empty pointer names the whole value. */
export function pointerTo(root: JsonNode, place: Span): string {
  let pointer = '';
  let inner = innerPart(root, place);
  while (inner !== undefined) {
    pointer += `/${inner.token.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    inner = innerPart(inner.node, place);
  }
  return pointer;
}

interface NamedPart extends PointedPart {
  readonly token: string;
}

function innerPart(node: JsonNode | undefined, place: Span): NamedPart | undefined {
  return partsOf(node).find(({ span }) => contains(span, place));
}

/** Of members with the same name the last comes first: most JSON readers let it win. */
function partsOf(node: JsonNode | undefined): readonly NamedPart[] {
  if (node?.type === 'array')
    return node.items.map((item, index) => ({ span: item.span, node: item, token: String(index) }));
  if (node?.type !== 'object') return [];
  return node.members.map(({ span, name, value }) => ({ span, node: value, token: name.value })).toReversed();
}
