import { distance } from '../text/nearest.ts';
import { splitWords, verbOf } from './actionWords.ts';

/** What prose puts right after an action when a page loses its line break: `ram:CreateServiceLinkedRolePermissions required`. */
const proseWords: ReadonlySet<string> = new Set([
  'action',
  'actions',
  'operation',
  'operations',
  'permission',
  'permissions',
]);

/**
 * The name that a misspelt one most likely meant, or `undefined` when none is near or two are equally near.
 * Words are compared one by one, so that another verb or another object is never taken for a slip of the pen:
 * `DeleteKey` is not `DeleteSecret`, and `TerminateInstances` is not `DeleteInstances`.
 */
export function nearestName(text: string, candidates: readonly string[]): string | undefined {
  const name = text.replace(/\s+/g, '');
  const exact = sameName(name, candidates);
  if (exact !== undefined) return exact;
  const parts = splitWords(name);
  const verb = verbOf(name);
  let best: string | undefined;
  let bestSteps = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > 3) continue;
    const steps = stepsTo(candidate, { name, parts, verb });
    if (steps === undefined || steps > bestSteps) continue;
    tied = steps === bestSteps;
    best = candidate;
    bestSteps = steps;
  }
  if (best !== undefined) return tied ? undefined : best;
  return longestStart(parts, candidates);
}

/** The candidate that differs in letter case at most. */
function sameName(text: string, candidates: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  return candidates.find((name) => name.length === text.length && name.toLowerCase() === lower);
}

interface Misspelt {
  readonly name: string;
  readonly parts: readonly string[];
  /** The verb it begins with, where that is spelt right. */
  readonly verb: string | undefined;
}

/** Steps from a misspelt name to a real one, or `undefined` when they are too far apart to mean the same. */
function stepsTo(candidate: string, misspelt: Misspelt): number | undefined {
  const { verb } = misspelt;
  // The cheap half of the comparison comes first, since most candidates end here.
  if (verb !== undefined && candidate.slice(0, verb.length).toLowerCase() !== verb) return undefined;
  const parts = splitWords(candidate);
  if (verb !== undefined && parts[0]?.toLowerCase() !== verb) return undefined;
  if (parts.length !== misspelt.parts.length) {
    const limit = Math.min(2, Math.floor(candidate.length / 6));
    const steps = distance(misspelt.name, candidate, limit);
    return steps > limit ? undefined : steps;
  }
  let total = 0;
  for (const [index, part] of parts.entries()) {
    const steps = stepsBetweenWords(misspelt.parts[index] ?? '', part);
    if (steps === undefined) return undefined;
    total += steps;
  }
  return total > 3.25 ? undefined : total;
}

/**
 * A quarter of a word's letters may be wrong; of a word of three letters, only the order.
 * Number and another ending are small slips, and a word that keeps its last letter is a little nearer than one that does not.
 */
function stepsBetweenWords(left: string, right: string): number | undefined {
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  if (a === b) return 0;
  if (isPluralOf(a, b) || isPluralOf(b, a)) return 0.5;
  const length = Math.max(a.length, b.length);
  if (length <= 3) return [...a].sort().join('') === [...b].sort().join('') ? 1 : undefined;
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 4 && length - shorter <= 2 && (a.startsWith(b) || b.startsWith(a))) return 1;
  const limit = Math.floor(length / 4);
  const steps = distance(a, b, limit);
  return steps > limit ? undefined : steps + (a.at(-1) === b.at(-1) ? 0 : 0.25);
}

function isPluralOf(plural: string, singular: string): boolean {
  return plural === `${singular}s` || plural === `${singular}es` || plural === singular.replace(/y$/, 'ies');
}

/** The longest action that a run-together name begins with, ending where a word ends. */
function longestStart(parts: readonly string[], candidates: readonly string[]): string | undefined {
  for (let count = parts.length - 1; count > 0; count--) {
    const isProse = parts.slice(count).every((part) => proseWords.has(part.toLowerCase()));
    if (!isProse && count < 3) return undefined;
    const start = sameName(parts.slice(0, count).join(''), candidates);
    if (start !== undefined) return start;
  }
  return undefined;
}
