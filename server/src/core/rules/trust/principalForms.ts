import { placeholdersIn } from '../../document/placeholder.ts';
import type { PrincipalElement } from '../../document/policy.ts';

/** A value of `Service` in RAM, cut at its `@`. */
export interface OwnedService {
  /** The account for which the service acts; `undefined` for the account of the role. */
  readonly owner: string | undefined;
  /** `ecs.aliyuncs.com` */
  readonly domain: string;
}

/** The parts of a service principal of RAM; `undefined` for any other principal. */
export function ownedServiceOf({ type, text }: PrincipalElement): OwnedService | undefined {
  if (type?.value !== 'Service') return undefined;
  const at = text.lastIndexOf('@');
  return at < 0 ? { owner: undefined, domain: text } : { owner: text.slice(0, at), domain: text.slice(at + 1) };
}

/** Whether a service is trusted whichever account it acts for: `*@ecs.aliyuncs.com`. */
export function isAnyOwner(principal: PrincipalElement): boolean {
  return !principal.negated && /^\*+$/.test(ownedServiceOf(principal)?.owner ?? '');
}

/** Keys that say for whose account a service acts. */
export const ownerKeys: readonly string[] = ['sts:ServiceOwnerRDId', 'sts:ServiceOwnerRDPath'];

/** Whether a part of a text is still to be filled in, in brackets or in words. */
export function isUnfilled(text: string): boolean {
  return placeholdersIn(text).length > 0 || /[\s\u4e00-\u9fff]/.test(text);
}

/** The account of which a principal takes in every identity; `undefined` for any other principal. */
export function wholeAccountOf({ type, text }: PrincipalElement): string | undefined {
  if (type?.value === 'RAM') return /^acs:ram:[^:]*:([^:]+):root$/.exec(text)?.[1];
  return type?.value === 'AWS'
    ? /^(?:arn:[^:]+:iam::([^:]+):root|(\d+))$/.exec(text)?.slice(1).find(Boolean)
    : undefined;
}

/** The sort of an identity provider, and its name where the text tells it; `undefined` for any other principal. */
export function providerOf({
  type,
  text,
}: PrincipalElement): { readonly sort: 'saml' | 'oidc'; readonly name: string } | undefined {
  if (type?.value !== 'Federated') return undefined;
  const [, sort, name = ''] = /:(saml|oidc)-provider\/(.*)$/s.exec(text) ?? [];
  if (sort === 'saml' || sort === 'oidc') return { sort, name };
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text) ? { sort: 'oidc', name: text } : undefined;
}
