import { defineRule, type Rule } from '../rule.ts';
import { levelOfPlaceholder, visitPlaceholders } from './valuePlaceholders.ts';

/** `<account-id>` where an account id belongs. */
const rule: Rule = defineRule<'left', never>({
  category: 'correctness',
  level: 'hint',
  messages: {
    left: {
      en: '{0} is still a placeholder; write what it stands for.',
      'zh-cn': '{0} 仍是占位符；请替换为实际值。',
    },
  },
  visit: visitPlaceholders('brackets', ({ text }, at, _, { document, report }) => {
    // A star inside belongs to the value, which is told with the rest.
    if (/\*.$/u.test(text)) return;
    report({ at, ...levelOfPlaceholder(document), message: 'left', args: [text] });
  }),
});

export default rule;
