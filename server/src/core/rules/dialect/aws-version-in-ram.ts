import { replaceNode } from '../../document/edits.ts';
import { currentVersion } from '../currentVersion.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  dialects: ['ram'],
  messages: {
    version: {
      en: '"{0}" is a Version of AWS IAM; the Version of RAM is "{1}".',
      'zh-cn': '“{0}”是 AWS IAM 的 Version；RAM 的 Version 为“{1}”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    policy({ version }, { report }) {
      if (version?.value !== '2012-10-17' && version?.value !== '2008-10-17') return;
      const current = currentVersion('ram');
      const edits = [replaceNode(version.node, JSON.stringify(current))];
      report({
        at: version.node.span,
        message: 'version',
        args: [version.value, current],
        fixes: [{ title: 'replace', args: [current], grade: 'narrows', edits }],
      });
    },
  },
});

export default rule;
