import { accessOf } from '../../access/accessPolicy.ts';
import { grantsOf } from '../../access/grants.ts';
import { headline } from '../../document/headline.ts';
import { defineRule, type Rule } from '../rule.ts';

/**
 * A key of AWS KMS whose policy nobody may change any more. Its policy alone decides there;
 * in Alibaba Cloud the account's own policies reach the key without it.
 */
const rule: Rule = defineRule({
  category: 'security',
  level: 'hint',
  strict: 'info',
  dialects: ['iam'],
  kinds: ['resource'],
  messages: {
    lockout: {
      en: 'Nobody is allowed "kms:PutKeyPolicy" here; as the policy of a whole key this locks out its administrators for good.',
      'zh-cn': '此处没有允许任何人执行“kms:PutKeyPolicy”；如果这是完整的密钥策略，将无人能够再管理该密钥。',
    },
    denied: { en: 'It is denied here.', 'zh-cn': '在此处被拒绝。' },
  },
  visit: {
    policy(policy, { document, once, report }) {
      const access = once(accessOf);
      if (policy.recognition.holder !== 'key' || policy.form !== 'document' || access.allows.length === 0) return;
      const grants = grantsOf(access, 'kms:PutKeyPolicy');
      if (grants.some(({ deniedBy }) => deniedBy.length === 0)) return;
      const denies = new Set(grants.flatMap(({ deniedBy }) => deniedBy));
      report({
        at: headline(document.text, policy.node),
        message: 'lockout',
        related: [...denies].map(({ statement }) => ({
          at: headline(document.text, statement.node),
          message: 'denied',
        })),
      });
    },
  },
});

export default rule;
