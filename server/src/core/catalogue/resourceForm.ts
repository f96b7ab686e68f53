import { globsMeet } from '../document/actionPattern.ts';
import { parseArn } from '../document/arn.ts';

/**
 * Whether an ARN or ARN pattern can name a resource of a form such as `acs:kms:{region}:{account}:key/{key-id}`.
 * Field by field where the pattern has all fields, since the id of a resource may hold what looks like further ones.
 */
export function serves(form: string, arn: string): boolean {
  const glob = form.replace(/\{[^}]*\}/g, '*');
  const wanted = parseArn(glob);
  const given = parseArn(arn);
  if (wanted === undefined || given === undefined) return globsMeet(glob, arn);
  return (
    globsMeet(wanted.partition ?? '', given.partition ?? '') &&
    globsMeet(wanted.service, given.service) &&
    globsMeet(wanted.region, given.region) &&
    globsMeet(wanted.account, given.account) &&
    globsMeet(wanted.relativeId, given.relativeId)
  );
}
