import type { Dialect } from '../document/dialect.ts';
import { type Condition, holdsWithout } from './condition.ts';
import { nullsOf, sameCondition } from './cover.ts';
import type { Glob } from './glob.ts';
import type { Family } from './operator.ts';
import { firstOfVersion4, isGlob, type Point, type Region, readPoint, type Stretch, stretchHolds } from './region.ts';
import { findText } from './sharedText.ts';

/** What one condition key of a request must be like: each of `required` holds, none of `excluded` does. */
export interface KeyDemand {
  readonly required: readonly Condition[];
  readonly excluded: readonly Condition[];
}

/** `none` is certain. Else the example that was found; absent where there may be one, but none was found. */
type Found<Example> = 'none' | { readonly example: Example | undefined };

/** Whether a value of the request must lie in one of the regions, or in none. */
interface Demand {
  readonly regions: readonly Region[];
  readonly inside: boolean;
  readonly family: Family;
}

/** Finds values of a key that meet the demand; no value where the key is to be absent. */
export function findKeyValues({ required, excluded }: KeyDemand): Found<readonly string[]> {
  const unclear = required.filter(isUnclear);
  if (unclear.some((condition) => excluded.some((other) => sameCondition(condition, other)))) return 'none';
  const wanted = (isWanted: boolean) => (condition: Condition) => ({ condition, isWanted });
  const all = [...required.map(wanted(true)), ...excluded.map(wanted(false))];
  const clear = all.filter(({ condition }) => !isUnclear(condition));
  if (clear.every(({ condition, isWanted }) => presence(condition).absent === isWanted)) {
    return { example: clear.length < all.length ? undefined : [] };
  }
  const found = findPresent(clear);
  return found === 'none' || clear.length === all.length ? found : { example: undefined };
}

function isUnclear(condition: Condition): boolean {
  const { operator, regions } = condition;
  if (operator?.family === 'null') return nullsOf(condition) === undefined;
  return operator === undefined || regions.includes(undefined);
}

function presence(condition: Condition): { readonly absent: boolean; readonly present: boolean | undefined } {
  const { operator } = condition;
  if (operator === undefined) return { absent: false, present: undefined };
  return operator.family === 'null'
    ? (nullsOf(condition) ?? { absent: false, present: undefined })
    : { absent: holdsWithout(operator), present: undefined };
}

type Wanted = { readonly condition: Condition; readonly isWanted: boolean };

/** A request that has the key: with one value, or with as many as the set operators want. */
function findPresent(clear: readonly Wanted[]): Found<readonly string[]> {
  const every: Demand[] = [];
  const some: Demand[] = [];
  let isSingle = false;
  for (const { condition, isWanted } of clear) {
    const { operator, regions, dialect } = condition;
    if (operator === undefined) continue;
    const { family, quantifier, negated } = operator;
    if (family === 'null') {
      if (presence(condition).present !== isWanted) return 'none';
      continue;
    }
    const demand: Demand = { regions, inside: negated !== isWanted, family };
    if (quantifier === undefined) isSingle = true;
    if (quantifier !== undefined && (quantifier === 'ForAnyValue') === isWanted) some.push(demand);
    else every.push(demand);
    if (dialect === 'ram' && quantifier === 'ForAnyValue') return { example: undefined };
  }
  if (isSingle || some.length === 0) return asList([findValue([...every, ...some], clear)]);
  return asList(some.map((demand) => findValue([...every, demand], clear)));
}

function asList(found: readonly Found<string>[]): Found<readonly string[]> {
  const examples: string[] = [];
  for (const each of found) {
    if (each === 'none') return each;
    if (each.example !== undefined) examples.push(each.example);
  }
  return { example: examples.length < found.length ? undefined : [...new Set(examples)] };
}

function findValue(demands: readonly Demand[], clear: readonly Wanted[]): Found<string> {
  const families = new Set(demands.map(({ family }) => family));
  const [family = 'text'] = families;
  const isText = family === 'text' || family === 'arn' || family === 'binary';
  if (families.size > 1) return { example: undefined };
  if (!isText) return findPoint(demands, family, clear[0]?.condition.dialect ?? 'ram');
  const globs = demands.map(({ regions, inside }) => ({ inside, regions: regions.filter(isGlobRegion) }));
  return findText({
    required: globs.filter(({ inside }) => inside).map(({ regions }) => regions),
    excluded: globs.flatMap(({ inside, regions }) => (inside ? [] : regions)),
  });
}

function isGlobRegion(region: Region): region is Glob {
  return region !== undefined && isGlob(region);
}

function isStretch(region: Region): region is Stretch {
  return region !== undefined && !isGlob(region);
}

/** Regions of a line change only at their ends, so that a point at, beside or between the ends tells of all points. */
function findPoint(demands: readonly Demand[], family: Family, dialect: Dialect): Found<string> {
  const stretches = demands.map(({ regions, inside }) => ({ inside, regions: regions.filter(isStretch) }));
  const ends = stretches.flatMap(({ regions }) => regions.flatMap(({ low, high }) => [low, high]));
  const meets = (point: Point): boolean =>
    stretches.every(({ regions, inside }) => regions.some((region) => stretchHolds(region, point)) === inside);
  const point = pointsAround(ends, family).find(meets);
  if (point === undefined) return 'none';
  const text = writePoint(point, family);
  return { example: text !== undefined && readPoint(text, family, dialect) === point ? text : undefined };
}

function pointsAround(ends: readonly Point[], family: Family): readonly Point[] {
  if (family === 'boolean') return [0, 1];
  if (family === 'ip') {
    const addresses = [0n, firstOfVersion4, ...ends.map(BigInt)];
    return addresses.flatMap((end) => [end, end - 1n, end + 1n]).filter((end) => end >= 0n && end < endOfVersion4);
  }
  const sorted = ends
    .map(Number)
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b);
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  return [
    ...sorted,
    Math.ceil(first) - 1,
    Math.floor(last) + 1,
    ...sorted.map((end, index) => (end + (sorted[index + 1] ?? end)) / 2),
  ];
}

const endOfVersion4: bigint = firstOfVersion4 + (1n << 32n);
/** Milliseconds beyond which there is no calendar. */
const endOfTime = 8.64e15;

function writePoint(point: Point, family: Family): string | undefined {
  switch (family) {
    case 'boolean':
      return String(point === 1);
    case 'date':
      return Math.abs(Number(point)) > endOfTime ? undefined : new Date(Number(point)).toISOString();
    case 'ip':
      return writeAddress(BigInt(point));
    case 'number':
    case 'text':
    case 'arn':
    case 'binary':
      return String(point);
  }
}

function writeAddress(point: bigint): string {
  const isVersion4 = point >= firstOfVersion4;
  const [count, width] = isVersion4 ? [4, 8n] : [8, 16n];
  const groups = Array.from({ length: count }, (_, index) => {
    const group = (point >> (width * BigInt(count - 1 - index))) & ((1n << width) - 1n);
    return isVersion4 ? String(group) : group.toString(16);
  });
  return groups.join(isVersion4 ? '.' : ':');
}
