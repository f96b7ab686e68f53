import { replaceString } from '../../document/edits.ts';
import type { Element, Statement } from '../../document/policy.ts';
import type { FindingFix, Grade } from '../rule.ts';

/** Elements that, once they are read at all, say what is granted. */
const granting = new Set([
  'Statement',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
]);

/**
 * Gives an element another name.
 * An element under a wrong name says nothing, so to rename it may add to what is allowed; a condition only takes away
 * from an `Allow`, and the other elements have no part in the decision.
 */
export function renaming(element: Element, name: string, statement: Statement | undefined): FindingFix<'rename'> {
  return {
    title: 'rename',
    args: [name],
    grade: gradeOf(name, statement),
    edits: [replaceString(element.member.name, name)],
  };
}

function gradeOf(name: string, statement: Statement | undefined): Grade {
  if (name === 'Condition') return statement?.effect?.value === 'Allow' ? 'narrows' : 'choice';
  return granting.has(name) ? 'choice' : 'narrows';
}
