import { lineIndent, outdent, reindent, replaceNode } from '../../document/edits.ts';
import { elementNamed, type Policy } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { listAround, policyAround } from '../../document/wrap.ts';
import { currentVersion } from '../../rules/currentVersion.ts';
import { versionGrade } from '../../rules/versionGrade.ts';
import { type Localized, say } from '../../text/locale.ts';
import { contains, span } from '../../text/span.ts';
import type { FeatureContext } from '../context.ts';
import type { RefactoringSort, RefactorPlace } from './refactoring.ts';

const words = {
  wrapStatement: { en: 'Wrap the statement into a policy', 'zh-cn': '将语句补全为策略' },
  wrapStatements: { en: 'Wrap the statements into a policy', 'zh-cn': '将语句列表补全为策略' },
  variables: {
    en: '{0}; under its Version AWS fills in the policy variables',
    'zh-cn': '{0}；AWS 会按其 Version 替换策略变量',
  },
  unwrap: { en: 'Take the statement out of its policy', 'zh-cn': '从策略中取出语句' },
  noVariables: {
    en: 'AWS fills in policy variables only under Version "2012-10-17", which a bare statement does not have.',
    'zh-cn': 'AWS 仅在 Version 为“2012-10-17”时替换策略变量，而单独的语句没有 Version。',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** Makes a bare statement, or a bare list of them, a whole policy. */
export const wrapPolicy: RefactoringSort = {
  kind: 'refactor.rewrite.rampart.wrapPolicy',
  find({ document: { text }, policy }: RefactorPlace, { locale }: FeatureContext) {
    const { node, form, recognition } = policy;
    const isList = node.type === 'array' && text.charAt(node.span.start) === '[';
    const isStatement = node.type === 'object' && !node.members.some(({ name }) => name.value === 'Version');
    if (form === 'document' || !(isList || isStatement) || isMember(text, policy)) return [];
    const source = outdent(text, node.span);
    const whole = policyAround(isList ? source : listAround([source]), currentVersion(recognition.dialect));
    const edits = [replaceNode(node, reindent(whole, lineIndent(text, node.span.start)))];
    const title = say(isList ? words.wrapStatements : words.wrapStatement, locale);
    if (versionGrade(policy, recognition.dialect) === 'narrows') return [{ title, access: 'equal', edits }];
    return [{ title: say(words.variables, locale, [title]), access: 'widens', edits }];
  },
};

/** Leaves of a policy with one statement that statement alone, to be pasted into another policy. */
export const unwrapStatement: RefactoringSort = {
  kind: 'refactor.rewrite.rampart.unwrapStatement',
  find({ document, policy }: RefactorPlace, { locale }: FeatureContext) {
    const [statement, another] = policy.statements;
    if (policy.form !== 'document' || statement === undefined || another !== undefined) return [];
    if (!holdsNothingElse(document, policy)) return [];
    const title = say(words.unwrap, locale);
    if (versionGrade(policy, policy.recognition.dialect) !== 'narrows') {
      return [{ title, reason: say(words.noVariables, locale) }];
    }
    const { text } = document;
    const source = reindent(outdent(text, statement.node.span), lineIndent(text, policy.span.start));
    return [{ title, access: 'equal', edits: [replaceNode(policy.node, source)] }];
  },
};

/** The value of a member `Statement` whose braces are missing: a fault, which its own fix repairs. */
function isMember(text: string, { span: { start } }: Policy): boolean {
  return /"\s*:\s*$/.test(text.slice(Math.max(0, start - 40), start));
}

/** Whether a policy has but its Version and its one statement, and all comments are within that. */
function holdsNothingElse({ json }: PolicyDocument, policy: Policy): boolean {
  const value = elementNamed(policy, 'Statement')?.member.value;
  const [statement] = policy.statements;
  if (statement === undefined || !policy.elements.every(({ name }) => name === 'Version' || name === 'Statement')) {
    return false;
  }
  // Names in another letter case are understood within a policy only.
  if (!statement.elements.every(({ name, text }) => name === text)) return false;
  if (policy.elements.length > 2 || (value?.type === 'array' && value.items.length > 1)) return false;
  const outside = [span(policy.span.start, statement.node.span.start), span(statement.node.span.end, policy.span.end)];
  return !json.comments.some((comment) => outside.some((part) => contains(part, comment)));
}
