import { replaceNode } from '../../document/edits.ts';
import { firstLine } from '../../document/headline.ts';
import { elementNamed } from '../../document/policy.ts';
import { currentVersion } from '../currentVersion.ts';
import { defineRule, type Rule } from '../rule.ts';
import { versionGrade } from '../versionGrade.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    type: {
      en: 'Version has to be the string "{1}", not {0}.',
      'zh-cn': 'Version 应为字符串“{1}”，而不是 {0}。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    policy(policy, { document: { text }, report }) {
      const value = elementNamed(policy, 'Version')?.member.value;
      if (value === undefined || value.type === 'string') return;
      const { dialect } = policy.recognition;
      const current = currentVersion(dialect);
      const at = firstLine(text, value.span);
      report({
        at,
        message: 'type',
        args: [text.slice(at.start, at.end), current],
        fixes: [
          {
            title: 'replace',
            args: [current],
            grade: versionGrade(policy, dialect),
            edits: [replaceNode(value, JSON.stringify(current))],
          },
        ],
      });
    },
  },
});

export default rule;
