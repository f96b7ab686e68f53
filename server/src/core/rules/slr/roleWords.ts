import type { Dialect } from '../../document/dialect.ts';

/** What a cloud calls the life of service-linked roles. */
interface RoleWords {
  readonly create: string;
  readonly remove: string;
  /** Condition key that says of which service the role is. */
  readonly key: string;
}

export const roleWords: Readonly<Record<Dialect, RoleWords>> = {
  ram: { create: 'ram:CreateServiceLinkedRole', remove: 'ram:DeleteServiceLinkedRole', key: 'ram:ServiceName' },
  iam: { create: 'iam:CreateServiceLinkedRole', remove: 'iam:DeleteServiceLinkedRole', key: 'iam:AWSServiceName' },
};

/** Whether an action creates or deletes service-linked roles, and nothing else. */
export function isRoleAction(text: string, dialect: Dialect): boolean {
  const { create, remove } = roleWords[dialect];
  return [create, remove].some((action) => action.toLowerCase() === text.toLowerCase());
}
