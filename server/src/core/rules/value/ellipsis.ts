import { defineRule, type Rule } from '../rule.ts';
import { levelOfPlaceholder, visitPlaceholders } from './valuePlaceholders.ts';

/** `a/.../b`, where a page leaves out what a person has to write. */
const rule: Rule = defineRule<'left', never>({
  category: 'correctness',
  level: 'hint',
  messages: {
    left: {
      en: '"{0}" stands for what was left out; write it in full.',
      'zh-cn': '“{0}”表示省略的内容；请写出完整的值。',
    },
  },
  visit: visitPlaceholders('ellipsis', ({ text }, at, _, { document, report }) => {
    report({ at, ...levelOfPlaceholder(document), message: 'left', args: [text] });
  }),
});

export default rule;
