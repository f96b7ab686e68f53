import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import { placeholdersIn } from '../../../server/src/core/document/placeholder.ts';
import { elementNamed, type Statement } from '../../../server/src/core/document/policy.ts';
import type { Edit } from '../../../server/src/core/text/edit.ts';
import {
  addCondition,
  addItem,
  addStatement,
  marked,
  markHead,
  type Place,
  replace,
  rootOf,
  type Seeder,
} from './seeder.ts';

const foreignAction: Readonly<Record<Dialect, string>> = { ram: 's3:GetObject', iam: 'oss:GetObject' };
const foreignArn: Readonly<Record<Dialect, string>> = { ram: 'arn:aws:s3:::example/*', iam: 'acs:oss:*:*:example/*' };
const foreignKey: Readonly<Record<Dialect, string>> = { ram: 'aws:SourceIp', iam: 'acs:SourceIp' };
const foreignType: Readonly<Record<Dialect, string>> = { ram: 'AWS', iam: 'RAM' };
const foreignService: Readonly<Record<Dialect, string>> = { ram: 'ec2.amazonaws.com', iam: 'ecs.aliyuncs.com' };
const ownKey: Readonly<Record<Dialect, string>> = { ram: 'acs:SecureTransport', iam: 'aws:SecureTransport' };
const ownArn: Readonly<Record<Dialect, RegExp>> = { ram: /^acs:/, iam: /^arn:aws/ };

/** Wrong words in a policy whose structure is right, by the rule that tells of them. */
export const wordSeeders: Readonly<Record<string, Seeder>> = {
  'action/format': {
    seed: (place) => respellAction(place, (text) => text.replace(':', '')),
  },
  'action/whitespace': {
    seed: (place) => respellAction(place, (text) => text.replace(':', ': ')),
  },

  'arn/fields': {
    dialects: ['ram'],
    seed({ statement: { resources } }) {
      for (const { node, arn, text } of resources) {
        // Of what is to be filled in another rule tells, and MaxCompute has a shorter form.
        if (arn === undefined || placeholdersIn(text).length > 0 || arn.service === 'odps') continue;
        if (/^[\w-]+$/.test(arn.service) && /^[\w/-]+$/.test(arn.relativeId))
          return replace(node, marked(`"acs:${arn.service}:${arn.relativeId}"`));
      }
      return [];
    },
  },
  'arn/prefix': { seed: ({ statement }) => addItem(resourceOf(statement), marked('"example-bucket"')) },

  'cond/bool-many': {
    seed: (place) => addCondition(place, `{ "Bool": { "${ownKeyOf(place)}": ${marked('["true", "false"]')} } }`),
  },
  'cond/bool-value': {
    seed: (place) => addCondition(place, `{ "Bool": { "${ownKeyOf(place)}": ${marked('"enabled"')} } }`),
  },
  'cond/ip': {
    dialects: ['iam'],
    seed: (place) => addCondition(place, `{ "IpAddress": { "aws:SourceIp": ${marked('"203.0.113"')} } }`),
  },
  'cond/key-format': {
    seed: (place) => addCondition(place, `{ "Bool": { ${marked('"SecureTransport"')}: "true" } }`),
  },
  'cond/key-twice': {
    seed: (place) =>
      addCondition(place, `{ "StringEquals": { "aws:username": "ann", ${marked('"aws:UserName"')}: "bob" } }`),
  },
  'cond/mixed-types': {
    seed: (place) => addCondition(place, `{ "NumericEquals": { "aws:MultiFactorAuthAge": ${marked('[60, "120"]')} } }`),
  },
  'cond/operator': {
    seed: (place) => addCondition(place, `{ ${marked('"Boolean"')}: { "${ownKeyOf(place)}": "true" } }`),
  },
  'cond/tag-key-missing': {
    dialects: ['iam'],
    seed: (place) => addCondition(place, `{ "StringEquals": { ${marked('"aws:ResourceTag"')}: "team" } }`),
  },

  'dialect/action-service': {
    seed: (place) =>
      inOwnStatement(place, addItem(actionOf(place.statement), marked(`"${foreignAction[dialectOf(place)]}"`))),
  },
  'dialect/arn-prefix': {
    seed: (place) =>
      inOwnStatement(place, addItem(resourceOf(place.statement), marked(`"${foreignArn[dialectOf(place)]}"`))),
  },
  'dialect/aws-version-in-ram': { seed: (place) => withVersion(place, '"2012-10-17"') },
  'dialect/condition-namespace': {
    seed: (place) =>
      inOwnStatement(
        place,
        addCondition(place, `{ "IpAddress": { ${marked(`"${foreignKey[dialectOf(place)]}"`)}: "203.0.113.0/24" } }`),
      ),
  },
  'dialect/mixed': {
    seed(place) {
      const dialect = dialectOf(place);
      const source = `{ "Effect": "Allow", "Action": "${foreignAction[dialect]}", "Resource": ${marked(`"${foreignArn[dialect]}"`)} }`;
      return inOwnStatement(place, addStatement(place.policy, source));
    },
  },
  'dialect/operator': {
    seed: (place) => addCondition(place, `{ ${marked('"BoolIfExists"')}: { "acs:SecureTransport": "true" } }`),
  },
  'dialect/principal-type': {
    seed: (place) =>
      place.statement.principals
        .flatMap(({ type }) => (type?.value === foreignType[otherThan(place)] ? [type] : []))
        .slice(0, 1)
        .flatMap((type) => replace(type, marked(`"${foreignType[dialectOf(place)]}"`))),
  },
  'dialect/ram-version-in-aws': { seed: (place) => withVersion(place, '"1"') },
  'dialect/service-principal-domain': {
    seed: (place) => addItem(principalOf(place.statement, 'Service'), marked(`"${foreignService[dialectOf(place)]}"`)),
  },

  'size/document': {
    dialects: ['ram'],
    kinds: ['permission'],
    seed({ text, policy }) {
      const folder = 'a/folder/with/a/long/name/'.repeat(5);
      const buckets = Array.from({ length: 50 }, (_, index) => `"acs:oss:*:*:example-${index}/${folder}*"`);
      const source = `{ "Effect": "Allow", "Action": "oss:GetObject", "Resource": [${buckets.join(', ')}] }`;
      const root = rootOf(policy);
      const added = addStatement(policy, source);
      return root === undefined || added.length === 0 ? [] : [...markHead(text, root, root.members[0]), ...added];
    },
  },

  'trust/action': {
    dialects: ['iam'],
    seed({ statement: { principals, actions } }) {
      const action = actions.find(({ text }) => text === 'sts:AssumeRole');
      const isFederated = principals.some(({ type }) => type?.value === 'Federated');
      return action === undefined || isFederated ? [] : replace(action.node, marked('"sts:AssumeRoleWithSAML"'));
    },
  },
  'trust/anyone': {
    dialects: ['ram'],
    seed({ statement }) {
      const principal = elementNamed(statement, 'Principal')?.member.value;
      return principal === undefined ? [] : replace(principal, marked('"*"'));
    },
  },
  'trust/principal-format': {
    dialects: ['iam'],
    seed: ({ statement }) =>
      addItem(principalOf(statement, 'AWS'), marked('"arn:aws:iam::123456789012:group/developers"')),
  },

  'value/policy-variable': {
    dialects: ['iam'],
    seed: ({ statement }) => addItem(actionOf(statement), `"kms:${marked('${aws:username}')}"`),
  },
};

function dialectOf({ policy }: Place): Dialect {
  return policy.recognition.dialect;
}

function otherThan(place: Place): Dialect {
  return dialectOf(place) === 'ram' ? 'iam' : 'ram';
}

function ownKeyOf(place: Place): string {
  return ownKey[dialectOf(place)];
}

function actionOf(statement: Statement) {
  return elementNamed(statement, 'Action')?.member.value;
}

function resourceOf(statement: Statement) {
  return elementNamed(statement, 'Resource')?.member.value;
}

/** The values of one type of principal. */
function principalOf(statement: Statement, type: string) {
  const value = elementNamed(statement, 'Principal')?.member.value;
  return value?.type === 'object' ? value.members.find(({ name }) => name.value === type)?.value : undefined;
}

function withVersion({ policy: { version } }: Place, source: string) {
  return version === undefined ? [] : replace(version.node, marked(source));
}

/** Writes the first plain action of a statement in another way. */
function respellAction({ statement: { actions } }: Place, spell: (text: string) => string): readonly Edit[] {
  const action = actions.find(({ text }) => /^[\w-]+:\w+$/.test(text));
  return action === undefined ? [] : replace(action.node, marked(JSON.stringify(spell(action.text))));
}

/** The edits where an ARN shows that the statement is of its own cloud; another would be told as foreign in one piece. */
function inOwnStatement(place: Place, edits: readonly Edit[]): readonly Edit[] {
  const pattern = ownArn[dialectOf(place)];
  return place.statement.resources.some(({ text }) => pattern.test(text)) ? edits : [];
}
