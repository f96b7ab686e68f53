import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'style',
  level: 'hint',
  strict: 'warning',
  messages: {
    missing: {
      en: 'Say after a colon why "{0}" is ignored here.',
      'zh-cn': '请在冒号后说明此处忽略“{0}”的原因。',
    },
  },
  visit: {
    ignoreComment({ span, names, reason }, { report }) {
      if (reason !== undefined || names.length === 0) return;
      report({ at: span, message: 'missing', args: [names.map(({ text }) => text).join(', ')] });
    },
  },
});

export default rule;
