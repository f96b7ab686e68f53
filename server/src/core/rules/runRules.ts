import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Policy } from '../document/policy.ts';
import type { PolicyDocument } from '../document/policyDocument.ts';
import { grammarOf } from '../grammar/grammar.ts';
import { type Locale, say } from '../text/locale.ts';
import { configuredLevel, type RuleLevels } from './config.ts';
import type { DocumentContext, Finding, Level, Problem, Rule, RuleContext } from './rule.ts';

/** One rule and the code that its path gives it. */
export interface RegisteredRule {
  readonly code: string;
  readonly rule: Rule;
}

export interface RunOptions {
  readonly catalogue: Catalogue;
  readonly locale: Locale;
  readonly levels: RuleLevels;
}

/** Everything that the rules have to say about a text, in the order of the text. */
export function runRules(
  rules: readonly RegisteredRule[],
  document: PolicyDocument,
  options: RunOptions,
): readonly Problem[] {
  if (document.policies.length === 0) return [];
  const problems: Problem[] = [];
  const active = rules.filter(({ code, rule }) => (configuredLevel(options.levels, code) ?? rule.level) !== 'off');
  for (const { code, rule } of active) {
    if (rule.visit.document === undefined) continue;
    const context: DocumentContext = {
      document,
      locale: options.locale,
      report: reporter(code, rule, policyAt(document), options, problems),
    };
    rule.visit.document(document, context);
  }
  for (const policy of document.policies) {
    const { dialect, kind } = policy.recognition;
    for (const { code, rule } of active) {
      if (rule.dialects?.includes(dialect) === false || rule.kinds?.includes(kind) === false) continue;
      visitPolicy(policy, rule, {
        document,
        policy,
        catalogue: options.catalogue[dialect],
        catalogues: options.catalogue,
        grammar: grammarOf(dialect, kind),
        locale: options.locale,
        report: reporter(code, rule, () => policy, options, problems),
      });
    }
  }
  return problems.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compare(a.code, b.code));
}

function visitPolicy(policy: Policy, { visit }: Rule, context: RuleContext): void {
  visit.policy?.(policy, context);
  for (const statement of policy.statements) {
    visit.statement?.(statement, context);
    if (visit.action !== undefined) for (const action of statement.actions) visit.action(action, context, statement);
    if (visit.resource !== undefined) {
      for (const resource of statement.resources) visit.resource(resource, context, statement);
    }
    if (visit.principal !== undefined) {
      for (const principal of statement.principals) visit.principal(principal, context, statement);
    }
    if (visit.condition !== undefined) {
      for (const condition of statement.conditions) visit.condition(condition, context, statement);
    }
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
  { levels, locale }: RunOptions,
  problems: Problem[],
): (finding: Finding<string, string>) => void {
  return (finding) => {
    const level: Level = configuredLevel(levels, code) ?? finding.level ?? rule.level;
    if (level === 'off') return;
    const sentence = (id: string, args: readonly string[] | undefined): string => {
      const message = rule.messages[id];
      return message === undefined ? '' : say(message, locale, args);
    };
    problems.push({
      code,
      level,
      message: sentence(finding.message, finding.args),
      span: finding.at,
      fixes: (finding.fixes ?? []).map(({ title, args, grade, edits }) => {
        const words = rule.fixTitles?.[title];
        return { title: words === undefined ? title : say(words, locale, args), grade, edits };
      }),
      related: (finding.related ?? []).map(({ at, message, args }) => ({ span: at, message: sentence(message, args) })),
      tag: finding.tag,
      policy: policyOf(finding),
    });
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
