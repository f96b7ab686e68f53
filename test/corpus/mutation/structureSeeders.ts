import { elementNamed, type StatementElementName } from '../../../server/src/core/document/policy.ts';
import { span } from '../../../server/src/core/text/span.ts';
import {
  addCondition,
  addItem,
  addMember,
  addStatement,
  insert,
  mark,
  marked,
  markHead,
  type Place,
  replace,
  rootOf,
  type Seeder,
  takeOut,
} from './seeder.ts';

/** Faults of the JSON, of the policy as a whole and of one statement, by the rule that tells of them. */
export const structureSeeders: Readonly<Record<string, Seeder>> = {
  'json/syntax': {
    seed({ text, statement: { node } }) {
      const [first, second] = node.members;
      if (first === undefined || second === undefined) return [];
      const comma = text.indexOf(',', first.span.end);
      return [{ span: span(comma, comma + 1), text: ' ' }, ...mark(second.name.span)];
    },
  },
  'json/comment-or-trailing-comma': {
    seed: ({ statement: { node } }) => node.members.slice(-1).map(({ span: { end } }) => insert(end, marked(','))),
  },
  'json/duplicate-key': {
    seed(place) {
      const key = place.policy.recognition.dialect === 'ram' ? 'acs:SecureTransport' : 'aws:SecureTransport';
      return addCondition(place, `{ "Bool": { "${key}": "true", ${marked(`"${key}"`)}: "true" } }`);
    },
  },
  'json/fullwidth-punctuation': {
    seed({ text, statement: { node } }) {
      const [first, second] = node.members;
      if (first === undefined || second === undefined) return [];
      const comma = text.indexOf(',', first.span.end);
      return [{ span: span(comma, comma + 1), text: marked('，') }];
    },
  },
  'json/invisible-character': {
    seed: ({ statement: { node } }) =>
      node.members.slice(-1).map(({ name }) => insert(name.span.start, marked('\u00a0'))),
  },
  'json/type': { seed: ({ statement }) => addItem(elementOf(statement, 'Action'), marked('42')) },

  'policy/element-case': {
    seed({ statement, policy }) {
      const effect = elementNamed(statement, 'Effect')?.member;
      // AWS is not known to mind the letter case.
      const wrong = policy.recognition.dialect === 'ram' ? '"effect"' : '"Effect "';
      return effect === undefined ? [] : replace(effect.name, marked(wrong));
    },
  },
  'policy/fragment': {
    claimed: true,
    seed: ({ text, policy, statement: { node } }) => [
      { span: span(policy.span.start, node.span.start), text: '' },
      ...markHead(text, node, node.members[0]),
      { span: span(node.span.end, policy.span.end), text: '' },
    ],
  },
  'policy/missing-statement': { claimed: true, seed: (place) => withoutElementOfPolicy(place, 'Statement') },
  'policy/missing-version': { dialects: ['ram'], seed: (place) => withoutElementOfPolicy(place, 'Version') },
  'policy/statement-shape': { seed: ({ policy }) => addStatement(policy, marked('"and so on"')) },
  'policy/unknown-element': { seed: ({ statement: { node } }) => addMember(node, `${marked('"Purpose"')}: "Backup"`) },
  'policy/version-type': { seed: (place) => withVersion(place, '1') },
  'policy/version-value': { seed: (place) => withVersion(place, '"2016-10-17"') },

  'stmt/action-and-notaction': {
    seed: ({ statement }) =>
      hasElement(statement, 'Action') ? addMember(statement.node, `${marked('"NotAction"')}: "kms:Decrypt"`) : [],
  },
  'stmt/effect-value': {
    seed: ({ statement: { effect } }) => (effect === undefined ? [] : replace(effect.node, marked('"Permit"'))),
  },
  'stmt/missing-action': { seed: (place) => withoutElement(place, 'Action') },
  'stmt/missing-effect': { seed: (place) => withoutElement(place, 'Effect') },
  'stmt/missing-principal': { claimed: true, seed: (place) => withoutElement(place, 'Principal') },
  'stmt/missing-resource': {
    kinds: ['permission'],
    seed: (place) => withoutElement(place, 'Resource'),
  },
  'stmt/principal-and-notprincipal': {
    seed: ({ statement }) =>
      hasElement(statement, 'Principal')
        ? addMember(statement.node, `${marked('"NotPrincipal"')}: { "AWS": "123456789012" }`)
        : [],
  },
  'stmt/principal-in-identity-policy': {
    claimed: true,
    seed: ({ statement: { node } }) => addMember(node, `${marked('"Principal"')}: "*"`),
  },
  'stmt/resource-and-notresource': {
    seed: ({ statement }) =>
      hasElement(statement, 'Resource') ? addMember(statement.node, `${marked('"NotResource"')}: "*"`) : [],
  },
  'stmt/resource-in-trust-policy': {
    seed: ({ statement: { node } }) => addMember(node, `${marked('"Resource"')}: "*"`),
  },
  'stmt/sid': {
    dialects: ['iam'],
    kinds: ['permission', 'trust'],
    seed({ statement }) {
      const sid = elementOf(statement, 'Sid');
      return sid === undefined
        ? addMember(statement.node, `"Sid": ${marked('"Read all"')}`)
        : replace(sid, marked('"Read all"'));
    },
  },
  'stmt/unsupported-element': {
    dialects: ['ram'],
    claimed: true,
    seed: ({ statement: { node } }) => addMember(node, `${marked('"NotPrincipal"')}: { "RAM": "*" }`),
  },
};

function elementOf(statement: Place['statement'], name: StatementElementName) {
  return elementNamed(statement, name)?.member.value;
}

function hasElement(statement: Place['statement'], name: StatementElementName): boolean {
  return elementNamed(statement, name) !== undefined;
}

function withoutElement({ text, statement }: Place, name: StatementElementName) {
  return takeOut(text, statement.node, elementNamed(statement, name)?.member);
}

function withoutElementOfPolicy({ text, policy }: Place, name: 'Version' | 'Statement') {
  const root = rootOf(policy);
  return root === undefined ? [] : takeOut(text, root, elementNamed(policy, name)?.member);
}

function withVersion({ policy: { version } }: Place, source: string) {
  return version === undefined ? [] : replace(version.node, marked(source));
}
