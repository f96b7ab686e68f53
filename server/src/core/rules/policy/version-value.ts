import { replaceString } from '../../document/edits.ts';
import { currentVersion } from '../currentVersion.ts';
import { defineRule, type Rule } from '../rule.ts';
import { versionGrade } from '../versionGrade.ts';

/** Versions of the other cloud, which rules of the group `dialect` tell of. */
const foreign = { ram: ['2012-10-17', '2008-10-17'], iam: ['1'] } as const;

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    ram: {
      en: '"{0}" is not a Version of RAM, which knows only "{1}".',
      'zh-cn': '“{0}”不是 RAM 的 Version，只能为“{1}”。',
    },
    iam: {
      en: '"{0}" is not a Version of AWS; the current one is "{1}".',
      'zh-cn': '“{0}”不是 AWS 的 Version，当前版本为“{1}”。',
    },
    old: {
      en: '"{0}" is the earlier Version, without policy variables; the current one is "{1}".',
      'zh-cn': '“{0}”是早期版本，不支持策略变量；当前版本为“{1}”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    policy(policy, { grammar, report }) {
      const { version, recognition } = policy;
      if (version?.node.type !== 'string') return;
      const { dialect } = recognition;
      const current = currentVersion(dialect);
      if (version.value === current || (foreign[dialect] as readonly string[]).includes(version.value)) return;
      // What a template language fills in is unknown, not wrong.
      if (/\$\{|\{\{/.test(version.value)) return;
      const known = grammar.element('policy', 'Version')?.values.some(({ value }) => value === version.value) === true;
      report({
        at: version.node.span,
        level: known ? 'hint' : 'error',
        message: known ? 'old' : dialect,
        args: [version.value, current],
        fixes: [
          {
            title: 'replace',
            args: [current],
            grade: versionGrade(policy, dialect),
            edits: [replaceString(version.node, current)],
          },
        ],
      });
    },
  },
});

export default rule;
