import { parseActionPattern } from './actionPattern.ts';
import { parseArn } from './arn.ts';
import type { JsonNode, ObjectNode, StringNode } from './jsonNode.ts';
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

const policyElements = byLowerCase<PolicyElementName>(['Version', 'Id', 'Statement']);
const statementElements = byLowerCase<StatementElementName>([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]);

function byLowerCase<Name extends ElementName>(names: readonly Name[]): ReadonlyMap<string, Name> {
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

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
    actions: actionsOf(elements),
    resources: resourcesOf(elements),
    principals: principalsOf(elements),
    conditions: elementsNamed({ elements }, 'Condition').flatMap((element) => conditionsOf(element.member.value)),
  };
}

function elementsOf<Name extends ElementName>(
  node: ObjectNode,
  names: ReadonlyMap<string, Name>,
): readonly Element<Name>[] {
  return node.members.map((member) => {
    const text = member.name.value;
    return { name: names.get(text.trim().toLowerCase()), text, member };
  });
}

function effectOf(node: JsonNode | undefined): Located<Effect> | undefined {
  if (node?.type !== 'string' || (node.value !== 'Allow' && node.value !== 'Deny')) return undefined;
  return { value: node.value, node };
}

type StatementElements = readonly Element<StatementElementName>[];

function actionsOf(elements: StatementElements): readonly ActionElement[] {
  const actions: ActionElement[] = [];
  for (const name of ['Action', 'NotAction'] as const) {
    for (const node of stringsUnder(elements, name)) {
      const text = node.value;
      actions.push({ node, text, pattern: parseActionPattern(text), negated: name === 'NotAction' });
    }
  }
  return actions;
}

function resourcesOf(elements: StatementElements): readonly ResourceElement[] {
  const resources: ResourceElement[] = [];
  for (const name of ['Resource', 'NotResource'] as const) {
    for (const node of stringsUnder(elements, name)) {
      const text = node.value;
      resources.push({ node, text, arn: parseArn(text), negated: name === 'NotResource' });
    }
  }
  return resources;
}

/** The strings that the elements of a name hold, alone or in a list. */
function stringsUnder(elements: StatementElements, name: StatementElementName): readonly StringNode[] {
  const strings: StringNode[] = [];
  for (const element of elements) if (element.name === name) strings.push(...stringsOf(element.member.value));
  return strings;
}

function principalsOf(elements: StatementElements): readonly PrincipalElement[] {
  const principals: PrincipalElement[] = [];
  for (const name of ['Principal', 'NotPrincipal'] as const) {
    const negated = name === 'NotPrincipal';
    for (const { name: own, member } of elements) {
      if (own !== name) continue;
      const parts = member.value?.type === 'object' ? member.value.members : [member];
      for (const part of parts) {
        const type = part === member ? undefined : part.name;
        for (const node of stringsOf(part.value)) principals.push({ node, text: node.value, type, negated });
      }
    }
  }
  return principals;
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
