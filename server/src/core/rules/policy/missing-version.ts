import { type Dialect, dialects } from '../../document/dialect.ts';
import { insertMember } from '../../document/edits.ts';
import { headline } from '../../document/headline.ts';
import { elementNamed } from '../../document/policy.ts';
import { isWhole } from '../../document/policyDocument.ts';
import { currentVersion } from '../currentVersion.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { versionGrade } from '../versionGrade.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    ram: {
      en: 'The policy has no Version, which RAM requires to be "{0}".',
      'zh-cn': '该策略缺少 Version；RAM 要求 Version 为“{0}”。',
    },
    iam: {
      en: 'The policy has no Version, so AWS reads it by the rules of 2008-10-17, without policy variables; write "{0}".',
      'zh-cn': '该策略缺少 Version，AWS 会按 2008-10-17 的规则处理，不支持策略变量；请写明“{0}”。',
    },
    either: {
      en: 'The policy has no Version; RAM requires one, and AWS falls back to an old one without it.',
      'zh-cn': '该策略缺少 Version；RAM 要求必须填写，AWS 则会按旧版本处理。',
    },
  },
  fixTitles: {
    insert: { en: 'Insert "Version": "{0}"', 'zh-cn': '插入 "Version": "{0}"' },
  },
  visit: {
    policy(policy, { document, report }) {
      if (policy.form !== 'document' || policy.node.type !== 'object') return;
      if (elementNamed(policy, 'Version') !== undefined || !isWhole(document, policy)) return;
      const { node, recognition } = policy;
      const isDecided = recognition.dialectFrom !== 'default';
      const insert = (dialect: Dialect): FindingFix<'insert'> => ({
        title: 'insert',
        args: [currentVersion(dialect)],
        grade: isDecided ? versionGrade(policy, dialect) : 'choice',
        edits: [insertMember(document.text, node, 'Version', JSON.stringify(currentVersion(dialect)), 'first')],
      });
      report({
        at: headline(document.text, node),
        level: isDecided ? (recognition.dialect === 'ram' ? 'error' : 'info') : 'warning',
        message: isDecided ? recognition.dialect : 'either',
        args: [currentVersion(recognition.dialect)],
        fixes: (isDecided ? [recognition.dialect] : dialects).map(insert),
      });
    },
  },
});

export default rule;
