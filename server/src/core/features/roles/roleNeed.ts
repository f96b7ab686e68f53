import type { Request } from '../../access/evaluate.ts';
import { roleWords } from '../../rules/slr/roleWords.ts';
import type { KnownRole } from './knownRole.ts';
import { ordinaryActions } from './ordinaryActions.ts';
import { statementText } from './roleTexts.ts';

/** A permission that a person must hold at a stage of a role's life. */
export interface RoleNeed {
  readonly action: string;
  /** The least statement that grants it. */
  readonly statement: string;
  request(account: string): Request;
}

/** What a person needs to create or to delete a role; `undefined` where the service of the role is not documented. */
export function needOf(role: KnownRole, stage: 'permission' | 'deletion'): RoleNeed | undefined {
  return role.family === 'service' ? ordinaryNeed(role, stage) : linkedNeed(role, stage);
}

function ordinaryNeed({ roleName }: KnownRole, stage: 'permission' | 'deletion'): RoleNeed {
  const action = stage === 'permission' ? ordinaryActions.create : ordinaryActions.remove;
  return {
    action,
    statement: statementText({ Effect: 'Allow', Action: action, Resource: `acs:ram:*:*:role/${roleName}` }),
    request: (account) => ({
      checks: [{ action, resource: `acs:ram:*:${account}:role/${roleName}` }],
      context: { keys: {}, others: 'unknown' },
    }),
  };
}

function linkedNeed(
  { roleName, services, dialect }: KnownRole,
  stage: 'permission' | 'deletion',
): RoleNeed | undefined {
  const [service] = services;
  if (service === undefined) return undefined;
  const words = roleWords[dialect];
  const action = stage === 'permission' ? words.create : words.remove;
  const arn = (account: string): string =>
    dialect === 'ram'
      ? `acs:ram:*:${account}:role/${roleName}`
      : `arn:aws:iam::${account}:role/aws-service-role/${service}/${roleName}`;
  return {
    action,
    statement: statementText({
      Effect: 'Allow',
      Action: action,
      Resource: dialect === 'ram' ? '*' : arn('*'),
      Condition: { StringEquals: { [words.key]: service } },
    }),
    request: (account) => ({
      checks: [{ action, resource: arn(account) }],
      context: { keys: { [words.key]: [service] }, others: 'unknown' },
    }),
  };
}
