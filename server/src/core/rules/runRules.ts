import { type ActionStanding, actionStanding } from '../access/actionStanding.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type {
  ActionElement,
  ConditionEntry,
  Policy,
  PrincipalElement,
  ResourceElement,
  Statement,
} from '../document/policy.ts';
import type { PolicyDocument } from '../document/policyDocument.ts';
import { grammarOf } from '../grammar/grammar.ts';
import { type Locale, say } from '../text/locale.ts';
import {
  type CompleteRuleSettings,
  completeSettings,
  configuredLevel,
  presetLevel,
  type RuleSettings,
} from './config.ts';
import type { DocumentContext, Finding, Level, Problem, Rule, RuleContext } from './rule.ts';
import { applyComments, type IgnoreComment, isNamed, type Suppression, suppresses } from './suppression.ts';

/** One rule and the code that its path gives it. */
export interface RegisteredRule {
  readonly code: string;
  readonly rule: Rule;
}

export interface RunOptions extends RuleSettings {
  readonly catalogue: Catalogue;
  readonly locale: Locale;
}

/** The same, complete, with the rules that are not off. */
interface Run extends CompleteRuleSettings {
  readonly catalogue: Catalogue;
  readonly locale: Locale;
  readonly active: readonly RegisteredRule[];
}

/** Everything that the rules have to say about a text and nobody suppressed, in the order of the text. */
export function runRules(
  rules: readonly RegisteredRule[],
  document: PolicyDocument,
  options: RunOptions,
): readonly Problem[] {
  if (document.policies.length === 0) return [];
  const run = prepare(rules, options);
  const { problems, comments } = applyComments(askRules(document, run), document, {
    all: rules.map(({ code }) => code),
    active: run.active.map(({ code }) => code),
  });
  return [...problems, ...askAboutComments(comments, document, run)]
    .filter((problem) => !run.suppressions.some((each) => suppresses(each, problem, document)))
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compare(a.code, b.code));
}

/** Of the suppressions in the options those that hide nothing in this text, though their rules are at work. */
export function unusedSuppressions(
  rules: readonly RegisteredRule[],
  document: PolicyDocument,
  options: RunOptions,
): readonly Suppression[] {
  const run = prepare(rules, options);
  const judged = run.suppressions.filter((each) => run.active.some(({ code }) => isNamed(code, each.rule)));
  if (judged.length === 0 || document.policies.length === 0) return [];
  const problems = askRules(document, run);
  return judged.filter((each) => !problems.some((problem) => suppresses(each, problem, document)));
}

function prepare(rules: readonly RegisteredRule[], options: RunOptions): Run {
  const { catalogue, locale } = options;
  const settings = completeSettings(options);
  const active = rules.filter(({ code, rule }) => levelOf(code, rule, settings) !== 'off');
  return { ...settings, catalogue, locale, active };
}

/** All problems, also those that somebody means to suppress. */
function askRules(document: PolicyDocument, run: Run): readonly Problem[] {
  const problems: Problem[] = [];
  for (const registered of run.active) {
    registered.rule.visit.document?.(document, documentContext(document, registered, run, problems));
  }
  for (const policy of document.policies) {
    const { dialect, kind } = policy.recognition;
    const shared = sharedContext(document, policy, run);
    const calls: Calls = { policy: [], statement: [], action: [], resource: [], principal: [], condition: [] };
    for (const { code, rule } of run.active) {
      if (rule.dialects?.includes(dialect) === false || rule.kinds?.includes(kind) === false) continue;
      addCalls(calls, rule, { ...shared, report: reporter(code, rule, () => policy, run, problems) });
    }
    visitPolicy(policy, calls);
  }
  return problems;
}

function askAboutComments(comments: readonly IgnoreComment[], document: PolicyDocument, run: Run): readonly Problem[] {
  const problems: Problem[] = [];
  for (const registered of comments.length === 0 ? [] : run.active) {
    const context = documentContext(document, registered, run, problems);
    for (const comment of comments) registered.rule.visit.ignoreComment?.(comment, context);
  }
  return problems;
}

function documentContext(
  document: PolicyDocument,
  { code, rule }: RegisteredRule,
  run: Run,
  problems: Problem[],
): DocumentContext {
  return { document, locale: run.locale, report: reporter(code, rule, policyAt(document), run, problems) };
}

/** What the rules of one policy have in common: what it is judged by, and what is worked out for the first that asks. */
function sharedContext(
  document: PolicyDocument,
  policy: Policy,
  { catalogue: catalogues, locale, limits, options }: Run,
): Omit<RuleContext, 'report'> {
  const { dialect, kind } = policy.recognition;
  const standings = new Map<string, ActionStanding>();
  const conclusions = new Map<(policy: Policy) => unknown, unknown>();
  return {
    document,
    policy,
    catalogue: catalogues[dialect],
    catalogues,
    grammar: grammarOf(dialect, kind),
    limits,
    options,
    locale,
    standingOf(action) {
      const known = standings.get(action);
      if (known !== undefined) return known;
      const standing = actionStanding(action, dialect, catalogues);
      standings.set(action, standing);
      return standing;
    },
    once<Conclusion>(conclude: (policy: Policy) => Conclusion): Conclusion {
      if (!conclusions.has(conclude)) conclusions.set(conclude, conclude(policy));
      return conclusions.get(conclude) as Conclusion;
    },
  };
}

/** The callbacks of every rule for one policy, each bound to its rule's context, by what they look at. */
interface Calls {
  readonly policy: ((policy: Policy) => void)[];
  readonly statement: ((statement: Statement) => void)[];
  readonly action: ((action: ActionElement, statement: Statement) => void)[];
  readonly resource: ((resource: ResourceElement, statement: Statement) => void)[];
  readonly principal: ((principal: PrincipalElement, statement: Statement) => void)[];
  readonly condition: ((condition: ConditionEntry, statement: Statement) => void)[];
}

function addCalls(calls: Calls, { visit }: Rule, context: RuleContext): void {
  const { policy, statement, action, resource, principal, condition } = visit;
  if (policy !== undefined) calls.policy.push((each) => policy(each, context));
  if (statement !== undefined) calls.statement.push((each) => statement(each, context));
  if (action !== undefined) calls.action.push((each, owner) => action(each, context, owner));
  if (resource !== undefined) calls.resource.push((each, owner) => resource(each, context, owner));
  if (principal !== undefined) calls.principal.push((each, owner) => principal(each, context, owner));
  if (condition !== undefined) calls.condition.push((each, owner) => condition(each, context, owner));
}

/** One walk for all rules. */
function visitPolicy(policy: Policy, calls: Calls): void {
  for (const call of calls.policy) call(policy);
  for (const statement of policy.statements) {
    for (const call of calls.statement) call(statement);
    for (const action of statement.actions) for (const call of calls.action) call(action, statement);
    for (const resource of statement.resources) for (const call of calls.resource) call(resource, statement);
    for (const principal of statement.principals) for (const call of calls.principal) call(principal, statement);
    for (const condition of statement.conditions) for (const call of calls.condition) call(condition, statement);
  }
}

function policyAt(document: PolicyDocument): (finding: Finding<string, string>) => Policy | undefined {
  return ({ at }) =>
    document.policies.find(({ span }) => at.start >= span.start && at.end <= span.end) ??
    document.policies.findLast(({ span }) => span.start <= at.start) ??
    document.policies[0];
}

function reporter(
  code: string,
  rule: Rule,
  policyOf: (finding: Finding<string, string>) => Policy | undefined,
  run: Run,
  problems: Problem[],
): (finding: Finding<string, string>) => void {
  return (finding) => {
    const level = levelOf(code, rule, run, finding.level);
    if (level === 'off') return;
    const sentence = (id: string, args: readonly string[] | undefined): string => {
      const message = rule.messages[id];
      return message === undefined ? '' : say(message, run.locale, args);
    };
    problems.push({
      code,
      category: rule.category,
      level,
      message: sentence(finding.message, finding.args),
      span: finding.at,
      fixes: (finding.fixes ?? []).map(({ title, args, grade, edits }) => {
        const words = rule.fixTitles?.[title];
        return { title: words === undefined ? title : say(words, run.locale, args), grade, edits };
      }),
      related: (finding.related ?? []).map(({ at, message, args }) => ({ span: at, message: sentence(message, args) })),
      tag: finding.tag,
      policy: policyOf(finding),
    });
  };
}

/** A person's word wins over the evidence of the place, and that over the preset; but a preset can silence a rule. */
function levelOf(code: string, rule: Rule, { levels, preset }: CompleteRuleSettings, seen?: Level): Level {
  const configured = configuredLevel(levels, code, rule.category);
  if (configured !== undefined) return configured;
  const level = presetLevel(rule, preset);
  return level === 'off' ? level : (seen ?? level);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
