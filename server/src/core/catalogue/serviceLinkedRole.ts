import type { Localized } from '../text/locale.ts';

/** One way in which a product generation uses a service-linked role. */
export interface RoleVariant {
  /** What the vendor calls the generation, for example the key store of a dedicated instance. */
  readonly generation: Localized;
  readonly trigger: Localized | undefined;
  readonly deletionPrecondition: Localized | undefined;
}

/** A role that a cloud defines for one of its services; tells its three different strings apart. */
export interface ServiceLinkedRole {
  readonly roleName: string;
  /** The service principal that may assume it and the value of `ram:ServiceName`; `undefined` where not documented. */
  readonly serviceName: string | undefined;
  readonly policyName: string | undefined;
  /** Whether the policy name only follows the naming rule and was not read anywhere. */
  readonly policyNameAssumed: boolean;
  /** What makes the cloud create the role; `undefined` where not documented or where it differs between the variants. */
  readonly trigger: Localized | undefined;
  /** What has to be done before the role can be deleted; `undefined` in the same cases. */
  readonly deletionPrecondition: Localized | undefined;
  /** Product generations with triggers and preconditions of their own; all that an account uses apply at once. */
  readonly variants: readonly RoleVariant[];
}

/** An ordinary role that a product proposes, such as `AliyunECSDiskEncryptDefaultRole`. */
export interface ServiceRole {
  readonly roleName: string;
  /** Service principals that its trust policy names. */
  readonly services: readonly string[];
  readonly policyName: string | undefined;
}

/** What the policy of a role, or another policy of the vendor, grants; every statement of it is an Allow. */
export interface RolePolicy {
  /** `undefined` for a policy that a person writes and names, as a role for shared images needs one. */
  readonly policyName: string | undefined;
  /** `undefined` for a system policy that is made for people. */
  readonly roleName: string | undefined;
  /** Version that the vendor gives it, such as `v2`. */
  readonly version: string | undefined;
  /** Day of that version or of the page, `YYYY-MM-DD`. */
  readonly updated: string | undefined;
  /** Whether it stands on a current page of the vendor; else it was read in a document of 2019 to 2021. */
  readonly isCurrent: boolean;
  /** Address or title of what it was read in. */
  readonly source: string;
  /** In the order of the vendor. */
  readonly statements: readonly PolicyStatement[];
  /** Versions that came before, the oldest first. */
  readonly earlier: readonly EarlierPolicy[];
  /** Actions of people that make the cloud create the role; some do so only for one sort of what they create. */
  readonly createdBy: readonly string[];
  /** The least that people need who manage what the role serves; empty where no page says it. */
  readonly managedWith: readonly string[];
  /** Whether the role stays for good: nobody deletes it, and no page says how. */
  readonly isPermanent: boolean;
}

export interface PolicyStatement {
  readonly actions: readonly string[];
  /** Names in braces are variables, which a person fills in. */
  readonly resources: readonly string[];
  readonly conditions: readonly PolicyCondition[];
  /** Whether it was not read, but follows from the policies of sibling roles. */
  readonly isInferred: boolean;
}

export interface PolicyCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** A former version, by what it did not have yet. */
export interface EarlierPolicy {
  readonly version: string | undefined;
  /** Year or day, `YYYY` or `YYYY-MM-DD`. */
  readonly updated: string;
  readonly lacks: readonly string[];
}
