import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { ConditionKey, ConditionOperator, ConditionType, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { parseConditionOperator } from '../../document/conditionOperator.ts';
import type { Member } from '../../document/jsonNode.ts';
import type { LocationOf } from '../../document/locate.ts';
import { elementNamed, type Statement } from '../../document/policy.ts';
import { type Grammar, grammarOf } from '../../grammar/grammar.ts';
import { say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { actionsOfStatement } from '../describe/statementActions.ts';
import { typeNames } from '../describe/words.ts';
import { countOf } from './actionItems.ts';
import { withGaps } from './arnForms.ts';
import { search } from './catalogueSearch.ts';
import { memberItem, mostItems, stringItem, type Target, wholeItem } from './items.ts';

/** The operators that the Condition does not have yet, those for the keys below the cursor first; with modifiers once one is begun. */
export function completeConditionOperator(
  { policy, statement, spot, braces }: LocationOf<'conditionOperator'>,
  target: Target,
  { catalogue: catalogues }: FeatureContext,
): readonly CompletionItem[] {
  const { dialect, kind } = policy.recognition;
  const grammar = grammarOf(dialect, kind);
  const members = operatorMembers(statement);
  const present = new Set(members.filter(({ name }) => name.span.start !== spot.outer.start).map(nameOf));
  const types = typesBelow(members, spot.outer.start, catalogues[dialect]);
  const misfit = (name: string): number =>
    Number(types.size > 0 && !types.has(operatorOf(name, catalogues[dialect])?.type ?? 'null'));
  return operatorNames(grammar, spot.typed)
    .filter((name) => !present.has(name))
    .toSorted((a, b) => misfit(a) - misfit(b))
    .slice(0, mostItems)
    .map((name) => {
      const offer = {
        label: name,
        kind: CompletionItemKind.Operator,
        topic: { of: 'operator', dialect, kind, name },
        continues: true,
      } as const;
      const value = '{\n\t"$1": "$2"\n}';
      return braces
        ? memberItem(target, offer, name, value)
        : wholeItem(target, offer, `{\n\t"${name}": ${value.replaceAll('\n', '\n\t')}\n}`);
    });
}

function operatorNames(
  { conditionOperators, conditionModifiers, conditionOperator }: Grammar,
  typed: string,
): readonly string[] {
  const names = conditionOperators.map(({ name }) => name);
  const modified = conditionModifiers.flatMap(({ name: modifier }) => {
    if (modifier.endsWith(':')) return /^for/i.test(typed) ? names.map((name) => modifier + name) : [];
    return typed.length > 3 ? names.map((name) => name + modifier) : [];
  });
  const legal = modified.filter((name) => conditionOperator(name) !== undefined);
  return /^for/i.test(typed) ? [...legal, ...names] : [...names, ...legal];
}

function operatorMembers(statement: Statement): readonly Member[] {
  const block = elementNamed(statement, 'Condition')?.member.value;
  return block?.type === 'object' ? block.members : [];
}

function membersOf({ value }: Member): readonly Member[] {
  return value?.type === 'object' ? value.members : [];
}

function nameOf({ name }: Member): string {
  return name.value;
}

/** The types of the keys that stand below the operator at the cursor. */
function typesBelow(
  operators: readonly Member[],
  cursor: number,
  catalogue: DialectCatalogue,
): ReadonlySet<ConditionType | 'null'> {
  const keys = operators.filter(({ name }) => name.span.start === cursor).flatMap(membersOf);
  const types = keys.map((key) => catalogue.conditionKey(nameOf(key))?.type);
  return new Set(types.filter((type) => type !== undefined));
}

/** An operator whatever its modifiers; `undefined` where it is not known. */
export function operatorOf(text: string, { operators }: DialectCatalogue): ConditionOperator | undefined {
  const { base } = parseConditionOperator(text);
  return operators.find(({ name }) => name === base);
}

/** The condition keys of the statement's actions, then those of every service, then the others of the services in use. */
export function completeConditionKey(
  { policy, statement, operator, spot, braces }: LocationOf<'conditionKey'>,
  target: Target,
  { catalogue: catalogues, locale }: FeatureContext,
): readonly CompletionItem[] {
  const catalogue = catalogues[policy.recognition.dialect];
  const present = new Set(
    operatorMembers(statement)
      .filter((member) => nameOf(member) === operator)
      .flatMap(membersOf)
      .filter(({ name }) => name.span.start !== spot.outer.start)
      .map(nameOf),
  );
  const rank = keyRanking(statement, operator, catalogue);
  return search(spot.typed, catalogue.conditionKeys, ({ name }) => [name])
    .filter(({ thing }) => !present.has(thing.name))
    .map(({ thing, fit }) => ({ key: thing, fit, ...rank(thing) }))
    .filter((each) => spot.typed !== '' || each.rank < unrelated)
    .toSorted((a, b) => a.rank + a.fit - (b.rank + b.fit))
    .slice(0, mostItems)
    .map(({ key, actions }) => {
      const type = key.type === undefined ? [] : [say(typeNames[key.type], locale)];
      const facts = actions === 0 ? type : [...type, countOf(actions, locale)];
      const offer = {
        label: key.name,
        kind: CompletionItemKind.Field,
        remark: facts.length === 0 ? undefined : facts.join(' · '),
        topic: { of: 'conditionKey', dialect: catalogue.dialect, name: key.name },
        continues: !key.name.includes('{'),
      } as const;
      const name = withGaps(key.name, (variable) => variable);
      const value = valueText(key, operator, key.name.split('{').length);
      if (spot.hasValue) return stringItem(target, offer, name);
      return braces ? memberItem(target, offer, name, value) : wholeItem(target, offer, `{\n\t"${name}": ${value}\n}`);
    });
}

/** Rank from which a key has nothing to do with a statement. */
const unrelated = 30;

interface KeyRank {
  /** 0 for keys of the statement's actions, and more the less a key has to do with it. */
  readonly rank: number;
  /** How many of the statement's actions carry the key. */
  readonly actions: number;
}

function keyRanking(
  statement: Statement,
  operator: string,
  catalogue: DialectCatalogue,
): (key: ConditionKey) => KeyRank {
  const carriers = new Map<string, number>();
  for (const { conditionKeys } of actionsOfStatement(statement, catalogue)) {
    for (const key of conditionKeys) carriers.set(key, (carriers.get(key) ?? 0) + 1);
  }
  const services = new Set(statement.actions.map(({ pattern }) => pattern.service?.toLowerCase()));
  const type = operatorOf(operator, catalogue)?.type;
  return ({ name, global, type: keyType }) => {
    const mismatch = type === undefined || type === 'null' || keyType === undefined || keyType === type ? 0 : 5;
    const actions = carriers.get(name) ?? 0;
    const isOfService = services.has(name.slice(0, name.indexOf(':')).toLowerCase());
    const distance = actions > 0 ? 0 : global ? 10 : isOfService ? 20 : unrelated;
    return { rank: distance + mismatch, actions };
  };
}

function valueText({ values }: ConditionKey, operator: string, gap: number): string {
  const known = /^(Bool|Null)/.test(operator) ? ['true', 'false'] : values;
  return known.length > 0
    ? `"\${${gap}|${known.map((value) => value.replace(/[,|]/g, '\\$&')).join(',')}|}"`
    : `"$${gap}"`;
}
