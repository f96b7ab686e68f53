import { defineRule, type Rule } from '../rule.ts';
import { visitPlaceholders } from './valuePlaceholders.ts';

/** `${account}`, right in a template and mere text in a policy; whether this is a template cannot be told from here. */
const rule: Rule = defineRule<'variable', never>({
  category: 'correctness',
  level: 'hint',
  messages: {
    variable: {
      en: '{0} has to be filled in by a template before the policy is saved.',
      'zh-cn': '{0} 需在保存策略之前由模板替换为实际值。',
    },
  },
  visit: visitPlaceholders('template', ({ text }, at, _, { report }) => {
    report({ at, message: 'variable', args: [text] });
  }),
});

export default rule;
