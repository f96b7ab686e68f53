/** Rules of ours that find what a check of InfraGuard finds in a policy, by the name of that check. */
export const infraguardRules: Readonly<Record<string, readonly string[]>> = {
  'oss-bucket-authorize-specified-ip': ['sec/public-resource'],
  'oss-bucket-policy-no-any-anonymous': ['sec/public-resource'],
  'oss-bucket-policy-outside-organization-check': ['sec/public-resource'],
  'ram-policy-no-has-specified-document': ['sec/admin'],
  'ram-policy-no-statements-with-admin-access-check': ['sec/admin'],
  'ram-role-no-product-admin-access': ['sec/admin', 'action/service-star'],
  'ram-user-no-product-admin-access': ['sec/admin', 'action/service-star'],
  'ram-user-role-no-product-admin-access': ['sec/admin', 'action/service-star'],
};
