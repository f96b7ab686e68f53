import type { ActionStanding } from '../access/actionStanding.ts';
import type { Catalogue, DialectCatalogue } from '../catalogue/catalogue.ts';
import type { Dialect, Kind } from '../document/dialect.ts';
import type {
  ActionElement,
  ConditionEntry,
  Policy,
  PrincipalElement,
  ResourceElement,
  Statement,
} from '../document/policy.ts';
import type { PolicyDocument } from '../document/policyDocument.ts';
import type { Grammar } from '../grammar/grammar.ts';
import type { Edit } from '../text/edit.ts';
import type { Locale, Localized } from '../text/locale.ts';
import type { Span } from '../text/span.ts';
import type { Limits } from './limits.ts';
import type { RuleOptions } from './options.ts';
import type { IgnoreComment } from './suppression.ts';

/**
 * What a rule is about. `correctness`: the text does not say what it seems to say, or is refused.
 * `security`: it allows more than it should. `suggestion`: it can be said better. `style`: only its looks.
 */
export type Category = 'correctness' | 'security' | 'suggestion' | 'style';

/** How loudly a problem is told; `off` silences its rule. */
export type Level = 'off' | 'hint' | 'info' | 'warning' | 'error';

/**
 * What a fix does to access. `narrows`: the same or less is allowed afterwards, so fix-all may take it.
 * `choice`: a person has to look, or to pick one of several. `widens`: more is allowed afterwards.
 */
export type Grade = 'narrows' | 'choice' | 'widens';

export interface Fix {
  readonly title: string;
  readonly grade: Grade;
  readonly edits: readonly Edit[];
}

/** Something wrong with this text, worded for a person. */
export interface Problem {
  /** `group/name` of the rule. */
  readonly code: string;
  readonly category: Category;
  readonly level: Exclude<Level, 'off'>;
  readonly message: string;
  readonly span: Span;
  readonly fixes: readonly Fix[];
  readonly related: readonly RelatedPlace[];
  readonly tag: ProblemTag | undefined;
  /** The policy it belongs to; absent for text outside all policies. */
  readonly policy: Policy | undefined;
}

export type ProblemTag = 'unnecessary' | 'deprecated';

export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** What a rule says of one place; sentences are named, not written out. */
export interface Finding<Message extends string, FixTitle extends string> {
  readonly at: Span;
  readonly message: Message;
  readonly args?: readonly string[];
  /** Where the evidence asks for another level than the rule's own; a configured level still wins. */
  readonly level?: Exclude<Level, 'off'>;
  readonly fixes?: readonly FindingFix<FixTitle>[];
  readonly related?: readonly { readonly at: Span; readonly message: Message; readonly args?: readonly string[] }[];
  readonly tag?: ProblemTag;
}

export interface FindingFix<FixTitle extends string> {
  readonly title: FixTitle;
  readonly args?: readonly string[];
  readonly grade: Grade;
  readonly edits: readonly Edit[];
}

/** All that a rule may look at. */
export interface RuleContext<Message extends string = string, FixTitle extends string = string> {
  readonly document: PolicyDocument;
  readonly policy: Policy;
  /** Facts of the policy's own dialect. */
  readonly catalogue: DialectCatalogue;
  /** Facts of both dialects. */
  readonly catalogues: Catalogue;
  /** Which elements the policy's dialect and kind know. */
  readonly grammar: Grammar;
  /** Sizes that the clouds allow, with what a person configured in their place. */
  readonly limits: Limits;
  /** What people told about their own house: demands of the organisation, accounts, reference policies. */
  readonly options: RuleOptions;
  readonly locale: Locale;
  /** How an action of the policy stands; worked out once for all rules. */
  standingOf(action: string): ActionStanding;
  /** What several rules conclude from the policy as a whole, worked out once for all of them. */
  once<Conclusion>(conclude: (policy: Policy) => Conclusion): Conclusion;
  report(finding: Finding<Message, FixTitle>): void;
}

/** A rule that looks at the text before any policy, for the JSON layer; called once for each text with a policy in it. */
export type DocumentContext<Message extends string = string, FixTitle extends string = string> = Pick<
  RuleContext<Message, FixTitle>,
  'document' | 'locale' | 'report'
>;

/** Callbacks of one walk over the policies of a text. */
export interface Visitor<Message extends string, FixTitle extends string> {
  document?(document: PolicyDocument, context: DocumentContext<Message, FixTitle>): void;
  policy?(policy: Policy, context: RuleContext<Message, FixTitle>): void;
  statement?(statement: Statement, context: RuleContext<Message, FixTitle>): void;
  action?(action: ActionElement, context: RuleContext<Message, FixTitle>, statement: Statement): void;
  resource?(resource: ResourceElement, context: RuleContext<Message, FixTitle>, statement: Statement): void;
  principal?(principal: PrincipalElement, context: RuleContext<Message, FixTitle>, statement: Statement): void;
  condition?(condition: ConditionEntry, context: RuleContext<Message, FixTitle>, statement: Statement): void;
  /** Comments of the text that hide problems, after all other rules were asked. */
  ignoreComment?(comment: IgnoreComment, context: DocumentContext<Message, FixTitle>): void;
}

/** A rule: data first, then the check. Its code is its path: `action/unknown.ts` is `action/unknown`. */
export interface RuleDefinition<Message extends string, FixTitle extends string> {
  readonly category: Category;
  /** Level in the preset `recommended`. */
  readonly level: Level;
  /** Level in the preset `strict`, where it is another. */
  readonly strict?: Level;
  /** Whether the vendor's own console or API refuses such a text; the preset `console` holds these rules alone. */
  readonly console?: true;
  /** Absent: both. */
  readonly dialects?: readonly Dialect[];
  /** Absent: every kind. */
  readonly kinds?: readonly Kind[];
  readonly messages: Readonly<Record<Message, Localized>>;
  readonly fixTitles?: Readonly<Record<FixTitle, Localized>>;
  readonly visit: Visitor<Message, FixTitle>;
}

/** A rule as the runner sees it, its own names of messages forgotten. */
export type Rule = RuleDefinition<string, string>;

/** Gives a rule its types; checks that every message is there in every language. */
export function defineRule<Message extends string, FixTitle extends string = never>(
  definition: RuleDefinition<Message, FixTitle>,
): Rule {
  return definition as unknown as Rule;
}
