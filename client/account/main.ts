/** What can be asked of an account of a cloud; the bundle that is loaded when a person connects. */
import './quiet.ts';

import type { Account, AccountModule, ConnectOptions } from './account.ts';
import { connectIam } from './iamAccount.ts';
import { profileNames } from './profiles.ts';
import { endLoading } from './quiet.ts';
import { connectRam } from './ramAccount.ts';

endLoading();

export function connect(options: ConnectOptions): Account {
  return options.dialect === 'ram' ? connectRam(options) : connectIam(options);
}

export const profiles: AccountModule['profiles'] = profileNames;
