import { type ActionPattern, globMatches } from '../document/actionPattern.ts';
import { lazy } from '../text/lazy.ts';
import type { Localized } from '../text/locale.ts';
import { sentenceOf } from './actionSentence.ts';
import type { Action, ActionResource, Confidence, Service } from './catalogue.ts';
import { levelLetters, type PackedActions, type PackedDialect } from './format.ts';
import { nearestName } from './nearestAction.ts';
import { words } from './readPacked.ts';

/** Actions of one cloud; those of a service are built when it is first asked for. */
export interface ActionIndex {
  of(prefix: string): readonly Action[];
  action(id: string): Action | undefined;
  matching(pattern: ActionPattern): readonly Action[];
  nearest(id: string): Action | undefined;
  named(name: string): readonly Action[];
}

/** Actions of one service, each built when it is first asked for: a policy names a few of some hundred. */
interface ServiceActions {
  /** In alphabetical order, as they are spelt. */
  readonly names: readonly string[];
  /** The same in lower case. */
  readonly lowerNames: readonly string[];
  /** In the order of the names. */
  all(): readonly Action[];
  at(index: number): Action;
  named(name: string): Action | undefined;
}

export function indexActions(packed: PackedDialect, serviceOf: (prefix: string) => Service | undefined): ActionIndex {
  const known = new Map<string, ServiceActions>();
  const columnsOf = new Map(Object.entries(packed.actions));
  const prefixes = [...columnsOf.keys()];

  function serviceActions(prefix: string): ServiceActions | undefined {
    const key = prefix.toLowerCase();
    const columns = columnsOf.get(key);
    if (columns === undefined) return undefined;
    const actions = known.get(key) ?? unpackService(columns, key, serviceOf, packed);
    known.set(key, actions);
    return actions;
  }

  function action(id: string): Action | undefined {
    const colon = id.indexOf(':');
    return colon < 0 ? undefined : serviceActions(id.slice(0, colon))?.named(id.slice(colon + 1));
  }

  return {
    action,
    of: (prefix) => serviceActions(prefix)?.all() ?? [],
    named: (name) => prefixes.flatMap((prefix) => serviceActions(prefix)?.named(name) ?? []),
    nearest(id) {
      const colon = id.indexOf(':');
      const actions = colon < 0 ? undefined : serviceActions(id.slice(0, colon));
      const name = actions && nearestName(id.slice(colon + 1), actions.names);
      return name === undefined ? undefined : actions?.named(name);
    },
    matching(pattern) {
      if (!pattern.hasWildcard) {
        const exact = action(pattern.text);
        return exact === undefined ? [] : [exact];
      }
      const text = pattern.text.toLowerCase();
      const colon = text.indexOf(':');
      const wanted = colon < 0 ? prefixes : prefixes.filter((prefix) => globMatches(text.slice(0, colon), prefix));
      const name = text.slice(colon + 1);
      return wanted.flatMap((prefix) => {
        const actions = serviceActions(prefix);
        if (actions === undefined) return [];
        if (name === '*') return actions.all();
        return actions.lowerNames.flatMap((lower, index) => {
          const matches = colon >= 0 ? globMatches(name, lower) : globMatches(text, `${prefix}:${lower}`);
          return matches ? actions.at(index) : [];
        });
      });
    },
  };
}

function unpackService(
  columns: PackedActions,
  prefix: string,
  serviceOf: (prefix: string) => Service | undefined,
  packed: PackedDialect,
): ServiceActions {
  const names = words(columns.names);
  const lowerNames = words(columns.names.toLowerCase());
  const built: Action[] = [];
  const product = (): Localized => serviceOf(prefix)?.title ?? { en: prefix, 'zh-cn': prefix };
  const at = (index: number): Action => {
    const action = built[index] ?? unpackAction(columns, index, { prefix, name: names[index] ?? '', product, packed });
    built[index] = action;
    return action;
  };
  const places = lazy(() => new Map(lowerNames.map((name, index) => [name, index])));
  return {
    names,
    lowerNames,
    at,
    all: lazy(() => names.map((_, index) => at(index))),
    named(name) {
      const index = places().get(name.toLowerCase());
      return index === undefined ? undefined : at(index);
    },
  };
}

interface ActionOwner {
  readonly prefix: string;
  readonly name: string;
  product(): Localized;
  readonly packed: PackedDialect;
}

function unpackAction(columns: PackedActions, index: number, { prefix, name, product, packed }: ActionOwner): Action {
  const page = columns.pages[columns.page[index] ?? 0] ?? '';
  const keys = columns.keyLists[columns.keys[index] ?? 0] ?? [];
  const resources = columns.resourceLists[columns.resources[index] ?? 0] ?? [];
  const description = lazy(() => {
    const generated = sentenceOf(name, product());
    return { ...generated, en: columns.descriptions[index] ?? generated.en };
  });
  return {
    id: `${prefix}:${name}`,
    prefix,
    name,
    level: levelLetters[columns.levels[index] as keyof typeof levelLetters],
    confidence: (columns.confidence[index] ?? columns.confidence[0]) as Confidence,
    get description() {
      return description();
    },
    deprecated: columns.deprecated.includes(index),
    resources: resources.map((entry) => resourceOf(columns, entry)),
    conditionKeys: keys.map((key) => packed.conditionKeys.names[key] ?? ''),
    dependentActions: columns.dependent.find(([action]) => action === index)?.[1] ?? [],
    url: page === '' ? undefined : page.replace('{action}', name),
  };
}

function resourceOf(columns: PackedActions, entry: number): ActionResource {
  const [type, arn] = columns.forms[Math.floor(entry / 3)] ?? ['', '*'];
  const flag = entry % 3;
  return { type: type === '' ? undefined : type, arn, required: flag === 0 ? undefined : flag === 1 };
}
