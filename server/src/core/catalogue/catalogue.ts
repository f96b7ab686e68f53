import type { ActionPattern } from '../document/actionPattern.ts';
import type { Dialect } from '../document/dialect.ts';
import type { Localized } from '../text/locale.ts';
import type { RoleFamily, RoleLife } from './roleLife.ts';
import type { RolePolicy, ServiceLinkedRole, ServiceRole } from './serviceLinkedRole.ts';

/** What an action does to what it touches; `list` and `read` are told apart by the vendors unevenly. */
export type AccessLevel = 'list' | 'read' | 'write' | 'tagging' | 'permission management';

/**
 * How well a fact is known.
 * `A`: row of a current authorization table. `B`: row of an older table. `C`: derived from the API list.
 * `D`: only in a superseded API version, or only seen in published policies.
 */
export type Confidence = 'A' | 'B' | 'C' | 'D';

export interface Service {
  /** The code before the colon of its actions, for example `kms`. */
  readonly prefix: string;
  /** Product name in the vendor's English. */
  readonly name: string;
  /** Product name in every language of ours; the English one where no other is known. */
  readonly title: Localized;
  /**
   * `complete`: the list of actions is known well enough to doubt a name that is not on it.
   * `partial`: actions are known, but names outside the list exist.
   * `none`: only the service is known, so any action may exist.
   */
  readonly actionList: 'complete' | 'partial' | 'none';
  /** Whether the code itself is only assumed from a product name; such a service never raises a problem. */
  readonly assumed: boolean;
  /** Codes of services whose actions people often take for this one's: `vpc` for `ecs`, `yundun-hsm` for `kms`. */
  readonly related: readonly string[];
  /** Name of the person's own file that tells of it; absent for what the catalogue knows. */
  readonly origin?: string;
}

export interface ActionResource {
  /** The vendor's word for the resource type, or `undefined` where none is known. */
  readonly type: string | undefined;
  /** ARN form with `{variables}`, or `*` when the action cannot be scoped. */
  readonly arn: string;
  readonly required: boolean | undefined;
}

export interface Action {
  /** Canonical spelling with its prefix, for example `kms:Decrypt`. */
  readonly id: string;
  readonly prefix: string;
  readonly name: string;
  readonly level: AccessLevel;
  readonly confidence: Confidence;
  /** One sentence on what it does. */
  readonly description: Localized;
  readonly deprecated: boolean;
  /** Empty when no ARN form is known. */
  readonly resources: readonly ActionResource[];
  readonly conditionKeys: readonly string[];
  /** Other actions that a call needs too. */
  readonly dependentActions: readonly string[];
  /** The vendor's page, if known. */
  readonly url: string | undefined;
  /** Name of the person's own file that tells of it; absent for what the catalogue knows. */
  readonly origin?: string;
}

export type ConditionType = 'string' | 'number' | 'date' | 'boolean' | 'ip' | 'arn' | 'binary';

export interface ConditionKey {
  /** Canonical spelling; a free tail is written `{tag-key}`. */
  readonly name: string;
  readonly type: ConditionType | undefined;
  /** Whether it may come with any service. */
  readonly global: boolean;
  readonly description: Localized | undefined;
  /** Legal values where they are known and few. */
  readonly values: readonly string[];
  /** Name of the person's own file that tells of it; absent for what the catalogue knows. */
  readonly origin?: string;
}

export interface ConditionOperator {
  readonly name: string;
  readonly type: ConditionType | 'null';
  readonly negated: boolean;
  readonly wildcards: boolean;
}

/** Dated, read-only facts of one cloud. Every look-up of a name ignores letter case unless it says otherwise. */
export interface DialectCatalogue {
  readonly dialect: Dialect;
  /** Day the facts were taken, `YYYY-MM-DD`. */
  readonly date: string;
  readonly services: readonly Service[];
  service(prefix: string): Service | undefined;
  /** The prefix that a misspelt one most likely meant. */
  nearestService(prefix: string): Service | undefined;
  /** Actions of one service in alphabetical order; empty for an unknown service. */
  actionsOf(prefix: string): readonly Action[];
  /** The action `prefix:Name`. */
  action(id: string): Action | undefined;
  actionsMatching(pattern: ActionPattern): readonly Action[];
  /** The action of the same service that a misspelt id most likely meant; never one of another verb. */
  nearestAction(id: string): Action | undefined;
  /** Actions of this name in every service whose code is not merely assumed. */
  actionsNamed(name: string): readonly Action[];
  /** Names of one service's actions without its prefix, in alphabetical order: far cheaper than the actions themselves. */
  actionNames(prefix: string): readonly string[];
  /**
   * Actions that a call of an API operation is checked against where they are not called like it:
   * `log:GetLogs` needs `log:GetLogStoreLogs`, `kms:ReEncrypt` needs two. Empty where name and action agree.
   */
  actionsOfOperation(id: string): readonly Action[];
  /** Actions that can be scoped to what an ARN or ARN pattern names; empty where no form of an action fits it. */
  actionsOn(arn: string): readonly Action[];
  /** The distinct ARN forms that actions of a service take, with `{variables}`; cheaper than to ask the actions. */
  formsOf(prefix: string): readonly string[];
  /** Ids of the other cloud's actions that do what this action does: `ec2:TerminateInstances` in RAM is `ecs:DeleteInstance`. */
  counterpartsOfAction(id: string): readonly string[];
  readonly conditionKeys: readonly ConditionKey[];
  /** The key, also where its tail is free (`acs:ResourceTag/team`). */
  conditionKey(name: string): ConditionKey | undefined;
  readonly operators: readonly ConditionOperator[];
  /** Service-linked roles in alphabetical order. */
  readonly roles: readonly ServiceLinkedRole[];
  readonly serviceRoles: readonly ServiceRole[];
  /** Service-linked roles by `roleName`, `policyName` or `serviceName`; several roles can share a service name. */
  rolesNamed(name: string): readonly ServiceLinkedRole[];
  /** Policies of roles and system policies whose content is known, in alphabetical order; not every one that exists. */
  readonly rolePolicies: readonly RolePolicy[];
  /** The policy of this name, or of the role of this name. */
  rolePolicy(name: string): RolePolicy | undefined;
  /** How a role of this family comes, is used and goes; also of a role that is not known, for something holds for all. */
  roleLife(roleName: string, family: RoleFamily): RoleLife;
  /** Service principals such as `ecs.aliyuncs.com`, in alphabetical order; not every one that exists. */
  readonly servicePrincipals: readonly string[];
  /** ARN forms of resources that exist although no action is known to take them. */
  readonly otherForms: readonly { readonly type: string; readonly arn: string }[];
  /** Region ids such as `cn-hangzhou`, in alphabetical order; not every one that exists. */
  readonly regions: readonly string[];
  /** Prefixes of the other cloud that do what this cloud's prefix does: `ec2` in RAM is `ecs` and `vpc`. */
  counterpartsOf(prefix: string): readonly string[];
  /** Condition key of the other cloud that asks what this cloud's key asks. */
  counterpartOfConditionKey(name: string): string | undefined;
}

/** Facts of both clouds. */
export interface Catalogue {
  readonly ram: DialectCatalogue;
  readonly iam: DialectCatalogue;
  /** Prefixes of the other cloud that do what this prefix does: `ec2` in RAM is `ecs` and `vpc`. */
  counterparts(prefix: string, from: Dialect): readonly string[];
  /**
   * Condition key of the other cloud that asks the same question: `aws:SourceIp` in RAM is `acs:SourceIp`.
   * A free tail is carried over: `aws:ResourceTag/team` is `acs:ResourceTag/team`.
   */
  conditionKeyCounterpart(name: string, from: Dialect): string | undefined;
}
