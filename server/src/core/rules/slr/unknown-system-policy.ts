import { replaceString } from '../../document/edits.ts';
import { defineRule, type Rule } from '../rule.ts';
import { isSystemPolicy, knownPolicies, namedThing, slipOf } from './roleArn.ts';

/** Most system policies are not in the catalogue, so that only what looks like a slip in a known name is told. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  dialects: ['ram'],
  messages: {
    misspelt: {
      en: 'No system policy "{0}" is in the catalogue of {1}; did you mean "{2}"?',
      'zh-cn': '{1} 的目录中没有系统策略“{0}”，是否应为“{2}”？',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    resource(resource, { catalogue, report }) {
      const thing = namedThing(resource);
      if (thing?.sort !== 'policy' || !(isSystemPolicy(resource) || /^AliyunServiceRole/i.test(thing.name))) return;
      const known = knownPolicies(catalogue);
      const name = thing.name.toLowerCase();
      if (known.some((each) => each.toLowerCase() === name) || catalogue.rolesNamed(name).length > 0) return;
      const near = slipOf(thing.name, known);
      if (near === undefined) return;
      const written = thing.spell('policy', near);
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
