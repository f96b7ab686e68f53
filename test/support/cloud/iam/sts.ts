/** STS 2011-06-15 of AWS. */

import { arnOfIdentity, roleIdOf } from '../arns.ts';
import type { OperationCall, Operations } from '../operation.ts';
import { denial, requireAction } from '../permissions.ts';
import { refuse } from '../refusal.ts';
import { isTrusted, openSession, roleOfArn } from '../sessions.ts';
import { required } from './parameters.ts';
import type { XmlValue } from './xml.ts';

export const stsOperations: Operations<XmlValue> = {
  GetCallerIdentity: ({ account, identity }) => {
    const id = roleIdOf('iam', identity.name);
    const ids = {
      account: account.accountId,
      user: id.replace('AROA', 'AIDA'),
      role: `${id}:${identity.session ?? 'session'}`,
    };
    return { Arn: arnOfIdentity(account, identity), UserId: ids[identity.kind], Account: account.accountId };
  },
  AssumeRole: (call) => {
    const { account, identity, parameters } = call;
    const arn = required(parameters, 'RoleArn');
    requireAction(account, identity, 'sts:AssumeRole', arn);
    if (identity.kind === 'account') throw refuse(403, 'AccessDenied', 'Roles may not be assumed by root accounts.');
    const role = roleOfArn(account, arn);
    const principals = [`arn:aws:iam::${account.accountId}:root`, arnOfIdentity(account, identity)];
    if (role === undefined || !isTrusted(role, 'AWS', principals))
      throw denial(account, identity, 'sts:AssumeRole', arn);
    return assume(call);
  },
};

/** Operations that nobody signs, since those who call them have no key yet. */
export const unsignedStsOperations: Operations<XmlValue> = {
  AssumeRoleWithWebIdentity: (call) => {
    const token = required(call.parameters, 'WebIdentityToken');
    if (token.split('.').length !== 3)
      throw refuse(
        400,
        'InvalidIdentityToken',
        'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
      );
    const role = roleOfArn(call.account, required(call.parameters, 'RoleArn'));
    const provider = `arn:aws:iam::${call.account.accountId}:oidc-provider/localhost`;
    if (role === undefined || !isTrusted(role, 'Federated', [provider]))
      throw refuse(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
    return { ...assume(call), SubjectFromWebIdentityToken: 'demo', Provider: provider, Audience: 'rampart' };
  },
};

function assume({ account, parameters, state }: OperationCall): { readonly [name: string]: XmlValue } {
  const role = roleOfArn(account, required(parameters, 'RoleArn'));
  if (role === undefined) throw refuse(403, 'AccessDenied', 'Access denied');
  const session = required(parameters, 'RoleSessionName');
  const seconds = Number(parameters['DurationSeconds'] ?? '3600');
  if (!(seconds >= 900 && seconds <= 43_200))
    throw refuse(400, 'ValidationError', `The requested DurationSeconds ${seconds} is not valid.`);
  const opened = openSession(account, role, { session, seconds, now: state.now() });
  return {
    Credentials: {
      AccessKeyId: opened.accessKeyId,
      SecretAccessKey: opened.accessKeySecret,
      SessionToken: opened.token,
      Expiration: opened.expires,
    },
    AssumedRoleUser: { AssumedRoleId: `${role.roleId}:${session}`, Arn: arnOfIdentity(account, opened) },
  };
}
