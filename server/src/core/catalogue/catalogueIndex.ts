import type { Dialect } from '../document/dialect.ts';
import { lazy } from '../text/lazy.ts';
import { indexActions } from './actionIndex.ts';
import type { Catalogue, DialectCatalogue } from './catalogue.ts';
import { indexCounterparts } from './counterparts.ts';
import { indexConditionKeys } from './keyIndex.ts';
import { openPackedFile, type PackedFile } from './readPacked.ts';
import { indexRolePolicies, indexRoles, unpackServiceRole } from './roleIndex.ts';
import { indexRoleLives } from './roleLife.ts';
import { type Sections, sectionsOf, type TellDamage } from './sections.ts';
import { indexServices } from './serviceIndex.ts';

/**
 * The facts of one cloud from the text of its packed file.
 * Each part is read when it is first asked for: most texts need few of them, and none of the other cloud.
 * A part that is then found damaged is told, and nothing is known of what it says.
 * @throws CatalogueError where the file is incomplete, of another format or of the other cloud
 */
export function readDialectCatalogue(text: string, dialect: Dialect, tell: TellDamage): DialectCatalogue {
  return indexDialect(openPackedFile(text, dialect), tell);
}

/**
 * Stands in for the catalogue of a cloud whose file cannot be used, so that the rest can go on.
 * It has no date and no entry, and takes every service for one that is only assumed, so that none is doubted.
 */
export function emptyDialectCatalogue(dialect: Dialect): DialectCatalogue {
  const file: PackedFile = { dialect, date: '', has: () => false, read: () => undefined };
  return indexDialect(file, () => {});
}

/** The facts of both clouds from those of each. */
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

function indexDialect(file: PackedFile, tell: TellDamage): DialectCatalogue {
  const sections = sectionsOf(file, tell);
  const services = lazy(() => indexServices(sections));
  const actions = indexActions(sections, services);
  const conditionKeys = lazy(() => indexConditionKeys(sections));
  const operators = lazy(() =>
    (sections.read(':operators') ?? []).map(([name, type, negated, wildcards]) => ({ name, type, negated, wildcards })),
  );
  const roles = lazy(() => indexRoles(sections.read(':roles')?.serviceLinked ?? []));
  const serviceRoles = lazy(() => (sections.read(':roles')?.service ?? []).map(unpackServiceRole));
  const rolePolicies = lazy(() => indexRolePolicies(sections.read(':roles')?.policies ?? []));
  const roleLives = lazy(() => indexRoleLives(sections.read(':lives')));
  const servicePrincipals = lazy(() => principalsOf(sections));
  const counterparts = lazy(() => indexCounterparts(sections.read(':counterparts')));
  return {
    dialect: file.dialect,
    date: file.date,
    get services() {
      return services().services;
    },
    service: (prefix) => services().service(prefix),
    nearestService: (prefix) => services().nearest(prefix),
    actionsOf: actions.of,
    actionNames: actions.names,
    action: actions.action,
    actionsMatching: actions.matching,
    nearestAction: actions.nearest,
    actionsNamed: actions.named,
    actionsOfOperation: actions.ofOperation,
    actionsOn: actions.on,
    formsOf: actions.forms,
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
    get rolePolicies() {
      return rolePolicies().policies;
    },
    rolePolicy: (name) => rolePolicies().named(name),
    roleLife: (roleName, family) => roleLives().of(roleName, family),
    get servicePrincipals() {
      return servicePrincipals();
    },
    get otherForms() {
      return (sections.read(':names')?.forms ?? []).map(([type, arn]) => ({ type, arn }));
    },
    get regions() {
      return sections.read(':names')?.regions ?? [];
    },
    counterpartsOf: (prefix) => counterparts().ofService(prefix),
    counterpartsOfAction: (id) => counterparts().ofAction(id),
    counterpartOfConditionKey: (name) => counterparts().ofConditionKey(name),
  };
}

/** Those of the file and those that its roles name; a name with an account before it is no principal of its own. */
function principalsOf(sections: Sections): readonly string[] {
  const roles = sections.read(':roles');
  const named = [
    ...(roles?.serviceLinked ?? []).flatMap(({ service }) => service ?? []),
    ...(roles?.service ?? []).flatMap(({ services }) => services),
  ];
  const own = sections.read(':names')?.principals ?? [];
  return [...new Set([...own, ...named.filter((name) => !name.includes('@'))])].sort();
}
