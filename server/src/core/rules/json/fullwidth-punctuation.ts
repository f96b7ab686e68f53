import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    fullwidth: {
      en: '"{0}" is a full-width sign, as a Chinese input method types it; JSON takes only "{1}" here.',
      'zh-cn': '“{0}”是全角符号，可能由中文输入法输入；JSON 在此处只接受半角“{1}”。',
    },
    curly: {
      en: '{0} is a curly quotation mark, as text processors set it; JSON takes only {1} here.',
      'zh-cn': '{0} 是弯引号，可能由文字处理软件替换而来；JSON 在此处只接受直引号 {1}。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with {0}', 'zh-cn': '替换为 {0}' },
  },
  visit: {
    document({ text, json }, { report }) {
      for (const { span, sort, replacement } of json.lookalikes) {
        if (sort !== 'fullwidth') continue;
        const character = text.slice(span.start, span.end);
        report({
          at: span,
          message: /[\u2018-\u201f]/.test(character) ? 'curly' : 'fullwidth',
          args: [character, replacement],
          fixes: [{ title: 'replace', args: [replacement], grade: 'narrows', edits: [{ span, text: replacement }] }],
        });
      }
    },
  },
});

export default rule;
