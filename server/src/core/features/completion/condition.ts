import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { ConditionKey, DialectCatalogue } from '../../catalogue/catalogue.ts';
import type { LocationOf } from '../../document/locate.ts';
import { elementNamed, type Statement } from '../../document/policy.ts';
import { type Grammar, grammarOf } from '../../grammar/grammar.ts';
import { say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { typeNames } from '../describe/words.ts';
import { findConditionKeys } from './catalogueSearch.ts';
import { memberItem, mostItems, othersThan, plain, stringItem, type Target, wholeItem } from './items.ts';
import { fitOf, searchName } from './matching.ts';
import { serviceItems } from './principal.ts';

/** The operators that the Condition does not have yet; with modifiers once the person writes one. */
export function completeConditionOperator(
  { policy, statement, spot, braces }: LocationOf<'conditionOperator'>,
  target: Target,
): readonly CompletionItem[] {
  const { dialect, kind } = policy.recognition;
  const grammar = grammarOf(dialect, kind);
  const present = namesIn(statement, undefined, spot.outer.start);
  return operatorNames(grammar, spot.typed)
    .filter((name) => !present.has(name))
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

/** Names that stand beside the cursor in the Condition, or in the block of one of its operators. */
function namesIn(statement: Statement, operator: string | undefined, cursor: number): ReadonlySet<string> {
  const block = elementNamed(statement, 'Condition')?.member.value;
  const operators = block?.type === 'object' ? block.members : [];
  const members =
    operator === undefined
      ? operators
      : operators.flatMap(({ name, value }) =>
          name.value === operator && value?.type === 'object' ? value.members : [],
        );
  return new Set(members.filter(({ name }) => name.span.start !== cursor).map(({ name }) => name.value));
}

/** The condition keys of the statement's actions, then those of every service, then the others of the services in use. */
export function completeConditionKey(
  { policy, statement, operator, spot, braces }: LocationOf<'conditionKey'>,
  target: Target,
  { catalogue: catalogues, locale }: FeatureContext,
): readonly CompletionItem[] {
  const catalogue = catalogues[policy.recognition.dialect];
  const present = namesIn(statement, operator, spot.outer.start);
  const rank = keyRanking(statement, operator, catalogue);
  return findConditionKeys(spot.typed, catalogue)
    .filter(({ thing }) => !present.has(thing.name))
    .map(({ thing, fit }) => ({ key: thing, rank: rank(thing) + fit }))
    .filter((each) => spot.typed !== '' || each.rank < unrelated)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, mostItems)
    .map(({ key }) => {
      const offer = {
        label: key.name,
        kind: CompletionItemKind.Field,
        remark: key.type === undefined ? undefined : say(typeNames[key.type], locale),
        topic: { of: 'conditionKey', dialect: catalogue.dialect, name: key.name },
        continues: !key.name.includes('{'),
      } as const;
      const name = nameWithGaps(key.name);
      const value = valueText(key, operator, name.includes('$') ? 2 : 1);
      if (spot.hasValue) return stringItem(target, offer, name);
      return braces ? memberItem(target, offer, name, value) : wholeItem(target, offer, `{\n\t"${name}": ${value}\n}`);
    });
}

/** Rank from which a key has nothing to do with a statement. */
const unrelated = 30;

/** How near a key is to a statement: 0 for keys of its actions, and more the less it has to do with it. */
function keyRanking(
  statement: Statement,
  operator: string,
  catalogue: DialectCatalogue,
): (key: ConditionKey) => number {
  const ownKeys = new Set<string>();
  const services = new Set<string>();
  for (const { pattern } of statement.actions) {
    if (pattern.service !== undefined) services.add(pattern.service.toLowerCase());
    const action = catalogue.action(pattern.text);
    for (const key of action?.conditionKeys ?? []) ownKeys.add(key);
  }
  const type = catalogue.operators.find(({ name }) => operator.replace(/^For\w+:|IfExists$/g, '') === name)?.type;
  return ({ name, global, type: keyType }) => {
    const mismatch = type === undefined || type === 'null' || keyType === undefined || keyType === type ? 0 : 5;
    if (ownKeys.has(name)) return mismatch;
    if (global) return 10 + mismatch;
    return (services.has(name.slice(0, name.indexOf(':'))) ? 20 : unrelated) + mismatch;
  };
}

function nameWithGaps(name: string): string {
  const gap = name.indexOf('{');
  return gap < 0 ? plain(name) : `${plain(name.slice(0, gap))}\${1:${name.slice(gap + 1, -1)}}`;
}

function valueText({ values }: ConditionKey, operator: string, gap: number): string {
  const known = /^(Bool|Null)/.test(operator) ? ['true', 'false'] : values;
  return known.length > 0
    ? `"\${${gap}|${known.map((value) => value.replace(/[,|]/g, '\\$&')).join(',')}|}"`
    : `"$${gap}"`;
}

const servicesInKey = /^(acs:Service|iam:PassedToService|aws:PrincipalServiceName)$/i;
const linkedServiceInKey = /^(ram:ServiceName|iam:AWSServiceName)$/i;
const regionInKey = /^(acs|aws):RequestedRegion$/i;

/** The values that a key is known to take and that the list does not have yet. */
export function completeConditionValue(
  { policy, operator, key, entry, spot }: LocationOf<'conditionValue'>,
  target: Target,
  { catalogue: catalogues }: FeatureContext,
): readonly CompletionItem[] {
  const { dialect } = policy.recognition;
  const catalogue = catalogues[dialect];
  const others = othersThan(
    spot,
    (entry?.values ?? []).map((node) => ({ node, text: 'value' in node ? String(node.value) : '' })),
  );
  const listed = new Set(others.map(({ text }) => text));
  if (servicesInKey.test(key)) return serviceItems(catalogue.servicePrincipals, listed, { dialect, target });
  if (linkedServiceInKey.test(key)) return roleItems(listed, catalogue, target);
  const values = /^(Bool|Null)/.test(operator) ? ['true', 'false'] : knownValues(key, catalogue);
  return values
    .filter((value) => !listed.has(value))
    .map((value) => stringItem(target, { label: value, kind: CompletionItemKind.Value }, plain(value)));
}

function knownValues(key: string, catalogue: DialectCatalogue): readonly string[] {
  return regionInKey.test(key) ? catalogue.regions : (catalogue.conditionKey(key)?.values ?? []);
}

/** Service names of service-linked roles, found by the service or by the role. */
function roleItems(
  listed: ReadonlySet<string>,
  catalogue: DialectCatalogue,
  target: Target,
): readonly CompletionItem[] {
  const typed = target.spot.typed.toLowerCase();
  return catalogue.roles
    .flatMap(({ roleName, serviceName }) => {
      if (serviceName === undefined || listed.has(serviceName)) return [];
      const fits = typed === '' ? [0] : [fitOf(typed, searchName(serviceName)), fitOf(typed, searchName(roleName))];
      const fit = Math.min(...fits.map((each) => each ?? 9));
      return fit === 9 ? [] : [{ roleName, serviceName, fit }];
    })
    .toSorted((a, b) => a.fit - b.fit)
    .slice(0, mostItems)
    .map(({ roleName, serviceName }) =>
      stringItem(
        target,
        {
          label: serviceName,
          kind: CompletionItemKind.Value,
          filter: `${serviceName} ${roleName}`,
          remark: roleName,
          topic: { of: 'role', dialect: catalogue.dialect, name: roleName },
        },
        plain(serviceName),
      ),
    );
}
