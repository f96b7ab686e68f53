import { isAnyAction } from '../../access/actionFormat.ts';
import { defineRule, type Rule } from '../rule.ts';
import { isUnlimited } from './wholeGrant.ts';

/** Every action of every service, within limits that resources or conditions set; without limits `sec/admin` tells. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'info',
  strict: 'warning',
  kinds: ['permission'],
  messages: {
    everything: {
      en: '"{0}" allows every action of every service, also those that come later; name the services that are meant.',
      'zh-cn': '“{0}”允许所有云服务的所有操作，包括以后新增的操作；请写明所需的云服务。',
    },
  },
  visit: {
    action({ node, text, pattern, negated }, { report }, statement) {
      const { service, name } = pattern;
      const isEverything = isAnyAction(name) && (service === undefined || isAnyAction(service));
      if (negated || !isEverything || statement.effect?.value !== 'Allow' || isUnlimited(statement)) return;
      report({ at: node.span, message: 'everything', args: [text] });
    },
  },
});

export default rule;
