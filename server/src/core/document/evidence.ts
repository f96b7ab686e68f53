import type { Span } from '../text/span.ts';
import type { Dialect } from './dialect.ts';
import { stringsIn } from './jsonNode.ts';
import type { LoweredPolicy } from './lower.ts';
import { elementNamed, type Statement } from './policy.ts';

/** One thing in the text that speaks for a dialect. */
export interface Evidence {
  /** `other`: a third cloud, whose policies have the same shape. */
  readonly dialect: Dialect | 'other';
  readonly sign: EvidenceSign;
  /** The text that was seen. */
  readonly text: string;
  readonly span: Span;
  /** 3: only one cloud writes so. 2: rarely seen in the other. 1: a mere hint. */
  readonly weight: number;
}

export type EvidenceSign =
  | 'version'
  | 'arn'
  | 'principal type'
  | 'service principal'
  | 'condition key'
  | 'action prefix'
  | 'action name'
  | 'role name'
  | 'element'
  | 'condition operator';

/** Codes of services that only Alibaba Cloud has; `ram` is told apart from Resource Access Manager by its action names. */
const ramPrefixes = new Set(
  'acms actiontrail adb ahas alb alidns alikafka amqp arms bss bssapi cas cbn cdn cen cloudsso cms cr cs dataphin dataworks dds drds dts dysmsapi eci elasticsearch emr ess eventbridge fnf gpdb hbase hbr hitsdb ims kvstore log mns mse nas nlb odps oos oss ots polardb polardbx pts pvtz r-kvstore ram redis resourcecenter resourcemanager resourcesharing ros slb smartag vpc'.split(
    ' ',
  ),
);
/** Codes of services that only AWS has; codes of both, such as `acm`, `config` and `tag`, stand in neither list. */
const iamPrefixes = new Set(
  'access-analyzer aoss application-autoscaling athena autoscaling bedrock cloudformation cloudfront cloudhsm cloudtrail cloudwatch codebuild codecommit codedeploy codepipeline cognito-identity cognito-idp datazone dynamodb ec2 ecr eks elasticache elasticbeanstalk elasticfilesystem elasticloadbalancing elasticmapreduce es events firehose fsx glue guardduty iam kinesis lambda logs organizations redshift resource-groups route53 s3 sagemaker secretsmanager securityhub servicequotas ses sns sqs ssm sso states wafv2 xray'.split(
    ' ',
  ),
);
/** Actions whose service code both clouds use but whose name only one of them has, by that code. */
const tellingActions: Readonly<Record<string, readonly (readonly [dialect: Dialect, action: RegExp])[]>> = {
  ecs: [
    ['ram', /^ecs:[A-Z][a-z]+(Instance|Disk|Image|Snapshot|SecurityGroup|NetworkInterface|KeyPair|VSwitch|Vpc)/],
    ['iam', /^ecs:[A-Z][a-z]+(Services?|TaskDefinitions?|TaskSets?|ContainerInstances?|CapacityProviders?)$/],
  ],
  kms: [
    ['ram', /^kms:(\w*Secret|\w*KmsInstance|\w*KeyVersion|Asymmetric|SetKeyPolicy)/],
    ['iam', /^kms:(\w*CustomKeyStores?|\w*Grants?|PutKeyPolicy|\w*KeyRotation\w*|GenerateDataKeyPair\w*)$/],
  ],
  ram: [['iam', /^ram:\w*(ResourceShare|Permission|SharingWithAwsOrganization)/]],
  sts: [
    ['ram', /^sts:AssumeRoleWithOIDC$/],
    ['iam', /^sts:(AssumeRoleWithWebIdentity|TagSession|SetSourceIdentity|GetSessionToken|GetFederationToken)$/],
  ],
};
/** Versions of the policies of Huawei Cloud, Tencent Cloud and JD Cloud. */
const otherVersions = new Set(['1.1', '5.0', '2.0', '3']);
const serviceDomains: readonly (readonly [Dialect, RegExp])[] = [
  ['ram', /\.aliyuncs\.com$/i],
  ['iam', /\.amazonaws\.com(\.cn)?$/i],
];

type AddEvidence = (dialect: Evidence['dialect'], sign: EvidenceSign, text: string, at: Span, weight: number) => void;

/** Everything in a policy that speaks for one cloud; each statement counts an action prefix, a principal type and the namespace of condition keys once. */
export function collectEvidence(policy: LoweredPolicy): readonly Evidence[] {
  const evidence: Evidence[] = [];
  const add: AddEvidence = (dialect, sign, text, span, weight) => {
    evidence.push({ dialect, sign, text, span, weight });
  };
  collectFromVersion(policy, add);
  const id = elementNamed(policy, 'Id');
  if (id !== undefined) add('iam', 'element', 'Id', id.member.name.span, 1);
  for (const statement of policy.statements) {
    collectFromActions(statement, add);
    collectFromPrincipals(statement, add);
    collectFromConditions(statement, add);
    for (const resource of statement.resources) collectFromArn(resource.text, resource.node.span, add);
  }
  for (const { value, span } of stringsIn(policy.node)) {
    if (!value.startsWith('A')) continue;
    if (/^Aliyun\w+Role/.test(value)) add('ram', 'role name', value, span, 1);
    else if (/^AWS\w+Role/.test(value)) add('iam', 'role name', value, span, 1);
  }
  return evidence;
}

function collectFromVersion(policy: LoweredPolicy, add: AddEvidence): void {
  const version = elementNamed(policy, 'Version')?.member.value;
  if (version?.type !== 'string' && version?.type !== 'number') return;
  const text = String(version.value).trim();
  if (text === '1') add('ram', 'version', text, version.span, 3);
  else if (text === '2012-10-17' || text === '2008-10-17') add('iam', 'version', text, version.span, 3);
  else if (otherVersions.has(text)) add('other', 'version', text, version.span, 3);
}

function collectFromActions(statement: Statement, add: AddEvidence): void {
  const seen: Readonly<Record<Dialect, string[]>> = { ram: [], iam: [] };
  for (const { pattern, node } of statement.actions) {
    const prefix = pattern.service?.trim().toLowerCase();
    if (prefix === undefined) continue;
    const telling = Object.hasOwn(tellingActions, prefix) ? tellingActions[prefix] : undefined;
    const named = telling?.find(([, action]) => action.test(pattern.text.trim()));
    const known: Dialect | undefined =
      ramPrefixes.has(prefix) || prefix.startsWith('yundun') ? 'ram' : iamPrefixes.has(prefix) ? 'iam' : undefined;
    const dialect = named?.[0] ?? known;
    if (dialect === undefined || seen[dialect].includes(prefix)) continue;
    seen[dialect].push(prefix);
    add(dialect, named === undefined ? 'action prefix' : 'action name', pattern.text, node.span, 2);
  }
}

function collectFromPrincipals(statement: Statement, add: AddEvidence): void {
  for (const principal of statement.principals) {
    collectFromArn(principal.text, principal.node.span, add);
    collectFromDomain(principal.text, principal.node.span, add);
  }
  if (statement.principals.length === 0 && elementNamed(statement, 'NotPrincipal') === undefined) return;
  const types = new Set(statement.principals.flatMap(({ type }) => (type === undefined ? [] : [type])));
  for (const type of types) {
    if (type.value === 'RAM') add('ram', 'principal type', type.value, type.span, 3);
    else if (type.value === 'AWS' || type.value === 'CanonicalUser')
      add('iam', 'principal type', type.value, type.span, 3);
  }
  const notPrincipal = elementNamed(statement, 'NotPrincipal');
  if (notPrincipal !== undefined) add('iam', 'element', 'NotPrincipal', notPrincipal.member.name.span, 1);
}

function collectFromConditions(statement: Statement, add: AddEvidence): void {
  const seen = new Set<string>();
  for (const { operator, key, values } of statement.conditions) {
    const dialect = dialectOfKey(key.value);
    const namespace = key.value.slice(0, key.value.indexOf(':')).toLowerCase();
    if (dialect !== undefined && !seen.has(namespace)) {
      seen.add(namespace);
      add(dialect, 'condition key', key.value, key.span, 2);
    }
    if (/IfExists$|^Null$|^(\w+:)?Arn|^BinaryEquals$/.test(operator.value)) {
      add('iam', 'condition operator', operator.value, operator.span, 1);
    }
    for (const value of values) {
      if (value.type !== 'string') continue;
      collectFromArn(value.value, value.span, add);
      collectFromDomain(value.value, value.span, add);
    }
  }
}

function dialectOfKey(key: string): Dialect | undefined {
  if (/^(acs|ram|oss):/.test(key)) return 'ram';
  // RAM asks for nothing but the tags of a key; AWS has dozens of questions.
  return /^(aws|iam|s3):|^kms:(?!tag\/)/i.test(key) ? 'iam' : undefined;
}

function collectFromArn(text: string, at: Span, add: AddEvidence): void {
  if (/^(trn|qcs|jrn|krn):/.test(text)) add('other', 'arn', text, at, 3);
  else if (/^acs:/i.test(text) && text.split(':').length >= 5) add('ram', 'arn', text, at, 3);
  else if (/^arn:aws/i.test(text)) add('iam', 'arn', text, at, 3);
}

function collectFromDomain(text: string, at: Span, add: AddEvidence): void {
  const dialect = serviceDomains.find(([, domain]) => domain.test(text))?.[0];
  if (dialect !== undefined) add(dialect, 'service principal', text, at, 3);
}
