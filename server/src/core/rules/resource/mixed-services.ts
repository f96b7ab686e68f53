import type { ActionElement, Statement } from '../../document/policy.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type Rule } from '../rule.ts';

/** Actions and resources of several services in one statement, of which each action meets only its own. Off unless asked for. */
const rule: Rule = defineRule({
  category: 'style',
  level: 'off',
  strict: 'info',
  kinds: ['permission'],
  messages: {
    mixed: {
      en: 'Resources of {0} stand here with actions of {1}; a statement for each service says who may do what more plainly.',
      'zh-cn': '此处{0}的资源与{1}的操作写在同一语句中；按服务拆分为多条语句更清晰。',
    },
  },
  visit: {
    statement(statement, { locale, report }) {
      const [resources, actions] = [servicesOfResources(statement), servicesOfActions(statement)];
      const shared = resources.filter((service) => actions.includes(service));
      const [second] = statement.actions.filter((action) => serviceOf(action) !== actions[0]);
      if (shared.length < 2 || second === undefined) return;
      report({ at: second.node.span, message: 'mixed', args: [quoted(resources, locale), quoted(actions, locale)] });
    },
  },
});

export default rule;

function servicesOfResources({ resources }: Statement): readonly string[] {
  return [...new Set(resources.flatMap(({ arn }) => (arn === undefined ? [] : [arn.service.toLowerCase()])))];
}

function servicesOfActions({ actions }: Statement): readonly string[] {
  return [...new Set(actions.flatMap((action) => serviceOf(action) ?? []))];
}

function serviceOf({ pattern }: ActionElement): string | undefined {
  return pattern.service?.toLowerCase();
}
