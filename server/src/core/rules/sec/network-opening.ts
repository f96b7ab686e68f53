import { defineRule, type Rule } from '../rule.ts';
import { networkOpeningActions } from './networkOpeningActions.ts';
import { broadGrantMessages, tellBroadGrants } from './tellBroadGrants.ts';

/** Actions that open machines to the network, on all of them; many good service roles need that. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'off',
  strict: 'info',
  kinds: ['permission'],
  messages: broadGrantMessages,
  visit: {
    policy(_, context) {
      tellBroadGrants(context, networkOpeningActions, []);
    },
  },
});

export default rule;
