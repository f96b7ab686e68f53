import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Dialect } from '../../document/dialect.ts';
import type { LocationOf } from '../../document/locate.ts';
import { elementNamed, type Statement } from '../../document/policy.ts';
import { grammarOf } from '../../grammar/grammar.ts';
import type { FeatureContext } from '../context.ts';
import { memberItem, mostItems, othersThan, plain, stringItem, type Target, wholeItem } from './items.ts';
import { fitOf, searchName } from './matching.ts';

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

/** Services by name; for identities the forms of their ARNs. */
export function completePrincipal(
  { policy, statement, type, spot }: LocationOf<'principal'>,
  target: Target,
  { catalogue }: FeatureContext,
): readonly CompletionItem[] {
  const { dialect } = policy.recognition;
  const listed = new Set(othersThan(spot, statement.principals).map(({ text }) => text));
  if (type === 'Service') return serviceItems(catalogue[dialect].servicePrincipals, listed, { dialect, target });
  return identityForms(dialect, type)
    .filter((form) => !listed.has(form))
    .map((form) =>
      stringItem(target, { label: form.replace(/\$\{\d+:([^}]*)\}/g, '$1'), kind: CompletionItemKind.Reference }, form),
    );
}

/** Service principals that fit; what stands before an `@` names an account and stays. */
export function serviceItems(
  principals: readonly string[],
  listed: ReadonlySet<string>,
  { dialect, target }: { readonly dialect: Dialect; readonly target: Target },
): readonly CompletionItem[] {
  const { typed, quoted } = target.spot;
  const account = quoted ? typed.slice(0, typed.lastIndexOf('@') + 1) : '';
  const wanted = typed.slice(account.length).toLowerCase();
  return principals
    .filter((principal) => !listed.has(account + principal))
    .map((principal) => ({ principal, fit: wanted === '' ? 0 : fitOf(wanted, searchName(principal)) }))
    .filter(({ fit }) => fit !== undefined)
    .toSorted((a, b) => (a.fit ?? 0) - (b.fit ?? 0))
    .slice(0, mostItems)
    .map(({ principal }) =>
      stringItem(
        target,
        {
          label: principal,
          kind: CompletionItemKind.Value,
          topic: { of: 'servicePrincipal', dialect, name: account + principal },
        },
        plain(principal),
        account.length,
      ),
    );
}

/** How principals of a type are written, in snippet syntax. */
function identityForms(dialect: Dialect, type: string | undefined): readonly string[] {
  const account = '${1:<account-id>}';
  if (dialect === 'ram') {
    const arn = `acs:ram::${account}:`;
    if (type === 'RAM') return [`${arn}root`, `${arn}user/\${2:<user-name>}`, `${arn}role/\${2:<role-name>}`];
    if (type === 'Federated') {
      return [`${arn}saml-provider/\${2:<provider-name>}`, `${arn}oidc-provider/\${2:<provider-name>}`];
    }
    return [];
  }
  const arn = `arn:aws:iam::${account}:`;
  if (type === 'AWS') return [`${arn}root`, `${arn}user/\${2:<user-name>}`, `${arn}role/\${2:<role-name>}`, '*'];
  if (type === 'Federated') {
    return [`${arn}saml-provider/\${2:<provider-name>}`, `${arn}oidc-provider/\${2:<provider-host>}`];
  }
  return type === undefined ? ['*'] : [];
}
