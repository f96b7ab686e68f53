import { defineRule, type Rule } from '../rule.ts';
import { permissionActions } from './permissionActions.ts';
import { broadGrantMessages, tellBroadGrants } from './tellBroadGrants.ts';

/** Actions by which an identity can give itself more, on everything. Of all actions at once `sec/admin` tells. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'info',
  strict: 'warning',
  kinds: ['permission'],
  messages: broadGrantMessages,
  visit: {
    policy(_, context) {
      tellBroadGrants(context, permissionActions, ['ram', 'iam']);
    },
  },
});

export default rule;
