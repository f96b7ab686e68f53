import type { AccountFailure, AccountFault } from '../../account/account.ts';
import type { Translate } from '../roles/treeNode.ts';

/** Code of our own failure where the editor no longer has the secret of an account. */
export const secretMissing = 'SecretMissing';

/** Why an account could not be asked, as one sentence. */
export function failureWords({ fault, code, action }: AccountFailure, t: Translate): string {
  if (code === secretMissing) return t('The secret of this account is no longer stored: connect it again.');
  if (fault === 'no-permission' && action !== undefined) return t('You lack the permission {0}.', action);
  return sentences(t)[fault];
}

/** The sentence, and below it what the cloud or the system said, with what its support asks for. */
export function failureDetails(failure: AccountFailure, t: Translate): string {
  const { message, code, requestId, operation } = failure;
  const said = [code === secretMissing ? undefined : code, message].filter((each) => each !== undefined && each !== '');
  return [
    failureWords(failure, t),
    said.join(': '),
    operation === '' ? undefined : t('Operation: {0}', operation),
    requestId === undefined ? undefined : t('Request: {0}', requestId),
  ]
    .filter((line) => line !== undefined && line !== '')
    .join('\n');
}

function sentences(t: Translate): Readonly<Record<AccountFault, string>> {
  return {
    'no-permission': t('You lack a permission.'),
    credentials: t('The credentials are missing, wrong or expired.'),
    throttled: t('The cloud is throttling requests: try again in a while.'),
    unreachable: t('The cloud cannot be reached.'),
    'time-out': t('The cloud did not answer in time.'),
    cancelled: t('Cancelled.'),
    'not-found': t('The cloud does not know what was asked for.'),
    conflict: t('The cloud refused, since it conflicts with what is there.'),
    refused: t('The cloud refused the request.'),
    server: t('The cloud failed: try again.'),
    malformed: t('The answer was cut off or is none of the cloud.'),
  };
}
