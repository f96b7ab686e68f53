import { replaceNode } from '../../document/edits.ts';
import { headline } from '../../document/headline.ts';
import type { Policy } from '../../document/policy.ts';
import { isWhole } from '../../document/policyDocument.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { compactText, limitWords, type PolicySize, policySize } from './policySize.ts';

type Message = 'over' | 'over without blanks' | 'over with blanks';
type Title = 'minify';
type Context = RuleContext<Message, Title>;

/** A policy longer than its cloud takes; the limits have changed before, so that each message names the day of its number. */
const rule: Rule = defineRule<Message, Title>({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    over: {
      en: 'The policy has {0} {1}; {2} may have {3} at the most{4}.',
      'zh-cn': '该策略有 {0} 个{1}，而{2}最多 {3} 个{4}。',
    },
    'over without blanks': {
      en: 'The policy has {0} {1} even without its white space; {2} may have {3} at the most{4}.',
      'zh-cn': '该策略去掉空白后仍有 {0} 个{1}，而{2}最多 {3} 个{4}。',
    },
    'over with blanks': {
      en: 'The policy has {0} {1} with its white space and {5} without; {2} may have {3} at the most{4}, and whether white space counts is not documented.',
      'zh-cn': '该策略连同空白有 {0} 个{1}，去掉空白后有 {5} 个；{2}最多 {3} 个{4}，文档未说明空白是否计入。',
    },
  },
  fixTitles: {
    minify: { en: 'Write the policy on one line without white space', 'zh-cn': '将策略压缩为一行，去掉空白' },
  },
  visit: {
    policy(policy, context) {
      const { document, limits, locale, report } = context;
      const size = policySize(policy, document, limits);
      if (size === undefined) return;
      const { limit, raw, compact } = size;
      const at = headline(document.text, policy.node);
      const words = limitWords(limit, locale);
      if (limit.whiteSpace === 'counts') {
        if (raw > limit.most)
          report({ at, message: 'over', args: [`${raw}`, ...words], fixes: minify(policy, size, context) });
      } else if (compact > limit.most) {
        const finding = { at, message: 'over without blanks', args: [`${compact}`, ...words] } as const;
        const level = levelOf(policy, size);
        report(level === undefined ? finding : { ...finding, level });
      } else if (limit.whiteSpace === 'unknown' && raw > limit.most) {
        const args = [`${raw}`, ...words, `${compact}`];
        report({ at, level: 'warning', message: 'over with blanks', args, fixes: minify(policy, size, context) });
      }
    },
  },
});

export default rule;

/**
 * Less than an error where the text does not show which limit holds: AWS raises that of trust policies on request,
 * takes more in the inline policies of a role, and exceeds that of managed policies itself.
 */
function levelOf({ recognition: { dialect, kind } }: Policy, { limit }: PolicySize): 'warning' | 'info' | undefined {
  if (dialect === 'iam' && kind === 'permission') return 'info';
  return limit.raisable ? 'warning' : undefined;
}

/** Only where that is enough, and where no comment would get lost. */
function minify(policy: Policy, { limit, compact }: PolicySize, { document }: Context): readonly FindingFix<Title>[] {
  const { start, end } = policy.span;
  const hasComment = document.json.comments.some((comment) => comment.start >= start && comment.end <= end);
  if (compact > limit.most || hasComment || !isWhole(document, policy)) return [];
  const edits = [replaceNode(policy.node, compactText(policy.node, document.text))];
  return [{ title: 'minify', grade: 'choice', edits }];
}
