/** Whose grammar a policy follows: Alibaba Cloud RAM or AWS IAM. */
export type Dialect = 'ram' | 'iam';

/**
 * What a policy is attached to: an identity (`permission`), a role as its trust policy (`trust`),
 * or a resource such as a key or a bucket (`resource`).
 */
export type Kind = 'permission' | 'trust' | 'resource';

export const dialects: readonly Dialect[] = ['ram', 'iam'];
export const kinds: readonly Kind[] = ['permission', 'trust', 'resource'];
