import type { Dialect } from '../document/dialect.ts';
import type { Localized } from '../text/locale.ts';
import type { ConditionType } from './catalogue.ts';

/** Version of the packed form; a file of any other version is refused. */
export const packedFormat = 1;

/** Letters of the packed columns and what they stand for. */
export const levelLetters = {
  l: 'list',
  r: 'read',
  w: 'write',
  t: 'tagging',
  p: 'permission management',
} as const;

export const typeLetters = {
  s: 'string',
  n: 'number',
  d: 'date',
  b: 'boolean',
  i: 'ip',
  a: 'arn',
  x: 'binary',
  '-': undefined,
} as const;

/**
 * The catalogue of one cloud as it is shipped: columns and tables in place of objects,
 * so that reading it costs little and what is never asked for is never built.
 */
export interface PackedDialect {
  readonly format: typeof packedFormat;
  readonly dialect: Dialect;
  /** Day the facts were taken, `YYYY-MM-DD`. */
  readonly date: string;
  readonly services: PackedServices;
  readonly actions: Readonly<Record<string, PackedActions>>;
  readonly conditionKeys: PackedConditionKeys;
  readonly operators: readonly PackedOperator[];
  readonly roles: readonly PackedRole[];
  readonly serviceRoles: readonly PackedServiceRole[];
  /** Service principals that no role of this file names. */
  readonly principals: readonly string[];
  readonly regions: readonly string[];
  readonly counterparts: PackedCounterparts;
}

export interface PackedServices {
  /** Codes in alphabetical order, separated by spaces. */
  readonly prefixes: string;
  /** Product names in the order of the codes; empty where the code is all that is known. */
  readonly names: readonly string[];
  /** Chinese product names by code, where they differ. */
  readonly chinese: Readonly<Record<string, string>>;
  /** One digit per code: `1` where the code is only assumed. */
  readonly assumed: string;
  /** Words that people write in place of a code, by word. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** Actions of one service; every column has one entry per name unless it says otherwise. */
export interface PackedActions {
  readonly list: 'complete' | 'partial';
  /** Names without their prefix in alphabetical order, separated by spaces. */
  readonly names: string;
  /** A letter of `levelLetters` per action. */
  readonly levels: string;
  /** A letter of `Confidence` per action, or one letter for all. */
  readonly confidence: string;
  /** Indexes of deprecated actions. */
  readonly deprecated: readonly number[];
  /** Resource forms: type (empty where unknown) and ARN. */
  readonly forms: readonly (readonly [type: string, arn: string])[];
  /** Distinct lists of resources; an entry is three times the index of its form, plus 1 if required, plus 2 if optional. */
  readonly resourceLists: readonly (readonly number[])[];
  readonly resources: readonly number[];
  /** Distinct lists of indexes into the condition keys. */
  readonly keyLists: readonly (readonly number[])[];
  readonly keys: readonly number[];
  /** Actions that need others: index and the ids of the others. */
  readonly dependent: readonly (readonly [action: number, ids: readonly string[]])[];
  /** Addresses with `{action}` for the name; an empty one is no address. */
  readonly pages: readonly string[];
  readonly page: readonly number[];
  /** English sentences, or empty when they are made from the names. */
  readonly descriptions: readonly string[];
}

export interface PackedConditionKeys {
  /** Names in alphabetical order. */
  readonly names: readonly string[];
  /** A letter of `typeLetters` per key. */
  readonly types: string;
  /** One digit per key: `1` where it may come with any service. */
  readonly global: string;
  /** Sentences by index: English, then Chinese where it was written by hand. */
  readonly descriptions: Readonly<Record<string, readonly string[]>>;
  /** Legal values by index. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export type PackedOperator = readonly [
  name: string,
  type: ConditionType | 'null',
  negated: boolean,
  wildcards: boolean,
];

export interface PackedVariant {
  readonly generation: Localized;
  readonly trigger?: Localized;
  readonly deletionPrecondition?: Localized;
}

export interface PackedRole {
  readonly role: string;
  readonly service?: string;
  readonly policy?: string;
  readonly policyAssumed?: true;
  readonly trigger?: Localized;
  readonly deletionPrecondition?: Localized;
  readonly variants?: readonly PackedVariant[];
}

export interface PackedServiceRole {
  readonly role: string;
  readonly services: readonly string[];
  readonly policy?: string;
}

/** How this cloud's words are said in the other. */
export interface PackedCounterparts {
  readonly prefixes: Readonly<Record<string, readonly string[]>>;
  readonly conditionKeys: Readonly<Record<string, string>>;
}
