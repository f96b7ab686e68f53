/** Actions on ordinary roles, those that are not linked to a service, in RAM. */
export const ordinaryActions = { create: 'ram:CreateRole', remove: 'ram:DeleteRole' } as const;
