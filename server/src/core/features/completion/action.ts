import type { CompletionItem } from 'vscode-languageserver-types';
import type { Action, Catalogue, DialectCatalogue, Service } from '../../catalogue/catalogue.ts';
import { globMatches, hasWildcard } from '../../document/actionPattern.ts';
import type { LocationOf } from '../../document/locate.ts';
import { elementNamed } from '../../document/policy.ts';
import type { FeatureContext } from '../context.ts';
import { actionItem, counterpartItem, patternItem, serviceItem } from './actionItems.ts';
import { sharedBeginnings } from './beginnings.ts';
import { findActionNames } from './catalogueSearch.ts';
import { mostItems, othersThan, type Place, type Target } from './items.ts';
import { type Neighbourhood, neighbourhoodOf, servicesByNearness } from './neighbourhood.ts';
import { prefixesIn } from './surroundings.ts';

interface Asked extends Place {
  readonly location: LocationOf<'action'>;
  /** Ids and patterns in lower case that the list has already. */
  readonly listed: ReadonlySet<string>;
  readonly neighbourhood: Neighbourhood;
  /** Facts of the cloud that the policy is not for. */
  readonly foreign: DialectCatalogue;
}

/**
 * What an action may go on with: once a service's code stands there, its actions and the patterns for many of them;
 * before that services, and actions of the services near by whose name fits.
 */
export function completeAction(
  location: LocationOf<'action'>,
  target: Target,
  { catalogue: catalogues, locale }: FeatureContext,
): readonly CompletionItem[] {
  const { policy, statement, negated, spot } = location;
  const others = othersThan(spot, statement.actions).filter((action) => action.negated === negated);
  const catalogue = catalogueFor(location, catalogues);
  const asked: Asked = {
    location,
    target,
    catalogue,
    foreign: catalogues[catalogue.dialect === 'ram' ? 'iam' : 'ram'],
    locale,
    listed: new Set(others.map(({ text }) => text.toLowerCase())),
    neighbourhood: neighbourhoodOf(prefixesIn(target, policy), catalogues, catalogue),
  };
  const colon = spot.typed.indexOf(':');
  const prefix = colon < 0 ? undefined : spot.typed.slice(0, colon);
  const name = spot.typed.slice(colon + 1);
  if (hasWildcard(spot.typed)) return completePattern(prefix, name, asked);
  return prefix === undefined ? completeUnprefixed(name, asked) : completePrefixed(prefix, name, asked);
}

/** The catalogue of the policy's dialect; while that is open, the one that knows the typed service. */
function catalogueFor({ policy, spot }: LocationOf<'action'>, { ram, iam }: Catalogue): DialectCatalogue {
  const own = policy.recognition.dialect === 'ram' ? ram : iam;
  const [prefix = '', ...rest] = spot.typed.split(':');
  const isOpen = policy.recognition.dialectFrom === 'default' && rest.length > 0;
  const isOfRam = ram.service(prefix)?.assumed === false;
  return isOpen && !isOfRam && iam.service(prefix)?.assumed === false ? iam : own;
}

function completePrefixed(prefix: string, typed: string, asked: Asked): readonly CompletionItem[] {
  const { catalogue, foreign } = asked;
  const service = catalogue.service(prefix);
  if (service === undefined) return completeForeign(prefix, typed, asked);
  const isOpen = catalogue.dialect !== asked.location.policy.recognition.dialect;
  const others = isOpen ? completeForeign(prefix, typed, { ...asked, catalogue: foreign, foreign: catalogue }) : [];
  const patterns = patternsFor(service, typed, asked);
  const names = findActionNames(service.prefix, typed, catalogue).toSorted((a, b) => a.fit - b.fit);
  const ids = names.map(({ thing }) => `${service.prefix}:${thing}`);
  const room = mostItems - patterns.length;
  const actions = actionItems(ids, room, asked);
  return [...actions, ...patterns, ...others.slice(0, room - actions.length)];
}

/** Patterns for everything that begins as typed, where they are shorter than what they stand for. */
function patternsFor({ prefix }: Service, typed: string, asked: Asked): readonly CompletionItem[] {
  const names = asked.catalogue.actionNames(prefix);
  const all = typed === '' && names.length > 1 ? [{ text: '', count: names.length }] : [];
  return [...sharedBeginnings(names, typed), ...all]
    .map(({ text, count }) => ({ pattern: `${prefix}:${text}*`, count }))
    .filter(({ pattern }) => !asked.listed.has(pattern.toLowerCase()))
    .map(({ pattern, count }) => patternItem(pattern, count, asked, undefined));
}

/** What does in this cloud what the typed action of the other one does; failing that, the services that are like its service. */
function completeForeign(prefix: string, typed: string, asked: Asked): readonly CompletionItem[] {
  const { catalogue, foreign, listed } = asked;
  const service = foreign.service(prefix);
  if (service === undefined) return [];
  const items = findActionNames(service.prefix, typed, foreign).flatMap(({ thing: name }) => {
    const id = `${service.prefix}:${name}`;
    return foreign
      .counterpartsOfAction(id)
      .filter((own) => !listed.has(own.toLowerCase()))
      .flatMap((own) => catalogue.action(own) ?? [])
      .map((own) => counterpartItem(own, id, asked));
  });
  if (items.length > 0) return items.slice(0, mostItems);
  return foreign
    .counterpartsOf(service.prefix)
    .flatMap((own) => catalogue.service(own) ?? [])
    .map((own) => serviceItem(own, asked, asked.location.spot.typed));
}

function completeUnprefixed(typed: string, asked: Asked): readonly CompletionItem[] {
  const { catalogue, location } = asked;
  const services = servicesByNearness(typed, catalogue, asked.neighbourhood);
  const lower = typed.toLowerCase();
  const byCode = services.filter(({ prefix }) => prefix.startsWith(lower));
  const byName = services.filter(({ prefix }) => !prefix.startsWith(lower));
  const near = typed === '' ? [] : findNear(typed, asked);
  const ids = near.length > 0 ? near : findGlued(typed, catalogue);
  return [
    ...(isTrustStatement(location) && typed === '' ? actionItems(trustActions(catalogue), mostItems, asked) : []),
    ...byCode.slice(0, mostItems).map((service) => serviceItem(service, asked, undefined)),
    ...actionItems(ids, mostItems, asked),
    ...byName.slice(0, mostItems).map((service) => serviceItem(service, asked, undefined)),
  ].slice(0, mostItems);
}

/** Ids of actions of the services near by whose name fits, those of the nearest service first. */
function findNear(typed: string, { catalogue, neighbourhood }: Asked): readonly string[] {
  return neighbourhood.near
    .flatMap((prefix) => {
      const nearness = neighbourhood.nearnessOf(prefix);
      return findActionNames(prefix, typed, catalogue).map(({ thing, fit }) => ({
        id: `${prefix}:${thing}`,
        rank: (fit > 2 ? 50 : 0) + nearness * 10 + fit,
      }));
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ id }) => id);
}

/** Ids of actions for a service's code and an action's beginning written as one: `kmsdec`. */
function findGlued(typed: string, catalogue: DialectCatalogue): readonly string[] {
  const lower = typed.toLowerCase();
  const prefixes = catalogue.services
    .map(({ prefix }) => prefix)
    .filter((prefix) => lower.startsWith(prefix) && lower.length > prefix.length)
    .toSorted((a, b) => b.length - a.length);
  for (const prefix of prefixes) {
    const names = findActionNames(prefix, typed.slice(prefix.length), catalogue);
    if (names.length > 0) return names.toSorted((a, b) => a.fit - b.fit).map(({ thing }) => `${prefix}:${thing}`);
  }
  return [];
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

/** Ids of the actions that a trust policy is about. */
function trustActions(catalogue: DialectCatalogue): readonly string[] {
  return catalogue
    .actionNames('sts')
    .filter((name) => trustNames[catalogue.dialect].test(name))
    .map((name) => `sts:${name}`);
}

/**
 * What a pattern that is being typed stands for: the pattern itself, the same left open at its end, and the actions.
 * One without a service is offered for every service near by; one with a wildcard in its service is left alone, since
 * telling what it stands for would take every service there is.
 */
function completePattern(prefix: string | undefined, name: string, asked: Asked): readonly CompletionItem[] {
  const { catalogue, neighbourhood } = asked;
  const { typed } = asked.location.spot;
  if (typed === '*') return [patternItem(typed, 0, asked, typed)];
  if (prefix === undefined) {
    return neighbourhood.near.flatMap((near) => {
      const count = namesMatching(near, name, catalogue).length;
      return count === 0 ? [] : [patternItem(`${near}:${name}`, count, asked, typed)];
    });
  }
  if (hasWildcard(prefix)) return [];
  const matching = namesMatching(prefix, name, catalogue);
  const open = namesMatching(prefix, `${name}*`, catalogue);
  const patterns = [
    ...(matching.length > 0 ? [patternItem(typed, matching.length, asked, typed)] : []),
    ...(open.length > matching.length ? [patternItem(`${typed}*`, open.length, asked, typed)] : []),
  ];
  const ids = open.map((each) => `${prefix.toLowerCase()}:${each}`);
  return [...patterns, ...actionItems(ids, mostItems - patterns.length, asked, typed)];
}

function namesMatching(prefix: string, pattern: string, catalogue: DialectCatalogue): readonly string[] {
  const lower = pattern.toLowerCase();
  return catalogue.actionNames(prefix).filter((name) => globMatches(lower, name.toLowerCase()));
}

/** The first actions that the list does not have yet, the deprecated ones last. */
function actionItems(
  ids: readonly string[],
  most: number,
  asked: Asked,
  filter?: string | undefined,
): readonly CompletionItem[] {
  const actions: Action[] = [];
  for (const id of ids) {
    if (actions.length === most) break;
    const action = asked.listed.has(id.toLowerCase()) ? undefined : asked.catalogue.action(id);
    if (action !== undefined) actions.push(action);
  }
  return actions
    .toSorted((a, b) => Number(a.deprecated) - Number(b.deprecated))
    .map((action) => actionItem(action, asked, filter));
}
