import { accessOf } from '../../access/accessPolicy.ts';
import { grantsOf } from '../../access/grants.ts';
import { defineRule, type Rule } from '../rule.ts';
import { reachOf } from './grantReach.ts';
import { roleWords } from './roleWords.ts';

/** The creation may well be granted: AWS KMS creates the role on behalf of whoever creates a key store. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  dialects: ['iam'],
  kinds: ['permission'],
  messages: {
    permanent: {
      en: 'AWS documents no way to delete "{0}"; it stays, and is unused while there are no key stores.',
      'zh-cn': 'AWS 没有公开“{0}”的删除流程；该角色会一直保留，没有密钥存储时不会被使用。',
    },
  },
  visit: {
    policy(_, { once, catalogue, report }) {
      const { remove } = roleWords.iam;
      const roles = catalogue.rolePolicies.flatMap(({ roleName, isPermanent }) =>
        isPermanent && roleName !== undefined ? [roleName] : [],
      );
      for (const grant of grantsOf(once(accessOf), remove)) {
        if (reachOf(grant, remove) === undefined) continue;
        for (const { node, arn } of grant.resources) {
          const role = roles.find((name) => arn?.relativeId.endsWith(`/${name}`));
          if (role !== undefined) report({ at: node.span, message: 'permanent', args: [role] });
        }
      }
    },
  },
});

export default rule;
