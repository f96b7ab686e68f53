import { defineRule, type Rule } from '../rule.ts';
import { replaceAction, replaceTitles } from './replaceAction.ts';

/** A prefix that no service of the cloud has; names of products are common in its place. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    unknown: {
      en: 'The service prefix "{0}" is not in the {1} catalogue of {2}.',
      'zh-cn': '服务代码“{0}”不在 {2} 的 {1} 目录中。',
    },
    misspelt: {
      en: 'The service prefix "{0}" is not in the {1} catalogue of {2}; did you mean "{3}" ({4})?',
      'zh-cn': '服务代码“{0}”不在 {2} 的 {1} 目录中，是否应为“{3}”（{4}）？',
    },
  },
  fixTitles: replaceTitles,
  visit: {
    action({ node, text, pattern }, { catalogue, locale, standingOf, report }) {
      const standing = standingOf(text);
      if (standing.kind !== 'unknown service') return;
      const near = catalogue.nearestService(standing.prefix);
      const known = near === undefined ? [] : [near.prefix, near.title[locale]];
      report({
        at: node.span,
        message: near === undefined ? 'unknown' : 'misspelt',
        args: [standing.prefix, catalogue.dialect.toUpperCase(), catalogue.date, ...known],
        fixes: replaceAction(node, near && `${near.prefix}:${pattern.name}`, 'choice'),
      });
    },
  },
});

export default rule;
