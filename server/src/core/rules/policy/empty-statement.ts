import { removeItem } from '../../document/edits.ts';
import type { JsonNode } from '../../document/jsonNode.ts';
import { elementNamed } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    none: {
      en: 'Statement is empty, so the policy neither allows nor denies anything.',
      'zh-cn': 'Statement 为空，该策略既不允许也不拒绝任何操作。',
    },
    item: {
      en: 'This statement is empty, so it neither allows nor denies anything.',
      'zh-cn': '该语句为空，既不允许也不拒绝任何操作。',
    },
  },
  fixTitles: {
    remove: { en: 'Remove the empty statement', 'zh-cn': '删除空语句' },
  },
  visit: {
    policy(policy, { document: { text }, report }) {
      const value = policy.form === 'statements' ? policy.node : elementNamed(policy, 'Statement')?.member.value;
      if (value === undefined) return;
      if (isEmpty(value)) {
        report({ at: value.span, message: 'none' });
        return;
      }
      if (value.type !== 'array') return;
      const empty = value.items.filter(isEmpty);
      for (const item of empty) {
        report({
          at: item.span,
          message: 'item',
          fixes:
            empty.length === value.items.length
              ? []
              : [{ title: 'remove', grade: 'narrows', edits: [removeItem(text, value, item)] }],
        });
      }
    },
  },
});

export default rule;

/** Whether a value that was read to its end has nothing in it. */
function isEmpty(node: JsonNode): boolean {
  if (node.type === 'array') return node.closed && node.items.length === 0;
  return node.type === 'object' && node.closed && node.members.length === 0;
}
