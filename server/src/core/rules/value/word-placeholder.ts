import { defineRule, type Rule } from '../rule.ts';
import { levelOfPlaceholder, visitPlaceholders } from './valuePlaceholders.ts';

/** Words that say what belongs in their place: `project/Project name`, `acs:ram::主账号ID:role/*`, `arn:aws:kms:Region:…`. */
const rule: Rule = defineRule<'left', never>({
  category: 'correctness',
  level: 'hint',
  messages: {
    left: {
      en: '"{0}" only says what belongs here; write the value itself.',
      'zh-cn': '“{0}”只是对此处内容的说明；请替换为实际值。',
    },
  },
  visit: visitPlaceholders('words', ({ text }, at, _, { document, report }) => {
    report({ at, ...levelOfPlaceholder(document), message: 'left', args: [text] });
  }),
});

export default rule;
