import type { Localized } from '../text/locale.ts';
import type { PackedLifeFact, PackedLifeStage, PackedLives } from './format.ts';

/** Stages of the life of a role in the order in which they are shown. */
export const roleStageIds = [
  'permission',
  'creation',
  'trusted-account',
  'principal',
  'trust',
  'custom-policy',
  'permissions',
  'sharing',
  'use',
  'editing',
  'deletion',
] as const;

export type RoleStageId = (typeof roleStageIds)[number];

/** `service-linked`: only its service may assume and change it. `service`: an ordinary role that a product proposes. */
export type RoleFamily = 'service-linked' | 'service';

/** Who creates a role: the product, the product after a person agreed, or a person. */
export type RoleCreation = 'automatic' | 'confirmed' | 'manual';

/** How a role comes, is used and goes, as the help pages tell it. */
export interface RoleLife {
  /** `undefined` where no page says it of this role. */
  readonly creation: RoleCreation | undefined;
  /** Whether the cloud deletes the role by itself once nothing needs it; `false` also where no page says so. */
  readonly isDeletedBySystem: boolean;
  /** What is said of a stage: first of this role, then of all roles of its family; empty where nothing is. */
  factsOf(stage: RoleStageId): readonly RoleFact[];
}

export interface RoleFact {
  readonly sentence: Localized;
  /** Topic of the page that says so. */
  readonly source: Localized;
  /** Whether it tells of sources that contradict each other, or of one that contradicts the facts. */
  readonly isContradiction: boolean;
  /** The product generation that it is about; `undefined` for all. */
  readonly generation: Localized | undefined;
  /** Whom the trust policy names in this case. */
  readonly principal: TrustedPrincipal | undefined;
}

/** A principal of a trust policy with its condition; names in braces are variables, which a person fills in. */
export interface TrustedPrincipal {
  readonly services: readonly string[];
  readonly condition: { readonly operator: string; readonly key: string; readonly value: string } | undefined;
}

export interface RoleLifeIndex {
  /** What is known of a role of this family; never `undefined`, for something holds for every role. */
  of(roleName: string, family: RoleFamily): RoleLife;
}

export function indexRoleLives(packed: PackedLives | undefined): RoleLifeIndex {
  const { sources = [], families = [], roles = [] } = packed ?? {};
  const byName = new Map(roles.map((life) => [life.role.toLowerCase(), life]));
  const unpack = (stages: readonly PackedLifeStage[], wanted: RoleStageId): readonly RoleFact[] =>
    stages.flatMap(({ stage, facts }) => (stage === wanted ? facts.map((fact) => unpackFact(fact, sources)) : []));
  return {
    of(roleName, family) {
      const own = byName.get(roleName.toLowerCase());
      const common = families.find((each) => each.family === family);
      return {
        creation: own?.creation,
        isDeletedBySystem: own?.deletedBySystem === true,
        factsOf: (stage) => [...unpack(own?.stages ?? [], stage), ...unpack(common?.stages ?? [], stage)],
      };
    },
  };
}

function unpackFact(
  { sentence, source, contradiction, generation, principal }: PackedLifeFact,
  sources: readonly Localized[],
): RoleFact {
  return {
    sentence,
    source: sources[source] ?? { en: '', 'zh-cn': '' },
    isContradiction: contradiction ?? false,
    generation,
    principal: principal && {
      services: principal.services,
      condition: principal.condition && {
        operator: principal.condition[0],
        key: principal.condition[1],
        value: principal.condition[2],
      },
    },
  };
}
