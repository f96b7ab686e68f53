import type { Dialect } from '../../document/dialect.ts';
import { headline } from '../../document/headline.ts';
import { defineRule, type Rule } from '../rule.ts';
import { lacks } from './missingElement.ts';

const trusted: Readonly<Record<Dialect, string>> = {
  ram: '{ "Service": "ecs.aliyuncs.com" }',
  iam: '{ "Service": "ec2.amazonaws.com" }',
};

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  kinds: ['trust', 'resource'],
  messages: {
    trust: {
      en: 'The statement has no Principal; a trust policy says there who may assume the role, such as {0}.',
      'zh-cn': '该语句没有 Principal；信任策略须在其中写明谁可以扮演角色，例如 {0}。',
    },
    resource: {
      en: 'The statement has no Principal; the policy of a resource says there who is meant.',
      'zh-cn': '该语句没有 Principal；基于资源的策略须在其中写明授权对象。',
    },
  },
  visit: {
    statement(statement, { document, policy, report }) {
      if (!lacks(statement, ['Principal', 'NotPrincipal'])) return;
      const { dialect, kind } = policy.recognition;
      report({
        at: headline(document.text, statement.node),
        message: kind === 'trust' ? 'trust' : 'resource',
        args: [trusted[dialect]],
      });
    },
  },
});

export default rule;
