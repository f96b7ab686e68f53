import { removeMember } from '../../document/edits.ts';
import { elementNamed } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    'no NotPrincipal': {
      en: 'RAM has no NotPrincipal; say in Principal who is meant.',
      'zh-cn': 'RAM 没有 NotPrincipal 元素，请在 Principal 中写明授权对象。',
    },
    'NotPrincipal in trust': {
      en: 'A role trust policy takes no NotPrincipal; say in Principal who may assume the role.',
      'zh-cn': '角色信任策略不支持 NotPrincipal，请在 Principal 中写明谁可以扮演该角色。',
    },
    'legacy NotResource': {
      en: "NotResource is no longer part of RAM's grammar, so what it does here is uncertain; name the resources in Resource.",
      'zh-cn': 'RAM 当前的语法中已没有 NotResource，其效果无法确定；请在 Resource 中写明资源。',
    },
  },
  fixTitles: {
    remove: { en: 'Remove NotPrincipal', 'zh-cn': '删除 NotPrincipal' },
  },
  visit: {
    statement(statement, { document, policy, report }) {
      const { dialect, kind } = policy.recognition;
      const notPrincipal = elementNamed(statement, 'NotPrincipal')?.member;
      if (notPrincipal !== undefined && (dialect === 'ram' || kind === 'trust')) {
        const edits = [removeMember(document.text, statement.node, notPrincipal)];
        // Without a Principal beside it, the statement would be about nobody afterwards.
        const isRemovable = kind === 'permission' || elementNamed(statement, 'Principal') !== undefined;
        report({
          at: notPrincipal.name.span,
          message: dialect === 'ram' ? 'no NotPrincipal' : 'NotPrincipal in trust',
          fixes: isRemovable ? [{ title: 'remove', grade: 'choice', edits }] : [],
        });
      }
      const notResource = elementNamed(statement, 'NotResource')?.member;
      // Beside Resource, or in a trust policy, NotResource is wrong in a plainer way that other rules tell.
      const isTold = kind === 'trust' || elementNamed(statement, 'Resource') !== undefined;
      if (notResource !== undefined && dialect === 'ram' && !isTold) {
        report({ at: notResource.name.span, level: 'warning', message: 'legacy NotResource' });
      }
    },
  },
});

export default rule;
