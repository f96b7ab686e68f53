import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import { hasWildcard } from '../../document/actionPattern.ts';
import type { Arn } from '../../document/arn.ts';
import { placeholdersIn } from '../../document/placeholder.ts';
import type { ResourceElement } from '../../document/policy.ts';
import { distance } from '../../text/nearest.ts';

/** A role or policy that a resource names with neither wildcard nor placeholder. */
export interface NamedThing {
  readonly sort: 'role' | 'policy';
  readonly name: string;
  /** The resource with another thing in its place. */
  spell(sort: 'role' | 'policy', name: string): string;
}

/** The role or policy of Alibaba Cloud that a resource names. */
export function namedThing({ arn, text }: ResourceElement): NamedThing | undefined {
  const [, sort, name] = /^(role|policy)\/([^/]+)$/.exec(arn?.relativeId ?? '') ?? [];
  if (arn === undefined || !isRam(arn) || name === undefined || (sort !== 'role' && sort !== 'policy'))
    return undefined;
  if (hasWildcard(name) || placeholdersIn(arn.relativeId).length > 0) return undefined;
  const head = text.slice(0, text.length - arn.relativeId.length);
  return { sort, name, spell: (otherSort, other) => `${head}${otherSort}/${other}` };
}

function isRam({ prefix, service }: Arn): boolean {
  return prefix === 'acs' && service.toLowerCase() === 'ram';
}

/** Whether a policy is the vendor's own: such ones stand in an account called `system`. */
export function isSystemPolicy({ arn }: ResourceElement): boolean {
  return arn?.account.toLowerCase() === 'system';
}

/** Names of the vendor's policies that are known; far from all that exist. */
export function knownPolicies({ roles, serviceRoles, rolePolicies }: DialectCatalogue): readonly string[] {
  const names = [...roles, ...serviceRoles, ...rolePolicies].flatMap(({ policyName }) => policyName ?? []);
  return [...new Set(names)];
}

/**
 * The name that a mangled one was: with blanks in it, or with one slip of the pen.
 * A letter in an abbreviation makes another product (`AliyunDMSFullAccess`, `AliyunKMSFullAccess`), so that only a word
 * with small letters can be misspelt.
 */
export function slipOf(text: string, names: readonly string[]): string | undefined {
  const compact = text.replace(/\s/g, '');
  const isBroken = compact !== text;
  const near = names.filter((name) => {
    const steps = distance(compact, name, 1);
    return steps === 0 ? isBroken : steps === 1 && (isBroken || isWordAt(name, sharedLength(compact, name)));
  });
  return near.length === 1 ? near[0] : undefined;
}

function sharedLength(left: string, right: string): number {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** Whether the word of a camel-case name in which an offset lies has small letters enough to be misspelt. */
function isWordAt(name: string, offset: number): boolean {
  for (const { 0: word, index } of name.matchAll(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^A-Za-z]+/g)) {
    if (index + word.length > offset || index + word.length === name.length) return /[a-z]{3}/.test(word);
  }
  return false;
}
