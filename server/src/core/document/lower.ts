import { parseActionPattern } from './actionPattern.ts';
import { parseArn } from './arn.ts';
import type { JsonNode, Member, ObjectNode, StringNode } from './jsonNode.ts';
import {
  type ActionElement,
  type ConditionEntry,
  type Effect,
  type Element,
  type ElementName,
  elementNamed,
  elementsNamed,
  type Located,
  type Policy,
  type PolicyElementName,
  type PolicyForm,
  type PrincipalElement,
  type ResourceElement,
  type Statement,
  type StatementElementName,
} from './policy.ts';

const policyElements: readonly PolicyElementName[] = ['Version', 'Id', 'Statement'];
const statementElements: readonly StatementElementName[] = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
];

/** A policy before its dialect and kind are known. */
export type LoweredPolicy = Omit<Policy, 'recognition'>;

/** Turns a JSON value into the typed policy. Total and silent: what is not there or not understood is left out. */
export function lower(node: JsonNode, form: PolicyForm): LoweredPolicy {
  const elements = form === 'document' && node.type === 'object' ? elementsOf(node, policyElements) : [];
  const version = elementNamed({ elements }, 'Version')?.member.value;
  return {
    node,
    span: node.span,
    form,
    elements,
    version: version?.type === 'string' ? { value: version.value, node: version } : undefined,
    statements: statementNodes(node, form, elements).map(lowerStatement),
  };
}

function statementNodes(
  node: JsonNode,
  form: PolicyForm,
  elements: readonly Element<PolicyElementName>[],
): readonly ObjectNode[] {
  if (form !== 'document') return objectsOf(node);
  return elementsNamed({ elements }, 'Statement').flatMap((element) =>
    element.member.value === undefined ? [] : objectsOf(element.member.value),
  );
}

function objectsOf(node: JsonNode): readonly ObjectNode[] {
  if (node.type === 'object') return [node];
  return node.type === 'array' ? node.items.filter((item) => item.type === 'object') : [];
}

function lowerStatement(node: ObjectNode, index: number): Statement {
  const elements = elementsOf(node, statementElements);
  return {
    node,
    index,
    elements,
    effect: effectOf(elementNamed({ elements }, 'Effect')?.member.value),
    actions: [...actionsOf(elements, 'Action'), ...actionsOf(elements, 'NotAction')],
    resources: [...resourcesOf(elements, 'Resource'), ...resourcesOf(elements, 'NotResource')],
    principals: [...principalsOf(elements, 'Principal'), ...principalsOf(elements, 'NotPrincipal')],
    conditions: elementsNamed({ elements }, 'Condition').flatMap((element) => conditionsOf(element.member.value)),
  };
}

function elementsOf<Name extends ElementName>(node: ObjectNode, names: readonly Name[]): readonly Element<Name>[] {
  return node.members.map((member) => ({ name: meantName(member, names), text: member.name.value, member }));
}

function meantName<Name extends ElementName>(member: Member, names: readonly Name[]): Name | undefined {
  const plain = member.name.value.trim().toLowerCase();
  return names.find((name) => name.toLowerCase() === plain);
}

function effectOf(node: JsonNode | undefined): Located<Effect> | undefined {
  if (node?.type !== 'string' || (node.value !== 'Allow' && node.value !== 'Deny')) return undefined;
  return { value: node.value, node };
}

function actionsOf(
  elements: readonly Element<StatementElementName>[],
  name: 'Action' | 'NotAction',
): readonly ActionElement[] {
  return elementsNamed({ elements }, name).flatMap((element) =>
    stringsOf(element.member.value).map((node) => ({
      node,
      text: node.value,
      pattern: parseActionPattern(node.value),
      negated: name === 'NotAction',
    })),
  );
}

function resourcesOf(
  elements: readonly Element<StatementElementName>[],
  name: 'Resource' | 'NotResource',
): readonly ResourceElement[] {
  return elementsNamed({ elements }, name).flatMap((element) =>
    stringsOf(element.member.value).map((node) => ({
      node,
      text: node.value,
      arn: parseArn(node.value),
      negated: name === 'NotResource',
    })),
  );
}

function principalsOf(
  elements: readonly Element<StatementElementName>[],
  name: 'Principal' | 'NotPrincipal',
): readonly PrincipalElement[] {
  const negated = name === 'NotPrincipal';
  return elementsNamed({ elements }, name).flatMap((element): readonly PrincipalElement[] => {
    const value = element.member.value;
    if (value?.type !== 'object')
      return stringsOf(value).map((node) => ({ node, text: node.value, type: undefined, negated }));
    return value.members.flatMap((member) =>
      stringsOf(member.value).map((node) => ({ node, text: node.value, type: member.name, negated })),
    );
  });
}

function conditionsOf(block: JsonNode | undefined): readonly ConditionEntry[] {
  if (block?.type !== 'object') return [];
  return block.members.flatMap((operator) => {
    if (operator.value?.type !== 'object') return [];
    return operator.value.members.map((entry) => ({
      operator: operator.name,
      key: entry.name,
      value: entry.value,
      values: scalarsOf(entry.value),
    }));
  });
}

function stringsOf(node: JsonNode | undefined): readonly StringNode[] {
  if (node?.type === 'string') return [node];
  return node?.type === 'array' ? node.items.filter((item) => item.type === 'string') : [];
}

function scalarsOf(node: JsonNode | undefined): readonly JsonNode[] {
  if (node === undefined || node.type === 'object') return [];
  return node.type === 'array' ? node.items.filter((item) => item.type !== 'array' && item.type !== 'object') : [node];
}
