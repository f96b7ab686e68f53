import type { Dialect, Kind } from './dialect.ts';
import { collectEvidence, type Evidence } from './evidence.ts';
import type { LoweredPolicy } from './lower.ts';
import { elementNamed, type Statement } from './policy.ts';

/** What a resource policy is attached to, where its form tells. */
export type ResourceHolder = 'key' | 'bucket' | 'other';

/** What was concluded about a policy, and from what. */
export interface Recognition {
  readonly dialect: Dialect;
  /** `evidence`: one dialect leads clearly. `setting`: a person said so. `default`: neither, so RAM is taken. */
  readonly dialectFrom: 'evidence' | 'setting' | 'default';
  readonly kind: Kind;
  /** `mixed`: the statements disagree, so a permission policy is taken. */
  readonly kindFrom: 'evidence' | 'setting' | 'mixed';
  /** Only for kind `resource`. */
  readonly holder: ResourceHolder | undefined;
  /** In the order in which it was found, not that of the text. */
  readonly evidence: readonly Evidence[];
}

/** What a person said about a file; wins over all evidence. */
export interface RecognitionOverride {
  readonly dialect?: Dialect | undefined;
  readonly kind?: Kind | undefined;
  /** Whether a person or a setting says that the text is a policy of one of our two clouds. */
  readonly claimed?: boolean | undefined;
}

/** By so many points one dialect must lead. */
const clearLead = 2;
/** Signs of this weight count where the Version says otherwise, and together they must reach the points of the Version. */
const goodSign = 2;
const pointsOfVersion = 3;

const trustActions = /^sts:(AssumeRole|TagSession|SetSourceIdentity|SetContext|AssumeRoleWith\w*|\*)/i;

/** Dialect and kind of a policy by what stands in it, unless a person said otherwise; `undefined` for a third cloud's policy. */
export function recognise(policy: LoweredPolicy, override: RecognitionOverride): Recognition | undefined {
  const evidence = collectEvidence(policy);
  const asked = override.dialect !== undefined || override.kind !== undefined || override.claimed === true;
  if (!asked && isOtherCloud(evidence)) return undefined;
  const lead = leader(evidence, clearLead) ?? dialectAgainstVersion(evidence);
  const kind = recogniseKind(policy.statements);
  const chosenKind = override.kind ?? kind ?? 'permission';
  return {
    dialect: override.dialect ?? lead ?? 'ram',
    dialectFrom: override.dialect !== undefined ? 'setting' : lead !== undefined ? 'evidence' : 'default',
    kind: chosenKind,
    kindFrom: override.kind !== undefined ? 'setting' : kind !== undefined ? 'evidence' : 'mixed',
    holder: chosenKind === 'resource' ? holderOf(policy.statements) : undefined,
    evidence,
  };
}

function pointsOf(evidence: readonly Evidence[], dialect: Evidence['dialect']): number {
  return evidence.filter((sign) => sign.dialect === dialect).reduce((sum, { weight }) => sum + weight, 0);
}

function leader(evidence: readonly Evidence[], lead: number): Dialect | undefined {
  const difference = pointsOf(evidence, 'ram') - pointsOf(evidence, 'iam');
  return Math.abs(difference) < lead ? undefined : difference > 0 ? 'ram' : 'iam';
}

/**
 * The dialect where Version and all else balance each other.
 * A Version is often copied along, so that it gives way to good signs that agree, and only decides between those that do not.
 */
function dialectAgainstVersion(evidence: readonly Evidence[]): Dialect | undefined {
  const version = evidence.find(({ sign }) => sign === 'version')?.dialect;
  const others = evidence.filter(({ sign, weight }) => sign !== 'version' && weight >= goodSign);
  const clouds = new Set(others.map(({ dialect }) => dialect).filter((dialect) => dialect !== 'other'));
  if (clouds.size === 1) return leader(others, pointsOfVersion);
  return clouds.size === 2 && version !== 'other' ? version : undefined;
}

/** Other clouds share many of our service codes, so that these say nothing beside a foreign Version. */
function isOtherCloud(evidence: readonly Evidence[]): boolean {
  const foreign = pointsOf(evidence, 'other');
  const shared = new Set(['action prefix', 'action name', 'condition key']);
  const ours = evidence.filter(({ sign }) => !shared.has(sign));
  return foreign > Math.max(pointsOf(ours, 'ram'), pointsOf(ours, 'iam'));
}

/** The kind that all statements agree on; `undefined` when they do not. */
function recogniseKind(statements: readonly Statement[]): Kind | undefined {
  const kinds = statements.map(kindOfStatement);
  const distinct = new Set(kinds);
  if (distinct.size <= 1) return kinds[0] ?? 'permission';
  if (!distinct.has('permission')) return 'resource';
  // A statement whose principal was forgotten looks like a permission.
  if (statements.every((statement) => onlyTrustActions(statement) && !hasResource(statement))) return 'trust';
  const ofResource = kinds.filter((kind) => kind === 'resource').length;
  return ofResource * 2 > kinds.length && holderOf(statements) !== 'other' ? 'resource' : undefined;
}

function kindOfStatement(statement: Statement): Kind {
  const hasPrincipal =
    elementNamed(statement, 'Principal') !== undefined || elementNamed(statement, 'NotPrincipal') !== undefined;
  if (!hasPrincipal) return 'permission';
  if (statement.actions.length === 0) return hasResource(statement) ? 'resource' : 'trust';
  if (!onlyTrustActions(statement)) return 'resource';
  // Endpoint and resource control policies say of anyone who may assume which role; a trust policy names no resource.
  return hasResource(statement) && statement.principals.every(({ text }) => text === '*') ? 'resource' : 'trust';
}

function onlyTrustActions(statement: Statement): boolean {
  return statement.actions.length > 0 && statement.actions.every((action) => trustActions.test(action.text.trim()));
}

function hasResource(statement: Statement): boolean {
  return elementNamed(statement, 'Resource') !== undefined || elementNamed(statement, 'NotResource') !== undefined;
}

function holderOf(statements: readonly Statement[]): ResourceHolder {
  const services = new Set(
    statements.flatMap((statement) => statement.actions.map((action) => action.pattern.service?.toLowerCase())),
  );
  if (services.size !== 1) return 'other';
  if (services.has('kms')) return 'key';
  return services.has('oss') || services.has('s3') ? 'bucket' : 'other';
}
