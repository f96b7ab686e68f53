import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import { type Localized, say } from '../../text/locale.ts';
import type { ArnPlace } from './arn.ts';
import type { TypedArn } from './arnForms.ts';
import { mostItems, plain, stringItem } from './items.ts';
import { fitOf } from './matching.ts';

const words = {
  linked: { en: 'service-linked role', 'zh-cn': '服务关联角色' },
  ordinary: { en: 'service role', 'zh-cn': '服务角色' },
  policy: { en: 'policy of {0}', 'zh-cn': '{0} 的权限策略' },
} as const satisfies Record<string, Localized>;

interface NamedThing {
  readonly name: string;
  /** The name as the end of an ARN. */
  readonly relativeId: string;
  readonly remark: Localized;
  readonly roleName: string;
}

/** Roles and policies that the vendor names, once `role/` or `policy/` stands in an ARN of RAM or IAM. */
export function roleAndPolicyItems(typed: TypedArn, place: ArnPlace): readonly CompletionItem[] {
  const { catalogue, target, locale } = place;
  const [type = '', ...rest] = typed.typed.split('/');
  if (typed.service?.toLowerCase() !== catalogue.dialect || rest.length === 0) return [];
  const things = type === 'role' ? rolesOf(catalogue) : type === 'policy' ? policiesOf(catalogue) : [];
  const wanted = rest.at(-1)?.toLowerCase() ?? '';
  return things
    .map((thing) => ({ thing, fit: wanted === '' ? 1 : fitOf(wanted, thing.name) }))
    .filter(({ fit }) => fit !== undefined)
    .toSorted((a, b) => (a.fit ?? 0) - (b.fit ?? 0))
    .slice(0, mostItems / 2)
    .map(({ thing: { relativeId, remark, roleName } }) =>
      stringItem(
        target,
        {
          label: relativeId,
          kind: CompletionItemKind.Reference,
          remark: say(remark, locale, [roleName]),
          topic: { of: 'role', dialect: catalogue.dialect, name: roleName },
        },
        plain(relativeId),
        typed.start,
      ),
    );
}

/** IAM keeps service-linked roles and their policies under a path of their own. */
const path = { ram: '', iam: 'aws-service-role/' } as const;

function rolesOf({ dialect, roles, serviceRoles }: DialectCatalogue): readonly NamedThing[] {
  const linked = roles.flatMap(({ roleName, serviceName }) => {
    const owner = dialect === 'ram' ? '' : `${serviceName}/`;
    const relativeId = `role/${path[dialect]}${owner}${roleName}`;
    return serviceName === undefined ? [] : [{ name: roleName, relativeId, remark: words.linked, roleName }];
  });
  const ordinary = serviceRoles.map(({ roleName }) => {
    return { name: roleName, relativeId: `role/${roleName}`, remark: words.ordinary, roleName };
  });
  return [...linked, ...ordinary];
}

function policiesOf({ dialect, roles, serviceRoles }: DialectCatalogue): readonly NamedThing[] {
  const ofLinked = roles.map(({ roleName, policyName }) => ({ roleName, policyName, before: path[dialect] }));
  const ofOrdinary = serviceRoles.map(({ roleName, policyName }) => ({ roleName, policyName, before: '' }));
  return [...ofLinked, ...ofOrdinary].flatMap(({ roleName, policyName, before }) => {
    if (policyName === undefined) return [];
    return [{ name: policyName, relativeId: `policy/${before}${policyName}`, remark: words.policy, roleName }];
  });
}
