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
  judgeBriefly,
  type StatementPlace,
} from './judgePermission.ts';
import { type KnownRole, knownRoles, productOf } from './knownRole.ts';
import { groupMentions, type Mentions, type MentionsOfRole, remarkOn } from './mentionedRoles.ts';
import type { NamedRole } from './mentions/mention.ts';
import { type RoleCopy, roleCopies } from './roleCopies.ts';
import { needOf, type RoleNeed } from './roleNeed.ts';
import type { FoundMention } from './roleReading.ts';
import { policyText, policyWith, trustPolicyText } from './roleTexts.ts';
import { type StageFact, stageFacts } from './stageFacts.ts';
import { type StageScope, type StageStatus, stageTitles, wordsOf } from './stageWords.ts';

/** A role and how it stands at each stage of its life, for a list. */
export interface RoleSummary extends MentionsOfRole {
  readonly roleName: string;
  /** Service principal, also the value of `ram:ServiceName`; absent where it is not documented, and of ordinary roles. */
  readonly serviceName?: string;
  readonly policyName?: string;
  /** Whether the content of its policy is known. */
  readonly hasPolicy: boolean;
  readonly dialect: Dialect;
  readonly family: RoleFamily;
  /** Name of the product; empty where it is not known. */
  readonly product: string;
  /** None for a role that is not in the catalogue. */
  readonly stages: readonly RoleStage[];
  /** Only for a role that is not in the catalogue: says so with the catalogue's date. */
  readonly remark?: string;
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
  /** Whether the cloud deletes the role by itself once nothing needs it; `false` also where no page says so. */
  readonly isDeletedBySystem: boolean;
  /** What people copy: names, ARN, commands, a Terraform block; what needs a fact that is not known is left out. */
  readonly texts: readonly RoleCopy[];
}

export interface RoleStageDetails extends RoleStage {
  readonly facts: readonly StageFact[];
  /** Allow statements of the texts that grant what the stage needs, the first 50. */
  readonly grantedBy: readonly StatementPlace[];
  /** Deny statements of the texts that take it, the first 50. */
  readonly deniedBy: readonly StatementPlace[];
  /** Number of further statements that grant or take it; absent where there are none. */
  readonly moreGranting?: number;
  readonly moreDenying?: number;
  /** The statement that grants what is missing, to be added to a policy; absent where nothing is. */
  readonly missing?: string;
  /** The same statement as a whole policy. */
  readonly missingPolicy?: string;
}

type RoleContext = Pick<FeatureContext, 'catalogue' | 'locale'>;

/** What was found in the texts by which roles are judged. */
export interface RoleFindings {
  /** In the order of the texts. */
  readonly mentions: readonly FoundMention[];
  /** Which texts these are, as the states of stages say. */
  readonly scope: StageScope;
}

const noFindings: RoleFindings = { mentions: [], scope: 'open' };

/** What the stages of roles are judged with. */
interface Surroundings {
  readonly catalogue: Catalogue;
  readonly locale: Locale;
  readonly given: Readonly<Record<Dialect, GivenPolicies>>;
  readonly mentions: Mentions;
  readonly scope: StageScope;
  readonly judge: typeof judge;
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

/**
 * All roles of both clouds with the stages of their lives, judged by the permission policies in texts;
 * behind them roles that the texts name and the catalogue does not have.
 */
export function roles(
  documents: readonly PolicyDocument[],
  context: RoleContext,
  findings: RoleFindings = noFindings,
): readonly RoleSummary[] {
  const around = { ...surroundingsOf(documents, context, findings), judge: judgeBriefly };
  const known = knownRoles(context.catalogue).map((role) => {
    const details = detailsOf(role, around);
    return {
      ...summaryOf(role, around),
      stages: details.map(({ id, title, state, status, source }) => ({ id, title, state, status, source })),
    };
  });
  return [...known, ...around.mentions.unknown.map((role) => unknownSummary(role, around))];
}

/** One role in full, by its name in any letter case; `undefined` for one that neither the catalogue nor a text knows. */
export function roleDetails(
  roleName: string,
  documents: readonly PolicyDocument[],
  context: RoleContext,
  findings: RoleFindings = noFindings,
): RoleDetails | undefined {
  const isMeant = (each: { readonly roleName: string }): boolean =>
    each.roleName.toLowerCase() === roleName.toLowerCase();
  const around = surroundingsOf(documents, context, findings);
  const role = knownRoles(context.catalogue).find(isMeant);
  if (role === undefined) {
    const named = around.mentions.unknown.find(isMeant);
    return named && { ...unknownSummary(named, around), stages: [], texts: [], isDeletedBySystem: false };
  }
  const policy = context.catalogue[role.dialect].rolePolicy(role.roleName);
  const trust = trustPolicyText(role);
  return {
    ...summaryOf(role, around),
    stages: detailsOf(role, around),
    ...(policy !== undefined && { policyText: policyText(policy, role.dialect) }),
    ...(trust !== undefined && { trustPolicyText: trust }),
    isDeletedBySystem: context.catalogue[role.dialect].roleLife(role.roleName, role.family).isDeletedBySystem,
    texts: roleCopies(role, context.catalogue, context.locale),
  };
}

function surroundingsOf(
  documents: readonly PolicyDocument[],
  { catalogue, locale }: RoleContext,
  { mentions, scope }: RoleFindings,
): Surroundings {
  return {
    catalogue,
    locale,
    given: { ram: givenPolicies(documents, 'ram'), iam: givenPolicies(documents, 'iam') },
    mentions: groupMentions(mentions, locale),
    scope,
    judge,
  };
}

function unknownSummary(role: NamedRole, { catalogue, locale, mentions }: Surroundings): RoleSummary {
  const { roleName, dialect, family } = role;
  const remark = remarkOn(role, catalogue, locale);
  return { roleName, hasPolicy: false, dialect, family, product: '', stages: [], remark, ...mentions.of(roleName) };
}

function summaryOf(role: KnownRole, { catalogue, locale, mentions }: Surroundings): Omit<RoleSummary, 'stages'> {
  const { roleName, policyName, dialect, family, services } = role;
  const [serviceName] = services;
  return {
    roleName,
    ...(family === 'service-linked' && serviceName !== undefined && { serviceName }),
    ...(policyName !== undefined && { policyName }),
    hasPolicy: catalogue[dialect].rolePolicy(roleName) !== undefined,
    dialect,
    family,
    product: say(productOf(role, catalogue), locale),
    ...mentions.of(roleName),
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
  { catalogue, locale, given, scope, judge: judgeNeed }: Surroundings,
): RoleStageDetails {
  const isPermanent = catalogue[role.dialect].rolePolicy(role.roleName)?.isPermanent === true;
  const judged = id === 'permission' || (id === 'deletion' && !isPermanent);
  const need = judged ? needOf(role, id) : undefined;
  const judgement = need && judgeNeed(need, given[role.dialect]);
  const status = judgement?.status ?? statusOf(id, role, life, facts, isPermanent);
  return {
    id,
    title: say(stageTitles[id], locale),
    state: say(wordsOf(status, scope), locale, [need?.action ?? '']),
    status,
    source: [...new Set(facts.map(({ source }) => source))].join('; '),
    facts,
    grantedBy: judgement?.grantedBy ?? [],
    deniedBy: judgement?.deniedBy ?? [],
    ...(judgement !== undefined && judgement.moreGranting > 0 && { moreGranting: judgement.moreGranting }),
    ...(judgement !== undefined && judgement.moreDenying > 0 && { moreDenying: judgement.moreDenying }),
    ...missingOf(need, judgement, role.dialect),
  };
}

/** Another Allow undoes no Deny, so it helps where there is no Allow yet, or only one under conditions. */
function missingOf(
  need: RoleNeed | undefined,
  judgement: Judgement | undefined,
  dialect: Dialect,
): Pick<RoleStageDetails, 'missing' | 'missingPolicy'> {
  const helps =
    judgement?.status === 'missing' || (judgement?.status === 'conditional' && judgement.deniedBy.length === 0);
  if (need === undefined || !helps) return {};
  return { missing: need.statement, missingPolicy: policyWith(need.statement, dialect) };
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
