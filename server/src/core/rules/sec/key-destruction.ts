import { defineRule, type Rule } from '../rule.ts';
import { keyDestroyingActions } from './keyDestroyingActions.ts';
import { broadGrantMessages, tellBroadGrants } from './tellBroadGrants.ts';

/** Actions that put data out of reach, on every key. Of `kms:*` `action/service-star` tells. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'info',
  strict: 'warning',
  kinds: ['permission'],
  messages: broadGrantMessages,
  visit: {
    policy(_, context) {
      tellBroadGrants(context, keyDestroyingActions, []);
    },
  },
});

export default rule;
