import { type AccountFault, type AttachedPolicy, failureOf, type LiveRole } from './account.ts';
import { presentOf } from './answer.ts';
import { accountError } from './failure.ts';

/** A policy of a role before its document was read. */
export type NamedPolicy = Pick<AttachedPolicy, 'policyName' | 'type' | 'version'>;

/** What there is to read of a policy. */
export type PolicyText = Pick<AttachedPolicy, 'version'> & { readonly text: string };

/** Roles that were handed over, so that each is once though the list moved between two pages. */
export interface SeenRoles {
  /** The roles of a page that are new. */
  fresh(roles: readonly LiveRole[]): readonly LiveRole[];
}

export function createSeenRoles(): SeenRoles {
  const names = new Set<string>();
  return {
    fresh: (roles) =>
      roles.filter(({ roleName }) => {
        const isNew = !names.has(roleName);
        names.add(roleName);
        return isNew;
      }),
  };
}

/** More pages than any list of an account has. */
export const mostPages = 500;

/** The error of a list that goes round in circles. */
export function endless(operation: string): Error {
  const message = 'The pages of the list do not come to an end.';
  return accountError({ fault: 'malformed', message, operation });
}

/** What was asked for; `undefined` where the cloud says that there is none. */
export async function orAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (failureOf(error)?.fault === 'not-found') return undefined;
    throw error;
  }
}

/** Faults after which the next policy is not asked for either. */
const final: ReadonlySet<AccountFault> = new Set(['cancelled', 'time-out', 'unreachable', 'credentials']);

/** A policy with its document, or with the reason why that could not be read. */
export async function withText(
  { policyName, type, version }: NamedPolicy,
  read: () => Promise<PolicyText>,
): Promise<AttachedPolicy> {
  try {
    return { policyName, type, ...(await read()) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined || final.has(failure.fault)) throw error;
    return { policyName, type, ...presentOf({ version }), failure };
  }
}
