import type { AccountFailure, AccountFault } from '../../account/account.ts';
import type { Translate } from '../roles/treeNode.ts';

/** Code of our own failure where the editor no longer has the secret of an account. */
export const secretMissing = 'SecretMissing';

/** Why an account could not be asked, as one sentence. */
export function failureWords({ fault, code, action, operation, message }: AccountFailure, t: Translate): string {
  if (code === secretMissing) return t('The secret of this account is no longer stored: connect it again.');
  // Nothing was asked of a cloud, so that no sentence on clouds fits.
  if (operation === '' && message !== '') return message;
  if (fault === 'no-permission' && action !== undefined) return t('You lack the permission {0}.', action);
  return sentences(t)[fault];
}

/** The sentence, and below it what the cloud or the system said, with what its support asks for. */
export function failureDetails(failure: AccountFailure, t: Translate): string {
  const { message, code, requestId, operation } = failure;
  const words = failureWords(failure, t);
  const said =
    code === secretMissing || message === words
      ? []
      : [code, message].filter((each) => each !== undefined && each !== '');
  return [
    words,
    said.join(': '),
    isInDoubt(failure) ? t('Whether the cloud carried it out is not known: refresh the role in a while.') : undefined,
    operation === '' ? undefined : t('Operation: {0}', operation),
    requestId === undefined ? undefined : t('Request: {0}', requestId),
  ]
    .filter((line) => line !== undefined && line !== '')
    .join('\n');
}

/** Whether something that was to be changed may have been: it was sent, and what came back says nothing of it. */
function isInDoubt({ fault, operation, code = '' }: AccountFailure): boolean {
  if (!/^(Create|Delete)/.test(operation)) return false;
  return fault === 'unreachable' ? /^(ECONNRESET|EPIPE)$/.test(code) : doubtful.has(fault);
}

const doubtful: ReadonlySet<AccountFault> = new Set(['time-out', 'cancelled', 'server', 'malformed']);

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
