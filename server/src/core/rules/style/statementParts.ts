import type { Dialect } from '../../document/dialect.ts';
import type { Policy, Statement, StatementElementName } from '../../document/policy.ts';

/** What a statement says, element by element, in a form that is equal where the meaning is, whatever the order and spelling. */
export interface StatementParts {
  readonly statement: Statement;
  readonly effect: string;
  readonly actions: string;
  readonly resources: string;
  readonly principals: string;
  readonly conditions: string;
}

/** The parts of every statement that can be compared: those with all that a statement needs, each element once and nothing unknown. */
export function comparableStatements(policy: Policy): readonly StatementParts[] {
  const { dialect } = policy.recognition;
  return policy.statements.flatMap((statement) => partsOf(statement, dialect) ?? []);
}

/** All that a statement says, its place in the text left out. */
export function meaningOf({
  effect,
  actions,
  resources,
  principals,
  conditions,
}: Omit<StatementParts, 'statement'>): string {
  return [effect, actions, resources, principals, conditions].join('\0\0\0');
}

function partsOf(statement: Statement, dialect: Dialect): StatementParts | undefined {
  const { effect, elements, actions, resources, principals } = statement;
  if (effect === undefined || actions.length === 0) return undefined;
  const names = new Set(elements.map(({ name }) => name));
  if (names.size < elements.length || names.has(undefined)) return undefined;
  const isBoth = (name: StatementElementName, other: StatementElementName): boolean =>
    names.has(name) && names.has(other);
  if (isBoth('Action', 'NotAction') || isBoth('Resource', 'NotResource') || isBoth('Principal', 'NotPrincipal')) {
    return undefined;
  }
  // An empty list or a value of another type says nothing that could be compared.
  if ((names.has('Resource') || names.has('NotResource')) && resources.length === 0) return undefined;
  if ((names.has('Principal') || names.has('NotPrincipal')) && principals.length === 0) return undefined;
  return {
    statement,
    effect: effect.value,
    actions: inOrder(actions.map(({ text, negated }) => mark(text.toLowerCase(), negated))),
    resources: inOrder(resources.map(({ text, negated }) => mark(text, negated))),
    principals: inOrder(principals.map(({ text, type, negated }) => mark(`${type?.value ?? ''}=${text}`, negated))),
    conditions: conditionsOf(statement, dialect),
  };
}

function mark(text: string, negated: boolean): string {
  return `${negated ? '!' : ''}${text}`;
}

/** IAM ignores the letter case of condition keys, RAM does not. */
function conditionsOf({ conditions }: Statement, dialect: Dialect): string {
  return inOrder(
    conditions.map(({ operator, key, values, value }) => {
      const written = values.map((each) => ('value' in each ? `${each.value}` : ''));
      // A value that was not understood is like no other.
      const all = value === undefined || values.length === 0 ? [`at ${key.span.start}`] : written;
      return [operator.value, dialect === 'iam' ? key.value.toLowerCase() : key.value, inOrder(all)].join('\0\0');
    }),
  );
}

/** The parts as one text, each once and in alphabetical order. */
function inOrder(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : [...new Set(parts)].toSorted().join('\0');
}
