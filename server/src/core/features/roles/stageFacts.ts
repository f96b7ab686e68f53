import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { RoleFact, RoleLife, RoleStageId } from '../../catalogue/roleLife.ts';
import type { RolePolicy } from '../../catalogue/serviceLinkedRole.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import type { KnownRole } from './knownRole.ts';
import { principalText } from './roleTexts.ts';
import { actionGroup, productPages } from './stageWords.ts';

/** One sentence on a stage, and who says it. */
export interface StageFact {
  readonly sentence: string;
  readonly source: string;
  /** Whether sources contradict each other here. */
  readonly isContradiction: boolean;
  /** Product generation that it is about; absent for all. */
  readonly generation?: string;
  /** A trust policy for this case, as the text of a document. */
  readonly policy?: string;
}

/** What is known of a stage of a role's life: of this role, of its policy, and of all roles of its family. */
export function stageFacts(
  stage: RoleStageId,
  role: KnownRole,
  life: RoleLife,
  { catalogue, locale }: { readonly catalogue: Catalogue; readonly locale: Locale },
): readonly StageFact[] {
  const told = life.factsOf(stage);
  const read = (fact: RoleFact): StageFact => ({
    sentence: say(fact.sentence, locale),
    source: say(fact.source, locale),
    isContradiction: fact.isContradiction,
    ...(fact.generation !== undefined && { generation: say(fact.generation, locale) }),
    ...(fact.principal !== undefined && { policy: principalText(fact.principal, role.dialect) }),
  });
  const policy = stage === 'permissions' ? catalogue[role.dialect].rolePolicy(role.roleName) : undefined;
  return [
    ...told.map(read),
    ...(policy === undefined ? [] : actionGroups(policy, role, catalogue, locale)),
    ...(stage === 'creation' ? momentFacts(role, life, told, 'trigger', locale) : []),
    ...(stage === 'deletion' ? momentFacts(role, life, told, 'deletionPrecondition', locale) : []),
  ];
}

/** What creates a role or must be done before its deletion, where the facts of its life do not say it already. */
function momentFacts(
  role: KnownRole,
  life: RoleLife,
  told: readonly RoleFact[],
  moment: 'trigger' | 'deletionPrecondition',
  locale: Locale,
): readonly StageFact[] {
  const source = say(productPages, locale);
  const fact = (sentence: Localized | undefined, generation?: Localized): readonly StageFact[] =>
    sentence === undefined
      ? []
      : [
          {
            sentence: say(sentence, locale),
            source,
            isContradiction: false,
            ...(generation !== undefined && { generation: say(generation, locale) }),
          },
        ];
  const isTold = (generation: Localized): boolean => told.some((each) => each.generation?.en === generation.en);
  return [
    ...(life.creation === undefined ? fact(role[moment]) : []),
    ...role.variants.flatMap((variant) =>
      isTold(variant.generation) ? [] : fact(variant[moment], variant.generation),
    ),
  ];
}

/** The actions of a policy by service, in the order in which the policy names them. */
function actionGroups(
  policy: RolePolicy,
  { dialect }: KnownRole,
  catalogue: Catalogue,
  locale: Locale,
): readonly StageFact[] {
  const groups = new Map<string, Set<string>>();
  for (const action of policy.statements.flatMap(({ actions }) => actions)) {
    const [prefix = '', name = ''] = action.split(':');
    groups.set(prefix, (groups.get(prefix) ?? new Set()).add(name));
  }
  return [...groups].map(([prefix, names]) => {
    const title = catalogue[dialect].service(prefix)?.title;
    const service = title === undefined ? prefix : say(title, locale);
    const list = [...names].join(locale === 'en' ? ', ' : '、');
    return { sentence: say(actionGroup, locale, [service, list]), source: policy.source, isContradiction: false };
  });
}
