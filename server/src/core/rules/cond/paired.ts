import { conditionKeyName } from '../../access/condition.ts';
import type { Dialect } from '../../document/dialect.ts';
import { insertMember } from '../../document/edits.ts';
import type { Statement } from '../../document/policy.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { operatorBlocks, termOf } from './conditionTerm.ts';

interface Pair {
  readonly dialect: Dialect;
  /** As `conditionKeyName` tells it. */
  readonly key: string;
  /** Any one of these gives the key its meaning. */
  readonly others: readonly string[];
  readonly message: 'address' | 'attributes';
}

const pairs: readonly Pair[] = [
  { dialect: 'ram', key: 'acs:VpcSourceIp', others: ['acs:SourceVpc'], message: 'address' },
  { dialect: 'iam', key: 'aws:vpcsourceip', others: ['aws:SourceVpc', 'aws:SourceVpce'], message: 'address' },
  { dialect: 'iam', key: 'dynamodb:attributes', others: ['dynamodb:Select'], message: 'attributes' },
];

const rule: Rule = defineRule({
  category: 'security',
  level: 'warning',
  messages: {
    address: {
      en: 'Private addresses of "{0}" are the same in many networks; say with "{1}" which one is meant.',
      'zh-cn': '不同网络中的私网地址可能相同；除“{0}”外，还应使用“{1}”指明网络。',
    },
    attributes: {
      en: 'A request that names no attributes gets all of them in spite of "{0}"; ask with "{1}" that it names some.',
      'zh-cn': '未指定属性的请求会绕过“{0}”返回全部属性；请同时使用“{1}”要求指定属性。',
    },
  },
  fixTitles: {
    select: {
      en: 'Ask that "dynamodb:Select" is "SPECIFIC_ATTRIBUTES"',
      'zh-cn': '要求“dynamodb:Select”为“SPECIFIC_ATTRIBUTES”',
    },
  },
  visit: {
    condition(entry, context, statement) {
      const { dialect } = context.policy.recognition;
      const pair = pairs.find(
        (each) => each.dialect === dialect && each.key === conditionKeyName(entry.key.value, dialect),
      );
      if (pair === undefined || statement.effect?.value !== 'Allow') return;
      const term = termOf(entry, statement, context);
      if (term?.operator === undefined || term.operator.negated || term.operator.type === 'null') return;
      const isPaired = statement.conditions.some(({ key }) =>
        pair.others.some((other) => conditionKeyName(other, dialect) === conditionKeyName(key.value, dialect)),
      );
      if (isPaired) return;
      context.report({
        at: entry.key.span,
        message: pair.message,
        args: [entry.key.value, pair.others[0] ?? ''],
        fixes: pair.message === 'attributes' ? selecting(context.document.text, statement) : [],
      });
    },
  },
});

export default rule;

/** As AWS writes it: calls that cannot say which attributes they want do not have the key. */
function selecting(text: string, statement: Statement): readonly FindingFix<'select'>[] {
  const name = 'StringEqualsIfExists';
  const blocks = operatorBlocks(statement);
  const condition = blocks[0]?.condition;
  if (condition === undefined || blocks.some(({ member }) => member.name.value === name)) return [];
  const edits = [insertMember(text, condition, name, '{ "dynamodb:Select": "SPECIFIC_ATTRIBUTES" }', 'last')];
  return [{ title: 'select', grade: 'choice', edits }];
}
