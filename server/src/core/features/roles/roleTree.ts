import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type RoleFamily, type RoleLife, type RoleStageId, roleStageIds } from '../../catalogue/roleLife.ts';
import type { Dialect } from '../../document/dialect.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { type Locale, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import {
  type GivenPolicies,
  givenPolicies,
  type Judgement,
  judge,
  needOf,
  type RoleNeed,
  type StatementPlace,
} from './judgePermission.ts';
import { type KnownRole, knownRoles, productOf } from './knownRole.ts';
import { policyText, trustPolicyText } from './roleTexts.ts';
import { type StageFact, stageFacts } from './stageFacts.ts';
import { type StageStatus, stageTitles, statusWords } from './stageWords.ts';

/** A role and how it stands at each stage of its life, for a list. */
export interface RoleSummary {
  readonly roleName: string;
  /** Service principal, also the value of `ram:ServiceName`; absent where it is not documented, and of ordinary roles. */
  readonly serviceName?: string;
  readonly policyName?: string;
  readonly dialect: Dialect;
  readonly family: RoleFamily;
  /** Name of the product; empty where it is not known. */
  readonly product: string;
  readonly stages: readonly RoleStage[];
}

export interface RoleStage {
  readonly id: RoleStageId;
  readonly title: string;
  /** `status` in words. */
  readonly state: string;
  readonly status: StageStatus;
  /** Topics of the pages that tell of the stage, joined by `; `; empty where none does. */
  readonly source: string;
}

/** A role with all that is known of it. */
export interface RoleDetails extends RoleSummary {
  readonly stages: readonly RoleStageDetails[];
  /** Its policy as a document; absent where the content is not known. */
  readonly policyText?: string;
  /** Its trust policy as a document; absent where the service is not documented or a person says whom it trusts. */
  readonly trustPolicyText?: string;
}

export interface RoleStageDetails extends RoleStage {
  readonly facts: readonly StageFact[];
  /** Allow statements of open texts that grant what the stage needs. */
  readonly grantedBy: readonly StatementPlace[];
  /** Deny statements of open texts that take it. */
  readonly deniedBy: readonly StatementPlace[];
  /** The statement that grants what is missing, to be added to a policy; absent where nothing is. */
  readonly missing?: string;
}

type RoleContext = Pick<FeatureContext, 'catalogue' | 'locale'>;

/** What the stages of roles are judged with. */
interface Surroundings {
  readonly catalogue: Catalogue;
  readonly locale: Locale;
  readonly given: Readonly<Record<Dialect, GivenPolicies>>;
}

/** Stages that every role has; of the others those of which something is said. */
const commonStages: ReadonlySet<RoleStageId> = new Set([
  'permission',
  'creation',
  'trust',
  'permissions',
  'use',
  'deletion',
]);

/** All roles of both clouds with the stages of their lives, judged by the permission policies in texts. */
export function roles(documents: readonly PolicyDocument[], context: RoleContext): readonly RoleSummary[] {
  const around = surroundingsOf(documents, context);
  return knownRoles(context.catalogue).map((role) => {
    const details = detailsOf(role, around);
    return {
      ...summaryOf(role, around),
      stages: details.map(({ id, title, state, status, source }) => ({ id, title, state, status, source })),
    };
  });
}

/** One role in full, by its name in any letter case; `undefined` for one that is not known. */
export function roleDetails(
  roleName: string,
  documents: readonly PolicyDocument[],
  context: RoleContext,
): RoleDetails | undefined {
  const role = knownRoles(context.catalogue).find((each) => each.roleName.toLowerCase() === roleName.toLowerCase());
  if (role === undefined) return undefined;
  const around = surroundingsOf(documents, context);
  const policy = context.catalogue[role.dialect].rolePolicy(role.roleName);
  const trust = trustPolicyText(role);
  return {
    ...summaryOf(role, around),
    stages: detailsOf(role, around),
    ...(policy !== undefined && { policyText: policyText(policy, role.dialect) }),
    ...(trust !== undefined && { trustPolicyText: trust }),
  };
}

function surroundingsOf(documents: readonly PolicyDocument[], { catalogue, locale }: RoleContext): Surroundings {
  return {
    catalogue,
    locale,
    given: { ram: givenPolicies(documents, 'ram'), iam: givenPolicies(documents, 'iam') },
  };
}

function summaryOf(role: KnownRole, { catalogue, locale }: Surroundings): Omit<RoleSummary, 'stages'> {
  const { roleName, policyName, dialect, family, services } = role;
  const [serviceName] = services;
  return {
    roleName,
    ...(family === 'service-linked' && serviceName !== undefined && { serviceName }),
    ...(policyName !== undefined && { policyName }),
    dialect,
    family,
    product: say(productOf(role, catalogue), locale),
  };
}

function detailsOf(role: KnownRole, around: Surroundings): readonly RoleStageDetails[] {
  const life = around.catalogue[role.dialect].roleLife(role.roleName, role.family);
  return roleStageIds.flatMap((id) => {
    const facts = stageFacts(id, role, life, around);
    return commonStages.has(id) || facts.length > 0 ? [stageOf(id, role, life, facts, around)] : [];
  });
}

function stageOf(
  id: RoleStageId,
  role: KnownRole,
  life: RoleLife,
  facts: readonly StageFact[],
  { catalogue, locale, given }: Surroundings,
): RoleStageDetails {
  const isPermanent = catalogue[role.dialect].rolePolicy(role.roleName)?.isPermanent === true;
  const judged = id === 'permission' || (id === 'deletion' && !isPermanent);
  const need = judged ? needOf(role, id) : undefined;
  const judgement = need && judge(need, given[role.dialect]);
  const status = judgement?.status ?? statusOf(id, role, life, facts, isPermanent);
  return {
    id,
    title: say(stageTitles[id], locale),
    state: say(statusWords[status], locale, [need?.action ?? '']),
    status,
    source: [...new Set(facts.map(({ source }) => source))].join('; '),
    facts,
    grantedBy: judgement?.grantedBy ?? [],
    deniedBy: judgement?.deniedBy ?? [],
    ...missingOf(need, judgement),
  };
}

/** Another Allow undoes no Deny, so it helps where there is no Allow yet, or only one under conditions. */
function missingOf(need: RoleNeed | undefined, judgement: Judgement | undefined): Pick<RoleStageDetails, 'missing'> {
  const helps =
    judgement?.status === 'missing' || (judgement?.status === 'conditional' && judgement.deniedBy.length === 0);
  return need !== undefined && helps ? { missing: need.statement } : {};
}

function statusOf(
  id: RoleStageId,
  { family, trigger, variants }: KnownRole,
  { creation }: RoleLife,
  facts: readonly StageFact[],
  isPermanent: boolean,
): StageStatus {
  if (id === 'deletion' && isPermanent) return 'never';
  if (id === 'creation')
    return creation ?? (trigger === undefined && variants.length === 0 ? 'undocumented' : 'documented');
  if (id === 'trust' || id === 'permissions') return family === 'service' ? 'editable' : 'fixed';
  if (id === 'permission' || id === 'deletion') return 'undocumented';
  if (!commonStages.has(id)) return id === 'editing' ? 'documented' : 'step';
  return facts.length > 0 ? 'documented' : 'undocumented';
}
