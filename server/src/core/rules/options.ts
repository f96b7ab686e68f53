import type { Dialect } from '../document/dialect.ts';
import type { PolicyDocument } from '../document/policyDocument.ts';

/** What people tell rules about their own house. Everything is empty where nobody told anything, and rules that need it are silent then. */
export interface RuleOptions {
  readonly organisation: Organisation;
  /** Account ids (UIDs) of one's own; may be a mixture of both clouds. */
  readonly ownAccounts: readonly string[];
  /** Policies whose access other policies may not exceed. */
  readonly referencePolicies: readonly ReferencePolicy[];
}

/** What an organisation asks of every policy. */
export interface Organisation {
  readonly required: readonly RequiredCondition[];
  readonly forbidden: readonly ForbiddenGrant[];
}

/** Statements that allow one of these actions must carry this condition. */
export interface RequiredCondition {
  /** Patterns of actions; `['*']` where the demand is about all. */
  readonly actions: readonly string[];
  readonly condition: DemandedCondition;
  /** `undefined`: policies of both clouds. */
  readonly dialect: Dialect | undefined;
  /** The organisation's own sentence, shown with the problem. */
  readonly reason: string | undefined;
}

/** Nobody may be allowed these actions; with a condition: not under this condition. */
export interface ForbiddenGrant {
  readonly actions: readonly string[];
  readonly condition: DemandedCondition | undefined;
  readonly dialect: Dialect | undefined;
  readonly reason: string | undefined;
}

export interface DemandedCondition {
  readonly key: string;
  /** `undefined`: any operator. */
  readonly operator: string | undefined;
  /** Empty: any value. */
  readonly values: readonly string[];
}

export interface ReferencePolicy {
  /** As it is written in the configuration. */
  readonly path: string;
  readonly document: PolicyDocument;
}

export const noOptions: RuleOptions = {
  organisation: { required: [], forbidden: [] },
  ownAccounts: [],
  referencePolicies: [],
};
