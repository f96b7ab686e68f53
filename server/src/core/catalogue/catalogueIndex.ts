import type { Dialect } from '../document/dialect.ts';
import { indexActions } from './actionIndex.ts';
import type { Catalogue, DialectCatalogue, Service } from './catalogue.ts';
import { type PackedDialect, packedFormat } from './format.ts';
import { indexConditionKeys } from './keyIndex.ts';
import { readPackedCatalogue } from './readPacked.ts';
import { indexRoles, unpackServiceRole } from './roleIndex.ts';
import { indexServices } from './serviceIndex.ts';

/**
 * The facts of both clouds from the two packed files, each given as text or as what its JSON was parsed to.
 * @throws CatalogueError when one of them cannot be used
 */
export function createCatalogue(ram: unknown, iam: unknown): Catalogue {
  return joinCatalogues(readDialectCatalogue(ram, 'ram'), readDialectCatalogue(iam, 'iam'));
}

/**
 * The facts of one cloud from its packed file, given as text or as what its JSON was parsed to.
 * @throws CatalogueError when it cannot be used
 */
export function readDialectCatalogue(value: unknown, dialect: Dialect): DialectCatalogue {
  return indexDialect(readPackedCatalogue(value, dialect));
}

/**
 * Stands in for the catalogue of a cloud whose file is damaged, so that the rest can go on.
 * It has no date and no entry, and takes every service for one that is only assumed, so that none is doubted.
 */
export function emptyDialectCatalogue(dialect: Dialect): DialectCatalogue {
  const empty = indexDialect({
    format: packedFormat,
    dialect,
    date: '',
    services: { prefixes: '', names: [], chinese: {}, assumed: '', aliases: {} },
    actions: {},
    conditionKeys: { names: [], types: '', global: '', descriptions: {}, values: {} },
    operators: [],
    roles: [],
    serviceRoles: [],
    principals: [],
    regions: [],
    counterparts: { prefixes: {}, conditionKeys: {} },
  });
  const assume = (prefix: string): Service => ({
    prefix,
    name: prefix,
    title: { en: prefix, 'zh-cn': prefix },
    actionList: 'none',
    assumed: true,
  });
  return { ...empty, service: assume };
}

export function joinCatalogues(ram: DialectCatalogue, iam: DialectCatalogue): Catalogue {
  const of = (dialect: Dialect): DialectCatalogue => (dialect === 'ram' ? ram : iam);
  return {
    ram,
    iam,
    counterparts: (prefix, from) => of(from).counterpartsOf(prefix),
    conditionKeyCounterpart: (name, from) => of(from).counterpartOfConditionKey(name),
  };
}

function indexDialect(packed: PackedDialect): DialectCatalogue {
  const { services, service, nearest } = indexServices(packed);
  const actions = indexActions(packed, service);
  const conditionKeys = indexConditionKeys(packed.conditionKeys);
  const roles = indexRoles(packed.roles);
  const counterparts = new Map(Object.entries(packed.counterparts.prefixes));
  const serviceRoles = packed.serviceRoles.map(unpackServiceRole);
  const named = [
    ...roles.roles.flatMap((role) => role.serviceName ?? []),
    ...serviceRoles.flatMap((role) => role.services),
  ];
  const principals = [...packed.principals, ...named.filter((name) => !name.includes('@'))];
  return {
    dialect: packed.dialect,
    date: packed.date,
    services,
    service,
    nearestService: nearest,
    actionsOf: actions.of,
    action: actions.action,
    actionsMatching: actions.matching,
    nearestAction: actions.nearest,
    actionsNamed: actions.named,
    conditionKeys: conditionKeys.keys,
    conditionKey: conditionKeys.key,
    operators: packed.operators.map(([name, type, negated, wildcards]) => ({ name, type, negated, wildcards })),
    roles: roles.roles,
    serviceRoles,
    rolesNamed: roles.named,
    servicePrincipals: [...new Set(principals)].sort(),
    regions: packed.regions,
    counterpartsOf: (prefix) => counterparts.get(prefix.toLowerCase()) ?? [],
    counterpartOfConditionKey: (name) => counterpartOfConditionKey(name, packed.counterparts.conditionKeys),
  };
}

/** The other cloud's name for a condition key; what stands in place of a variable is carried over. */
function counterpartOfConditionKey(name: string, counterparts: Readonly<Record<string, string>>): string | undefined {
  const lower = name.toLowerCase();
  for (const [own, other] of Object.entries(counterparts)) {
    if (own.toLowerCase() === lower) return other;
    const head = headOf(own);
    if (head.length < own.length && name.length > head.length && lower.startsWith(head.toLowerCase())) {
      return headOf(other) + name.slice(head.length);
    }
  }
  return undefined;
}

function headOf(key: string): string {
  const variable = key.indexOf('{');
  return variable < 0 ? key : key.slice(0, variable);
}
