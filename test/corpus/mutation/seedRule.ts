import type { Problem } from '../../../server/src/core/rules/rule.ts';
import type { RegisteredRule } from '../../../server/src/core/rules/runRules.ts';
import { applyEdits } from '../../../server/src/core/text/edit.ts';
import { documentOf, problemsOf, type TestOptions } from '../../support/service.ts';
import { type Candidate, inOtherLayouts } from './candidates.ts';
import { type MarkedText, readMarks, type Seeder } from './seeder.ts';

/** What came of the faults of one rule. */
export interface Outcome {
  /** Texts in which the fault was put. */
  readonly texts: readonly Candidate[];
  /** Those in which the rule did not tell exactly this fault, with what it told. */
  readonly missed: readonly string[];
  /** How often other rules told an error or a warning of such a text too, by their codes. */
  readonly alsoTold: ReadonlyMap<string, number>;
}

interface Seeded extends MarkedText {
  readonly options: TestOptions;
}

/** Puts the fault of one rule into up to `most` clean policies and asks the rule for it. */
export function seedRule(
  registered: RegisteredRule,
  seeder: Seeder,
  candidates: readonly Candidate[],
  most: number,
): Outcome {
  const texts: Candidate[] = [];
  const missed: string[] = [];
  const alsoTold = new Map<string, number>();
  for (const candidate of fitting(registered, seeder, candidates)) {
    if (texts.length === most) break;
    const seeded = seedInto(candidate, seeder, texts.length);
    if (seeded === undefined || !isStill(candidate, seeded) || !candidate.isClean()) continue;
    texts.push(candidate);
    const problems = problemsOf(seeded.text, seeded.options);
    const told = problems
      .filter(({ code }) => code === registered.code)
      .map(({ level, span }) => `${level} ${span.start}-${span.end}`);
    const expected = `error ${seeded.span.start}-${seeded.span.end}`;
    if (told.join() !== expected)
      missed.push(`${candidate.name}: ${told.join() || 'nothing'} instead of ${expected}\n${seeded.text}`);
    // What is clean may be less so once somebody says that it is a policy.
    const before = seeder.claimed === true ? loudCodes(problemsOf(candidate.text, seeded.options)) : new Set<string>();
    for (const code of loudCodes(problems)) {
      if (code !== registered.code && !before.has(code)) alsoTold.set(code, (alsoTold.get(code) ?? 0) + 1);
    }
  }
  return { texts, missed, alsoTold };
}

/** Codes of the errors and warnings. */
function loudCodes(problems: readonly Problem[]): ReadonlySet<string> {
  return new Set(problems.filter(({ level }) => level === 'error' || level === 'warning').map(({ code }) => code));
}

/** Candidates of the dialects and kinds in which the rule raises an error, their authors' own texts before other layouts. */
function* fitting(
  { rule }: RegisteredRule,
  { dialects, kinds }: Seeder,
  candidates: readonly Candidate[],
): Generator<Candidate> {
  const chosen = candidates.filter(({ policy: { recognition } }) => {
    const [ofDialect, ofKind] = [dialects ?? rule.dialects, kinds ?? rule.kinds];
    return ofDialect?.includes(recognition.dialect) !== false && ofKind?.includes(recognition.kind) !== false;
  });
  yield* chosen;
  for (const each of chosen) yield* inOtherLayouts(each);
}

/** The text with the fault in one of its statements, beginning with another one at each turn. */
function seedInto({ text, policy }: Candidate, { seed, claimed }: Seeder, turn: number): Seeded | undefined {
  const {
    statements,
    recognition: { dialect, kind },
  } = policy;
  for (const index of statements.keys()) {
    const statement = statements[(index + turn) % statements.length];
    const edits = statement === undefined ? [] : seed({ text, policy, statement });
    if (edits.length > 0)
      return { ...readMarks(applyEdits(text, edits)), options: claimed === true ? { dialect, kind } : {} };
  }
  return undefined;
}

/** Whether the text is still taken for a policy of its dialect and kind; in another one the fault is none, or another fault. */
function isStill({ policy: { recognition } }: Candidate, { text, options }: Seeded): boolean {
  const after = documentOf(text, options).policies[0]?.recognition;
  return after?.dialect === recognition.dialect && after.dialectFrom !== 'default' && after.kind === recognition.kind;
}
