import { isAnyAction } from '../../access/actionFormat.ts';
import { defineRule, type Rule } from '../rule.ts';

/** A wildcard before the colon: IAM rejects it, RAM takes it for more than a reader may see. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    notAllowed: {
      en: '"{0}" has a wildcard before its colon, which IAM does not take.',
      'zh-cn': '“{0}”的冒号前有通配符，IAM 不支持这种写法。',
    },
    everyService: {
      en: '"{0}" reaches every service whose prefix matches, also those that come later.',
      'zh-cn': '“{0}”适用于代码匹配的所有服务，包括以后新增的服务。',
    },
  },
  visit: {
    action({ node, text, pattern }, { catalogue, standingOf, report }) {
      const standing = standingOf(text);
      if (standing.kind !== 'service pattern') return;
      if (catalogue.dialect === 'iam') {
        const isAll = isAnyAction(pattern.service ?? '') && isAnyAction(pattern.name);
        if (!isAll) report({ at: node.span, message: 'notAllowed', args: [text] });
      } else if (standing.matchesAny) {
        report({ at: node.span, level: 'hint', message: 'everyService', args: [text] });
      }
    },
  },
});

export default rule;
