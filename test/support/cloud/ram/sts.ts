/** STS 2015-04-01 of Alibaba Cloud. */

import { arnOfIdentity, arnOfRole, roleIdOf } from '../arns.ts';
import type { OperationCall, Operations } from '../operation.ts';
import { requireAction } from '../permissions.ts';
import { refuse } from '../refusal.ts';
import { isTrusted, openSession, roleOfArn } from '../sessions.ts';
import { required, wholeNumber } from './parameters.ts';

const leastSeconds = 900;
const mostSeconds = 43_200;

export const stsOperations: Operations<Record<string, unknown>> = {
  GetCallerIdentity: ({ account, identity }) => {
    const id = roleIdOf('ram', identity.name);
    const types = { account: 'Account', user: 'RAMUser', role: 'AssumedRoleUser' };
    return {
      AccountId: account.accountId,
      Arn: arnOfIdentity(account, identity),
      IdentityType: types[identity.kind],
      ...(identity.kind === 'account' && { PrincipalId: account.accountId }),
      ...(identity.kind === 'user' && { PrincipalId: id, UserId: id }),
      ...(identity.kind === 'role' && { PrincipalId: `${id}:${identity.session ?? 'session'}`, RoleId: id }),
    };
  },
  AssumeRole: (call) => {
    const { account, identity, parameters } = call;
    requireAction(account, identity, 'sts:AssumeRole', required(parameters, 'RoleArn'));
    if (identity.kind === 'account') throw refuse(403, 'NoPermission', 'Roles may not be assumed by root accounts.');
    return assume(call, 'RAM', [`acs:ram::${account.accountId}:root`, arnOfIdentity(account, identity)]);
  },
};

/** Operations that nobody signs, since those who call them have no key yet. */
export const unsignedStsOperations: Operations<Record<string, unknown>> = {
  AssumeRoleWithOIDC: (call) => {
    const provider = required(call.parameters, 'OIDCProviderArn');
    const token = required(call.parameters, 'OIDCToken');
    if (token.split('.').length !== 3)
      throw refuse(400, 'AuthenticationFail.OIDCToken.Invalid', 'This JWT Token is invalid.');
    return {
      ...assume(call, 'Federated', [provider]),
      OIDCTokenInfo: { Issuer: provider.replace(/^.*\//, ''), Subject: 'demo', ClientIds: 'rampart' },
    };
  },
};

function assume(
  { account, parameters, state }: OperationCall,
  kind: string,
  principals: readonly string[],
): Record<string, unknown> {
  const arn = required(parameters, 'RoleArn');
  const session = required(parameters, 'RoleSessionName');
  const seconds = wholeNumber(parameters, 'DurationSeconds', {
    fallback: 3600,
    least: leastSeconds,
    most: mostSeconds,
  });
  const role = roleOfArn(account, arn);
  if (role === undefined) throw refuse(404, 'EntityNotExist.Role', `The specified Role not exists: ${arn} .`);
  if (!isTrusted(role, kind, principals))
    throw refuse(403, 'NoPermission', 'You are not authorized to do this action. You should be authorized by RAM.');
  const opened = openSession(account, role, { session, seconds, now: state.now() });
  return {
    AssumedRoleUser: {
      Arn: arnOfRole(account, role).replace(':role/', ':assumed-role/').concat(`/${session}`),
      AssumedRoleId: `${role.roleId}:${session}`,
    },
    Credentials: {
      AccessKeyId: opened.accessKeyId,
      AccessKeySecret: opened.accessKeySecret,
      SecurityToken: opened.token,
      Expiration: opened.expires,
    },
  };
}
