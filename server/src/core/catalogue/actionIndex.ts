import { type ActionPattern, globMatches } from '../document/actionPattern.ts';
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

/** Actions of one service in alphabetical order, with a look-up by name in lower case. */
interface ServiceActions {
  readonly actions: readonly Action[];
  readonly names: readonly string[];
  readonly byName: ReadonlyMap<string, Action>;
}

const noActions: ServiceActions = { actions: [], names: [], byName: new Map() };

export function indexActions(packed: PackedDialect, serviceOf: (prefix: string) => Service | undefined): ActionIndex {
  const built = new Map<string, ServiceActions>();
  const columnsOf = new Map(Object.entries(packed.actions));
  const prefixes = [...columnsOf.keys()];

  function serviceActions(prefix: string): ServiceActions {
    const key = prefix.toLowerCase();
    const known = built.get(key);
    if (known !== undefined) return known;
    const columns = columnsOf.get(key);
    if (columns === undefined) return noActions;
    const actions = unpackActions(columns, key, serviceOf(key)?.title ?? { en: key, 'zh-cn': key }, packed);
    const names = actions.map((action) => action.name.toLowerCase());
    const byName = new Map(actions.map((action) => [action.name.toLowerCase(), action]));
    const result = { actions, names, byName };
    built.set(key, result);
    return result;
  }

  function action(id: string): Action | undefined {
    const colon = id.indexOf(':');
    return colon < 0 ? undefined : serviceActions(id.slice(0, colon)).byName.get(id.slice(colon + 1).toLowerCase());
  }

  return {
    action,
    of: (prefix) => serviceActions(prefix).actions,
    named: (name) => prefixes.flatMap((prefix) => serviceActions(prefix).byName.get(name.toLowerCase()) ?? []),
    nearest(id) {
      const colon = id.indexOf(':');
      if (colon < 0) return undefined;
      const { byName, actions } = serviceActions(id.slice(0, colon));
      const name = nearestName(id.slice(colon + 1), actions);
      return name === undefined ? undefined : byName.get(name.toLowerCase());
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
        const { actions, names } = serviceActions(prefix);
        if (name === '*') return actions;
        if (colon >= 0) return actions.filter((_, index) => globMatches(name, names[index] ?? ''));
        return actions.filter((_, index) => globMatches(text, `${prefix}:${names[index]}`));
      });
    },
  };
}

function unpackActions(
  columns: PackedActions,
  prefix: string,
  product: Localized,
  packed: PackedDialect,
): readonly Action[] {
  const resourceLists = columns.resourceLists.map((list) => list.map((entry) => resourceOf(columns, entry)));
  const keyLists = columns.keyLists.map((list) => list.map((index) => packed.conditionKeys.names[index] ?? ''));
  const deprecated = new Set(columns.deprecated);
  const dependent = new Map(columns.dependent);
  return words(columns.names).map((name, index) => {
    const generated = sentenceOf(name, product);
    const page = columns.pages[columns.page[index] ?? 0] ?? '';
    return {
      id: `${prefix}:${name}`,
      prefix,
      name,
      level: levelLetters[columns.levels[index] as keyof typeof levelLetters],
      confidence: (columns.confidence[index] ?? columns.confidence[0]) as Confidence,
      description: { ...generated, en: columns.descriptions[index] ?? generated.en },
      deprecated: deprecated.has(index),
      resources: resourceLists[columns.resources[index] ?? 0] ?? [],
      conditionKeys: keyLists[columns.keys[index] ?? 0] ?? [],
      dependentActions: dependent.get(index) ?? [],
      url: page === '' ? undefined : page.replace('{action}', name),
    };
  });
}

function resourceOf(columns: PackedActions, entry: number): ActionResource {
  const [type, arn] = columns.forms[Math.floor(entry / 3)] ?? ['', '*'];
  const flag = entry % 3;
  return { type: type === '' ? undefined : type, arn, required: flag === 0 ? undefined : flag === 1 };
}
