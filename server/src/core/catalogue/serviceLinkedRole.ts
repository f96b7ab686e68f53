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
