import { isOnCalendar, parseDate } from '../document/dateText.ts';
import type { Dialect } from '../document/dialect.ts';
import { networkOf, parseIpRange } from '../document/ipRange.ts';
import { type Glob, globTakes, matchGlob, parseGlob } from './glob.ts';
import type { Family, Operator } from './operator.ts';
import type { Variables } from './resource.ts';
import { globsMeet } from './sharedText.ts';
import type { Truth } from './truth.ts';

/** A number, an instant in milliseconds since 1970, 0 or 1 for a boolean, or an address. */
export type Point = number | bigint;

/** All points between two, with or without the ends. */
export interface Stretch {
  readonly low: Point;
  readonly high: Point;
  readonly holdsLow: boolean;
  readonly holdsHigh: boolean;
}

/** What one value of a condition takes in; `undefined` where that is not known. */
export type Region = Glob | Stretch | undefined;

export function isGlob(region: Glob | Stretch): region is Glob {
  return 'tokens' in region;
}

/** Reads a value as its operator does, leaving negation aside. */
export function readRegion(text: string, operator: Operator, dialect: Dialect, variables: Variables): Region {
  const { family, relation, wildcards, fold } = operator;
  switch (family) {
    case 'text':
      return parseGlob(text, { wildcards, fold, colons: 'any', variables });
    case 'binary':
      return parseGlob(text, { wildcards: false, fold: false, colons: 'any', variables: 'characters' });
    case 'arn': {
      if (text === '*') return parseGlob(text, { wildcards, fold, colons: 'any', variables });
      const isWhole = text.split(':').length >= 6;
      return isWhole ? parseGlob(text, { wildcards, fold, colons: 'each', variables }) : undefined;
    }
    case 'ip':
      return readAddresses(text);
    case 'number':
    case 'date':
    case 'boolean': {
      const point = readPoint(text, family, dialect);
      if (point === undefined) return undefined;
      const [low, high] = [relation.startsWith('<') ? -Infinity : point, relation.startsWith('>') ? Infinity : point];
      const holdsPoint = relation.includes('=');
      return { low, high, holdsLow: holdsPoint || low !== point, holdsHigh: holdsPoint || high !== point };
    }
    case 'null':
      return undefined;
  }
}

/** A value of a request on the line of its family; `undefined` for a text that is none of it. */
export function readPoint(text: string, family: Family, dialect: Dialect): Point | undefined {
  switch (family) {
    case 'number':
      return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined;
    case 'date':
      return readInstant(text) ?? (dialect === 'iam' && /^\d+$/.test(text) ? Number(text) * 1000 : undefined);
    case 'boolean':
      return /^true$/i.test(text) ? 1 : /^false$/i.test(text) ? 0 : undefined;
    case 'ip': {
      const region = text.includes('/') ? undefined : readAddresses(text);
      return region?.low;
    }
    case 'text':
    case 'arn':
    case 'binary':
      return undefined;
  }
}

/** Whether the value of a request lies in a region. */
export function isIn(region: Region, text: string, operator: Operator, dialect: Dialect): Truth {
  if (region === undefined || operator.family === 'null') return 'unknown';
  if (isGlob(region)) return matchGlob(region, region.fold ? text.toLowerCase() : text);
  const point = readPoint(text, operator.family, dialect);
  if (point === undefined) return 'unknown';
  return stretchHolds(region, point);
}

/** Whether all of the inner region lies in the outer one; sound, not complete. */
export function regionTakes(outer: Region, inner: Region): boolean {
  if (outer === undefined || inner === undefined) return false;
  if (isGlob(outer)) {
    if (!isGlob(inner) || (inner.fold && !outer.fold)) return false;
    return globTakes(outer, outer.fold === inner.fold ? inner : folded(inner));
  }
  return !isGlob(inner) && stretchTakes(outer, inner);
}

/** Whether one value may lie in both; false is certain. */
export function regionsMeet(a: Region, b: Region): boolean {
  if (a === undefined || b === undefined) return true;
  if (isGlob(a) || isGlob(b)) return !isGlob(a) || !isGlob(b) || globsMeet(a, b);
  if (a.high < b.low || b.high < a.low) return false;
  if (a.high === b.low) return a.holdsHigh && b.holdsLow;
  return b.high === a.low ? b.holdsHigh && a.holdsLow : true;
}

function folded(glob: Glob): Glob {
  const tokens = glob.tokens.map((token) => (typeof token === 'string' ? token.toLowerCase() : token));
  return { ...glob, text: glob.text.toLowerCase(), tokens, fold: true };
}

/** Whether a point lies in a stretch. */
export function stretchHolds(stretch: Stretch, point: Point): boolean {
  return stretchTakes(stretch, { low: point, high: point, holdsLow: true, holdsHigh: true });
}

function stretchTakes(outer: Stretch, inner: Stretch): boolean {
  const lowFits = outer.low < inner.low || (outer.low === inner.low && (outer.holdsLow || !inner.holdsLow));
  const highFits = outer.high > inner.high || (outer.high === inner.high && (outer.holdsHigh || !inner.holdsHigh));
  return lowFits && highFits;
}

/** A day, or a time of a day with its zone: without one the instant is anyone's guess. */
function readInstant(text: string): number | undefined {
  const date = parseDate(text);
  if (date === undefined || !isOnCalendar(date) || (date.hasTime && date.zone === undefined)) return undefined;
  const { year, month, day, hour, minute, second, fraction, zone = 'Z' } = date;
  const [, sign, hours = 0, minutes = 0] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return Date.UTC(year, month - 1, day, hour, minute - offset, second) + Number(`0${fraction}`) * 1000;
}

/** IPv4 lies above all of IPv6 on the line, so that no block holds both. */
export const firstOfVersion4: bigint = 1n << 128n;

function readAddresses(text: string): Stretch | undefined {
  const range = parseIpRange(text);
  if (range === undefined) return undefined;
  const low = networkOf(range) + (range.bits === 32 ? firstOfVersion4 : 0n);
  return { low, high: low + (1n << BigInt(range.bits - range.prefix)) - 1n, holdsLow: true, holdsHigh: true };
}
