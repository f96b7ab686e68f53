import { allRules } from '../../../server/src/core/rules/index.gen.ts';
import type { Level } from '../../../server/src/core/rules/rule.ts';
import { problemsOf } from '../../support/service.ts';
import type { PeerCase, RulesOfCheck } from './cases.ts';

/** Where another tool and ours disagree on a case. */
export interface Disagreement {
  readonly tool: string;
  readonly id: string;
  /** `silent`: no rule of ours finds what the check finds. `alone`: a rule finds what no check of it finds. */
  readonly sort: 'silent' | 'alone';
  /** The check that stays alone, or the rule. */
  readonly name: string;
}

/** How often a rule of ours and the checks that it stands for were of one mind. */
export interface Tally {
  /** Found by both. */
  found: number;
  /** Found by neither. */
  quiet: number;
  silent: number;
  alone: number;
}

export interface Comparison {
  /** By tool and rule. */
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly disagreements: readonly Disagreement[];
}

/** Rules that nobody asked for are asked for here: what is compared is what they can find. */
const allAtWork: Readonly<Record<string, Level>> = Object.fromEntries(
  allRules.flatMap(({ code, rule }) => (rule.level === 'off' ? [[code, 'hint' as const]] : [])),
);

/** Compares what our rules find with what other tools find. */
export function compare(cases: readonly PeerCase[], rulesOf: RulesOfCheck): Comparison {
  const tallies = new Map<string, Tally>();
  const disagreements: Disagreement[] = [];
  for (const { tool, id, text, dialect, verdicts } of cases) {
    const problems = problemsOf(text, { dialect, claimed: true, levels: allAtWork });
    const told = new Set(problems.map(({ code }) => code));
    const expected = [...verdicts].flatMap(([check, isFound]) => (isFound ? [check] : []));
    const wanted = new Set(expected.flatMap((check) => rulesOf(tool, check)));
    const silent = expected.filter((check) => !rulesOf(tool, check).some((code) => told.has(code)));
    disagreements.push(...silent.map((name) => ({ tool, id, sort: 'silent' as const, name })));
    for (const code of new Set([...verdicts.keys()].flatMap((check) => rulesOf(tool, check)))) {
      const tally = tallies.get(`${tool} ${code}`) ?? { found: 0, quiet: 0, silent: 0, alone: 0 };
      tallies.set(`${tool} ${code}`, tally);
      if (told.has(code) && wanted.has(code)) tally.found++;
      else if (told.has(code)) {
        tally.alone++;
        disagreements.push({ tool, id, sort: 'alone', name: code });
      } else if (silent.some((check) => rulesOf(tool, check).includes(code))) tally.silent++;
      else tally.quiet++;
    }
  }
  return { tallies, disagreements };
}
