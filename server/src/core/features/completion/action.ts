import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Action, Catalogue, DialectCatalogue, Service } from '../../catalogue/catalogue.ts';
import type { LocationOf } from '../../document/locate.ts';
import { elementNamed } from '../../document/policy.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { levelNames } from '../describe/words.ts';
import { type Found, findActions, findActionsOf, findServices } from './catalogueSearch.ts';
import { mostItems, othersThan, plain, stringItem, type Target } from './items.ts';

const words = {
  actions: { en: '{0} actions', 'zh-cn': '{0} 个操作' },
} as const satisfies Record<string, Localized>;

interface Asked {
  readonly location: LocationOf<'action'>;
  readonly target: Target;
  readonly catalogue: DialectCatalogue;
  readonly locale: Locale;
  /** Ids in lower case that the list has already. */
  readonly listed: ReadonlySet<string>;
  /** Codes of the services that the policy speaks of. */
  readonly used: ReadonlySet<string>;
}

/**
 * What an action may go on with: once a service's code stands there, its actions;
 * before that services, and actions of every service by their verb.
 */
export function completeAction(
  location: LocationOf<'action'>,
  target: Target,
  { catalogue, locale }: FeatureContext,
): readonly CompletionItem[] {
  const { policy, statement, negated, spot } = location;
  if (/[*?]/.test(spot.typed)) return [];
  const others = othersThan(spot, statement.actions).filter((action) => action.negated === negated);
  const used = policy.statements
    .flatMap(({ actions }) => othersThan(spot, actions))
    .map(({ pattern }) => pattern.service);
  const asked: Asked = {
    location,
    target,
    catalogue: catalogueFor(location, catalogue),
    locale,
    listed: new Set(others.map(({ text }) => text.toLowerCase())),
    used: new Set(used.filter((prefix) => prefix !== undefined).map((prefix) => prefix.toLowerCase())),
  };
  const colon = spot.typed.indexOf(':');
  return colon < 0
    ? completeUnprefixed(spot.typed, asked)
    : completePrefixed(spot.typed.slice(0, colon), spot.typed.slice(colon + 1), asked);
}

/** The catalogue of the policy's dialect; while that is open, the one that knows the typed service. */
function catalogueFor({ policy, spot }: LocationOf<'action'>, { ram, iam }: Catalogue): DialectCatalogue {
  const own = policy.recognition.dialect === 'ram' ? ram : iam;
  const [prefix = '', ...rest] = spot.typed.split(':');
  const isOpen = policy.recognition.dialectFrom === 'default' && rest.length > 0;
  return isOpen && ram.service(prefix) === undefined && iam.service(prefix) !== undefined ? iam : own;
}

function completePrefixed(prefix: string, typed: string, asked: Asked): readonly CompletionItem[] {
  const found = findActionsOf(prefix, typed, asked.catalogue);
  return [...actionItems(found, asked).slice(0, mostItems - 1), ...wildcardItem(found, typed.length, asked)];
}

function completeUnprefixed(typed: string, asked: Asked): readonly CompletionItem[] {
  const { catalogue, location } = asked;
  const isTrust = isTrustStatement(location);
  const services = byUse(findServices(typed, catalogue), asked);
  const byCode = services.filter(({ prefix }) => prefix.startsWith(typed.toLowerCase()));
  const byName = services.filter(({ prefix }) => !prefix.startsWith(typed.toLowerCase()));
  const named = findActions(typed, catalogue);
  const actions = named.length > 0 ? named : findGlued(typed, catalogue);
  return [
    ...(isTrust && typed === '' ? actionItems(trustActions(catalogue), asked) : []),
    ...byCode.slice(0, mostItems).map((service) => serviceItem(service, asked)),
    ...actionItems(actions, asked),
    ...byName.slice(0, mostItems).map((service) => serviceItem(service, asked)),
  ].slice(0, mostItems);
}

/** Actions for a service's code and an action's beginning written as one: `kmsdec`. */
function findGlued(typed: string, catalogue: DialectCatalogue): readonly Found<Action>[] {
  const lower = typed.toLowerCase();
  const service = catalogue.services
    .filter(
      ({ prefix, actionList }) => actionList !== 'none' && lower.startsWith(prefix) && lower.length > prefix.length,
    )
    .toSorted((a, b) => b.prefix.length - a.prefix.length)[0];
  return service === undefined ? [] : findActionsOf(service.prefix, typed.slice(service.prefix.length), catalogue);
}

const trustNames = {
  ram: /^AssumeRole$/,
  iam: /^(AssumeRole(WithSAML|WithWebIdentity)?|TagSession|SetSourceIdentity)$/,
} as const;

/** Whether the statement says who may assume a role; the action at the cursor is not written yet and says nothing. */
function isTrustStatement({ policy, statement, spot }: LocationOf<'action'>): boolean {
  if (policy.recognition.kind === 'trust') return true;
  if (policy.recognition.kindFrom === 'setting' || elementNamed(statement, 'Principal') === undefined) return false;
  const others = othersThan(spot, statement.actions);
  return elementNamed(statement, 'Resource') === undefined && others.every(({ text }) => /^sts:/i.test(text));
}

/** The actions that a trust policy is about. */
function trustActions({ dialect, actionsOf }: DialectCatalogue): readonly Found<Action>[] {
  return actionsOf('sts')
    .filter(({ name }) => trustNames[dialect].test(name))
    .map((thing) => ({ thing, fit: 1 }));
}

/** Actions that are not in the list yet: those of services in use first, the deprecated last. */
function actionItems(found: readonly Found<Action>[], asked: Asked): readonly CompletionItem[] {
  const rank = ({ thing, fit }: Found<Action>): number =>
    (thing.deprecated ? 100 : 0) + (fit > 2 ? 50 : 0) + (asked.used.has(thing.prefix) ? 0 : 10) + fit;
  return found
    .filter(({ thing }) => !asked.listed.has(thing.id.toLowerCase()))
    .map((each) => ({ action: each.thing, rank: rank(each) }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, mostItems)
    .map(({ action }) => actionItem(action, asked));
}

function actionItem(action: Action, { target, catalogue, locale }: Asked): CompletionItem {
  return stringItem(
    target,
    {
      label: action.id,
      kind: CompletionItemKind.Function,
      remark: say(levelNames[action.level], locale),
      topic: { of: 'action', dialect: catalogue.dialect, name: action.id },
      deprecated: action.deprecated,
    },
    plain(action.id),
  );
}

/** Services in use first, then those whose actions are known, then the others. */
function byUse(found: readonly Found<Service>[], { used }: Asked): readonly Service[] {
  const rank = ({ prefix, actionList, assumed }: Service): number =>
    used.has(prefix) ? 0 : actionList !== 'none' ? 1 : assumed ? 3 : 2;
  return found.map(({ thing }) => thing).toSorted((a, b) => rank(a) - rank(b));
}

function serviceItem(service: Service, { target, catalogue, locale }: Asked): CompletionItem {
  return stringItem(
    target,
    {
      label: `${service.prefix}:`,
      kind: CompletionItemKind.Module,
      filter: `${service.prefix}: ${service.name}`,
      remark: say(service.title, locale),
      topic: { of: 'service', dialect: catalogue.dialect, name: service.prefix },
      continues: true,
    },
    `${plain(service.prefix)}:$1`,
  );
}

/** The pattern for everything that begins as typed, offered last, where it is shorter than what it stands for. */
function wildcardItem(
  found: readonly Found<Action>[],
  typedLength: number,
  { target, catalogue, locale, listed }: Asked,
): readonly CompletionItem[] {
  const beginning = found.filter(({ fit }) => fit <= 1).map(({ thing }) => thing);
  const [first] = beginning;
  if (first === undefined || beginning.length < 2) return [];
  const pattern = `${first.prefix}:${first.name.slice(0, typedLength)}*`;
  if (listed.has(pattern.toLowerCase())) return [];
  return [
    stringItem(
      target,
      {
        label: pattern,
        kind: CompletionItemKind.Function,
        remark: say(words.actions, locale, [String(beginning.length)]),
        topic: { of: 'pattern', dialect: catalogue.dialect, name: pattern },
      },
      plain(pattern),
    ),
  ];
}
