import { elementNamed } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';

/** Everything but what is listed, of now and of days to come. In RAM the element itself is what is doubtful, which another rule tells. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'info',
  strict: 'warning',
  dialects: ['iam'],
  kinds: ['permission', 'resource'],
  messages: {
    all: {
      en: 'Allow with NotResource grants the actions on every resource but those listed, also on those that will be created later.',
      'zh-cn': 'Allow 与 NotResource 同用，会授予对所列资源之外的全部资源的操作权限，包括以后创建的资源。',
    },
  },
  visit: {
    statement(statement, { report }) {
      const notResource = elementNamed(statement, 'NotResource')?.member;
      if (notResource === undefined || statement.effect?.value !== 'Allow') return;
      // Beside Resource it is wrong in a plainer way.
      if (elementNamed(statement, 'Resource') !== undefined) return;
      report({ at: notResource.name.span, message: 'all' });
    },
  },
});

export default rule;
