import type { Dialect } from '../document/dialect.ts';
import { stringsIn } from '../document/jsonNode.ts';
import type { Policy } from '../document/policy.ts';
import type { Grade } from './rule.ts';

/**
 * What it does to access to give a policy the current Version of a dialect.
 * On AWS that turns `${aws:username}` from plain text into a variable, so that other requests match than before.
 */
export function versionGrade({ node }: Policy, dialect: Dialect): Grade {
  if (dialect === 'ram') return 'narrows';
  for (const { value } of stringsIn(node)) if (value.includes('${')) return 'choice';
  return 'narrows';
}
