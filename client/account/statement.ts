import type { Dialect } from '../../server/src/protocol/roles.ts';

/** What a call is about, as far as it is known. */
export interface CallSubject {
  readonly serviceName?: string;
  readonly roleName?: string;
  /** Role that is assumed. */
  readonly roleArn?: string;
  /** Part of AWS, as ARNs name it; `aws` where absent. */
  readonly partition?: string;
}

interface Words {
  readonly linked: ReadonlySet<string>;
  readonly key: string;
}

const words: Readonly<Record<Dialect, Words>> = {
  ram: {
    linked: new Set(['ram:CreateServiceLinkedRole', 'ram:DeleteServiceLinkedRole']),
    key: 'ram:ServiceName',
  },
  iam: {
    linked: new Set(['iam:CreateServiceLinkedRole', 'iam:DeleteServiceLinkedRole']),
    key: 'iam:AWSServiceName',
  },
};

/** The action that a call needs; `undefined` where it needs none. */
export function neededAction(dialect: Dialect, operation: string): string | undefined {
  return operation === 'GetCallerIdentity' ? undefined : `${dialect}:${operation}`;
}

/** The least statement that grants an action, as JSON: for one service where that is known, for one role where it is assumed. */
export function leastStatement(dialect: Dialect, action: string, subject: CallSubject): string {
  const { linked, key } = words[dialect];
  const { serviceName, roleArn } = subject;
  if (linked.has(action) && serviceName !== undefined)
    return textOf({
      Effect: 'Allow',
      Action: action,
      Resource: dialect === 'ram' ? '*' : linkedRoleArn(serviceName, subject),
      Condition: { StringEquals: { [key]: serviceName } },
    });
  const resource = action === 'sts:AssumeRole' && roleArn !== undefined ? roleArn : '*';
  return textOf({ Effect: 'Allow', Action: action, Resource: resource });
}

function linkedRoleArn(serviceName: string, { roleName = '*', partition = 'aws' }: CallSubject): string {
  return `arn:${partition}:iam::*:role/aws-service-role/${serviceName}/${roleName}`;
}

function textOf(statement: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(statement, undefined, 2);
}
