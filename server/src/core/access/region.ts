import type { Dialect } from '../document/dialect.ts';
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

const instant = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):?(\d\d)))?$/;

/** A day, or a time of a day with its zone: without one the instant is anyone's guess. */
function readInstant(text: string): number | undefined {
  const parts = instant.exec(text);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const fraction = Number(`0.${parts[7] ?? 0}`) * 1000;
  const zone = (Number(parts[9] ?? 0) * 60 + Number(parts[10] ?? 0)) * (parts[8] === '-' ? -1 : 1);
  const isCalendar = month >= 1 && month <= 12 && day >= 1 && day <= 31 && (hour ?? 0) <= 24 && (minute ?? 0) <= 59;
  if (!isCalendar) return undefined;
  return Date.UTC(year, month - 1, day, hour, (minute ?? 0) - zone, second) + fraction;
}

/** IPv4 lies above all of IPv6 on the line, so that no block holds both. */
export const firstOfVersion4: bigint = 1n << 128n;

function readAddresses(text: string): Stretch | undefined {
  const [address = '', length, ...more] = text.split('/');
  const isVersion6 = address.includes(':');
  const value = isVersion6 ? readVersion6(address) : readVersion4(address);
  const width = isVersion6 ? 128 : 32;
  if (value === undefined || more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const prefix = length === undefined ? width : Number(length);
  if (prefix > width) return undefined;
  const free = BigInt(width - prefix);
  const low = ((value >> free) << free) + (isVersion6 ? 0n : firstOfVersion4);
  return { low, high: low + (1n << free) - 1n, holdsLow: true, holdsHigh: true };
}

function readVersion4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function readVersion6(text: string): bigint | undefined {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (tail !== null) {
    const value = readVersion4(tail[2] ?? '');
    if (value === undefined) return undefined;
    return readVersion6(`${tail[1]}${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`);
  }
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [start = [], end = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - start.length - end.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...start, ...new Array<string>(missing).fill('0'), ...end];
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}
