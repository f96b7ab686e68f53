import { globMatches, globsMeet } from './actionPattern.ts';

/** A resource name of either cloud, cut at its colons. */
export interface Arn {
  readonly text: string;
  /** `acs` for RAM; `arn` for IAM. */
  readonly prefix: string;
  /** `aws`, `aws-cn` … for IAM; absent for RAM. */
  readonly partition: string | undefined;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** All after the last separating colon; may hold further colons. */
  readonly relativeId: string;
}

/**
 * The parts of an ARN with either cloud's prefix, or `undefined` when the text has too few fields.
 * RAM: `acs:service:region:account:relativeId`. IAM: `arn:partition:service:region:account:resource`.
 */
export function parseArn(text: string): Arn | undefined {
  const fields = text.split(':');
  const prefix = fields[0] ?? '';
  const withPartition = prefix.toLowerCase() === 'arn';
  const first = withPartition ? 2 : 1;
  if (prefix.toLowerCase() !== 'acs' && !withPartition) return undefined;
  if (fields.length < first + 4) return undefined;
  return {
    text,
    prefix,
    partition: withPartition ? fields[1] : undefined,
    service: fields[first] ?? '',
    region: fields[first + 1] ?? '',
    account: fields[first + 2] ?? '',
    relativeId: fields.slice(first + 3).join(':'),
  };
}

/** Whether a resource pattern matches a resource name; letter case counts. */
export function resourceMatches(pattern: string, resource: string): boolean {
  return globMatches(pattern, resource);
}

/** Whether the text has the form of an ARN of either cloud, complete or not. */
export function looksLikeArn(text: string): boolean {
  return /^(acs|arn):/i.test(text);
}

/** An ARN, a pattern of ARNs, or an ARN form with `{variables}` as catalogues write them, made ready to be compared with many others. */
export interface ArnPattern {
  readonly arn: Arn;
  /** Prefix and partition. */
  readonly origin: FieldGlob;
  readonly service: FieldGlob;
  readonly region: FieldGlob;
  readonly account: FieldGlob;
  readonly relativeId: FieldGlob;
}

/** A field as a glob in lower case; a variable may be any text. */
interface FieldGlob {
  readonly text: string;
  /** What stands before its first wildcard. */
  readonly head: string;
  /** `literal`: no wildcard. `beginning`: a star at the end alone. */
  readonly shape: 'literal' | 'beginning' | 'glob';
}

export function arnPattern(arn: Arn): ArnPattern {
  return {
    arn,
    origin: fieldGlob(`${arn.prefix}:${arn.partition ?? ''}`),
    service: fieldGlob(arn.service),
    region: fieldGlob(arn.region),
    account: fieldGlob(arn.account),
    relativeId: fieldGlob(arn.relativeId),
  };
}

function fieldGlob(field: string): FieldGlob {
  const text = (field.includes('{') ? field.replace(/\{[^}]*\}/g, '*') : field).toLowerCase();
  const head = /^[^*?]*/.exec(text)?.[0] ?? '';
  const tail = text.slice(head.length);
  return { text, head, shape: tail === '' ? 'literal' : tail === '*' ? 'beginning' : 'glob' };
}

/** Whether two patterns have an ARN in common, letter case aside: a `false` says that they can never meet. */
export function patternsMeet(one: ArnPattern, other: ArnPattern): boolean {
  return (
    fieldsMeet(one.service, other.service) &&
    fieldsMeet(one.region, other.region) &&
    fieldsMeet(one.account, other.account) &&
    fieldsMeet(one.origin, other.origin) &&
    relativeIdsMeet(one, other)
  );
}

/** Whether an ARN or a pattern can name a thing of an ARN form with `{variables}`. */
export function formFits(form: Arn, arn: Arn): boolean {
  return patternsMeet(arnPattern(form), arnPattern(arn));
}

/** As `patternsMeet`, for what stands behind the last separating colon alone. */
export function relativeIdsMeet(one: ArnPattern, other: ArnPattern): boolean {
  return fieldsMeet(one.relativeId, other.relativeId);
}

/** The general comparison is rarely needed: nearly all fields are letters, with a star at the end or without. */
function fieldsMeet(one: FieldGlob, other: FieldGlob): boolean {
  if (one.shape === 'literal')
    return other.shape === 'literal' ? one.text === other.text : globMatches(other.text, one.text);
  if (other.shape === 'literal') return globMatches(one.text, other.text);
  if (one.shape === 'beginning' && other.head.startsWith(one.head)) return true;
  if (other.shape === 'beginning' && one.head.startsWith(other.head)) return true;
  if (!one.head.startsWith(other.head) && !other.head.startsWith(one.head)) return false;
  return globsMeet(one.text, other.text);
}
