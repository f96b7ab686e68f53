import { hasWildcard } from '../../document/actionPattern.ts';
import { spellConditionOperator } from '../../document/conditionOperator.ts';
import { replaceString } from '../../document/edits.ts';
import type { StringNode } from '../../document/jsonNode.ts';
import type { Statement } from '../../document/policy.ts';
import { claim } from '../moveKey.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { type ConditionTerm, isOpen, operatorBlocks, termsOf } from './conditionTerm.ts';

const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'hint',
  messages: {
    literal: {
      en: 'No wildcard stands under "{0}", so that "{1}" says the same more plainly.',
      'zh-cn': '“{0}”下的取值没有通配符，使用“{1}”含义相同且更清楚。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    statement(statement, context) {
      const terms = termsOf(statement, context);
      for (const [index, { entry, operator, parts }] of terms.entries()) {
        if (operator?.type !== 'string' || !operator.wildcards) continue;
        const sameBlock = terms.filter((term) => term.entry.operator === entry.operator);
        if (sameBlock[0] !== terms[index] || !sameBlock.every(isLiteral)) continue;
        const wanted = spellConditionOperator({ ...parts, base: parts.base.replace('Like', 'Equals') });
        context.report({
          at: entry.operator.span,
          message: 'literal',
          args: [entry.operator.value, wanted],
          fixes: renaming(entry.operator, wanted, statement),
        });
      }
    },
  },
});

export default rule;

function renaming(operator: StringNode, wanted: string, statement: Statement): readonly FindingFix<'replace'>[] {
  const blocks = operatorBlocks(statement);
  const block = blocks.find(({ member }) => member.name === operator);
  if (block === undefined || blocks.some(({ member }) => member.name.value === wanted)) return [];
  const edits = [claim(block.condition), replaceString(operator, wanted)];
  return [{ title: 'replace', args: [wanted], grade: 'narrows', edits }];
}

/** Whether every value means only itself; what a variable brings in may hold a wildcard. */
function isLiteral({ entry: { values } }: ConditionTerm): boolean {
  return (
    values.length > 0 &&
    values.every((node) => node.type === 'string' && !hasWildcard(node.value) && !isOpen(node.value))
  );
}
