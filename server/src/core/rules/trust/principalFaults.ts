import type { Kind } from '../../document/dialect.ts';
import { isUnfilled } from './principalForms.ts';

/** What is wrong with the form of a principal. */
export type PrincipalFault =
  /** Neither of the forms that are documented. */
  | { readonly message: 'ram' | 'iam' | 'service ram' | 'service iam' | 'provider ram' | 'provider iam' | 'canonical' }
  /** Groups are no principals in either cloud. */
  | { readonly message: 'group' }
  | { readonly message: 'account' | 'account iam'; readonly account: string }
  /** Documented principals of RAM have no region. */
  | { readonly message: 'region'; readonly wanted: string }
  | { readonly message: 'wildcard' }
  /** The id that is left of a deleted user or role. */
  | { readonly message: 'id' }
  /** A provider in the policy of a resource. */
  | { readonly message: 'provider of resource' };

/** How far a fault may be repaired without a guess. */
export interface FoundFault {
  readonly fault: PrincipalFault;
  /** What most likely was meant. */
  readonly wanted: string | undefined;
}

/** Looks at the value of a principal of RAM. */
export function ramFault(type: string, text: string, kind: Kind): FoundFault | undefined {
  switch (type) {
    case 'RAM':
      return identityFaultOfRam(text, kind);
    case 'Service':
      return serviceFault(text.slice(text.lastIndexOf('@') + 1), text, 'ram');
    case 'Federated':
      return /^acs:ram::\d+:(?:saml|oidc)-provider\/[^/:\s]+$/.test(text)
        ? undefined
        : found({ message: 'provider ram' });
    default:
      return undefined;
  }
}

/** Looks at the value of a principal of AWS. */
export function iamFault(type: string, text: string, kind: Kind): FoundFault | undefined {
  switch (type) {
    case 'AWS':
      return identityFaultOfIam(text);
    case 'Service':
      return /[*?]/.test(text) ? found({ message: 'wildcard' }) : serviceFault(text, text, 'iam');
    case 'Federated':
      if (kind === 'resource') return found({ message: 'provider of resource' });
      return isProviderOfIam(text) ? undefined : found({ message: 'provider iam' });
    case 'CanonicalUser':
      return text === '*' || /^[0-9a-f]{64}$/i.test(text) ? undefined : found({ message: 'canonical' });
    default:
      return undefined;
  }
}

function identityFaultOfRam(text: string, kind: Kind): FoundFault | undefined {
  const [, region = '', account = '', identity = ''] = /^acs:ram:([^:]*):([^:]*):(.+)$/s.exec(text) ?? [];
  if (/^arn:/i.test(text) || /^\*+$/.test(text)) return undefined;
  if (identity === '') {
    return found({ message: 'ram' }, /^\d+$/.test(text) ? `acs:ram::${text}:root` : undefined);
  }
  if (/^\*+$/.test(account)) return undefined;
  if (!/^\d+$/.test(account)) return found({ message: 'account', account });
  if (identity.startsWith('group/')) return found({ message: 'group' });
  const isDocumented =
    identity === 'root' || /^(?:user|role)\/[^/\s]+$/.test(identity) || (kind !== 'trust' && identity === '*');
  if (!isDocumented) {
    return found({ message: 'ram' }, /^\*+$/.test(identity) ? `acs:ram::${account}:root` : undefined);
  }
  const wanted = `acs:ram::${account}:${identity}`;
  return region === '' ? undefined : found({ message: 'region', wanted }, wanted);
}

function identityFaultOfIam(text: string): FoundFault | undefined {
  if (text === '*' || /^\d{12}$/.test(text) || /^acs:/i.test(text)) return undefined;
  if (/^A(?:IDA|ROA|GPA|NPA|IPA|NVA)[A-Z0-9]{12,}(?::.*)?$/.test(text)) return found({ message: 'id' });
  const [, service, account = '', identity = ''] = /^arn:aws[a-z-]*:(iam|sts)::([^:]*):(.+)$/s.exec(text) ?? [];
  if (service === undefined) return found({ message: 'iam' });
  if (/[*?]/.test(text)) return found({ message: 'wildcard' });
  if (!/^\d{12}$/.test(account) && account !== 'cloudfront') return found({ message: 'account iam', account });
  if (identity.startsWith('group/')) return found({ message: 'group' });
  const isDocumented =
    service === 'iam'
      ? /^(?:root$|(?:user|role)\/.)/s.test(identity)
      : /^(?:assumed-role\/[^/]+\/[^/]+|federated-user\/[^/]+|self)$/.test(identity);
  return isDocumented ? undefined : found({ message: 'iam' });
}

function serviceFault(domain: string, text: string, dialect: 'ram' | 'iam'): FoundFault | undefined {
  const ends = { ram: '.aliyuncs.com', iam: '.amazonaws.com' } as const;
  const message = dialect === 'ram' ? 'service ram' : 'service iam';
  // A service of the other cloud is told as such.
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:aliyuncs\.com|amazonaws\.com(?:\.cn)?)$/i.test(domain)) return undefined;
  // Some services of AWS have names of other domains.
  if (dialect === 'iam' && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(domain)) return undefined;
  const [trimmed, isCode] = [text.trim(), /^[a-z0-9-]+$/i.test(domain)];
  if (isCode) return found({ message }, `${text}${ends[dialect]}`);
  const isRepaired = trimmed !== text && serviceFault(domain.trim(), trimmed, dialect) === undefined;
  return found({ message }, isRepaired ? trimmed : undefined);
}

function isProviderOfIam(text: string): boolean {
  return (
    /^arn:aws[a-z-]*:iam::\d{12}:(?:saml-provider\/[^/:\s]+|oidc-provider\/\S+)$/.test(text) ||
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text)
  );
}

function found(fault: PrincipalFault, wanted?: string): FoundFault {
  return { fault, wanted };
}

/** Whether nothing can be said of a value, since a part of it is to be filled in. */
export function isOpenValue(type: string, text: string): boolean {
  // Names of identities of AWS, such as those of CloudFront, hold blanks.
  return type === 'AWS' ? isUnfilled(text.replace(/ /g, '_')) : isUnfilled(text.trim());
}
