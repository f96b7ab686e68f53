import { conditionKeyName } from '../../access/condition.ts';
import type { Dialect } from '../../document/dialect.ts';
import { indentUnit, insertMember, lineBreak } from '../../document/edits.ts';
import { memberNamed } from '../../document/jsonNode.ts';
import { elementNamed, elementsNamed, type Statement } from '../../document/policy.ts';
import type { Edit } from '../../text/edit.ts';
import { type Localized, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { likelyRoles } from './likelyRoles.ts';
import type { Offer, RefactoringSort, RefactorPlace } from './refactoring.ts';

/** A condition that is worth adding to a statement. */
interface Proposal {
  readonly title: Localized;
  readonly args?: readonly string[];
  readonly operator: string;
  readonly key: string;
  readonly value: string;
  /** The parts of the value that a person fills in. */
  readonly blanks?: readonly string[];
}

const titles = {
  mfa: { en: 'Add a condition: only with MFA', 'zh-cn': '添加条件：仅限多因素认证（MFA）' },
  sourceIp: { en: 'Add a condition: only from an address range', 'zh-cn': '添加条件：仅限指定 IP 地址段' },
  serviceName: {
    en: 'Add a condition: only for a service-linked role of a certain service',
    'zh-cn': '添加条件：仅限指定云服务的服务关联角色',
  },
  role: { en: 'Add a condition: only for the service-linked role {0}', 'zh-cn': '添加条件：仅限服务关联角色 {0}' },
  directory: { en: 'Add a condition: only from a resource directory', 'zh-cn': '添加条件：仅限指定资源目录' },
  folder: {
    en: 'Add a condition: only from a folder of a resource directory',
    'zh-cn': '添加条件：仅限资源目录的指定资源夹',
  },
  organization: { en: 'Add a condition: only from an organization', 'zh-cn': '添加条件：仅限指定组织' },
} as const satisfies Readonly<Record<string, Localized>>;

/**
 * Adds a condition that statements of this sort are often meant to have. It makes an Allow narrower;
 * a Deny would become weaker with it, so that none is offered there.
 */
export const addCondition: RefactoringSort = {
  kind: 'refactor.rewrite.rampart.addCondition',
  find(place: RefactorPlace, context: FeatureContext) {
    const [statement, another] = place.statements;
    if (statement?.effect?.value !== 'Allow' || another !== undefined) return [];
    const { dialect } = place.policy.recognition;
    const keys = new Set(statement.conditions.map(({ key }) => conditionKeyName(key.value, dialect)));
    return proposalsFor(statement, place, context).flatMap((proposal): readonly Offer[] => {
      const isThere = keys.has(conditionKeyName(proposal.key, dialect));
      const edit = isThere ? undefined : insertion(statement, proposal, place.document.text);
      if (edit === undefined) return [];
      const title = say(proposal.title, context.locale, proposal.args);
      return [{ title, access: 'narrows', edits: [edit], ...(proposal.blanks && { blanks: proposal.blanks }) }];
    });
  },
};

function proposalsFor(statement: Statement, place: RefactorPlace, context: FeatureContext): readonly Proposal[] {
  const { dialect, kind } = place.policy.recognition;
  if (statement.actions.length > 0 && statement.actions.every(({ text }) => aboutLinkedRoles.test(text))) {
    return serviceNames(place, context);
  }
  const types = new Set(statement.principals.map(({ type }) => type?.value));
  if (kind === 'trust' && types.has('Service')) {
    if (types.size > 1) return [];
    const isForOthers = statement.principals.some(({ text }) => text.includes('@'));
    return dialect === 'iam' ? [organization('aws:SourceOrgID')] : isForOthers ? directories : [];
  }
  const isOfPeople = kind === 'permission' || types.has('RAM') || types.has('AWS');
  if (!isOfPeople || types.has('Federated')) return [];
  return [
    ...forPeople[dialect],
    ...(kind === 'trust' && dialect === 'iam' ? [organization('aws:PrincipalOrgID')] : []),
  ];
}

const aboutLinkedRoles = /^(ram|iam):\w*ServiceLinkedRole$/i;

/** From the addresses that are reserved for examples, in which every reader sees one. */
const exampleBlock = '203.0.113.0/24';

const forPeople: Readonly<Record<Dialect, readonly Proposal[]>> = {
  ram: [
    { title: titles.mfa, operator: 'Bool', key: 'acs:MFAPresent', value: 'true' },
    { title: titles.sourceIp, operator: 'IpAddress', key: 'acs:SourceIp', value: exampleBlock, blanks: [exampleBlock] },
  ],
  iam: [
    { title: titles.mfa, operator: 'Bool', key: 'aws:MultiFactorAuthPresent', value: 'true' },
    { title: titles.sourceIp, operator: 'IpAddress', key: 'aws:SourceIp', value: exampleBlock, blanks: [exampleBlock] },
  ],
};

const [directoryId, rootFolderId, folderId] = ['<resource-directory-id>', '<root-folder-id>', '<folder-id>'];

/** Of whom a service may act for that may act for others than the owner of the role. */
const directories: readonly Proposal[] = [
  {
    title: titles.directory,
    operator: 'StringEquals',
    key: 'sts:ServiceOwnerRDId',
    value: directoryId,
    blanks: [directoryId],
  },
  {
    title: titles.folder,
    operator: 'StringLike',
    key: 'sts:ServiceOwnerRDPath',
    value: `${directoryId}/${rootFolderId}/${folderId}*`,
    blanks: [directoryId, rootFolderId, folderId],
  },
];

function organization(key: string): Proposal {
  const value = '<organization-id>';
  return { title: titles.organization, operator: 'StringEquals', key, value, blanks: [value] };
}

/** The roles that the rest of the policy has to do with; where there are none, a name to fill in. */
function serviceNames({ policy }: RefactorPlace, { catalogue }: FeatureContext): readonly Proposal[] {
  const { dialect } = policy.recognition;
  const common = { operator: 'StringEquals', key: dialect === 'ram' ? 'ram:ServiceName' : 'iam:AWSServiceName' };
  const roles = likelyRoles(policy, catalogue[dialect]);
  if (roles.length > 0) {
    return roles.map(({ roleName, serviceName }) => ({
      ...common,
      title: titles.role,
      args: [roleName],
      value: serviceName,
    }));
  }
  const blank = '<service-name>';
  return [{ ...common, title: titles.serviceName, value: blank, blanks: [blank] }];
}

/** The edit that puts a condition beside those that are there; `undefined` where what is there is malformed. */
function insertion(statement: Statement, { operator, key, value }: Proposal, text: string): Edit | undefined {
  const isSpread = text.slice(statement.node.span.start, statement.node.span.end).includes('\n');
  const written = JSON.stringify(value);
  const elements = elementsNamed(statement, 'Condition');
  const block = elementNamed(statement, 'Condition')?.member.value;
  if (elements.length === 0) {
    const operators = objectText(operator, objectText(key, written, isSpread, text), isSpread, text);
    return insertMember(text, statement.node, 'Condition', operators, 'last');
  }
  if (elements.length > 1 || block?.type !== 'object') return undefined;
  const own = memberNamed(block, operator);
  if (own === undefined) return insertMember(text, block, operator, objectText(key, written, isSpread, text), 'last');
  return own.value?.type === 'object' ? insertMember(text, own.value, key, written, 'last') : undefined;
}

/** JSON text of an object with one member, over several lines where its surroundings are. */
function objectText(name: string, value: string, isSpread: boolean, text: string): string {
  const member = `${JSON.stringify(name)}: ${value}`;
  if (!isSpread) return `{ ${member} }`;
  const [eol, unit] = [lineBreak(text), indentUnit(text)];
  return `{${eol}${unit}${member.replaceAll(eol, eol + unit)}${eol}}`;
}
