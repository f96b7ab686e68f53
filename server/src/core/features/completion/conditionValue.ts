import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Catalogue, ConditionType } from '../../catalogue/catalogue.ts';
import { looksLikeArn } from '../../document/arn.ts';
import type { Dialect } from '../../document/dialect.ts';
import type { LocationOf } from '../../document/locate.ts';
import { type Localized, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { serviceOfPrincipal } from '../describe/principal.ts';
import { resourceForms } from '../describe/resourceForms.ts';
import { withDefaults } from '../snippets/snippet.ts';
import { completeArn } from './arn.ts';
import { readTypedArn } from './arnForms.ts';
import { search } from './catalogueSearch.ts';
import { operatorOf } from './condition.ts';
import { mostItems, othersThan, type Place, plain, stringItem, type Target } from './items.ts';
import { neighbourhoodOf, servicesByNearness } from './neighbourhood.ts';
import { serviceItems } from './principal.ts';
import { accountsIn, prefixesIn, seenAccount } from './surroundings.ts';

const words = {
  utc: { en: 'date and time in UTC', 'zh-cn': '日期和时间（UTC）' },
  offset: { en: 'date and time with its offset', 'zh-cn': '日期和时间（带时区偏移）' },
  address: { en: 'one address', 'zh-cn': '单个地址' },
  block: { en: 'IPv4 block', 'zh-cn': 'IPv4 地址段' },
  block6: { en: 'IPv6 block', 'zh-cn': 'IPv6 地址段' },
  privateBlock: { en: 'private IPv4 block', 'zh-cn': 'IPv4 私网地址段' },
} as const satisfies Record<string, Localized>;

const servicesInKey = /^(acs:Service|iam:PassedToService|aws:PrincipalServiceName)$/i;
const linkedServiceInKey = /^(ram:ServiceName|iam:AWSServiceName)$/i;
const regionInKey = /:(RequestedRegion|RegionId|Region)$/i;
const accountInKey = /:\w*Account(Id)?$/i;
const arnInKey = /^(acs|aws):PrincipalArn$/i;

/** A value with gaps, in snippet syntax, and what it is. */
interface Skeleton {
  readonly text: string;
  readonly remark?: Localized;
}

/** What ids look like in keys whose values have a fixed form. */
const idForms: readonly (readonly [key: RegExp, text: string])[] = [
  [/^(acs|aws):SourceVpc$/i, 'vpc-${1:<id>}'],
  [/^aws:SourceVpce$/i, 'vpce-${1:<id>}'],
  [/^aws:\w+OrgID$/i, 'o-${1:<id>}'],
  [/^(sts:ServiceOwnerRDId|acs:PrincipalRDId)$/i, 'rd-${1:<id>}'],
  [/^sts:ServiceOwnerRDPath$/i, '${1:<resource-directory-id>}/${2:<root-folder-id>}/${3:<folder-id>}*'],
  [/^kms:ViaService$/i, '${1:<service>}.${2:<region>}.amazonaws.com'],
];

/** The values that a key is known to take and that the list does not have yet, or the form that its values have. */
export function completeConditionValue(
  location: LocationOf<'conditionValue'>,
  target: Target,
  context: FeatureContext,
): readonly CompletionItem[] {
  const { policy, operator, key, entry, spot } = location;
  const { locale } = context;
  const catalogue = context.catalogue[policy.recognition.dialect];
  const others = othersThan(
    spot,
    (entry?.values ?? []).map((node) => ({ node, text: 'value' in node ? String(node.value) : '' })),
  );
  const listed = new Set(others.map(({ text }) => text));
  const place: ValuePlace = { target, catalogue, locale, listed };
  if (/^(Bool|Null)/.test(operator)) return valueItems(['true', 'false'], undefined, place);
  if (servicesInKey.test(key)) return serviceItems(listed, place);
  if (linkedServiceInKey.test(key)) return roleItems(place);
  if (regionInKey.test(key)) return valueItems(catalogue.regions, undefined, place);
  const known = catalogue.conditionKey(key);
  if (known !== undefined && known.values.length > 0) return valueItems(known.values, undefined, place);
  if (accountInKey.test(key)) {
    const accounts = accountsIn(target, policy);
    return [...valueItems(accounts, seenAccount, place), ...skeletonItems([{ text: '${1:<account-id>}' }], place)];
  }
  const idForm = idForms.find(([pattern]) => pattern.test(key));
  if (idForm !== undefined) return skeletonItems([{ text: idForm[1] }], place);
  const type = known?.type ?? operatorOf(operator, catalogue)?.type;
  if (type === 'arn' || arnInKey.test(key) || (spot.quoted && looksLikeArn(spot.typed))) {
    return completeArnValue(location, place, context.catalogue);
  }
  return skeletonItems(skeletonsOf(type, key), place);
}

interface ValuePlace extends Place {
  /** Values that stand there already. */
  readonly listed: ReadonlySet<string>;
}

function valueItems(
  values: readonly string[],
  remark: Localized | undefined,
  { target, locale, listed }: ValuePlace,
): readonly CompletionItem[] {
  return values
    .filter((value) => !listed.has(value))
    .map((value) =>
      stringItem(
        target,
        { label: value, kind: CompletionItemKind.Value, remark: remark && say(remark, locale) },
        plain(value),
      ),
    );
}

function skeletonItems(
  skeletons: readonly Skeleton[],
  { target, locale, listed }: ValuePlace,
): readonly CompletionItem[] {
  return skeletons.flatMap(({ text, remark }) => {
    const label = withDefaults([text]);
    if (listed.has(label)) return [];
    return [stringItem(target, { label, kind: CompletionItemKind.Value, remark: remark && say(remark, locale) }, text)];
  });
}

/** Forms of dates and addresses; the examples are of the ranges that are reserved for documentation and private networks. */
function skeletonsOf(type: ConditionType | 'null' | undefined, key: string): readonly Skeleton[] {
  if (type === 'date') {
    const time = '${1:2030}-${2:01}-${3:01}T${4:00}:${5:00}:${6:00}';
    return [
      { text: `${time}Z`, remark: words.utc },
      { text: `${time}\${7:+08:00}`, remark: words.offset },
    ];
  }
  if (type !== 'ip') return [];
  if (/VpcSourceIp|Private/i.test(key)) {
    return ['${1:10.0.0.0}/${2:8}', '${1:172.16.0.0}/${2:12}', '${1:192.168.0.0}/${2:16}'].map((text) => ({
      text,
      remark: words.privateBlock,
    }));
  }
  return [
    { text: '${1:203.0.113.0}/${2:24}', remark: words.block },
    { text: '${1:203.0.113.10}', remark: words.address },
    { text: '${1:2001:db8::}/${2:32}', remark: words.block6 },
  ];
}

/** ARNs of callers for the keys that ask for them; for other keys the ARN's fields and forms, once its service is written. */
function completeArnValue(
  { policy, operator, key, spot }: LocationOf<'conditionValue'>,
  { target, catalogue, locale }: Place,
  catalogues: Catalogue,
): readonly CompletionItem[] {
  const service = spot.quoted ? readTypedArn(spot.typed)?.service : undefined;
  const forms = arnInKey.test(key)
    ? callerForms[catalogue.dialect].map((arn) => ({ arn, type: undefined, actions: [] }))
    : service === undefined
      ? []
      : resourceForms(service, catalogue);
  return completeArn({
    target,
    catalogue,
    locale,
    accounts: accountsIn(target, policy),
    byActions: false,
    forms,
    services: (typed) =>
      servicesByNearness(typed, catalogue, neighbourhoodOf(prefixesIn(target, policy), catalogues, catalogue)),
    wildcards: operatorOf(operator, catalogue)?.wildcards === true,
  });
}

const callerForms: Readonly<Record<Dialect, readonly string[]>> = {
  ram: ['acs:ram:*:{account-id}:role/{role-name}', 'acs:ram:*:{account-id}:user/{user-name}'],
  iam: ['arn:aws:iam::{account-id}:role/{role-name}', 'arn:aws:iam::{account-id}:user/{user-name}'],
};

/** Service names of service-linked roles, found by the service, the role or the product. */
function roleItems({ target, catalogue, locale, listed }: ValuePlace): readonly CompletionItem[] {
  const offers = catalogue.roles.flatMap(({ roleName, serviceName }) => {
    if (serviceName === undefined || listed.has(serviceName)) return [];
    const service = serviceOfPrincipal(serviceName, catalogue);
    return [{ roleName, serviceName, product: service && say(service.title, locale) }];
  });
  return search(target.spot.typed, offers, ({ serviceName, roleName, product }) => [
    serviceName,
    roleName,
    ...(product === undefined ? [] : [product]),
  ])
    .toSorted((a, b) => a.fit - b.fit)
    .slice(0, mostItems)
    .map(({ thing: { serviceName, roleName, product } }) =>
      stringItem(
        target,
        {
          label: serviceName,
          kind: CompletionItemKind.Value,
          filter: [serviceName, roleName, product ?? ''].join(' ').trim(),
          remark: product === undefined ? roleName : `${roleName} · ${product}`,
          topic: { of: 'role', dialect: catalogue.dialect, name: roleName },
        },
        plain(serviceName),
      ),
    );
}
