import { accessLevels } from '../../access/expand.ts';
import type { AccessLevel, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { type ActionPattern, hasWildcard } from '../../document/actionPattern.ts';
import { replaceString } from '../../document/edits.ts';
import type { JsonNode } from '../../document/jsonNode.ts';
import { type ActionElement, elementNamed, type Statement } from '../../document/policy.ts';
import { comparableStatements } from '../../rules/style/statementParts.ts';
import { type Localized, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { rearrange } from './listLayout.ts';
import type { Offer, RefactoringSort, RefactorPlace } from './refactoring.ts';
import { putStatements, statementText } from './statementText.ts';

const words = {
  byService: { en: 'Split the statement by service into {0}', 'zh-cn': '按服务将语句拆分为 {0} 条' },
  byLevel: { en: 'Split the statement by access level into {0}', 'zh-cn': '按访问级别将语句拆分为 {0} 条' },
} as const satisfies Readonly<Record<string, Localized>>;

/** Makes of a statement one for each service that its actions are of. */
export const splitByService: RefactoringSort = {
  kind: 'refactor.extract.rampart.splitByService',
  find: (place: RefactorPlace, { locale }: FeatureContext) =>
    split(place, words.byService, locale, (statement) =>
      grouped(statement.actions, ({ pattern: { service } }) =>
        service === undefined || hasWildcard(service) ? '' : service.toLowerCase(),
      ),
    ),
};

/** Makes of a statement one for each access level of its actions; what is of several levels or of none known stays together. */
export const splitByLevel: RefactoringSort = {
  kind: 'refactor.extract.rampart.splitByLevel',
  find: (place: RefactorPlace, { catalogue: catalogues, locale }: FeatureContext) => {
    const catalogue = catalogues[place.policy.recognition.dialect];
    return split(place, words.byLevel, locale, ({ actions }) => {
      const groups = grouped(actions, ({ pattern }) => levelOf(pattern, catalogue) ?? '');
      const order: readonly string[] = [...accessLevels, ''];
      return new Map([...groups].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
    });
  },
};

function levelOf(pattern: ActionPattern, catalogue: DialectCatalogue): AccessLevel | undefined {
  if (pattern.service === undefined || hasWildcard(pattern.service)) return undefined;
  const [level, another] = new Set(catalogue.actionsMatching(pattern).map((action) => action.level));
  return another === undefined ? level : undefined;
}

/** Actions by what they have in common; `''` for those of which that cannot be said. */
type Groups = ReadonlyMap<string, readonly ActionElement[]>;

function grouped(actions: readonly ActionElement[], nameOf: (action: ActionElement) => string): Groups {
  const groups = new Map<string, ActionElement[]>();
  for (const action of actions) {
    const name = nameOf(action);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [action]);
    else group.push(action);
  }
  return groups;
}

function split(
  { document, policy, statements }: RefactorPlace,
  title: Localized,
  locale: FeatureContext['locale'],
  groupsOf: (statement: Statement) => Groups,
): readonly Offer[] {
  const comparable = new Set(comparableStatements(policy).map(({ statement }) => statement));
  const takenSids = new Set(policy.statements.flatMap((statement) => sidOf(statement)?.value ?? []));
  return statements.flatMap((statement): readonly Offer[] => {
    const list = elementNamed(statement, 'Action')?.member.value;
    if (list?.type !== 'array' || !comparable.has(statement) || list.items.length !== statement.actions.length)
      return [];
    const groups = groupsOf(statement);
    if (groups.size < 2) return [];
    const texts: string[] = [];
    for (const [name, actions] of groups) {
      const order: readonly JsonNode[] = actions.map(({ node }) => node);
      const edits = rearrange(document, list, order, true);
      if (edits === undefined) return [];
      const sid = texts.length === 0 ? undefined : sidOf(statement);
      const renamed = sid && replaceString(sid, freeSid(sid.value, name, takenSids));
      texts.push(statementText(document.text, statement, renamed === undefined ? edits : [...edits, renamed]));
    }
    const edit = putStatements(document, policy, statement, texts);
    return edit === undefined
      ? []
      : [{ title: say(title, locale, [`${texts.length}`]), access: 'equal', edits: [edit] }];
  });
}

function sidOf(statement: Statement): Extract<JsonNode, { readonly type: 'string' }> | undefined {
  const value = elementNamed(statement, 'Sid')?.member.value;
  return value?.type === 'string' ? value : undefined;
}

/** A Sid may stand but once in a policy, and AWS takes only letters and digits in it. */
function freeSid(sid: string, group: string, taken: Set<string>): string {
  const words = group.split(/[^a-z0-9]+/i).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const wanted = sid + (words.join('') || 'Rest');
  let free = wanted;
  for (let number = 2; taken.has(free); number++) free = `${wanted}${number}`;
  taken.add(free);
  return free;
}
