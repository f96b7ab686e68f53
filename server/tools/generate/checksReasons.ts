/** Sentences that hold for several checks. */
const controlPolicy =
  'A service or resource control policy of AWS Organizations cannot be told from other policies by its text, so none of its own limits are checked.';
const unknownHolder = 'What a policy of a resource is attached to does not stand in its text.';
const tagTables =
  "The vendor's tables leave out many keys on tags, so that a gap in them proves nothing; rules stay silent there.";
const loneStar =
  'A lone star asks whether the key is there at all, of which `cond/presence` tells; whether that is enough is for the author to say.';
const principalLists = 'Lists of principals are set up in that tool; Rampart knows of no such lists.';
const itsOwnAdvice = 'It recommends a way to write a Deny; the plain operator is no fault.';
const templateOnly = 'It is about other properties of a CloudFormation template, not about a policy.';
const attachment = 'It is about what is attached to whom, which does not stand in a policy.';
const accountSetting = 'It is about a setting of the account or of a key, not about a policy.';
const toldAsNegated =
  'Every Allow with NotAction or NotResource is told as such, by `action/notaction-allow` and `resource/notresource-allow`.';
const unreadText = 'What exactly it asks could not be read, and its name alone is no rule.';
const writesOnAll =
  'Writing on every resource stands in most good policies; `resource/star-avoidable` tells where a resource could be named.';

/**
 * Why no rule of ours finds what a check of another tool finds, in our own words.
 * A check stands either here or in the line `Elsewhere` of a rule's page, never in both.
 */
const reasons: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Access Analyzer': {
    ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: tagTables,
    ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: tagTables,
    DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: tagTables,
    DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: tagTables,
    CONFIRM_AUDIENCE_CLAIM_TYPE: 'Whether a claim of a token has one value or many does not stand in the policy.',
    CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE: toldAsNegated,
    CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE: toldAsNegated,
    CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION: toldAsNegated,
    INVALID_ARN_RESOURCE:
      'Which paths a service has is known for each action only, so `resource/type-mismatch` judges action and resource together.',
    INVALID_KMS_KEY_VALUE:
      'The values of keys are checked by their type only; which strings name a KMS key is not known.',
    IRRELEVANT_CONDITION_KEY_IN_POLICY: unknownHolder,
    MISSING_ACTION_FOR_CONDITION_KEY: 'Which action sets which condition key stands in no table.',
    POLICY_SIZE_EXCEEDS_RCP_QUOTA: controlPolicy,
    POLICY_SIZE_EXCEEDS_SCP_QUOTA: controlPolicy,
    RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY: controlPolicy,
    RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY: controlPolicy,
    RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK: controlPolicy,
    RCP_SYNTAX_ERROR_ACTION: controlPolicy,
    RCP_SYNTAX_ERROR_ALLOW: controlPolicy,
    RCP_SYNTAX_ERROR_NOTACTION: controlPolicy,
    RCP_SYNTAX_ERROR_PRINCIPAL: controlPolicy,
    REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION: loneStar,
    REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION: loneStar,
    SCP_SYNTAX_ERROR_ACTION_WILDCARD: controlPolicy,
    UNSUPPORTED_ACTION_IN_POLICY: unknownHolder,
    USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES: tagTables,
    VARIABLE_USAGE_TOO_PERMISSIVE: unreadText,
    WILDCARD_USAGE_TOO_PERMISSIVE: unreadText,
  },
  parliament: {
    EXCEPTION: 'It says that parliament itself failed.',
    SENSITIVE_ACCESS:
      'Its list of what is sensitive is set up by its users; `rampart.json` has `organisation` for that.',
  },
  'iam-policy-validator': {
    blocked_principal: principalLists,
    forbidden_principal_condition: principalLists,
    global_condition_key_with_action_specific:
      'A global key comes with every service, whether or not a table lists it.',
    ifexists_deny_suggestion: itsOwnAdvice,
    ifexists_weakens_deny:
      'In a Deny the suffix makes the condition hold without the key too, so that more is denied, not less.',
    ineffective_deny_carve_out: 'Who a Deny should leave out is for its author to say.',
    invalid_arn_format_for_operator:
      'A value that is no ARN matches nothing, but templates and variables fill in much of them; `arn/fields` judges resources.',
    invalid_rcp_effect: controlPolicy,
    invalid_rcp_not_action: controlPolicy,
    invalid_rcp_not_principal: controlPolicy,
    invalid_rcp_principal: controlPolicy,
    invalid_rcp_wildcard_action: controlPolicy,
    missing_principal_condition: principalLists,
    missing_principal_condition_any_of: principalLists,
    missing_rcp_principal: controlPolicy,
    missing_rcp_resource: controlPolicy,
    not_resource_deny_review: 'A Deny with NotResource is a usual way to fence something in, and no fault.',
    rcp_blanket_deny: controlPolicy,
    rcp_missing_service_carveout: controlPolicy,
    unauthorized_principal: principalLists,
    unsupported_rcp_service: controlPolicy,
  },
  'cfn-lint': {
    E3050: templateOnly,
    E3511: templateOnly,
    E3513: 'The policy of a container repository is judged like that of any other resource.',
  },
  checkov: {
    CKV_ALI_13: accountSetting,
    CKV_ALI_14: accountSetting,
    CKV_ALI_15: accountSetting,
    CKV_ALI_16: accountSetting,
    CKV_ALI_17: accountSetting,
    CKV_ALI_18: accountSetting,
    CKV_ALI_19: accountSetting,
    CKV_ALI_23: accountSetting,
    CKV_ALI_24: accountSetting,
    CKV_AWS_40: attachment,
    CKV_AWS_111: writesOnAll,
    CKV_AWS_274: attachment,
    CKV_AWS_290: writesOnAll,
  },
  Cloudsplaining: {
    'compute-assumable roles': 'That a computing service may assume a role is what most roles are for.',
    'infrastructure modification': writesOnAll,
  },
};

/** The reasons for one tool, by the names of its checks. */
export function reasonsFor(tool: string): Readonly<Record<string, string>> {
  return reasons[tool] ?? {};
}
