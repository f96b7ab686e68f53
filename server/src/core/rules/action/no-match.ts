import { defineRule, type Rule } from '../rule.ts';

/** A pattern that stands for nothing. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    noAction: {
      en: '"{0}" matches no action of "{1}" in the {2} catalogue of {3}.',
      'zh-cn': '“{0}”不匹配 {3} 的 {2} 目录中“{1}”的任何操作。',
    },
    noService: {
      en: '"{0}" matches no service in the {1} catalogue of {2}.',
      'zh-cn': '“{0}”不匹配 {2} 的 {1} 目录中的任何服务。',
    },
  },
  visit: {
    action({ node, text }, { catalogue, standingOf, report }) {
      const standing = standingOf(text);
      const source = [catalogue.dialect.toUpperCase(), catalogue.date];
      if (standing.kind === 'no match') {
        report({ at: node.span, message: 'noAction', args: [text, standing.service.prefix, ...source] });
      } else if (standing.kind === 'service pattern' && !standing.matchesAny && catalogue.dialect === 'ram') {
        report({ at: node.span, message: 'noService', args: [text, ...source] });
      }
    },
  },
});

export default rule;
