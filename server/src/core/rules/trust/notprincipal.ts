import { elementsNamed } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';

/** NotPrincipal in the policy of a resource of AWS; where a kind of policy has none at all, `stmt/unsupported-element` tells. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'warning',
  dialects: ['iam'],
  kinds: ['resource'],
  messages: {
    allow: {
      en: 'Allow with NotPrincipal is for everybody but those it names, also for anonymous callers; say in Principal who is meant.',
      'zh-cn':
        'Allow 与 NotPrincipal 一起使用时，除所列对象外任何人（包括匿名用户）都会获得授权；请在 Principal 中写明授权对象。',
    },
    deny: {
      en: 'Deny with NotPrincipal has to name every session and the account of those that it spares; a condition with "ArnNotEquals" on "aws:PrincipalArn" is what AWS advises.',
      'zh-cn':
        'Deny 与 NotPrincipal 一起使用时，须写明被豁免者的每个会话及其账号；AWS 建议改用“aws:PrincipalArn”的“ArnNotEquals”条件。',
    },
  },
  visit: {
    statement(statement, { report }) {
      const [notPrincipal] = elementsNamed(statement, 'NotPrincipal');
      if (notPrincipal === undefined || elementsNamed(statement, 'Principal').length > 0) return;
      const at = notPrincipal.member.name.span;
      if (statement.effect?.value === 'Allow') report({ at, message: 'allow' });
      else if (statement.effect?.value === 'Deny') report({ at, level: 'hint', message: 'deny' });
    },
  },
});

export default rule;
