import { type AccessPolicy, readAction } from '../../access/accessPolicy.ts';
import { termsTake } from '../../access/cover.ts';
import type { Grant } from '../../access/grants.ts';
import { globsMeet, hasWildcard } from '../../document/actionPattern.ts';
import type { ActionElement } from '../../document/policy.ts';

/** The value of Action by which a grant takes in an action on service-linked roles. */
export interface Reach {
  readonly element: ActionElement;
  /** Whether it is the name of that very action, not a pattern. */
  readonly isNamed: boolean;
}

/**
 * How a grant comes to hold an action.
 * `undefined` where a Deny leaves nothing of it, and where so much is granted that others tell of it: by `*`,
 * by a pattern for services, by NotAction.
 */
export function reachOf({ actions: [element], deniedBy }: Grant, action: string): Reach | undefined {
  if (element === undefined || deniedBy.length > 0 || hasWildcard(element.pattern.service ?? '*')) return undefined;
  return { element, isNamed: element.text.toLowerCase() === action.toLowerCase() };
}

/** Whether a Deny bears on an action, be it under conditions, so that a further Allow may not help. */
export function isDenied({ denies }: AccessPolicy, action: string): boolean {
  return denies.some(({ actions }) => termsTake(actions, readAction(action)));
}

/**
 * Whether a grant on service-linked roles reaches more than roles that its resources name.
 * RAM checks the creation of a role against what holds the roles (`role/*`), so that the name of one keeps it from all.
 */
export function reachesAnyRole({ resources }: Grant): boolean {
  return resources.some(({ arn }) => arn === undefined || globsMeet(arn.relativeId, anyRole));
}

/** A role with a name that no person writes. */
const anyRole = 'role/%';
