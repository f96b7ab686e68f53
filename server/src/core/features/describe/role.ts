import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import type { ServiceLinkedRole, ServiceRole } from '../../catalogue/serviceLinkedRole.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { blocks, bullets, code, headline, names, table } from './markdown.ts';
import { footer } from './words.ts';

const words = {
  linked: { en: 'service-linked role', 'zh-cn': '服务关联角色' },
  ordinary: { en: 'service role', 'zh-cn': '服务角色' },
  fact: { en: 'Fact', 'zh-cn': '项目' },
  value: { en: 'Value', 'zh-cn': '内容' },
  role: { en: 'Role name', 'zh-cn': '角色名称' },
  policy: { en: 'Policy name', 'zh-cn': '权限策略名称' },
  policyAssumed: { en: '{0} (by the naming rule)', 'zh-cn': '{0}（按命名规则推测）' },
  service: { en: 'Service name', 'zh-cn': '服务名称' },
  trustedBy: { en: 'Trusts', 'zh-cn': '可信实体' },
  created: { en: 'Created when', 'zh-cn': '创建时机' },
  deletable: { en: 'Before deletion', 'zh-cn': '删除前提' },
  variants: {
    en: 'By product generation; all that an account uses apply together:',
    'zh-cn': '按产品形态；账号使用的各种形态同时适用：',
  },
  createdIn: { en: 'Created when: {0}', 'zh-cn': '创建时机：{0}' },
  deletableIn: { en: 'Before deletion: {0}', 'zh-cn': '删除前提：{0}' },
} as const satisfies Record<string, Localized>;

/** A service-linked role: its three names, what creates it and what has to be done before it can be deleted. */
export function describeRole(role: ServiceLinkedRole, catalogue: DialectCatalogue, locale: Locale): string {
  const row = (name: Localized, value: string | undefined): readonly (readonly string[])[] =>
    value === undefined ? [] : [[say(name, locale), value]];
  const policy = role.policyName === undefined ? undefined : code(role.policyName);
  return blocks(
    headline(role.roleName, say(words.linked, locale)),
    table(
      [say(words.fact, locale), say(words.value, locale)],
      [
        ...row(words.service, role.serviceName === undefined ? undefined : code(role.serviceName)),
        ...row(words.policy, policy && role.policyNameAssumed ? say(words.policyAssumed, locale, [policy]) : policy),
        ...row(words.created, role.trigger && say(role.trigger, locale)),
        ...row(words.deletable, role.deletionPrecondition && say(role.deletionPrecondition, locale)),
      ],
    ),
    role.variants.length === 0 ? undefined : `${say(words.variants, locale)}\n${variantLines(role, locale)}`,
    footer(catalogue, locale),
  );
}

function variantLines({ variants }: ServiceLinkedRole, locale: Locale): string {
  return bullets(
    variants.map(({ generation, trigger, deletionPrecondition }) =>
      [
        `**${say(generation, locale)}**`,
        trigger === undefined ? undefined : `  - ${say(words.createdIn, locale, [say(trigger, locale)])}`,
        deletionPrecondition === undefined
          ? undefined
          : `  - ${say(words.deletableIn, locale, [say(deletionPrecondition, locale)])}`,
      ]
        .filter((line) => line !== undefined)
        .join('\n'),
    ),
  );
}

/** An ordinary role that a product proposes: whom it trusts and the policy it comes with. */
function describeServiceRole(role: ServiceRole, catalogue: DialectCatalogue, locale: Locale): string {
  const rows = [
    [say(words.trustedBy, locale), names(role.services, 6, locale)],
    ...(role.policyName === undefined ? [] : [[say(words.policy, locale), code(role.policyName)]]),
  ];
  return blocks(
    headline(role.roleName, say(words.ordinary, locale)),
    table([say(words.fact, locale), say(words.value, locale)], rows),
    footer(catalogue, locale),
  );
}

/**
 * The role or roles that a role name, policy name or service name stands for; `undefined` when the catalogue knows none.
 * Role names inside an ARN are written in lower case, so letter case does not count.
 */
export function describeRolesNamed(name: string, catalogue: DialectCatalogue, locale: Locale): string | undefined {
  const linked = catalogue.rolesNamed(name);
  if (linked.length > 0) return linked.map((role) => describeRole(role, catalogue, locale)).join('\n\n---\n\n');
  const wanted = name.toLowerCase();
  const ordinary = catalogue.serviceRoles.find(
    ({ roleName, policyName }) => roleName.toLowerCase() === wanted || policyName?.toLowerCase() === wanted,
  );
  return ordinary === undefined ? undefined : describeServiceRole(ordinary, catalogue, locale);
}
