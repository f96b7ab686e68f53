import { appendItem, lineIndent, outdent, reindent, replaceNode } from '../../document/edits.ts';
import { headline } from '../../document/headline.ts';
import { elementNamed, type Policy } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { listAround, policyAround } from '../../document/wrap.ts';
import type { Edit } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { currentVersion } from '../currentVersion.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  console: true,
  messages: {
    several: {
      en: 'A second policy begins here, and neither cloud takes more than one in a text.',
      'zh-cn': '此处开始了第二个策略，而云平台每次只接受一个策略。',
    },
    first: { en: 'The first policy begins here.', 'zh-cn': '第一个策略从此处开始。' },
  },
  fixTitles: {
    merge: { en: 'Merge the statements of all {0} policies into one', 'zh-cn': '将 {0} 个策略的语句合并为一个策略' },
  },
  visit: {
    document(document, { report }) {
      const [first, second] = document.policies;
      // A file of JSON lines holds one value on each line on purpose.
      if (document.host === 'prose' || document.textDocument.languageId === 'jsonl') return;
      if (first === undefined || second === undefined) return;
      report({
        at: headline(document.text, second.node),
        message: 'several',
        related: [{ at: headline(document.text, first.node), message: 'first' }],
        fixes: merging(document),
      });
    },
  },
});

export default rule;

/** Puts the statements of all policies into the first, where all are of one dialect and kind and can be read to their ends. */
function merging({ text, policies, json }: PolicyDocument): readonly FindingFix<'merge'>[] {
  const [first, ...others] = policies;
  if (first === undefined) return [];
  const isAlike = others.every(
    ({ recognition: { dialect, kind } }) => dialect === first.recognition.dialect && kind === first.recognition.kind,
  );
  const isReadable = json.faults.every(({ span: at }) => text.slice(at.start, at.end) === ',');
  if (!isAlike || !isReadable) return [];
  const end = policies.at(-1)?.span.end ?? first.span.end;
  const edits: readonly Edit[] =
    first.form === 'document'
      ? [...addingTo(text, first, others), { span: span(first.span.end, end), text: '' }]
      : [{ span: span(first.span.start, end), text: around(text, first, policies) }];
  return [{ title: 'merge', args: [String(policies.length)], grade: 'choice', edits }];
}

function addingTo(text: string, policy: Policy, others: readonly Policy[]): readonly Edit[] {
  const list = elementNamed(policy, 'Statement')?.member.value;
  const added = others.flatMap((other) => sourcesOf(text, other));
  if (list?.type === 'array' && list.items.length > 0)
    return added.map((statement) => appendItem(text, list, statement));
  if (list === undefined) return [];
  const all = [...sourcesOf(text, policy), ...added];
  return [replaceNode(list, reindent(listAround(all), lineIndent(text, list.span.start)))];
}

function around(text: string, { span: at, recognition: { dialect } }: Policy, policies: readonly Policy[]): string {
  const list = listAround(policies.flatMap((policy) => sourcesOf(text, policy)));
  return reindent(policyAround(list, currentVersion(dialect)), lineIndent(text, at.start));
}

function sourcesOf(text: string, { statements }: Policy): readonly string[] {
  return statements.map(({ node }) => outdent(text, node.span));
}
