import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import type { Dialect } from '../../document/dialect.ts';
import type { LocationOf } from '../../document/locate.ts';
import { elementNamed, type Statement } from '../../document/policy.ts';
import { grammarOf } from '../../grammar/grammar.ts';
import { type Localized, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { serviceOfPrincipal } from '../describe/principal.ts';
import { completeArn } from './arn.ts';
import { readTypedArn } from './arnForms.ts';
import { search } from './catalogueSearch.ts';
import { memberItem, mostItems, othersThan, type Place, plain, stringItem, type Target, wholeItem } from './items.ts';
import { wellKnown } from './neighbourhood.ts';
import { accountsIn, seenAccount } from './surroundings.ts';

const words = {
  otherAccount: { en: 'the service, acting for that account', 'zh-cn': '该服务，代表指定账号' },
  anyAccount: {
    en: 'the service, acting for any account; add a Condition',
    'zh-cn': '该服务，代表任意账号；应添加 Condition',
  },
  wholeAccount: { en: 'account of this text, as a whole', 'zh-cn': '文本中出现的账号（整个账号）' },
  everyone: { en: 'everyone', 'zh-cn': '所有人' },
} as const satisfies Record<string, Localized>;

/** The kinds of principals that the statement does not name yet. */
export function completePrincipalType(
  { policy, statement, spot, braces }: LocationOf<'principalType'>,
  target: Target,
): readonly CompletionItem[] {
  const { dialect, kind } = policy.recognition;
  const own = grammarOf(dialect, kind).principalTypes;
  const trust = grammarOf(dialect, 'trust');
  const types = own.length > 0 ? own : trust.principalTypes;
  const present = typesIn(statement, spot.outer.start);
  return types
    .filter(({ name, standing }) => standing === 'documented' && !present.has(name))
    .map(({ name }) => {
      const offer = {
        label: name,
        kind: CompletionItemKind.Property,
        topic: { of: 'element', dialect, kind: own.length > 0 ? kind : 'trust', owner: 'principal', name },
        continues: true,
      } as const;
      return braces ? memberItem(target, offer, name, '"$1"') : wholeItem(target, offer, `{\n\t"${name}": "$1"\n}`);
    });
}

function typesIn(statement: Statement, cursor: number): ReadonlySet<string> {
  const block = (elementNamed(statement, 'Principal') ?? elementNamed(statement, 'NotPrincipal'))?.member.value;
  const members = block?.type === 'object' ? block.members : [];
  return new Set(members.filter(({ name }) => name.span.start !== cursor).map(({ name }) => name.value));
}

/** Services by name; for identities the forms of their ARNs and the accounts that the text names. */
export function completePrincipal(
  { policy, statement, type, spot }: LocationOf<'principal'>,
  target: Target,
  { catalogue: catalogues, locale }: FeatureContext,
): readonly CompletionItem[] {
  const catalogue = catalogues[policy.recognition.dialect];
  const listed = new Set(othersThan(spot, statement.principals).map(({ text }) => text));
  if (type === 'Service') {
    const place = { target, catalogue, locale };
    return [...serviceItems(listed, place), ...actingServiceItems(listed, place)];
  }
  const accounts = accountsIn(target, policy);
  const forms = identityForms(catalogue.dialect, type);
  const items = completeArn({
    target,
    catalogue,
    locale,
    forms: forms.map((arn) => ({ arn, type: undefined, actions: [] })),
    byActions: false,
    accounts,
    services: () => [],
    wildcards: false,
  });
  if (spot.quoted && readTypedArn(spot.typed) !== undefined) return items;
  const offer = (values: readonly string[], remark: Localized): readonly CompletionItem[] =>
    values
      .filter((value) => !listed.has(value))
      .map((value) =>
        stringItem(
          target,
          { label: value, kind: CompletionItemKind.Reference, remark: say(remark, locale) },
          plain(value),
        ),
      );
  const isOfIam = catalogue.dialect === 'iam';
  const isBareInRam = !isOfIam && type === undefined && policy.recognition.kind === 'resource';
  const mayBeEveryone = isBareInRam || (isOfIam && (type === undefined || type === 'AWS'));
  const roots = type === 'RAM' || type === 'AWS' ? accounts.map((account) => rootOf(account, catalogue.dialect)) : [];
  return [
    ...offer(roots, words.wholeAccount),
    ...offer(isBareInRam ? accounts : [], seenAccount),
    ...items,
    ...offer(mayBeEveryone ? ['*'] : [], words.everyone),
  ];
}

/** Service principals that fit, with their product; what stands before an `@` names an account and stays. */
export function serviceItems(
  listed: ReadonlySet<string>,
  { target, catalogue, locale }: Place,
): readonly CompletionItem[] {
  const { typed, quoted } = target.spot;
  const account = quoted ? typed.slice(0, typed.lastIndexOf('@') + 1) : '';
  return principalsThatFit(typed.slice(account.length), catalogue)
    .filter((principal) => !listed.has(account + principal))
    .slice(0, mostItems - 2)
    .map((principal) => {
      const service = serviceOfPrincipal(principal, catalogue);
      return stringItem(
        target,
        {
          label: principal,
          kind: CompletionItemKind.Value,
          remark: service && say(service.title, locale),
          topic: { of: 'servicePrincipal', dialect: catalogue.dialect, name: account + principal },
        },
        plain(principal),
        account.length,
      );
    });
}

/** Service principals that fit, those of well-known services themselves before those of their parts and of other services. */
function principalsThatFit(typed: string, catalogue: DialectCatalogue): readonly string[] {
  const isWellKnown = (principal: string): boolean => {
    const [code = '', ...domain] = principal.split('.');
    return domain.length === 2 && wellKnown[catalogue.dialect].includes(code);
  };
  return search(typed, catalogue.servicePrincipals, (principal) => [principal])
    .map(({ thing, fit }) => ({ principal: thing, rank: fit * 2 + (isWellKnown(thing) ? 0 : 1) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ principal }) => principal);
}

/** In RAM, how a service is named that acts for one other account, or for any. */
function actingServiceItems(
  listed: ReadonlySet<string>,
  { target, catalogue, locale }: Place,
): readonly CompletionItem[] {
  const { typed } = target.spot;
  if (catalogue.dialect !== 'ram' || typed.includes('@')) return [];
  const isAccount = /^\d+$/.test(typed);
  const example =
    isAccount || typed === '' || typed === '*' ? 'ecs.aliyuncs.com' : principalsThatFit(typed, catalogue)[0];
  if (example === undefined) return [];
  const account = isAccount ? typed : '<account-id>';
  const forms = [
    { before: account, content: `\${1:${account}}@\${2:${example}}`, remark: words.otherAccount },
    { before: '*', content: `*@\${1:${example}}`, remark: words.anyAccount },
  ];
  const fitting = forms.filter(({ before }) => (isAccount ? before === typed : typed !== '*' || before === '*'));
  return fitting
    .filter(({ before }) => !listed.has(`${before}@${example}`))
    .map(({ before, content, remark }) =>
      stringItem(
        target,
        {
          label: `${before}@${example}`,
          kind: CompletionItemKind.Value,
          remark: say(remark, locale),
          topic: { of: 'servicePrincipal', dialect: 'ram', name: `${before}@${example}` },
        },
        content,
      ),
    );
}

function rootOf(account: string, dialect: Dialect): string {
  return dialect === 'ram' ? `acs:ram::${account}:root` : `arn:aws:iam::${account}:root`;
}

/** How principals of a type are written. */
function identityForms(dialect: Dialect, type: string | undefined): readonly string[] {
  const account = dialect === 'ram' ? 'acs:ram::{account-id}:' : 'arn:aws:iam::{account-id}:';
  if (type === 'RAM' || type === 'AWS') {
    return [`${account}root`, `${account}user/{user-name}`, `${account}role/{role-name}`];
  }
  if (type !== 'Federated') return [];
  return [
    `${account}saml-provider/{provider-name}`,
    `${account}oidc-provider/{${dialect === 'ram' ? 'provider-name' : 'provider-host'}}`,
  ];
}
