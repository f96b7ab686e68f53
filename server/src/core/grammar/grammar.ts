import { type Dialect, dialects, type Kind, kinds } from '../document/dialect.ts';
import { lazy } from '../text/lazy.ts';
import type { Localized } from '../text/locale.ts';
import {
  type CombinationSchema,
  type DescribedSchema,
  type ElementSchema,
  type SchemaFile,
  schemaFiles,
} from './schemaFiles.ts';

/** The object whose member an element is. */
export type ElementOwner = 'policy' | 'statement' | 'principal' | 'condition';

/**
 * How an element stands in the vendor's reference: listed today, listed once, or never listed although policies
 * in the field carry it. Only a `documented` element is worth offering; none of the three makes a policy invalid.
 */
export type Standing = 'documented' | 'legacy' | 'undocumented';

/** One of the few strings that an element such as `Effect` takes. */
export interface ElementValue {
  readonly value: string;
  /** Markdown. */
  readonly description: Localized;
}

/** What the grammar knows of one element, principal type, condition operator or operator modifier. */
export interface ElementGrammar {
  /** As it is written: `NotAction`, `Service`, `StringLike`, `ForAllValues:`. */
  readonly name: string;
  /** Whether the element must be present; where it has an `alternative`, either of the two will do. */
  readonly required: boolean;
  /** The element that may stand in its place but never beside it, as `NotAction` for `Action`. */
  readonly alternative: string | undefined;
  readonly standing: Standing;
  /** The JSON types of its value, in JSON Schema's words: `string`, `array`, `object`. */
  readonly types: readonly string[];
  /** Markdown. */
  readonly description: Localized;
  /** Every legal value where they can be listed; empty where they cannot. */
  readonly values: readonly ElementValue[];
}

/** A condition operator taken apart: `ForAnyValue:StringLike` is `StringLike` under one modifier. */
export interface ConditionOperator {
  readonly operator: ElementGrammar;
  readonly modifiers: readonly ElementGrammar[];
}

/** Who may appear where in a policy of one dialect and kind, and what it means. */
export interface Grammar {
  readonly dialect: Dialect;
  readonly kind: Kind;
  /** What such a policy is for, in Markdown. */
  readonly description: Localized;
  /** The elements of the document, in the order in which they are best read and offered. */
  readonly policy: readonly ElementGrammar[];
  /** The elements of a statement, in the same order. */
  readonly statement: readonly ElementGrammar[];
  /** The members of a `Principal` object; empty where a policy has no `Principal`. */
  readonly principalTypes: readonly ElementGrammar[];
  /** The condition operators without modifiers. */
  readonly conditionOperators: readonly ElementGrammar[];
  /** Prefixes (ending in a colon) and suffixes of condition operators. */
  readonly conditionModifiers: readonly ElementGrammar[];
  element(owner: ElementOwner, name: string): ElementGrammar | undefined;
  /** The operator and modifiers that a member name of `Condition` spells, if this grammar lets them stand together. */
  conditionOperator(text: string): ConditionOperator | undefined;
}

/** The grammar of one dialect and kind. */
export function grammarOf(dialect: Dialect, kind: Kind): Grammar {
  return grammars[dialect][kind]();
}

// Most policies need one of the six, so each is read when it is first asked for.
const grammars: Readonly<Record<Dialect, Readonly<Record<Kind, () => Grammar>>>> = {
  ram: grammarsOf('ram'),
  iam: grammarsOf('iam'),
};

const namesOf: Readonly<Record<'policy' | 'statement', () => readonly string[]>> = {
  policy: lazy(() => namesIn('policy')),
  statement: lazy(() => namesIn('statement')),
};

/** Every element name that any grammar knows, for recognising misspelt ones. */
export const elementNames: { readonly policy: readonly string[]; readonly statement: readonly string[] } = {
  get policy() {
    return namesOf.policy();
  },
  get statement() {
    return namesOf.statement();
  },
};

function grammarsOf(dialect: Dialect): Readonly<Record<Kind, () => Grammar>> {
  const files = schemaFiles[dialect];
  return {
    permission: lazy(() => readGrammar(dialect, 'permission', files.permission)),
    trust: lazy(() => readGrammar(dialect, 'trust', files.trust)),
    resource: lazy(() => readGrammar(dialect, 'resource', files.resource)),
  };
}

function namesIn(owner: 'policy' | 'statement'): readonly string[] {
  const all = dialects.flatMap((dialect) => kinds.flatMap((kind) => grammarOf(dialect, kind)[owner]));
  return [...new Set(all.map((element) => element.name))];
}

function readGrammar(dialect: Dialect, kind: Kind, file: SchemaFile): Grammar {
  const { statement, principals, condition } = file.definitions;
  const elements: Readonly<Record<ElementOwner, ReadonlyMap<string, ElementGrammar>>> = {
    policy: readElements(file.properties, file.required, []),
    statement: readElements(statement.properties, statement.required, statement.allOf ?? []),
    principal: readElements(principals?.properties ?? {}, [], []),
    condition: readElements(condition.properties, [], []),
  };
  const modifiers = Object.entries(condition.patternProperties).map(([pattern, schema]) => ({
    pattern: new RegExp(pattern, 'u'),
    grammar: readElement(schema.title, schema, false, undefined),
  }));
  return {
    dialect,
    kind,
    description: readDescription(file),
    policy: [...elements.policy.values()],
    statement: [...elements.statement.values()],
    principalTypes: [...elements.principal.values()],
    conditionOperators: [...elements.condition.values()],
    conditionModifiers: modifiers.map((modifier) => modifier.grammar),
    element: (owner, name) => elements[owner].get(name),
    conditionOperator(text) {
      const plain = elements.condition.get(text);
      if (plain) return { operator: plain, modifiers: [] };
      if (!modifiers.some((modifier) => modifier.pattern.test(text))) return undefined;
      const applied = modifiers.map((modifier) => modifier.grammar).filter((modifier) => carries(text, modifier.name));
      const operator = elements.condition.get(applied.reduce((rest, modifier) => without(rest, modifier.name), text));
      return operator && { operator, modifiers: applied };
    },
  };
}

function readElements(
  schemas: Readonly<Record<string, ElementSchema>>,
  required: readonly string[],
  combinations: readonly CombinationSchema[],
): ReadonlyMap<string, ElementGrammar> {
  const eitherOr = combinations.flatMap(({ anyOf }) => anyOf?.flatMap((choice) => choice.required) ?? []);
  const exclusive = combinations.flatMap(({ not }) => (not ? [not.required] : []));
  return new Map(
    Object.entries(schemas).map(([name, schema]) => {
      const pair = exclusive.find((names) => names.includes(name));
      const alternative = pair?.find((other) => other !== name);
      return [name, readElement(name, schema, required.includes(name) || eitherOr.includes(name), alternative)];
    }),
  );
}

function readElement(
  name: string,
  schema: ElementSchema,
  required: boolean,
  alternative: string | undefined,
): ElementGrammar {
  return {
    name,
    required,
    alternative,
    standing: standingOf(schema),
    types: typesOf(schema),
    description: readDescription(schema),
    values: (schema.enum ?? []).map((value, index) => ({
      value,
      description: {
        en: schema.markdownEnumDescriptions?.[index] ?? '',
        'zh-cn': schema['x-rampart-enum-zh-cn']?.[index] ?? '',
      },
    })),
  };
}

function typesOf({ type = 'string' }: ElementSchema): readonly string[] {
  return typeof type === 'string' ? [type] : type;
}

function standingOf(schema: ElementSchema): Standing {
  if (schema.deprecationMessage !== undefined) return 'legacy';
  return schema.doNotSuggest ? 'undocumented' : 'documented';
}

function readDescription(schema: DescribedSchema): Localized {
  return { en: schema.markdownDescription, 'zh-cn': schema['x-rampart-zh-cn'] };
}

function isPrefix(modifier: string): boolean {
  return modifier.endsWith(':');
}

function carries(operator: string, modifier: string): boolean {
  return isPrefix(modifier) ? operator.startsWith(modifier) : operator.endsWith(modifier);
}

function without(operator: string, modifier: string): string {
  return isPrefix(modifier) ? operator.slice(modifier.length) : operator.slice(0, -modifier.length);
}
