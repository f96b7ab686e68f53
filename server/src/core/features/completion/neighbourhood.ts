import type { Catalogue, DialectCatalogue, Service } from '../../catalogue/catalogue.ts';
import type { Dialect } from '../../document/dialect.ts';
import { findServices } from './catalogueSearch.ts';

/** Services that most accounts use: offered early, and searched for an action of which only the name is typed. */
export const wellKnown: Readonly<Record<Dialect, readonly string[]>> = {
  ram: [
    'actiontrail',
    'cms',
    'cs',
    'ecs',
    'fc',
    'kms',
    'kvstore',
    'log',
    'oss',
    'ram',
    'rds',
    'resourcemanager',
    'slb',
    'sts',
    'vpc',
    'yundun-hsm',
  ],
  iam: [
    'cloudformation',
    'cloudhsm',
    'cloudtrail',
    'cloudwatch',
    'dynamodb',
    'ec2',
    'ecr',
    'eks',
    'elasticache',
    'iam',
    'kms',
    'lambda',
    'logs',
    'organizations',
    'rds',
    's3',
    'secretsmanager',
    'sns',
    'sqs',
    'ssm',
    'sts',
  ],
};

/** Which services are near to what a person writes. */
export interface Neighbourhood {
  /** 0: used in the text; 1: like one of the other cloud that is used there, or a person's own; 2: well known; 3: none of these. */
  nearnessOf(prefix: string): number;
  /** Services nearer than 3, best first: few enough to be searched through on every letter. */
  readonly near: readonly string[];
}

/** @param used prefixes of either cloud in lower case */
export function neighbourhoodOf(
  used: ReadonlySet<string>,
  catalogues: Catalogue,
  catalogue: DialectCatalogue,
): Neighbourhood {
  const other: Dialect = catalogue.dialect === 'ram' ? 'iam' : 'ram';
  const own = [...used].filter((prefix) => catalogue.service(prefix) !== undefined);
  const foreign = [...used].filter((prefix) => catalogue.service(prefix) === undefined);
  const likeForeign = foreign.flatMap((prefix) => catalogues.counterparts(prefix, other));
  const ofPerson = catalogue.services.filter(({ origin }) => origin !== undefined).map(({ prefix }) => prefix);
  const nearness = new Map<string, number>();
  for (const [index, prefixes] of [own, [...likeForeign, ...ofPerson], wellKnown[catalogue.dialect]].entries()) {
    for (const prefix of prefixes) if (!nearness.has(prefix)) nearness.set(prefix, index);
  }
  return { nearnessOf: (prefix) => nearness.get(prefix) ?? 3, near: [...nearness.keys()] };
}

/**
 * Services that fit what was typed: the near ones first, and last those whose code is only assumed.
 * Whether the actions of a service are known is not asked, since that takes reading them.
 */
export function servicesByNearness(
  typed: string,
  catalogue: DialectCatalogue,
  { nearnessOf }: Neighbourhood,
): readonly Service[] {
  const rank = ({ prefix, assumed }: Service): number => {
    const nearness = nearnessOf(prefix);
    return nearness === 3 && assumed ? 4 : nearness;
  };
  return findServices(typed, catalogue)
    .map(({ thing }) => ({ service: thing, rank: rank(thing) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ service }) => service);
}
