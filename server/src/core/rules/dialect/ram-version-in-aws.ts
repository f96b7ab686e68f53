import { replaceNode } from '../../document/edits.ts';
import { currentVersion } from '../currentVersion.ts';
import { defineRule, type Rule } from '../rule.ts';
import { versionGrade } from '../versionGrade.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  dialects: ['iam'],
  messages: {
    version: {
      en: '"1" is the Version of RAM; the Version of AWS IAM is "{0}".',
      'zh-cn': '“1”是 RAM 的 Version；AWS IAM 的 Version 为“{0}”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    policy(policy, { report }) {
      const { version } = policy;
      if (version?.value !== '1') return;
      const current = currentVersion('iam');
      const edits = [replaceNode(version.node, JSON.stringify(current))];
      report({
        at: version.node.span,
        message: 'version',
        args: [current],
        fixes: [{ title: 'replace', args: [current], grade: versionGrade(policy, 'iam'), edits }],
      });
    },
  },
});

export default rule;
