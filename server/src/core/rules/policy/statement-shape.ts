import { unnest } from '../../document/edits.ts';
import { headline } from '../../document/headline.ts';
import type { ArrayNode, JsonNode, ObjectNode } from '../../document/jsonNode.ts';
import { elementNamed } from '../../document/policy.ts';
import { span } from '../../text/span.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';

type Message = 'object' | 'value' | 'item' | 'nested';
type Title = 'wrap' | 'flatten';
type Context = RuleContext<Message, Title>;

const rule: Rule = defineRule<Message, Title>({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    object: {
      en: 'The grammar of RAM has a list here; RAM is known to take the one object too.',
      'zh-cn': 'RAM 语法要求此处为列表；据观察，RAM 也接受单个对象。',
    },
    value: {
      en: 'Statement has to be a list of objects, not {0}.',
      'zh-cn': 'Statement 应为由对象组成的列表，而不是 {0}。',
    },
    item: { en: 'Each statement has to be an object, and {0} is none.', 'zh-cn': '每条语句都应为对象，而 {0} 不是。' },
    nested: { en: 'The statements stand in a list within the list.', 'zh-cn': '语句所在的列表多嵌套了一层。' },
  },
  fixTitles: {
    wrap: { en: 'Put the statement into a list', 'zh-cn': '将语句放入列表' },
    flatten: { en: 'Take the statements out of the inner list', 'zh-cn': '去掉内层列表' },
  },
  visit: {
    policy(policy, context) {
      const value = policy.form === 'statements' ? policy.node : elementNamed(policy, 'Statement')?.member.value;
      if (value?.type === 'array') checkItems(value, context);
      else if (value?.type === 'object') checkObject(value, context);
      else if (value !== undefined)
        context.report({ at: value.span, message: 'value', args: [sourceOf(value, context)] });
    },
  },
});

export default rule;

/** Told only where it says something: an empty object has a rule of its own, and AWS documents the single object. */
function checkObject(node: ObjectNode, { document: { text }, policy, report }: Context): void {
  if (policy.recognition.dialect === 'iam' || node.members.length === 0) return;
  const { start, end } = node.span;
  const edits = [
    { span: span(start, start), text: '[' },
    { span: span(end, end), text: ']' },
  ];
  report({
    at: headline(text, node),
    level: 'hint',
    message: 'object',
    fixes: node.closed ? [{ title: 'wrap', grade: 'narrows', edits }] : [],
  });
}

function checkItems(list: ArrayNode, context: Context): void {
  const { text } = context.document;
  for (const item of list.items) {
    if (item.type === 'array') {
      const fixes = [{ title: 'flatten' as const, grade: 'narrows' as const, edits: [unnest(text, list, item)] }];
      context.report({ at: headline(text, item), message: 'nested', fixes });
    } else if (item.type !== 'object') {
      context.report({ at: item.span, message: 'item', args: [sourceOf(item, context)] });
    }
  }
}

function sourceOf({ span: { start, end } }: JsonNode, { document: { text } }: Context): string {
  return text.slice(start, end);
}
