import type { Dialect } from '../document/dialect.ts';
import type { Localized } from '../text/locale.ts';
import type { ConditionType } from './catalogue.ts';
import type { RoleCreation, RoleFamily, RoleStageId } from './roleLife.ts';

/** Version of the packed form; a file of any other version is refused. */
export const packedFormat = 2;

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

export const listLetters = { c: 'complete', p: 'partial', n: 'none' } as const;

/**
 * First line of a packed file, as JSON; the sections follow it one after the other, each JSON of its own.
 * So a session parses the few sections it needs, on the first use of each, and none of the other services.
 * All of it is ASCII, so that an engine keeps one byte for each character and a length is a length in bytes too.
 */
export interface PackedHead {
  readonly format: typeof packedFormat;
  readonly dialect: Dialect;
  /** Day the facts were taken, `YYYY-MM-DD`. */
  readonly date: string;
  /**
   * Names separated by spaces: those of `PackedSections`, the code of a service for its actions,
   * and the code with `#` for the sentences on them.
   */
  readonly sections: string;
  /** Characters of each section. */
  readonly lengths: readonly number[];
  /** `checksum` of each section. */
  readonly checksums: readonly number[];
}

/** Sections that every packed file has. */
export interface PackedSections {
  readonly ':services': PackedServices;
  readonly ':keys': PackedConditionKeys;
  /** Sentences on condition keys by index: English, then Chinese where it was written by hand. */
  readonly ':keySentences': Readonly<Record<string, readonly string[]>>;
  readonly ':operators': readonly PackedOperator[];
  readonly ':roles': PackedRoles;
  readonly ':lives': PackedLives;
  readonly ':names': PackedNames;
  readonly ':counterparts': PackedCounterparts;
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
  /** A letter of `listLetters` per code. */
  readonly lists: string;
  /** Words that people write in place of a code, by word. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Codes of services whose actions are often written with this one's code, by code. */
  readonly related: Readonly<Record<string, readonly string[]>>;
}

/** Actions of one service; every column has one entry per name, and a column of nothing but zeros is left out. */
export interface PackedActions {
  /** Names without their prefix in alphabetical order, separated by spaces. */
  readonly names: string;
  /** A letter of `levelLetters` per action. */
  readonly levels: string;
  /** A letter of `Confidence` per action, or one letter for all. */
  readonly confidence: string;
  /** Indexes of deprecated actions. */
  readonly deprecated?: readonly number[];
  /** Resource forms: type (empty where unknown) and ARN. */
  readonly forms?: readonly (readonly [type: string, arn: string])[];
  /** Distinct lists of resources; an entry is three times the index of its form, plus 1 if required, plus 2 if optional. */
  readonly resourceLists?: readonly (readonly number[])[];
  readonly resources?: readonly number[];
  /** Distinct lists of condition keys. */
  readonly keyLists?: readonly (readonly string[])[];
  readonly keys?: readonly number[];
  /** Actions that need others: index and the ids of the others. */
  readonly dependent?: readonly (readonly [action: number, ids: readonly string[]])[];
  /** Addresses with `{action}` for the name; an empty one is no address. */
  readonly pages?: readonly string[];
  readonly page?: readonly number[];
  /** Operations that are not called like the action they are checked against, and the indexes of those actions. */
  readonly operations?: Readonly<Record<string, readonly number[]>>;
}

/** English sentences on the actions of one service, in their order; empty where one is made from the name. */
export type PackedSentences = readonly string[];

export interface PackedConditionKeys {
  /** Names in alphabetical order. */
  readonly names: readonly string[];
  /** A letter of `typeLetters` per key. */
  readonly types: string;
  /** One digit per key: `1` where it may come with any service. */
  readonly global: string;
  /** Legal values by index. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export type PackedOperator = readonly [
  name: string,
  type: ConditionType | 'null',
  negated: boolean,
  wildcards: boolean,
];

export interface PackedRoles {
  readonly serviceLinked: readonly PackedRole[];
  readonly service: readonly PackedServiceRole[];
  readonly policies: readonly PackedRolePolicy[];
}

/** Members that say nothing are left out. */
export interface PackedRolePolicy {
  readonly policy?: string;
  readonly role?: string;
  readonly version?: string;
  readonly updated?: string;
  readonly current?: true;
  readonly source: string;
  readonly statements: readonly PackedPolicyStatement[];
  readonly earlier?: readonly PackedEarlierPolicy[];
  readonly createdBy?: readonly string[];
  readonly managedWith?: readonly string[];
  readonly permanent?: true;
}

export interface PackedPolicyStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Operator, key, and then the values. */
  readonly conditions?: readonly (readonly [operator: string, key: string, ...values: readonly string[]])[];
  readonly inferred?: true;
}

export interface PackedEarlierPolicy {
  readonly version?: string;
  readonly updated: string;
  readonly lacks: readonly string[];
}

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

export interface PackedLives {
  /** Topics of the pages that were read; facts name them by index. */
  readonly sources: readonly Localized[];
  readonly families: readonly { readonly family: RoleFamily; readonly stages: readonly PackedLifeStage[] }[];
  readonly roles: readonly PackedLife[];
}

export interface PackedLife {
  readonly role: string;
  readonly creation: RoleCreation;
  /** Present where the cloud deletes the role by itself once nothing needs it. */
  readonly deletedBySystem?: true;
  readonly stages: readonly PackedLifeStage[];
}

export interface PackedLifeStage {
  readonly stage: RoleStageId;
  readonly facts: readonly PackedLifeFact[];
}

export interface PackedLifeFact {
  readonly sentence: Localized;
  readonly source: number;
  readonly contradiction?: true;
  readonly generation?: Localized;
  readonly principal?: {
    readonly services: readonly string[];
    readonly condition?: readonly [operator: string, key: string, value: string];
  };
}

export interface PackedNames {
  /** Service principals that no role of this file names. */
  readonly principals: readonly string[];
  readonly regions: readonly string[];
  /** ARN forms that no action is known to take, each with its type. */
  readonly forms: readonly (readonly [type: string, arn: string])[];
}

/** How this cloud's words are said in the other. */
export interface PackedCounterparts {
  readonly prefixes: Readonly<Record<string, readonly string[]>>;
  /** Actions that the other cloud calls otherwise, by id. */
  readonly actions: Readonly<Record<string, readonly string[]>>;
  readonly conditionKeys: Readonly<Record<string, string>>;
}

/** A 32-bit FNV-1a of the character codes: finds damage, and is no defence against a person. */
export function checksum(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
