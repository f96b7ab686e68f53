import { hasWildcard } from '../../document/actionPattern.ts';
import { spellConditionOperator } from '../../document/conditionOperator.ts';
import { placeholdersIn } from '../../document/placeholder.ts';
import type { Effect } from '../../document/policy.ts';
import { moveKey } from '../moveKey.ts';
import { defineRule, type FindingFix, type Grade, type Rule } from '../rule.ts';
import { type ConditionTerm, termOf } from './conditionTerm.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    literal: {
      en: '"{0}" takes "*" and "?" as they are; only "{1}" reads them as wildcards.',
      'zh-cn': '“{0}”会把“*”和“?”当作普通字符；只有“{1}”将其视为通配符。',
    },
    none: {
      en: '"{0}" takes "*" and "?" as they are, and no operator reads wildcards without regard to letter case.',
      'zh-cn': '“{0}”会把“*”和“?”当作普通字符；没有既忽略大小写又支持通配符的运算符。',
    },
  },
  fixTitles: {
    replace: { en: 'Compare "{0}" with "{1}"', 'zh-cn': '改用“{1}”比较“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const term = termOf(entry, statement, context);
      if (term?.operator?.type !== 'string' || term.operator.wildcards) return;
      const base = likeOperator(term);
      const wanted = base === undefined ? undefined : spellConditionOperator({ ...term.parts, base });
      for (const node of entry.values) {
        if (node.type !== 'string' || !looksLikePattern(node.value)) continue;
        const edits = wanted === undefined ? undefined : moveKey(context.document.text, statement, entry, wanted);
        const grade = gradeOf(statement.effect?.value, term.operator.negated);
        const fixes: readonly FindingFix<'replace'>[] =
          wanted === undefined || edits === undefined
            ? []
            : [{ title: 'replace', args: [entry.key.value, wanted], grade, edits }];
        context.report({
          at: node.span,
          message: wanted === undefined ? 'none' : 'literal',
          args: [entry.operator.value, wanted ?? ''],
          fixes,
        });
      }
    },
  },
});

export default rule;

function likeOperator({ operator, key, parts: { base } }: ConditionTerm): string | undefined {
  if (base.endsWith('IgnoreCase')) return undefined;
  return `${key?.type === 'arn' ? 'Arn' : 'String'}${operator?.negated === true ? 'Not' : ''}Like`;
}

/** Whether wildcards stand in a value that are no mask of a page, no query of an address, and not IAM's way to write them plain. */
function looksLikePattern(value: string): boolean {
  if (!hasWildcard(value) || /\*{2,}/.test(value)) return false;
  let rest = value.replace(/\$\{[*?$]\}/g, '');
  for (const { text } of placeholdersIn(rest)) rest = rest.replace(text, '');
  return rest.includes('*') || (rest.includes('?') && !/:\/\/|=/.test(rest));
}

/** A pattern matches more than a text does; that allows more in an Allow, and also under a negated operator of a Deny. */
function gradeOf(effect: Effect | undefined, negated: boolean): Grade {
  return (effect === 'Allow' && !negated) || (effect === 'Deny' && negated) ? 'widens' : 'choice';
}
