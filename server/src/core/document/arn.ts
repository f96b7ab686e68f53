import { globMatches } from './actionPattern.ts';

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
