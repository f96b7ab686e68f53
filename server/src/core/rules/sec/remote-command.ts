import { defineRule, type Rule } from '../rule.ts';
import { remoteCommandActions } from './remoteCommandActions.ts';
import { broadGrantMessages, tellBroadGrants } from './tellBroadGrants.ts';

/** Actions that run something on machines, on all of them. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'info',
  strict: 'warning',
  kinds: ['permission'],
  messages: broadGrantMessages,
  visit: {
    policy(_, context) {
      tellBroadGrants(context, remoteCommandActions, []);
    },
  },
});

export default rule;
