import { replaceString } from '../../document/edits.ts';
import { defineRule, type Rule } from '../rule.ts';
import { roleCopyOf, serviceNameOf, titleOf } from './roleCopy.ts';

/** Sibling roles are told apart by one word in their service names, and by a few actions. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  dialects: ['ram'],
  kinds: ['permission'],
  messages: {
    mix: {
      en: 'The actions are those of {0}, but "{1}" is the service of {2}.',
      'zh-cn': '这些操作属于 {0}，而“{1}”是 {2} 的服务名称。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    policy(_, context) {
      const copy = roleCopyOf(context);
      if (copy?.sibling === undefined) return;
      const { name, official, sibling } = copy;
      const meant = serviceNameOf(sibling, context.catalogue);
      context.report({
        at: name.span,
        level: official.isCurrent && sibling.isCurrent ? 'warning' : 'info',
        message: 'mix',
        args: [titleOf(sibling), name.value, titleOf(official)],
        fixes:
          meant === undefined
            ? []
            : [{ title: 'replace', args: [meant], grade: 'choice', edits: [replaceString(name, meant)] }],
      });
    },
  },
});

export default rule;
