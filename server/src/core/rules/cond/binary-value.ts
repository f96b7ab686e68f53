import { defineRule, type Rule } from '../rule.ts';
import { isOpen, termOf } from './conditionTerm.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  dialects: ['iam'],
  messages: {
    base64: {
      en: '"{0}" compares binary data in Base64, and "{1}" is no Base64 text.',
      'zh-cn': '“{0}”用于比较 Base64 编码的二进制数据，而“{1}”不是 Base64 文本。',
    },
  },
  visit: {
    condition(entry, context, statement) {
      if (termOf(entry, statement, context)?.operator?.type !== 'binary') return;
      for (const node of entry.values) {
        if (node.type !== 'string' || isBase64(node.value) || isOpen(node.value)) continue;
        context.report({ at: node.span, message: 'base64', args: [entry.operator.value, node.value] });
      }
    },
  },
});

export default rule;

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[\d+/A-Za-z]*={0,2}$/.test(text);
}
