import { accessOf } from '../../access/accessPolicy.ts';
import { isAnyAction } from '../../access/actionFormat.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type Rule } from '../rule.ts';
import { openGrants, standsForAll } from './broadGrants.ts';
import { passingPairs, passRole } from './passingPairs.ts';

/** Two grants that are harmless alone: any role may be handed over, and something can be started that works with it. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'hint',
  strict: 'warning',
  kinds: ['permission'],
  messages: {
    pair: {
      en: '"{0}" starts {2} with any role that "{1}" hands over, and so gives its holder what those roles may do.',
      'zh-cn': '“{0}”可使用由“{1}”传递的任意角色启动{2}，其持有者因此获得这些角色的权限。',
    },
    passing: { en: 'Any role may be handed over here.', 'zh-cn': '此处允许传递任意角色。' },
  },
  visit: {
    policy(policy, context) {
      const { dialect } = policy.recognition;
      const access = context.once(accessOf);
      // Who may manage permissions as a whole needs no detour.
      const [passing] = openGrants(access, passRole[dialect].action, 'role').flatMap(({ actions: [element] }) =>
        element === undefined || isAnyAction(element.pattern.name) ? [] : [element],
      );
      if (passing === undefined) return;
      const told = new Set<unknown>();
      for (const { action, starts } of passingPairs[dialect]) {
        for (const { actions, statement } of openGrants(access, action, undefined)) {
          const [element] = actions;
          if (element === undefined || standsForAll(element) || told.has(element)) continue;
          if (isForeignStatement(statement.statement, context)) continue;
          told.add(element);
          context.report({
            at: element.node.span,
            message: 'pair',
            args: [element.text, passing.text, starts[context.locale]],
            related: [{ at: passing.node.span, message: 'passing' }],
          });
        }
      }
    },
  },
});

export default rule;
