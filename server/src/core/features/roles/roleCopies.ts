import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Dialect } from '../../document/dialect.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { commandText } from './commandText.ts';
import type { KnownRole } from './knownRole.ts';
import { type PolicyJson, trustPolicy } from './roleTexts.ts';
import { blockName, jsonEncoded, reference, resourceBlock } from './terraformText.ts';

/** A text about a role that people take elsewhere. */
export interface RoleCopy {
  readonly id: 'name' | 'arn' | 'policy-name' | 'service-name' | 'cli-create' | 'cli-show' | 'cli-delete' | 'terraform';
  readonly title: string;
  /** Commands are quoted for a POSIX shell, one a line; what a person fills in stands in angle brackets. */
  readonly text: string;
}

const titles: Readonly<Record<RoleCopy['id'], Localized>> = {
  name: { en: 'Role name', 'zh-cn': '角色名称' },
  arn: { en: 'ARN of the role', 'zh-cn': '角色 ARN' },
  'policy-name': { en: 'Policy name', 'zh-cn': '策略名称' },
  'service-name': { en: 'Service name', 'zh-cn': '服务名称' },
  'cli-create': { en: 'Command that creates the role', 'zh-cn': '创建角色的命令' },
  'cli-show': { en: 'Command that shows the role', 'zh-cn': '查看角色的命令' },
  'cli-delete': { en: 'Command that deletes the role', 'zh-cn': '删除角色的命令' },
  terraform: { en: 'Terraform block', 'zh-cn': 'Terraform 代码块' },
};

type Texts = Readonly<Partial<Record<RoleCopy['id'], string | undefined>>>;

/** What can be copied of a role; a text that needs a fact which is not known is left out. */
export function roleCopies(role: KnownRole, catalogue: Catalogue, locale: Locale): readonly RoleCopy[] {
  const policyName = knownPolicyName(role, catalogue);
  const texts: Texts = {
    name: role.roleName,
    'policy-name': policyName,
    ...(role.family === 'service' ? ordinaryTexts(role, policyName) : linkedTexts(role, catalogue)),
  };
  const ids = Object.keys(titles) as readonly RoleCopy['id'][];
  return ids.flatMap((id) => {
    const text = texts[id];
    return text === undefined ? [] : [{ id, title: say(titles[id], locale), text }];
  });
}

/** A name that merely follows the rule of naming is not known. */
function knownPolicyName({ roleName, dialect, policyName }: KnownRole, catalogue: Catalogue): string | undefined {
  const isAssumed = catalogue[dialect]
    .rolesNamed(roleName)
    .some((role) => role.roleName === roleName && role.policyNameAssumed);
  return isAssumed ? undefined : policyName;
}

interface LinkedTexts {
  readonly show: string;
  readonly remove: string;
  arn(service: string | undefined): string | undefined;
  create(service: string): string;
  block(service: string): string;
}

const linked: Readonly<Record<Dialect, (roleName: string) => LinkedTexts>> = {
  ram: (roleName) => ({
    show: commandText('aliyun resourcemanager GetRole', { RoleName: roleName }),
    remove: commandText('aliyun resourcemanager DeleteServiceLinkedRole', { RoleName: roleName }),
    arn: () => ramArn(roleName),
    create: (service) => commandText('aliyun resourcemanager CreateServiceLinkedRole', { ServiceName: service }),
    block: (service) =>
      resourceBlock('alicloud_resource_manager_service_linked_role', blockName(roleName), { service_name: service }),
  }),
  iam: (roleName) => ({
    show: commandText('aws iam get-role', { 'role-name': roleName }),
    remove: commandText('aws iam delete-service-linked-role', { 'role-name': roleName }),
    arn: (service) => service && `arn:aws:iam::<account-id>:role/aws-service-role/${service}/${roleName}`,
    create: (service) => commandText('aws iam create-service-linked-role', { 'aws-service-name': service }),
    block: (service) =>
      resourceBlock('aws_iam_service_linked_role', blockName(roleName), { aws_service_name: service }),
  }),
};

function linkedTexts({ roleName, services: [service], dialect }: KnownRole, catalogue: Catalogue): Texts {
  const { show, remove, arn, create, block } = linked[dialect](roleName);
  const facts = catalogue[dialect];
  // The one role that nobody deletes is also made by its service alone.
  const isPermanent = facts.rolePolicy(roleName)?.isPermanent === true;
  // Of two roles of one service it is not known which of them the service name creates.
  const isOnly = service !== undefined && facts.rolesNamed(service).length === 1;
  const creatable = isOnly && !isPermanent ? service : undefined;
  return {
    arn: arn(service),
    'service-name': service,
    'cli-create': creatable && create(creatable),
    'cli-show': show,
    'cli-delete': isPermanent ? undefined : remove,
    terraform: creatable && block(creatable),
  };
}

/** An ordinary role is of use only with its policy, and RAM deletes none that has one attached. */
function ordinaryTexts(role: KnownRole, policyName: string | undefined): Texts {
  const { roleName } = role;
  const trust = trustPolicy(role);
  const attachment = policyName && { PolicyType: 'System', PolicyName: policyName, RoleName: roleName };
  const attach = attachment && commandText('aliyun ram AttachPolicyToRole', attachment);
  const detach = attachment && commandText('aliyun ram DetachPolicyFromRole', attachment);
  const create =
    trust &&
    commandText('aliyun ram CreateRole', { RoleName: roleName, AssumeRolePolicyDocument: JSON.stringify(trust) });
  const remove = commandText('aliyun ram DeleteRole', { RoleName: roleName });
  return {
    arn: ramArn(roleName),
    'cli-create': create && [create, attach].filter(Boolean).join('\n'),
    'cli-show': commandText('aliyun ram GetRole', { RoleName: roleName }),
    'cli-delete': [detach, remove].filter(Boolean).join('\n'),
    terraform: trust && ordinaryBlocks(roleName, trust, policyName),
  };
}

function ordinaryBlocks(roleName: string, trust: PolicyJson, policyName: string | undefined): string {
  const name = blockName(roleName);
  const role = resourceBlock('alicloud_ram_role', name, {
    role_name: roleName,
    assume_role_policy_document: jsonEncoded(trust),
  });
  if (policyName === undefined) return role;
  const attachment = resourceBlock('alicloud_ram_role_policy_attachment', name, {
    policy_type: 'System',
    policy_name: policyName,
    role_name: reference(`alicloud_ram_role.${name}.role_name`),
  });
  return `${role}\n\n${attachment}`;
}

/** RAM keeps names of roles in lower case in their ARNs. */
function ramArn(roleName: string): string {
  return `acs:ram::<account-id>:role/${roleName.toLowerCase()}`;
}
