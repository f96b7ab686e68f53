/** Checks of one sort of a tool, by the names that the tool gives them. */
interface CheckGroup {
  readonly title: string;
  readonly names: readonly string[];
}

/** A tool that checks policies, and everything that it is known to check. */
export interface OtherTool {
  /** As pages call it in their line `Elsewhere`. */
  readonly name: string;
  /** Where the names come from, and what they are. */
  readonly about: string;
  readonly groups: readonly CheckGroup[];
}

/** Tools that pages may name although they give their findings no names. */
export const toolsWithoutNames: readonly string[] = ['cloud-copilot', 'policy_sentry', 'tfsec'];

/** Every tool whose checks are compared with our rules, check by check. */
export const otherTools: readonly OtherTool[] = [
  {
    name: 'Alibaba Cloud',
    about:
      'The permission policy check of the RAM console, by the names on its page of 2025-04 as far as that page could be read; and the button of the visual editor that tidies a policy.',
    groups: [
      {
        title: 'Error',
        names: [
          'Data type mismatch',
          'Invalid action format',
          'Invalid ARN prefix',
          'Invalid condition key format',
          'Invalid condition multiple Boolean',
          'Invalid condition operator',
          'Invalid effect',
          'Invalid policy element',
          'Invalid version',
          'Json syntax error',
          'Missing action',
          'Missing ARN field',
        ],
      },
      { title: 'Visual editor', names: ['Optimize'] },
    ],
  },
  {
    name: 'Access Analyzer',
    about: 'AWS IAM Access Analyzer, by the issue codes in the IAM User Guide as of 2026-11.',
    groups: [
      {
        title: 'Error',
        names: words(`
          ARN_ACCOUNT_NOT_ALLOWED ARN_REGION_NOT_ALLOWED DATA_TYPE_MISMATCH DUPLICATE_KEYS_WITH_DIFFERENT_CASE
          INVALID_ACTION INVALID_ARN_ACCOUNT INVALID_ARN_PREFIX INVALID_ARN_REGION INVALID_ARN_RESOURCE
          INVALID_ARN_SERVICE_CASE INVALID_CONDITION_DATA_TYPE INVALID_CONDITION_KEY_FORMAT
          INVALID_CONDITION_MULTIPLE_BOOLEAN INVALID_CONDITION_OPERATOR INVALID_EFFECT INVALID_GLOBAL_CONDITION_KEY
          INVALID_PARTITION INVALID_POLICY_ELEMENT INVALID_PRINCIPAL_FORMAT INVALID_PRINCIPAL_KEY INVALID_REGION
          INVALID_SERVICE INVALID_SERVICE_CONDITION_KEY INVALID_SERVICE_IN_ACTION INVALID_VARIABLE_FOR_OPERATOR
          INVALID_VERSION JSON_SYNTAX_ERROR MISSING_ACTION MISSING_ARN_FIELD MISSING_ARN_REGION MISSING_EFFECT
          MISSING_PRINCIPAL MISSING_QUALIFIER MISSING_RESOURCE MISSING_STATEMENT NULL_WITH_IF_EXISTS
          SCP_SYNTAX_ERROR_ACTION_WILDCARD SCP_SYNTAX_ERROR_PRINCIPAL UNIQUE_SIDS_REQUIRED
          UNSUPPORTED_ACTION_IN_POLICY UNSUPPORTED_ELEMENT_COMBINATION UNSUPPORTED_GLOBAL_CONDITION_KEY
          UNSUPPORTED_PRINCIPAL UNSUPPORTED_RESOURCE_ARN_IN_POLICY UNSUPPORTED_SID UNSUPPORTED_WILDCARD_IN_PRINCIPAL
          MISSING_BRACE_IN_VARIABLE MISSING_QUOTE_IN_VARIABLE UNSUPPORTED_SPACE_IN_VARIABLE EMPTY_VARIABLE
          VARIABLE_UNSUPPORTED_IN_ELEMENT VARIABLE_UNSUPPORTED_IN_VERSION PRIVATE_IP_ADDRESS PRIVATE_NOT_IP_ADDRESS
          POLICY_SIZE_EXCEEDS_SCP_QUOTA INVALID_SERVICE_PRINCIPAL_FORMAT MISSING_TAG_KEY_IN_CONDITION
          INVALID_VPC_FORMAT INVALID_VPCE_FORMAT FEDERATED_PRINCIPAL_NOT_SUPPORTED
          UNSUPPORTED_ACTION_FOR_CONDITION_KEY UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL
          ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL
          ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE TYPE_MISMATCH_IP_RANGE MISSING_ACTION_FOR_CONDITION_KEY
          INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY MISMATCHED_ACTION_FOR_PRINCIPAL
          MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY POLICY_SIZE_EXCEEDS_RCP_QUOTA RCP_SYNTAX_ERROR_PRINCIPAL
          RCP_SYNTAX_ERROR_ALLOW RCP_SYNTAX_ERROR_NOTACTION RCP_SYNTAX_ERROR_ACTION MISSING_ARN_ACCOUNT
          INVALID_KMS_KEY_VALUE VARIABLE_USAGE_TOO_PERMISSIVE WILDCARD_USAGE_TOO_PERMISSIVE`),
      },
      {
        title: 'General warning',
        names: words(`
          CREATE_SLR_WITH_NOT_RESOURCE CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE
          CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE CREATE_SLR_WITH_STAR_IN_RESOURCE
          CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION
          DEPRECATED_GLOBAL_CONDITION_KEY INVALID_DATE_VALUE INVALID_ROLE_REFERENCE INVALID_USER_REFERENCE
          MISSING_VERSION UNIQUE_SIDS_RECOMMENDED WILDCARD_WITHOUT_LIKE_OPERATOR
          POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA TYPE_MISMATCH
          TYPE_MISMATCH_BOOLEAN TYPE_MISMATCH_DATE TYPE_MISMATCH_NUMBER TYPE_MISMATCH_STRING
          SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA
          RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY
          RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES`),
      },
      {
        title: 'Security warning',
        names: words(`
          UNTRUSTWORTHY_CONDITION_KEY ALLOW_WITH_NOT_PRINCIPAL FORALLVALUES_WITH_SINGLE_VALUED_KEY
          PASS_ROLE_WITH_NOT_RESOURCE PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE
          PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE PASS_ROLE_WITH_STAR_IN_RESOURCE
          PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION
          MISSING_PAIRED_CONDITION_KEYS DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE
          DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL
          MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL MISSING_GITHUB_REPO_CONDITION_KEY
          STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS DYNAMODB_ATTRIBUTES_WITHOUT_SELECT S3_PREFIX_IN_NEGATIVE_CONTEXT
          FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE`),
      },
      {
        title: 'Suggestion',
        names: words(`
          EMPTY_ARRAY_ACTION EMPTY_ARRAY_CONDITION EMPTY_ARRAY_CONDITION_FORALLVALUES
          EMPTY_ARRAY_CONDITION_FORANYVALUE EMPTY_ARRAY_CONDITION_IFEXISTS EMPTY_ARRAY_PRINCIPAL EMPTY_ARRAY_RESOURCE
          EMPTY_OBJECT_CONDITION EMPTY_OBJECT_PRINCIPAL EMPTY_SID_VALUE EQUIVALENT_TO_NULL_FALSE
          EQUIVALENT_TO_NULL_TRUE IMPROVE_IP_RANGE NULL_WITH_QUALIFIER PRIVATE_IP_ADDRESS_SUBSET
          PRIVATE_NOT_IP_ADDRESS_SUBSET REDUNDANT_ACTION REDUNDANT_CONDITION_VALUE_NUM REDUNDANT_RESOURCE
          REDUNDANT_STATEMENT WILDCARD_IN_SERVICE_NAME ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE
          ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE
          RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL IRRELEVANT_CONDITION_KEY_IN_POLICY
          REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY
          REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION CONFIRM_AUDIENCE_CLAIM_TYPE`),
      },
    ],
  },
  {
    name: 'parliament',
    about: 'duo-labs/parliament as of 2025-04, its own findings and those of its community auditors.',
    groups: [
      {
        title: 'Own',
        names: words(`
          EXCEPTION MALFORMED_JSON MALFORMED DUPLICATE_SID RESOURCE_POLICY_PRIVILEGE_ESCALATION UNKNOWN_PRINCIPAL
          UNKNOWN_FEDERATION_SOURCE MISMATCHED_TYPE_OPERATION_TO_NULL MISMATCHED_TYPE_BUT_USABLE MISMATCHED_TYPE
          UNKNOWN_ACTION UNKNOWN_PREFIX UNKNOWN_CONDITION_FOR_ACTION BAD_PATTERN_FOR_MFA INVALID_SID INVALID_ARN
          NO_VERSION INVALID_VERSION OLD_VERSION RESOURCE_MISMATCH RESOURCE_STAR RESOURCE_EFFECTIVELY_STAR
          UNKNOWN_OPERATOR`),
      },
      {
        title: 'Community',
        names: words(`
          PERMISSIONS_MANAGEMENT_ACTIONS PRIVILEGE_ESCALATION CREDENTIALS_EXPOSURE SENSITIVE_ACCESS
          NOTPRINCIPAL_WITH_ALLOW NOTRESOURCE_WITH_ALLOW SINGLE_VALUE_CONDITION_TOO_PERMISSIVE`),
      },
    ],
  },
  {
    name: 'iam-policy-validator',
    about:
      'boogy/iam-policy-validator 1.24, by its issue types; where several checks share one type, by the name of the check.',
    groups: [
      {
        title: 'Structure',
        names: words(`
          action_conflict empty_statement invalid_effect invalid_sid_format invalid_sid_type invalid_statement_type
          invalid_version missing_action missing_effect missing_resource missing_statement missing_version
          outdated_version principal_conflict resource_conflict unknown_field unknown_policy_field duplicate_sid
          policy_size_exceeded`),
      },
      {
        title: 'Actions and resources',
        names: words(
          'invalid_action invalid_resource resource_mismatch not_resource_broad combined_not_action_not_resource',
        ),
      },
      {
        title: 'Conditions',
        names: words(`
          invalid_condition_key global_condition_key_with_action_specific invalid_operator type_mismatch
          type_mismatch_usable invalid_value_format invalid_arn_format_for_operator invalid_bool_value_for_operator
          invalid_ip_cidr_format ifexists_deny_suggestion ifexists_on_always_present_key ifexists_weakens_deny
          ifexists_weakens_security_condition mfa_antipattern_bool_false mfa_antipattern_boolif_exists_false
          mfa_antipattern_null_false mfa_antipattern_null_true set_operator_on_single_valued_key
          forallvalues_allow_without_null_check foranyvalue_deny_without_null_check`),
      },
      {
        title: 'Principals and kinds of policies',
        names: words(`
          missing_principal unexpected_principal invalid_principal invalid_not_principal policy_type_hint
          not_principal_usage not_principal_with_allow service_principal_wildcard blocked_principal
          unauthorized_principal missing_principal_condition missing_principal_condition_any_of
          forbidden_principal_condition ineffective_deny_carve_out confused_deputy_risk
          invalid_principal_type_for_assume_action invalid_provider_format
          missing_required_condition_for_assume_action invalid_rcp_effect invalid_rcp_not_action
          invalid_rcp_not_principal invalid_rcp_principal invalid_rcp_wildcard_action missing_rcp_principal
          missing_rcp_resource unsupported_rcp_service rcp_blanket_deny rcp_missing_service_carveout`),
      },
      {
        title: 'What a policy allows',
        names: words(`
          full_wildcard wildcard_action wildcard_resource service_wildcard sensitive_action privilege_escalation
          not_action_allow not_action_allow_no_condition not_action_deny_review not_resource_deny_ineffective
          not_resource_deny_review action_detected forbidden_action forbidden_condition_present
          missing_required_condition missing_required_condition_any_of`),
      },
    ],
  },
  {
    name: 'IAM Language Server',
    about: 'The AWS IAM Language Server (mbarneyjr/aws-iam-language-server) 0.0.38.',
    groups: [
      {
        title: 'All',
        names: words(`
          DUPLICATE_KEY UNRECOGNIZED_KEY MISSING_EFFECT MISSING_ACTION MISSING_RESOURCE_OR_PRINCIPAL INVALID_EFFECT
          DUPLICATE_SID INVALID_SID UNRECOGNIZED_ACTION DEPENDENT_ACTION INVALID_PARTITION INVALID_REGION
          INVALID_ACCOUNT MISSING_SET_OPERATOR UNNECESSARY_SET_OPERATOR PERMISSIVE_SET_OPERATOR
          INVALID_CONDITION_OPERATOR UNRECOGNIZED_CONDITION_KEY`),
      },
    ],
  },
  {
    name: 'cfn-lint',
    about: 'The rules of cfn-lint on IAM, as of 2026-08.',
    groups: [{ title: 'All', names: words('E3050 E3510 E3511 E3512 E3513 E3514 E3530 I3510 W2511 W3037') }],
  },
  {
    name: 'checkov',
    about: 'The rules of checkov on AWS IAM policies and on Alibaba Cloud RAM.',
    groups: [
      {
        title: 'AWS',
        names: words(`
          CKV_AWS_33 CKV_AWS_40 CKV_AWS_60 CKV_AWS_61 CKV_AWS_62 CKV_AWS_63 CKV_AWS_107 CKV_AWS_108 CKV_AWS_109
          CKV_AWS_110 CKV_AWS_111 CKV_AWS_274 CKV_AWS_286 CKV_AWS_287 CKV_AWS_288 CKV_AWS_289 CKV_AWS_290
          CKV_AWS_355`),
      },
      {
        title: 'Alibaba Cloud',
        names: words(
          'CKV_ALI_13 CKV_ALI_14 CKV_ALI_15 CKV_ALI_16 CKV_ALI_17 CKV_ALI_18 CKV_ALI_19 CKV_ALI_23 CKV_ALI_24',
        ),
      },
    ],
  },
  {
    name: 'Cloudsplaining',
    about: 'The risks that salesforce/cloudsplaining sorts findings by.',
    groups: [
      {
        title: 'All',
        names: [
          'privilege escalation',
          'data exfiltration',
          'resource exposure',
          'credentials exposure',
          'infrastructure modification',
          'compute-assumable roles',
        ],
      },
    ],
  },
];

/** The names in a text, by the blanks between them. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
