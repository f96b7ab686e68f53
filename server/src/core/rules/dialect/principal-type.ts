import { replaceString } from '../../document/edits.ts';
import type { ObjectNode } from '../../document/jsonNode.ts';
import { elementsNamed } from '../../document/policy.ts';
import { isForeignStatement, otherDialect } from '../otherCloud.ts';
import { isForeignPrincipalType } from '../principalTypes.ts';
import { defineRule, type Rule } from '../rule.ts';
import { counterpartArn } from './counterpartArn.ts';

const accountRoot = { ram: 'acs:ram::<account>:root', iam: 'arn:aws:iam::<account>:root' } as const;

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    iam: {
      en: '"AWS" is a principal type of AWS; RAM writes "RAM": "{0}".',
      'zh-cn': '“AWS”是 AWS 的授权对象类型；RAM 写作 "RAM": "{0}"。',
    },
    ram: {
      en: '"RAM" is a principal type of Alibaba Cloud; AWS writes "AWS": "{0}".',
      'zh-cn': '“RAM”是阿里云的授权对象类型；AWS 写作 "AWS": "{0}"。',
    },
    canonical: {
      en: 'Canonical users exist in AWS only; RAM names accounts, users and roles under "RAM".',
      'zh-cn': '规范用户（CanonicalUser）仅 AWS 支持；RAM 在“RAM”下填写账号、用户或角色。',
    },
  },
  fixTitles: {
    rename: { en: 'Rename to "{0}"', 'zh-cn': '重命名为“{0}”' },
  },
  visit: {
    statement(statement, context) {
      const { policy, catalogues, report } = context;
      const { dialect } = policy.recognition;
      const owners = [...elementsNamed(statement, 'Principal'), ...elementsNamed(statement, 'NotPrincipal')];
      if (owners.length === 0 || isForeignStatement(statement, context)) return;
      for (const owner of owners.flatMap(({ member: { value } }) => (value?.type === 'object' ? [value] : []))) {
        for (const { name } of owner.members.filter((member) => isForeignPrincipalType(member.name.value, dialect))) {
          if (name.value === 'CanonicalUser') {
            report({ at: name.span, message: 'canonical' });
            continue;
          }
          const value = statement.principals.find(({ type }) => type === name)?.text ?? '';
          const counterpart = counterpartArn(value, otherDialect(dialect), 'principal', catalogues);
          const wanted = dialect === 'ram' ? 'RAM' : 'AWS';
          const edits = [replaceString(name, wanted)];
          report({
            at: name.span,
            message: otherDialect(dialect),
            args: [counterpart?.text ?? accountRoot[dialect]],
            fixes: hasMember(owner, wanted) ? [] : [{ title: 'rename', args: [wanted], grade: 'choice', edits }],
          });
        }
      }
    },
  },
});

export default rule;

function hasMember(owner: ObjectNode, name: string): boolean {
  return owner.members.some((member) => member.name.value === name);
}
