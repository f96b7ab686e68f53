import { defineRule, type Rule } from '../rule.ts';
import { termOf } from './conditionTerm.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  messages: {
    missing: {
      en: '"{0}" names no tag: write the key of the tag behind a slash, as in "{1}team".',
      'zh-cn': '“{0}”没有指明标签：请在斜线后写标签键，例如“{1}team”。',
    },
  },
  visit: {
    condition(entry, context, statement) {
      const text = entry.key.value;
      if (!/tag\/?$/i.test(text)) return;
      const { catalogue, policy, report } = context;
      const head = text.endsWith('/') ? text : `${text}/`;
      const isTag = catalogue.conditionKey(`${head}team`)?.name.endsWith('/{tag-key}') === true;
      if (!isTag || catalogue.conditionKey(text) !== undefined || termOf(entry, statement, context) === undefined)
        return;
      const finding = { at: entry.key.span, message: 'missing', args: [text, head] } as const;
      // AWS lists it among the errors of its check; what RAM does with such a key is not known.
      report(policy.recognition.dialect === 'ram' ? { ...finding, level: 'warning' } : finding);
    },
  },
});

export default rule;
