import { isAnyAction } from '../../access/actionFormat.ts';
import { globCovers } from '../../document/actionPattern.ts';
import type { ArrayNode } from '../../document/jsonNode.ts';
import { placeholdersIn } from '../../document/placeholder.ts';
import { elementsNamed, type ResourceElement, type Statement } from '../../document/policy.ts';

/** A resource of a list that another resource of the same list makes needless. */
export interface RedundantResource {
  /** Value of Resource or NotResource. */
  readonly list: ArrayNode;
  readonly resource: ResourceElement;
  /** The first of the duplicates, or a resource that covers it and is not covered itself. */
  readonly because: ResourceElement;
}

/**
 * Resources that can go without a change of what their list stands for, also when all of them go at once.
 * No resource is both a duplicate and covered.
 */
export function redundantResources(statement: Statement, sort: 'duplicate' | 'covered'): readonly RedundantResource[] {
  const elements = [...elementsNamed(statement, 'Resource'), ...elementsNamed(statement, 'NotResource')];
  return elements.flatMap(({ member: { value } }) => {
    if (value?.type !== 'array' || value.items.length < 2) return [];
    const nodes = new Set<unknown>(value.items);
    const first = new Map<string, ResourceElement>();
    const duplicates: Omit<RedundantResource, 'list'>[] = [];
    for (const resource of statement.resources.filter(({ node }) => nodes.has(node))) {
      const because = first.get(resource.text);
      if (because === undefined) first.set(resource.text, resource);
      else duplicates.push({ resource, because });
    }
    const redundant = sort === 'duplicate' ? duplicates : coveredResources([...first.values()]);
    return redundant.map((each) => ({ list: value, ...each }));
  });
}

function coveredResources(distinct: readonly ResourceElement[]): readonly Omit<RedundantResource, 'list'>[] {
  const patterns = distinct.filter(({ text }) => text.includes('*') && !isMasked(text));
  const widest: ResourceElement[] = [];
  for (const pattern of patterns) {
    if (widest.some((outer) => covers(outer, pattern))) continue;
    const stillWidest = widest.filter((inner) => !covers(pattern, inner));
    widest.splice(0, widest.length, ...stillWidest, pattern);
  }
  return distinct.flatMap((resource) => {
    const because = widest.find((outer) => outer !== resource && covers(outer, resource));
    return because === undefined ? [] : [{ resource, because }];
  });
}

/** Stars that hide a part of a name are no pattern that anybody meant. */
function isMasked(text: string): boolean {
  return placeholdersIn(text).some(({ sort }) => sort === 'mask');
}

/** Field by field, since whether a star crosses a colon is not known of RAM. */
function covers({ text, arn: outer }: ResourceElement, { arn: inner }: ResourceElement): boolean {
  if (isAnyAction(text)) return true;
  if (outer === undefined || inner === undefined || outer.prefix !== inner.prefix) return false;
  // Most pairs differ in the first letters of their names, which is far cheaper to see than whether a pattern covers another.
  if (!inner.relativeId.startsWith(outer.relativeId.slice(0, outer.relativeId.search(/[*?]|$/)))) return false;
  return (['partition', 'service', 'region', 'account', 'relativeId'] as const).every((field) =>
    globCovers(outer[field] ?? '', inner[field] ?? ''),
  );
}
