import { type ActionPattern, globMatches } from '../document/actionPattern.ts';
import { formFits, parseArn } from '../document/arn.ts';
import { lazy } from '../text/lazy.ts';
import type { Localized } from '../text/locale.ts';
import { sentenceOf } from './actionSentence.ts';
import type { Action, ActionResource, Confidence } from './catalogue.ts';
import { levelLetters, type PackedActions } from './format.ts';
import { nearestName } from './nearestAction.ts';
import { words } from './packedWords.ts';
import type { Sections } from './sections.ts';
import type { ServiceIndex } from './serviceIndex.ts';

/** Actions of one cloud; those of a service are read when it is first asked for. */
export interface ActionIndex {
  of(prefix: string): readonly Action[];
  names(prefix: string): readonly string[];
  forms(prefix: string): readonly string[];
  action(id: string): Action | undefined;
  matching(pattern: ActionPattern): readonly Action[];
  nearest(id: string): Action | undefined;
  named(name: string): readonly Action[];
  ofOperation(id: string): readonly Action[];
  on(arn: string): readonly Action[];
}

/** Actions of one service, each built when it is first asked for: a policy names a few of some hundred. */
interface ServiceActions {
  /** In alphabetical order, as they are spelt. */
  readonly names: readonly string[];
  /** The same in lower case. */
  lowerNames(): readonly string[];
  /** All of these with a blank around each: far cheaper to look through than a table is to build. */
  lowerText(): string;
  /** Distinct ARN forms, without `*`. */
  forms(): readonly string[];
  /** In the order of the names. */
  all(): readonly Action[];
  at(index: number): Action;
  named(name: string): Action | undefined;
  ofOperation(name: string): readonly Action[];
}

export function indexActions(sections: Sections, services: () => ServiceIndex): ActionIndex {
  const known = new Map<string, ServiceActions | undefined>();
  const prefixes = lazy(() => services().services.map(({ prefix }) => prefix));

  function serviceActions(prefix: string): ServiceActions | undefined {
    const key = prefix.toLowerCase();
    if (!known.has(key)) {
      const columns = sections.actions(key);
      known.set(key, columns && unpackService(columns, key, sections, services));
    }
    return known.get(key);
  }

  /** What is asked of the actions of the service before the colon, with what stands after it. */
  function ask<Answer>(
    id: string,
    question: (actions: ServiceActions, name: string) => Answer | undefined,
  ): Answer | undefined {
    const colon = id.indexOf(':');
    const actions = colon < 0 ? undefined : serviceActions(id.slice(0, colon));
    return actions && question(actions, id.slice(colon + 1));
  }

  return {
    of: (prefix) => serviceActions(prefix)?.all() ?? [],
    names: (prefix) => serviceActions(prefix)?.names ?? [],
    forms: (prefix) => serviceActions(prefix)?.forms() ?? [],
    action: (id) => ask(id, (actions, name) => actions.named(name)),
    nearest: (id) =>
      ask(id, (actions, name) => {
        const nearest = nearestName(name, actions.names);
        return nearest === undefined ? undefined : actions.named(nearest);
      }),
    named(name) {
      const lower = ` ${name.toLowerCase()} `;
      return services().services.flatMap(({ prefix, assumed }) => {
        const actions = assumed ? undefined : serviceActions(prefix);
        return actions?.lowerText().includes(lower) ? (actions.named(name) ?? []) : [];
      });
    },
    ofOperation: (id) => ask(id, (actions, name) => actions.ofOperation(name)) ?? [],
    on(text) {
      const arn = parseArn(text);
      const actions = arn === undefined ? [] : (serviceActions(arn.service)?.all() ?? []);
      return actions.filter(({ resources }) =>
        resources.some((resource) => {
          const form = parseArn(resource.arn);
          return arn !== undefined && form !== undefined && formFits(form, arn);
        }),
      );
    },
    matching(pattern) {
      if (!pattern.hasWildcard) {
        const exact = ask(pattern.text, (actions, name) => actions.named(name));
        return exact === undefined ? [] : [exact];
      }
      const text = pattern.text.toLowerCase();
      const colon = text.indexOf(':');
      const wanted = colon < 0 ? prefixes() : prefixes().filter((prefix) => globMatches(text.slice(0, colon), prefix));
      const name = text.slice(colon + 1);
      return wanted.flatMap((prefix) => {
        const actions = serviceActions(prefix);
        if (actions === undefined) return [];
        if (name === '*') return actions.all();
        return actions.lowerNames().flatMap((lower, index) => {
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
  sections: Sections,
  services: () => ServiceIndex,
): ServiceActions {
  const names = words(columns.names);
  const lowerNames = lazy(() => words(columns.names.toLowerCase()));
  const built: Action[] = [];
  const product = (): Localized => services().service(prefix)?.title ?? { en: prefix, 'zh-cn': prefix };
  const at = (index: number): Action => {
    const owner = { prefix, name: names[index] ?? '', product, sentences: () => sections.sentences(prefix) };
    const action = built[index] ?? unpackAction(columns, index, owner);
    built[index] = action;
    return action;
  };
  const places = lazy(() => new Map(lowerNames().map((name, index) => [name, index])));
  const operations = lazy(
    () => new Map(Object.entries(columns.operations ?? {}).map(([name, actions]) => [name.toLowerCase(), actions])),
  );
  return {
    names,
    lowerNames,
    lowerText: lazy(() => ` ${columns.names.toLowerCase()} `),
    forms: lazy(() => [...new Set((columns.forms ?? []).map(([, arn]) => arn))].filter((arn) => arn !== '*')),
    at,
    all: lazy(() => names.map((_, index) => at(index))),
    named(name) {
      const index = places().get(name.toLowerCase());
      return index === undefined ? undefined : at(index);
    },
    ofOperation: (name) => (operations().get(name.toLowerCase()) ?? []).map(at),
  };
}

interface ActionOwner {
  readonly prefix: string;
  readonly name: string;
  product(): Localized;
  sentences(): readonly string[] | undefined;
}

function unpackAction(
  columns: PackedActions,
  index: number,
  { prefix, name, product, sentences }: ActionOwner,
): Action {
  const page = columns.pages?.[columns.page?.[index] ?? 0] ?? '';
  const resources = columns.resourceLists?.[columns.resources?.[index] ?? 0] ?? [];
  const description = lazy(() => {
    const generated = sentenceOf(name, product());
    return { ...generated, en: sentences()?.[index] || generated.en };
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
    deprecated: columns.deprecated?.includes(index) ?? false,
    resources: resources.map((entry) => resourceOf(columns, entry)),
    conditionKeys: columns.keyLists?.[columns.keys?.[index] ?? 0] ?? [],
    dependentActions: columns.dependent?.find(([action]) => action === index)?.[1] ?? [],
    url: page === '' ? undefined : page.replace('{action}', name),
  };
}

function resourceOf(columns: PackedActions, entry: number): ActionResource {
  const [type, arn] = columns.forms?.[Math.floor(entry / 3)] ?? ['', '*'];
  const flag = entry % 3;
  return { type: type === '' ? undefined : type, arn, required: flag === 0 ? undefined : flag === 1 };
}
