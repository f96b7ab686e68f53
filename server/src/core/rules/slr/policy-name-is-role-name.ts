import { replaceString } from '../../document/edits.ts';
import { defineRule, type Rule } from '../rule.ts';
import { namedThing } from './roleArn.ts';

/** A service-linked role and its policy have names that differ in one word. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  dialects: ['ram'],
  messages: {
    role: {
      en: '"{0}" is the name of a role; its policy is "{1}".',
      'zh-cn': '“{0}”是角色名称，其权限策略为“{1}”。',
    },
    policy: {
      en: '"{0}" is the name of a policy; its role is "{1}".',
      'zh-cn': '“{0}”是权限策略名称，对应的角色为“{1}”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    resource(resource, { catalogue, report }) {
      const thing = namedThing(resource);
      if (thing === undefined) return;
      const { sort, spell } = thing;
      const name = thing.name.toLowerCase();
      const roles = [...catalogue.rolesNamed(name), ...catalogue.serviceRoles];
      const isOf = (own: string | undefined): boolean => own?.toLowerCase() === name;
      const isRight = roles.some(({ roleName, policyName }) => isOf(sort === 'role' ? roleName : policyName));
      const meant = isRight ? undefined : roles.find(({ roleName, policyName }) => isOf(roleName) || isOf(policyName));
      const other = sort === 'role' ? meant?.roleName : meant?.policyName;
      if (other === undefined) return;
      const written = spell(sort, sort === 'role' && thing.name === name ? other.toLowerCase() : other);
      report({
        at: resource.node.span,
        message: sort === 'role' ? 'policy' : 'role',
        args: [thing.name, other],
        fixes: [{ title: 'replace', args: [written], grade: 'choice', edits: [replaceString(resource.node, written)] }],
      });
    },
  },
});

export default rule;
