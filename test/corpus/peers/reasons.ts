const wholeServices =
  'A whole service on every resource is told by `action/service-star`, and by `action/wildcard-crosses-level` for other patterns.';
const emptySid = 'Access Analyzer asks to fill an empty Sid or to leave it out, and so do we, as a hint.';
const attachment =
  'What a policy is attached to, or whether at all, does not stand in its text; both verdicts are about the same policy.';
const trustPolicy =
  'The policy in the template is the trust policy of the role; what the role may do stands in another policy.';

/** Why we say something else than another tool, by tool, check or rule, and case; `*` stands for every case. */
export const reasons: Readonly<Record<string, string>> = {
  'Access Analyzer PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE IAMFullAccess':
    'Whoever may do everything in IAM need not pass roles to get what they like, and that is what `sec/permission-management` tells.',
  'Access Analyzer REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY example':
    'The session of the example is written as one of IAM, not of STS, and for an account still to be filled in, of which `value/word-placeholder` tells.',
  'Access Analyzer WILDCARD_IN_SERVICE_NAME example':
    'The example has the wildcard in an ARN, where no rule tells of it yet; `action/wildcard-in-service` does in an action.',
  'Access Analyzer WILDCARD_WITHOUT_LIKE_OPERATOR AWSGlueConsoleSageMakerNotebookFullAccess':
    'The policy has been repaired since: it uses `ForAllValues:StringLike` now.',

  'InfraGuard oss-bucket-only-https-enabled ros/violation.yaml':
    'A Deny of plain HTTP is a demand of a house; `sec/org-required-condition` takes it from the configuration.',
  'InfraGuard ram-policy-in-use-check *': attachment,
  'InfraGuard ram-role-has-specified-policy *': attachment,
  'InfraGuard ram-user-specified-permission-bound *':
    'The check is about a list of risky actions that its user configures; `sec/org-required-condition` takes one.',
  'InfraGuard ram-role-no-product-admin-access *': trustPolicy,
  'InfraGuard ram-user-role-no-product-admin-access ros/violation.yaml#1': trustPolicy,
  'InfraGuard ram-user-role-no-product-admin-access terraform/violation/main.tf': trustPolicy,

  'parliament MALFORMED_JSON formatting:8':
    'A text in which nothing looks like a policy is left to the JSON tools of the editor.',
  'parliament MISMATCHED_TYPE formatting:258':
    'Of an operator that does not exist only `cond/operator` tells; its type would be a guess.',
  'parliament MISMATCHED_TYPE_BUT_USABLE formatting:424':
    'String operators compare ARNs letter by letter, which is legal and often meant; without a wildcard nothing is lost.',
  'parliament RESOURCE_EFFECTIVELY_STAR patterns:77':
    'The ARN names one type of resource, which is a limit as soon as the service has others.',
  'parliament RESOURCE_MISMATCH patterns:162':
    'A pattern takes in actions that its resources do not fit as a matter of course; `resource/partly-useless-wildcard` tells where hardly one fits.',
  'parliament RESOURCE_POLICY_PRIVILEGE_ESCALATION patterns:148':
    'The right to write the policy of one named bucket is what its administrator needs; `sec/permission-management` tells of it on broad resources.',
  'parliament RESOURCE_STAR community_auditors:60': wholeServices,
  'parliament RESOURCE_STAR formatting:231': wholeServices,
  'parliament RESOURCE_STAR patterns:39': wholeServices,
  'parliament UNKNOWN_CONDITION_FOR_ACTION formatting:149':
    'Within a service the tables of AWS leave out keys that a resource brings along, so a gap there proves nothing.',
  'parliament stmt/sid formatting:298': emptySid,
  'parliament stmt/sid formatting:318': emptySid,
  'parliament trust/principal-format principals:78':
    'Access Analyzer takes no identity provider in the policy of a bucket, since a provider only assumes roles.',
};
