import { replaceString } from '../../document/edits.ts';
import { defineRule, type Rule } from '../rule.ts';
import { namedThing, slipOf } from './roleArn.ts';

/** A product finds the role that it uses by its name alone, so that a letter less makes it a role that nobody uses. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  dialects: ['ram'],
  messages: {
    misspelt: {
      en: 'No role "{0}" is in the catalogue of {1}; the one that the product uses is "{2}".',
      'zh-cn': '{1} 的目录中没有角色“{0}”，产品使用的角色为“{2}”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    resource(resource, { catalogue, report }) {
      const thing = namedThing(resource);
      if (thing?.sort !== 'role' || !/^aliyun/i.test(thing.name)) return;
      // A few services let people put a suffix of their own behind an underscore.
      const [own = ''] = thing.name.split('_');
      const name = own.toLowerCase();
      const known = [...catalogue.roles, ...catalogue.serviceRoles].some(
        ({ roleName }) => roleName.toLowerCase() === name,
      );
      if (known || catalogue.rolesNamed(name).length > 0) return;
      const used = [...catalogue.roles, ...catalogue.rolePolicies].flatMap(({ roleName }) => roleName ?? []);
      const near = slipOf(own, [...new Set(used)]);
      if (near === undefined) return;
      const written = thing.spell('role', (own === name ? near.toLowerCase() : near) + thing.name.slice(own.length));
      report({
        at: resource.node.span,
        message: 'misspelt',
        args: [thing.name, catalogue.date, near],
        fixes: [{ title: 'replace', args: [written], grade: 'choice', edits: [replaceString(resource.node, written)] }],
      });
    },
  },
});

export default rule;
