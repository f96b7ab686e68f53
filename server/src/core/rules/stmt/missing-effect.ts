import { insertMember } from '../../document/edits.ts';
import { headline } from '../../document/headline.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { lacks } from './missingElement.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    missing: {
      en: 'The statement has no Effect, so it neither allows nor denies; write "Allow" or "Deny".',
      'zh-cn': '该语句没有 Effect，既不允许也不拒绝；请写明“Allow”或“Deny”。',
    },
  },
  fixTitles: {
    deny: { en: 'Add "Effect": "Deny"', 'zh-cn': '添加 "Effect": "Deny"' },
    allow: {
      en: 'Add "Effect": "Allow", which grants what the statement names',
      'zh-cn': '添加 "Effect": "Allow"（将授予语句中的权限）',
    },
  },
  visit: {
    statement(statement, { document, report }) {
      if (!lacks(statement, ['Effect'])) return;
      const fix = <Title extends string>(title: Title, effect: string): FindingFix<Title> => ({
        title,
        grade: 'choice',
        edits: [insertMember(document.text, statement.node, 'Effect', JSON.stringify(effect), 'first')],
      });
      report({
        at: headline(document.text, statement.node),
        message: 'missing',
        fixes: [fix('deny', 'Deny'), fix('allow', 'Allow')],
      });
    },
  },
});

export default rule;
