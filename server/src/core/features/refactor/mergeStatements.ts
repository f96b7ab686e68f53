import { replaceString } from '../../document/edits.ts';
import type { JsonNode } from '../../document/jsonNode.ts';
import { elementNamed, type Policy, type Statement } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { gapIn, statementList } from '../../rules/listText.ts';
import { quoted } from '../../rules/quotedList.ts';
import { comparableStatements } from '../../rules/style/statementParts.ts';
import type { Edit } from '../../text/edit.ts';
import { type Localized, say } from '../../text/locale.ts';
import { span } from '../../text/span.ts';
import type { FeatureContext } from '../context.ts';
import { listText, sourceOf, withoutItems } from './listLayout.ts';
import type { Offer, RefactoringSort, RefactorPlace } from './refactoring.ts';
import { applyToTheSame } from './sameAccess.ts';
import { itemsOf, slotsOf, type ValueSlot } from './slots.ts';
import { statementText } from './statementText.ts';

const words: Readonly<Record<ValueSlot['sort'], Localized>> = {
  actions: { en: 'Merge {0} statements that differ in their actions', 'zh-cn': '合并 {0} 条仅操作不同的语句' },
  resources: { en: 'Merge {0} statements that differ in their resources', 'zh-cn': '合并 {0} 条仅资源不同的语句' },
  principals: {
    en: 'Merge {0} statements that differ in their principals',
    'zh-cn': '合并 {0} 条仅授权主体不同的语句',
  },
  values: {
    en: 'Merge {0} statements that differ in the values of one condition',
    'zh-cn': '合并 {0} 条仅一个条件的取值不同的语句',
  },
};
const dropsSids: Localized = { en: '{0}; drops the Sid {1}', 'zh-cn': '{0}；不再保留 Sid {1}' };

/** Makes one statement of several that differ in one list of values only, where that means the same. */
export const mergeStatements: RefactoringSort = {
  kind: 'refactor.inline.rampart.mergeStatements',
  find({ document, policy, statements }: RefactorPlace, { locale }: FeatureContext) {
    const touched = new Set(statements);
    const comparable = comparableStatements(policy).map(({ statement }) => statement);
    const pool = statements.length > 1 ? comparable.filter((statement) => touched.has(statement)) : comparable;
    const own = pool.find((statement) => touched.has(statement));
    if (own === undefined || pool.length < 2) return [];
    const contents = new Map(pool.map((statement) => [statement, contentOf(statement)]));
    const restOf = (statement: Statement, name: string): string => contents.get(statement)?.without(name) ?? '';
    return slotsOf(own).flatMap((slot): readonly Offer[] => {
      const name = nameOf(slot);
      const rest = restOf(own, name);
      const group = pool.filter((each) => restOf(each, name) === rest);
      const differs = group.some((each) => restOf(each, '') !== restOf(own, ''));
      const merged = differs ? merge(group, name, document, policy) : undefined;
      if (merged === undefined) return [];
      const title = say(words[slot.sort], locale, [`${group.length}`]);
      const sids = group.slice(1).flatMap(sidOf);
      return [
        {
          title: sids.length === 0 ? title : say(dropsSids, locale, [title, quoted(sids, locale)]),
          access: 'equal',
          edits: [...merged.written, ...merged.cuts],
        },
      ];
    });
  },
};

/** Statements that can be put together, and how many there are. */
export interface Merges {
  readonly edits: readonly Edit[];
  readonly count: number;
}

/** Merges that are possible in a policy at once; another round may find more. */
export function allMerges(document: PolicyDocument, policy: Policy): Merges | undefined {
  const groups = new Map<string, { readonly name: string; readonly statements: Statement[] }>();
  for (const { statement } of comparableStatements(policy)) {
    const content = contentOf(statement);
    for (const name of content.names) {
      const key = `${name}\n${content.without(name)}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { name, statements: [statement] });
      else group.statements.push(statement);
    }
  }
  const taken = new Set<Statement>();
  const gone = new Set<JsonNode>();
  const written: Edit[] = [];
  for (const { name, statements } of groups.values()) {
    const free = statements.filter((statement) => !taken.has(statement));
    const merged = merge(free, name, document, policy);
    if (merged === undefined) continue;
    for (const statement of free) taken.add(statement);
    for (const { node } of free.slice(1)) gone.add(node);
    written.push(...merged.written);
  }
  const list = statementList(policy);
  const cuts = list === undefined || gone.size === 0 ? undefined : withoutItems(document, list, gone);
  return cuts && { edits: [...written, ...cuts], count: taken.size };
}

/** Which slot of a statement it is; the same in every statement. */
function nameOf({ sort, statement, member }: ValueSlot): string {
  const operator = sort === 'values' ? statement.conditions.find(({ key }) => key === member.name)?.operator.value : '';
  return JSON.stringify([sort, operator, member.name.value]);
}

/** What a statement says, in a form that is equal where the meaning is, whatever the order and spelling. */
interface Content {
  /** Of its slots. */
  readonly names: readonly string[];
  /** All but the values of one slot. */
  without(name: string): string;
}

function contentOf(statement: Statement): Content {
  const { effect, principals, conditions } = statement;
  const slots = slotsOf(statement)
    .map((slot) => {
      const values = itemsOf(slot).map((item) => ('value' in item ? String(item.value) : ''));
      return { name: nameOf(slot), values: JSON.stringify(values.toSorted()) };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const bare = principals.filter(({ type }) => type === undefined).map(({ text }) => text);
  // A condition without values that are understood is no slot, and is like no other.
  const odd = conditions.filter(({ values }) => values.length === 0).map(({ key }) => key.span.start);
  const frame = JSON.stringify([effect?.value, bare, odd]);
  return {
    names: slots.map(({ name }) => name),
    without: (name) => [frame, ...slots.map((slot) => slot.name + (slot.name === name ? '' : slot.values))].join('\n'),
  };
}

function sidOf(statement: Statement): readonly string[] {
  const value = elementNamed(statement, 'Sid')?.member.value;
  return value?.type === 'string' ? [value.value] : [];
}

/** The edits that put statements together; `undefined` where that would not mean the same, or would lose a comment. */
function merge(
  [into, ...others]: readonly Statement[],
  name: string,
  document: PolicyDocument,
  policy: Policy,
): { readonly written: readonly Edit[]; readonly cuts: readonly Edit[] } | undefined {
  const list = statementList(policy);
  if (into === undefined || others.length === 0 || list === undefined) return undefined;
  const cuts = withoutItems(document, list, new Set(others.map(({ node }) => node)));
  const target = slotsOf(into).find((slot) => nameOf(slot) === name);
  const sources = others.flatMap((statement) => slotsOf(statement).filter((slot) => nameOf(slot) === name));
  if (cuts === undefined || target === undefined || sources.length < others.length) return undefined;
  const written = insertion(target, sources, document);
  const before = [into, ...others].map((statement) => allowing(statement, [], document));
  const after = [allowing(into, written, document)];
  return applyToTheSame(before, after, policy) ? { written, cuts } : undefined;
}

/** Adds to a slot the values of others that it lacks. */
function insertion({ value }: ValueSlot, sources: readonly ValueSlot[], { text }: PolicyDocument): readonly Edit[] {
  const own = value.type === 'array' ? value.items : [value];
  const known = new Set(own.map((item) => sourceOf(item, text)));
  const added = new Set(sources.flatMap(itemsOf).map((item) => sourceOf(item, text)));
  for (const source of known) added.delete(source);
  if (added.size === 0) return [];
  if (value.type !== 'array') {
    return [{ span: value.span, text: listText(text, value.span.start, [...known, ...added]) }];
  }
  const [gap, end] = [gapIn(text, value), value.items.at(-1)?.span.end ?? value.span.start + 1];
  const separated = [...added].map((source, index) => (own.length === 0 && index === 0 ? source : `,${gap}${source}`));
  return [{ span: span(end, end), text: separated.join('') }];
}

/** The text of a statement as an Allow, so that what it applies to can be compared. */
function allowing(statement: Statement, edits: readonly Edit[], { text }: PolicyDocument): string {
  const effect = statement.effect?.node;
  const allow = effect?.type === 'string' ? [replaceString(effect, 'Allow')] : [];
  return statementText(text, statement, [...edits, ...allow]);
}
