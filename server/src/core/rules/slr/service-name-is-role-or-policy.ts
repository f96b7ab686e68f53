import { replaceString } from '../../document/edits.ts';
import { defineRule, type Rule } from '../rule.ts';
import { namedServices } from './nameStanding.ts';

/** A role has three names: its own, its policy's, and its service's, which alone stands in the condition. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    mapped: {
      en: '"{0}" is the name of a role or policy; this key holds the name of the service, "{1}".',
      'zh-cn': '“{0}”是角色或权限策略的名称；此条件键的值应为服务名称“{1}”。',
    },
    name: {
      en: '"{0}" looks like the name of a role or policy; this key holds the name of the service.',
      'zh-cn': '“{0}”看起来是角色或权限策略的名称；此条件键的值应为服务名称。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      for (const { node, standing } of namedServices(entry, statement, context)) {
        if (standing.kind !== 'other name') continue;
        const [name] = standing.roles.flatMap(({ serviceName }) => serviceName ?? []);
        context.report({
          at: node.span,
          message: name === undefined ? 'name' : 'mapped',
          args: [node.value, name ?? ''],
          fixes:
            name === undefined
              ? []
              : [{ title: 'replace', args: [name], grade: 'choice', edits: [replaceString(node, name)] }],
        });
      }
    },
  },
});

export default rule;
