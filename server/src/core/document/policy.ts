import type { Span } from '../text/span.ts';
import type { ActionPattern } from './actionPattern.ts';
import type { Arn } from './arn.ts';
import type { JsonNode, Member, ObjectNode, StringNode } from './jsonNode.ts';
import type { Recognition } from './recognise.ts';

/** A value that was understood, and where it stands. */
export interface Located<Value> {
  readonly value: Value;
  readonly node: JsonNode;
}

export type Effect = 'Allow' | 'Deny';

export type PolicyElementName = 'Version' | 'Id' | 'Statement';
export type StatementElementName =
  | 'Sid'
  | 'Effect'
  | 'Action'
  | 'NotAction'
  | 'Resource'
  | 'NotResource'
  | 'Principal'
  | 'NotPrincipal'
  | 'Condition';
export type ElementName = PolicyElementName | StatementElementName;

/** One member of a policy or statement, also when its name is written in another letter case or with blanks. */
export interface Element<Name extends ElementName = ElementName> {
  /** The element that is meant; `undefined` for a name that no grammar knows. */
  readonly name: Name | undefined;
  /** The name as it stands in the text. */
  readonly text: string;
  readonly member: Member;
}

/**
 * How a policy stands in the text: whole; as one bare statement; as a bare list of statements,
 * with or without the brackets that a list needs.
 */
export type PolicyForm = 'document' | 'statement' | 'statements';

/** A policy as a person wrote it; every part may be missing, and nothing in it is a guess. */
export interface Policy {
  readonly node: JsonNode;
  readonly span: Span;
  readonly form: PolicyForm;
  /** Members of the document; empty for a bare statement or list. */
  readonly elements: readonly Element<PolicyElementName>[];
  readonly version: Located<string> | undefined;
  readonly statements: readonly Statement[];
  readonly recognition: Recognition;
}

export interface Statement {
  readonly node: ObjectNode;
  /** Place among its policy's statements, from 0. */
  readonly index: number;
  readonly elements: readonly Element<StatementElementName>[];
  /** `undefined` when absent or not a legal word. */
  readonly effect: Located<Effect> | undefined;
  /** From Action and NotAction; `negated` says which. */
  readonly actions: readonly ActionElement[];
  /** From Resource and NotResource. */
  readonly resources: readonly ResourceElement[];
  /** From Principal and NotPrincipal, one for each value. */
  readonly principals: readonly PrincipalElement[];
  /** Operator × key, flattened, in the order of the text. */
  readonly conditions: readonly ConditionEntry[];
}

export interface ActionElement {
  readonly node: StringNode;
  readonly text: string;
  readonly pattern: ActionPattern;
  readonly negated: boolean;
}

export interface ResourceElement {
  readonly node: StringNode;
  readonly text: string;
  readonly arn: Arn | undefined;
  readonly negated: boolean;
}

export interface PrincipalElement {
  /** The value, or the whole element where it is a bare string such as `"*"`. */
  readonly node: StringNode;
  readonly text: string;
  /** `RAM`, `AWS`, `Service` … as written; `undefined` for a bare string or list. */
  readonly type: StringNode | undefined;
  readonly negated: boolean;
}

export interface ConditionEntry {
  readonly operator: StringNode;
  readonly key: StringNode;
  /** Scalars of the value, one or many; other shapes are left out. */
  readonly values: readonly JsonNode[];
  readonly value: JsonNode | undefined;
}

/** The elements of that meaning, in the order of the text. */
export function elementsNamed<Name extends ElementName>(
  owner: { readonly elements: readonly Element<Name>[] },
  name: Name,
): readonly Element<Name>[] {
  return owner.elements.filter((element) => element.name === name);
}

/** The last element of that meaning: the one that wins in most JSON readers. */
export function elementNamed<Name extends ElementName>(
  owner: { readonly elements: readonly Element<Name>[] },
  name: Name,
): Element<Name> | undefined {
  return owner.elements.findLast((element) => element.name === name);
}
