import { defineRule, type Rule } from '../rule.ts';
import { secretReadingActions } from './secretReadingActions.ts';
import { broadGrantMessages, tellBroadGrants } from './tellBroadGrants.ts';

/** Actions that read what keys and stores of secrets protect, on all of them; off unless asked for, since both vendors print it. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'off',
  strict: 'warning',
  kinds: ['permission'],
  messages: broadGrantMessages,
  visit: {
    policy(_, context) {
      tellBroadGrants(context, secretReadingActions, []);
    },
  },
});

export default rule;
