import { elementNamed } from '../../document/policy.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type Rule } from '../rule.ts';
import { missingByStatement } from './addMissing.ts';
import { roleCopyOf, titleOf } from './roleCopy.ts';

/** Less loud where the vendor's policy was read in an old document, since it may have changed. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  dialects: ['ram'],
  kinds: ['permission'],
  messages: {
    incomplete: {
      en: 'This reads like {0}, which also allows {1}.',
      'zh-cn': '该策略与 {0} 相似，但后者还允许{1}。',
    },
  },
  fixTitles: {
    add: { en: 'Add {0}', 'zh-cn': '添加{0}' },
  },
  visit: {
    policy(policy, context) {
      const copy = roleCopyOf(context);
      if (copy === undefined || copy.sibling !== undefined || copy.earlier !== undefined) return;
      const { official, missing, name } = copy;
      for (const { actions, statement, edit } of missingByStatement(context.document.text, policy, official, missing)) {
        const all = quoted(actions, context.locale, actions.length);
        context.report({
          at: (statement && elementNamed(statement, 'Action')?.member.name.span) ?? name.span,
          level: official.isCurrent ? 'warning' : 'info',
          message: 'incomplete',
          args: [titleOf(official), all],
          fixes: edit === undefined ? [] : [{ title: 'add', args: [all], grade: 'widens', edits: [edit] }],
        });
      }
    },
  },
});

export default rule;
