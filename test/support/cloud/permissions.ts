import { arnOfIdentity } from './arns.ts';
import { refuse } from './refusal.ts';
import type { IdentitySeed } from './seed.ts';
import type { AccountState } from './state.ts';

/** Refuses where the identity lacks an action, in the words of its cloud. */
export function requireAction(account: AccountState, identity: IdentitySeed, action: string, resource: string): void {
  if (!(identity.denied ?? []).some((pattern) => isMatch(pattern, action))) return;
  throw denial(account, identity, action, resource);
}

/** The answer to an identity that lacks an action. */
export function denial(
  account: AccountState,
  identity: IdentitySeed,
  action: string,
  resource: string,
  isSilent = false,
): Error {
  const principalTypes = { account: 'RootUser', user: 'SubUser', role: 'AssumedRoleUser' };
  const denied = { action, principal: identity.name, principalType: principalTypes[identity.kind], isSilent };
  if (account.dialect === 'ram')
    return refuse(
      403,
      'NoPermission',
      isSilent
        ? 'You are not authorized to do this action. You should be authorized by RAM.'
        : `You are not authorized to do this action. Resource: ${resource} Action: ${action}`,
      denied,
    );
  return refuse(
    403,
    'AccessDenied',
    `User: ${arnOfIdentity(account, identity)} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
    denied,
  );
}

function isMatch(pattern: string, action: string): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`, 'i').test(action);
}
