import type { Dialect } from '../document/dialect.ts';
import { lazy } from '../text/lazy.ts';
import { indexActions } from './actionIndex.ts';
import type { Catalogue, DialectCatalogue, Service } from './catalogue.ts';
import { type PackedDialect, packedFormat } from './format.ts';
import { indexConditionKeys } from './keyIndex.ts';
import { openPackedCatalogue } from './readPacked.ts';
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
  return indexDialect(openPackedCatalogue(value, dialect).check());
}

/** Facts of one cloud of which only the day is known yet. */
export interface OpenedDialect {
  readonly date: string;
  /** @throws CatalogueError when they cannot be used after all */
  facts(): DialectCatalogue;
}

/**
 * Reads a packed file as far as costs little, since many sessions need the facts of one cloud alone.
 * @throws CatalogueError when it cannot be used
 */
export function openDialectCatalogue(value: unknown, dialect: Dialect): OpenedDialect {
  const opened = openPackedCatalogue(value, dialect);
  return { date: opened.date, facts: () => indexDialect(opened.check()) };
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
  return catalogueOf((dialect) => (dialect === 'ram' ? ram : iam));
}

/** The facts of both clouds from what gives those of one; it is asked when facts of that cloud are, and should remember. */
export function catalogueOf(of: (dialect: Dialect) => DialectCatalogue): Catalogue {
  return {
    get ram() {
      return of('ram');
    },
    get iam() {
      return of('iam');
    },
    counterparts: (prefix, from) => of(from).counterpartsOf(prefix),
    conditionKeyCounterpart: (name, from) => of(from).counterpartOfConditionKey(name),
  };
}

/** Each part of the facts is unpacked when it is first asked for: most texts need few of them, and none of the other cloud. */
function indexDialect(packed: PackedDialect): DialectCatalogue {
  const services = lazy(() => indexServices(packed));
  const actions = indexActions(packed, (prefix) => services().service(prefix));
  const conditionKeys = lazy(() => indexConditionKeys(packed.conditionKeys));
  const operators = lazy(() =>
    packed.operators.map(([name, type, negated, wildcards]) => ({ name, type, negated, wildcards })),
  );
  const roles = lazy(() => indexRoles(packed.roles));
  const serviceRoles = lazy(() => packed.serviceRoles.map(unpackServiceRole));
  const servicePrincipals = lazy(() => principalsOf(packed));
  const counterparts = lazy(() => new Map(Object.entries(packed.counterparts.prefixes)));
  return {
    dialect: packed.dialect,
    date: packed.date,
    get services() {
      return services().services;
    },
    service: (prefix) => services().service(prefix),
    nearestService: (prefix) => services().nearest(prefix),
    actionsOf: actions.of,
    action: actions.action,
    actionsMatching: actions.matching,
    nearestAction: actions.nearest,
    actionsNamed: actions.named,
    get conditionKeys() {
      return conditionKeys().keys;
    },
    conditionKey: (name) => conditionKeys().key(name),
    get operators() {
      return operators();
    },
    get roles() {
      return roles().roles;
    },
    get serviceRoles() {
      return serviceRoles();
    },
    rolesNamed: (name) => roles().named(name),
    get servicePrincipals() {
      return servicePrincipals();
    },
    regions: packed.regions,
    counterpartsOf: (prefix) => counterparts().get(prefix.toLowerCase()) ?? [],
    counterpartOfConditionKey: (name) => counterpartOfConditionKey(name, packed.counterparts.conditionKeys),
  };
}

/** Those of the file and those that its roles name; a name with an account before it is no principal of its own. */
function principalsOf(packed: PackedDialect): readonly string[] {
  const named = [
    ...packed.roles.flatMap(({ service }) => service ?? []),
    ...packed.serviceRoles.flatMap(({ services }) => services),
  ];
  return [...new Set([...packed.principals, ...named.filter((name) => !name.includes('@'))])].sort();
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
