import type { Catalogue } from '../../catalogue/catalogue.ts';
import { parseArn } from '../../document/arn.ts';
import type { Dialect } from '../../document/dialect.ts';
import { otherDialect } from '../otherCloud.ts';

/** How an ARN would be written in the other cloud. */
export interface CounterpartArn {
  /** With `<region>` and `<account>` where the other cloud has names of its own. */
  readonly text: string;
  /** Whether nothing has to be filled in. */
  readonly complete: boolean;
}

/** Services of AWS whose ARNs name no region, or neither region nor account. */
const regionless = new Set(['iam', 's3']);
const accountless = new Set(['s3']);

/**
 * The ARN of the other cloud for the same thing; `undefined` where no counterpart of the service, or more than one,
 * has such resources.
 * @param place principals name no region in either cloud
 */
export function counterpartArn(
  text: string,
  from: Dialect,
  place: 'resource' | 'principal',
  catalogues: Catalogue,
): CounterpartArn | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  const to = otherDialect(from);
  const services = catalogues
    .counterparts(arn.service, from)
    .filter((counterpart) => isSameResource(arn.relativeId, counterpart, to, catalogues));
  const service = services.length === 1 ? services[0] : services.find((same) => same === arn.service);
  if (service === undefined) return undefined;
  const hasNoRegion = place === 'principal' || (to === 'iam' && regionless.has(service));
  const region = hasNoRegion ? '' : field(arn.region, 'region');
  const account = to === 'iam' && accountless.has(service) ? '' : field(arn.account, 'account');
  const prefix = to === 'iam' ? 'arn:aws' : 'acs';
  return {
    text: `${prefix}:${service}:${region}:${account}:${arn.relativeId}`,
    complete: !/[<>]/.test(region + account),
  };
}

/** A region or account of one cloud says nothing in the other. */
function field(text: string, name: string): string {
  return text === '' || text === '*' ? '*' : `<${name}>`;
}

function isSameResource(relativeId: string, service: string, to: Dialect, catalogues: Catalogue): boolean {
  if (relativeId === '*' || service === 'oss' || service === 's3' || relativeId === 'root') return true;
  const type = typeOf(relativeId);
  if (type === undefined) return false;
  return catalogues[to]
    .actionsOf(service)
    .some(({ resources }) => resources.some((resource) => typeOf(parseArn(resource.arn)?.relativeId ?? '') === type));
}

/** `key` in `key/1234` and `secret` in `secret:name`; a bare name has no type. */
function typeOf(relativeId: string): string | undefined {
  return /^[\w-]+(?=[/:])/.exec(relativeId)?.[0];
}
