import type { Dialect } from '../document/dialect.ts';
import { type AccessStatement, readAction, type Term, type Terms } from './accessPolicy.ts';
import { type Condition, holdsWithout } from './condition.ts';
import { anyRun, type Glob, globTakes } from './glob.ts';
import type { Operator } from './operator.ts';
import { type Region, regionsMeet, regionTakes } from './region.ts';
import { readResource } from './resource.ts';
import { globsMeet } from './sharedText.ts';

/**
 * What takes in what. Every answer `true` is certain, for every request and whatever is filled in for variables;
 * `false` may only mean that it could not be shown.
 */

/** Whether every action that the inner pattern matches is matched by the outer one. */
export function actionCovers(outer: string, inner: string): boolean {
  return globTakes(readAction(outer), readAction(inner));
}

/** Whether every resource that the inner pattern matches is matched by the outer one. */
export function resourceCovers(outer: string, inner: string, dialect: Dialect): boolean {
  return globTakes(readResource(outer, dialect, 'elsewhere'), readResource(inner, dialect, 'elsewhere'));
}

/** Whether two action patterns may match one action; here `false` is what is certain. */
export function actionsMeet(a: string, b: string): boolean {
  return globsMeet(readAction(a), readAction(b));
}

/** Whether two patterns may match one resource; here `false` is what is certain. */
export function resourcesMeet(a: string, b: string, dialect: Dialect): boolean {
  return globsMeet(readResource(a, dialect, 'elsewhere'), readResource(b, dialect, 'elsewhere'));
}

/** Whether the outer statement applies to every request that the inner one applies to; their effects do not matter. */
export function statementCovers(outer: AccessStatement, inner: AccessStatement): boolean {
  return outer === inner || (termsCover(outer.actions, inner.actions) && requestsCover(outer, inner));
}

/** As `statementCovers`, but whatever the action. */
export function requestsCover(outer: AccessStatement, inner: AccessStatement): boolean {
  return (
    resourceTermsCover(outer, inner) &&
    optionalTermsCover(outer.principals, inner.principals) &&
    statementConditionsCover(outer, inner)
  );
}

/** Whether an element takes in all that another does; either may be the element's opposite. */
export function termsCover(outer: Terms<Term<unknown>>, inner: Terms<Term<unknown>>): boolean {
  if (!inner.negated) return inner.terms.every(({ glob }) => termsTake(outer, glob));
  if (outer.negated) return outer.terms.every(({ glob }) => termsTake({ ...inner, negated: false }, glob));
  return outer.terms.some(({ glob }) => isEverything(glob));
}

/** Whether an element takes in all that a glob matches. */
export function termsTake({ negated, terms }: Terms<Term<unknown>>, inner: Glob): boolean {
  return negated
    ? terms.every(({ glob }) => !globsMeet(glob, inner))
    : terms.some(({ glob }) => globTakes(glob, inner));
}

/** Whether an element may take in something that a glob matches; `false` is certain. */
export function termsMeet({ negated, terms }: Terms<Term<unknown>>, inner: Glob): boolean {
  return negated ? !terms.some(({ glob }) => globTakes(glob, inner)) : terms.some(({ glob }) => globsMeet(glob, inner));
}

/** Whether two elements may take in the same; `false` is certain. */
export function termsOverlap(a: Terms<Term<unknown>>, b: Terms<Term<unknown>>): boolean {
  if (!b.negated) return b.terms.some(({ glob }) => termsMeet(a, glob));
  return a.negated || a.terms.some(({ glob }) => termsMeet(b, glob));
}

/** An element that a kind of policy lacks takes in everything. */
export function optionalTermsCover(
  outer: Terms<Term<unknown>> | undefined,
  inner: Terms<Term<unknown>> | undefined,
): boolean {
  return outer === undefined || (inner !== undefined && termsCover(outer, inner));
}

/** What NotResource does in RAM is not known, so that there it only takes in what is the same. */
export function resourceTermsCover(outer: AccessStatement, inner: AccessStatement): boolean {
  if (!outer.isResourceUnclear && !inner.isResourceUnclear) return optionalTermsCover(outer.resources, inner.resources);
  if (outer.isResourceUnclear !== inner.isResourceUnclear) {
    return (
      !outer.isResourceUnclear &&
      outer.resources?.negated === false &&
      outer.resources.terms.some(({ glob }) => isEverything(glob))
    );
  }
  return sameTexts(outer.resources, inner.resources);
}

function isEverything({ tokens }: Glob): boolean {
  return tokens.length > 0 && tokens.every((token) => token === anyRun);
}

function sameTexts(a: Terms<Term<unknown>> | undefined, b: Terms<Term<unknown>> | undefined): boolean {
  const texts = (terms: typeof a): string => JSON.stringify(terms?.terms.map(({ glob }) => glob.text).toSorted());
  return texts(a) === texts(b);
}

/** Whether the conditions of the outer statement hold whenever those of the inner one do. */
export function statementConditionsCover(outer: AccessStatement, inner: AccessStatement): boolean {
  if (outer.isConditionUnclear) return false;
  return conditionsCover(outer.conditions, inner.isConditionUnclear ? [] : inner.conditions);
}

/** Whether the outer conditions hold whenever the inner ones do: more conditions are narrower. */
export function conditionsCover(outer: readonly Condition[], inner: readonly Condition[]): boolean {
  return outer.every((condition) => inner.some((other) => conditionCovers(condition, other)));
}

/** Whether the outer condition holds whenever the inner one does. */
export function conditionCovers(outer: Condition, inner: Condition): boolean {
  const { operator: wide } = outer;
  const { operator: narrow } = inner;
  if (outer.key !== inner.key) return false;
  if (sameCondition(outer, inner)) return true;
  if (wide === undefined || narrow === undefined) return false;
  if (wide.family === 'null' || narrow.family === 'null') return nullCovers(outer, wide, inner, narrow);
  if (wide.quantifier !== narrow.quantifier || wide.family !== narrow.family) return false;
  if (holdsWithout(narrow) && !holdsWithout(wide)) return false;
  return regionsCover(wide, outer.regions, narrow, inner.regions);
}

/** Whether two conditions of one key are written alike, so that they hold together whatever they mean. */
export function sameCondition(a: Condition, b: Condition): boolean {
  return a.entry.operator.value === b.entry.operator.value && a.values.join('\n') === b.values.join('\n');
}

/** Whether each value of a request that passes the narrow condition passes the wide one. */
function regionsCover(wide: Operator, outer: readonly Region[], narrow: Operator, inner: readonly Region[]): boolean {
  if (!narrow.negated) {
    return inner.every((region) =>
      wide.negated
        ? outer.every((each) => !regionsMeet(each, region))
        : outer.some((each) => regionTakes(each, region)),
    );
  }
  return wide.negated && outer.every((region) => inner.some((each) => regionTakes(each, region)));
}

/** Conditions of which one asks whether there is a key at all. */
function nullCovers(outer: Condition, wide: Operator, inner: Condition, narrow: Operator): boolean {
  const inside = narrow.family === 'null' ? nullsOf(inner) : { absent: holdsWithout(narrow), present: true };
  const outside = wide.family === 'null' ? nullsOf(outer) : { absent: holdsWithout(wide), present: false };
  if (inside === undefined || outside === undefined) return false;
  return (outside.absent || !inside.absent) && (outside.present || !inside.present);
}

/** Which requests a Null lets pass; `undefined` where its values are no booleans. */
export function nullsOf({ values }: Condition): { readonly absent: boolean; readonly present: boolean } | undefined {
  const words = new Set(values.map((value) => value.toLowerCase()));
  const absent = words.has('true');
  const present = words.has('false');
  return words.size === Number(absent) + Number(present) ? { absent, present } : undefined;
}

/** Whether both lists of conditions may hold for one request; `false` is certain. */
export function conditionsMeet(a: readonly Condition[], b: readonly Condition[]): boolean {
  return a.every((condition) => b.every((other) => condition.key !== other.key || conditionMeets(condition, other)));
}

function conditionMeets(a: Condition, b: Condition): boolean {
  const { operator: left } = a;
  const { operator: right } = b;
  if (left === undefined || right === undefined) return true;
  const [ofLeft, ofRight] = [presenceOf(a, left), presenceOf(b, right)];
  if ((ofLeft.absent && ofRight.absent) || !(ofLeft.present && ofRight.present)) return ofLeft.absent && ofRight.absent;
  const areAlike = left.family === right.family && left.family !== 'null';
  // Two values of a request may each meet one of two conditions that want any value.
  if (!areAlike || (left.quantifier === 'ForAnyValue' && right.quantifier === 'ForAnyValue')) return true;
  if (left.negated && right.negated) return true;
  if (left.negated) return regionsEscape(b.regions, a.regions);
  if (right.negated) return regionsEscape(a.regions, b.regions);
  return a.regions.some((region) => b.regions.some((other) => regionsMeet(region, other)));
}

/** Whether some value may lie in one of the regions, but in none of the excluded ones. */
function regionsEscape(regions: readonly Region[], excluded: readonly Region[]): boolean {
  return !regions.every((region) => excluded.some((other) => regionTakes(other, region)));
}

/** Whether a condition may hold without its key, and with it. */
function presenceOf(condition: Condition, operator: Operator): { readonly absent: boolean; readonly present: boolean } {
  const nulls = operator.family === 'null' ? (nullsOf(condition) ?? { absent: true, present: true }) : undefined;
  return nulls ?? { absent: holdsWithout(operator), present: true };
}
