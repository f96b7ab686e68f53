import { actionMatches, globMatches } from '../document/actionPattern.ts';
import { formFits, parseArn } from '../document/arn.ts';
import type { Dialect } from '../document/dialect.ts';
import { nearest } from '../text/nearest.ts';
import type { Action, Catalogue, ConditionKey, DialectCatalogue, Service } from './catalogue.ts';
import { joinCatalogues } from './catalogueIndex.ts';
import { nearestName } from './nearestAction.ts';

/** Facts of a person's own about one cloud: private services, and what is too new for the catalogue. */
export interface ExtraFacts {
  readonly dialect: Dialect;
  readonly services: readonly ExtraService[];
  /** Each has an `origin`. */
  readonly actions: readonly Action[];
  readonly conditionKeys: readonly ConditionKey[];
}

/** What a person says of a service; what they leave open is as the catalogue has it. */
export interface ExtraService {
  readonly prefix: string;
  readonly name: string | undefined;
  readonly chineseName: string | undefined;
  readonly actionList: Service['actionList'] | undefined;
  /** Name of the file that says so. */
  readonly origin: string;
}

/** The catalogue with facts of a person's own laid over it: of two facts about one thing theirs counts, later ones first. */
export function withExtraFacts(catalogue: Catalogue, extra: readonly ExtraFacts[]): Catalogue {
  if (extra.length === 0) return catalogue;
  const overlay = (dialect: Dialect): DialectCatalogue => {
    const own = extra.filter((each) => each.dialect === dialect);
    return own.length === 0 ? catalogue[dialect] : overlayOf(catalogue[dialect], own);
  };
  return joinCatalogues(overlay('ram'), overlay('iam'));
}

function overlayOf(base: DialectCatalogue, extra: readonly ExtraFacts[]): DialectCatalogue {
  const services = mergeServices(base, extra);
  const actions = new Map(extra.flatMap((each) => each.actions).map((action) => [action.id.toLowerCase(), action]));
  const own = [...actions.values()];
  const keys = indexKeys(extra.flatMap((each) => each.conditionKeys));
  const isReplaced = ({ id }: Action): boolean => actions.has(id.toLowerCase());
  /** The catalogue's actions with one's own among them. */
  const merge = (known: readonly Action[], added: readonly Action[]): readonly Action[] =>
    added.length === 0 ? known : [...known.filter((each) => !isReplaced(each)), ...added].toSorted(byId);
  const ofService = (prefix: string): readonly Action[] => {
    const lower = prefix.toLowerCase();
    return own.filter((action) => action.prefix.toLowerCase() === lower);
  };
  return {
    dialect: base.dialect,
    date: base.date,
    get services() {
      const added = [...services.values()];
      const prefixes = new Set(added.map(({ prefix }) => prefix.toLowerCase()));
      const kept = base.services.filter(({ prefix }) => !prefixes.has(prefix.toLowerCase()));
      return [...kept, ...added].toSorted((a, b) => compare(a.prefix, b.prefix));
    },
    service: (prefix) => services.get(prefix.toLowerCase()) ?? base.service(prefix),
    nearestService(prefix) {
      const lower = prefix.trim().toLowerCase();
      const near = services.get(lower) ?? base.nearestService(prefix);
      return near ?? services.get(nearest(lower, services.keys()) ?? '');
    },
    actionsOf: (prefix) => merge(base.actionsOf(prefix), ofService(prefix)),
    action: (id) => actions.get(id.toLowerCase()) ?? base.action(id),
    actionsMatching: (pattern) =>
      merge(
        base.actionsMatching(pattern),
        own.filter(({ id }) => actionMatches(pattern, id)),
      ),
    nearestAction(id) {
      const known = base.nearestAction(id);
      if (known !== undefined) return known;
      const colon = id.indexOf(':');
      const mine = colon < 0 ? [] : ofService(id.slice(0, colon));
      const name = nearestName(
        id.slice(colon + 1),
        mine.map((action) => action.name),
      );
      return mine.find((action) => action.name === name);
    },
    actionsNamed: (name) =>
      merge(
        base.actionsNamed(name),
        own.filter((action) => action.name.toLowerCase() === name.toLowerCase()),
      ),
    actionNames(prefix) {
      const names = ofService(prefix).map(({ name }) => name);
      return names.length === 0 ? base.actionNames(prefix) : mergeNames(base.actionNames(prefix), names);
    },
    actionsOfOperation: (id) => (actions.has(id.toLowerCase()) ? [] : base.actionsOfOperation(id)),
    formsOf(prefix) {
      const forms = ofService(prefix).flatMap(({ resources }) => resources.map(({ arn }) => arn));
      return [...new Set([...base.formsOf(prefix), ...forms.filter((arn) => arn !== '*')])];
    },
    actionsOn(arn) {
      const wanted = parseArn(arn);
      const fits = ({ resources }: Action): boolean =>
        resources.some((resource) => {
          const form = parseArn(resource.arn);
          return form !== undefined && wanted !== undefined && formFits(form, wanted);
        });
      return merge(base.actionsOn(arn), own.filter(fits));
    },
    counterpartsOfAction: (id) => base.counterpartsOfAction(id),
    get conditionKeys() {
      const names = new Set(keys.all.map(({ name }) => name.toLowerCase()));
      return [...base.conditionKeys.filter(({ name }) => !names.has(name.toLowerCase())), ...keys.all].toSorted(
        (a, b) => compare(a.name, b.name),
      );
    },
    conditionKey: (name) => keys.find(name) ?? base.conditionKey(name),
    get operators() {
      return base.operators;
    },
    get roles() {
      return base.roles;
    },
    get serviceRoles() {
      return base.serviceRoles;
    },
    rolesNamed: (name) => base.rolesNamed(name),
    get rolePolicies() {
      return base.rolePolicies;
    },
    rolePolicy: (name) => base.rolePolicy(name),
    roleLife: (roleName, family) => base.roleLife(roleName, family),
    get servicePrincipals() {
      return base.servicePrincipals;
    },
    get otherForms() {
      return base.otherForms;
    },
    get regions() {
      return base.regions;
    },
    counterpartsOf: (prefix) => base.counterpartsOf(prefix),
    counterpartOfConditionKey: (name) => base.counterpartOfConditionKey(name),
  };
}

/** By the lower-case prefix. */
function mergeServices(base: DialectCatalogue, extra: readonly ExtraFacts[]): ReadonlyMap<string, Service> {
  const merged = new Map<string, Service>();
  for (const { prefix, name, chineseName, actionList, origin } of extra.flatMap((each) => each.services)) {
    const key = prefix.toLowerCase();
    const known = merged.get(key) ?? base.service(prefix);
    const english = name ?? known?.name ?? prefix;
    merged.set(key, {
      prefix: known?.prefix ?? prefix,
      name: english,
      title: {
        en: name ?? known?.title.en ?? prefix,
        'zh-cn': chineseName ?? name ?? known?.title['zh-cn'] ?? prefix,
      },
      actionList: actionList ?? (known === undefined || known.actionList === 'none' ? 'partial' : known.actionList),
      assumed: false,
      related: known?.related ?? [],
      origin,
    });
  }
  return merged;
}

interface OwnKeys {
  readonly all: readonly ConditionKey[];
  find(name: string): ConditionKey | undefined;
}

function indexKeys(keys: readonly ConditionKey[]): OwnKeys {
  const byName = new Map(keys.map((key) => [key.name.toLowerCase(), key]));
  const open = [...byName].flatMap(([name, key]): readonly (readonly [string, ConditionKey])[] =>
    name.includes('{') ? [[name.replace(/\{[^}]*\}/g, '?*'), key]] : [],
  );
  return {
    all: [...byName.values()],
    find: (name) =>
      byName.get(name.toLowerCase()) ?? open.find(([pattern]) => globMatches(pattern, name.toLowerCase()))?.[1],
  };
}

function mergeNames(known: readonly string[], added: readonly string[]): readonly string[] {
  const own = new Set(added.map((name) => name.toLowerCase()));
  return [...known.filter((name) => !own.has(name.toLowerCase())), ...added].toSorted(compare);
}

function byId(a: Action, b: Action): number {
  return compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
