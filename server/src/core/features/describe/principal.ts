import type { DialectCatalogue, Service } from '../../catalogue/catalogue.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { blocks, code, headline, names } from './markdown.ts';
import { describeRole } from './role.ts';
import { footer } from './words.ts';

const words = {
  service: { en: 'service principal', 'zh-cn': '云服务' },
  unknown: {
    en: 'not in the catalogue, which does not list every service',
    'zh-cn': '目录未收录（目录并不包含所有服务）',
  },
  thisAccount: { en: 'The service, acting for this account.', 'zh-cn': '该服务，代表当前账号。' },
  anyAccount: {
    en: 'The service, acting for **any** account; a `Condition` should say which.',
    'zh-cn': '该服务，代表**任意**账号；应使用 `Condition` 限定范围。',
  },
  oneAccount: { en: 'The service, acting for account {0}.', 'zh-cn': '该服务，代表账号 {0}。' },
  usedBy: { en: '**Service roles that trust it**: {0}', 'zh-cn': '**信任它的服务角色**：{0}' },
} as const satisfies Record<string, Localized>;

/** A service principal such as `ecs.aliyuncs.com` or `<account>@ecs.aliyuncs.com`, and the roles that belong to it. */
export function describeServicePrincipal(text: string, catalogue: DialectCatalogue, locale: Locale): string {
  const at = text.lastIndexOf('@');
  const service = text.slice(at + 1);
  const account = at < 0 ? undefined : text.slice(0, at);
  const isKnown = catalogue.servicePrincipals.includes(service);
  const product = serviceOfPrincipal(service, catalogue);
  const linked = catalogue.rolesNamed(service);
  const ordinary = catalogue.serviceRoles
    .filter(({ services }) => services.includes(text))
    .map(({ roleName }) => roleName);
  return blocks(
    headline(
      text,
      say(words.service, locale),
      product && say(product.title, locale),
      isKnown ? undefined : say(words.unknown, locale),
    ),
    catalogue.dialect === 'ram' ? sayAccount(account, locale) : undefined,
    ordinary.length === 0 ? undefined : say(words.usedBy, locale, [names(ordinary, 6, locale)]),
    ...linked.map((role) => `---\n\n${describeRole(role, catalogue, locale)}`),
    linked.length === 0 ? footer(catalogue, locale) : undefined,
  );
}

function sayAccount(account: string | undefined, locale: Locale): string {
  if (account === undefined) return say(words.thisAccount, locale);
  return account === '*' ? say(words.anyAccount, locale) : say(words.oneAccount, locale, [code(account)]);
}

/** The service whose code a service principal ends in: `kms` for `keystore.kms.aliyuncs.com`. */
export function serviceOfPrincipal(principal: string, catalogue: DialectCatalogue): Service | undefined {
  const code = /([\w-]+)\.(?:aliyuncs|amazonaws)\.com(?:\.cn)?$/i.exec(principal)?.[1];
  return code === undefined ? undefined : catalogue.service(code);
}

export function isServicePrincipal(text: string): boolean {
  return /\.(aliyuncs\.com|amazonaws\.com(\.cn)?)$/i.test(text);
}
