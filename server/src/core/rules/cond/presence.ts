import { moveKey } from '../moveKey.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { termOf } from './conditionTerm.ts';

/** RAM has no operator for presence, so there a pattern of one star is the only way. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'hint',
  dialects: ['iam'],
  messages: {
    present: {
      en: '"*" matches whatever "{0}" holds, so that only its presence is asked; "Null" with "false" says so.',
      'zh-cn': '“*”匹配“{0}”的任意值，实际上只判断该条件键是否存在；用“Null”和“false”表达更清楚。',
    },
    absent: {
      en: '"*" matches whatever "{0}" holds, so that only its absence is asked; "Null" with "true" says so.',
      'zh-cn': '“*”匹配“{0}”的任意值，实际上只判断该条件键是否不存在；用“Null”和“true”表达更清楚。',
    },
  },
  fixTitles: {
    null: { en: 'Ask with "Null": "{0}"', 'zh-cn': '改用“Null”：“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const term = termOf(entry, statement, context);
      if (term?.operator?.type !== 'string' || !term.operator.wildcards) return;
      const { quantifier, ifExists } = term.parts;
      if (quantifier !== undefined || ifExists || entry.values.length === 0) return;
      const star = entry.values.find((node) => node.type === 'string' && /^\*+$/.test(node.value));
      if (star === undefined || (entry.values.length > 1 && term.operator.negated)) return;
      const answer = term.operator.negated ? 'true' : 'false';
      const edits = moveKey(context.document.text, statement, entry, 'Null', `"${answer}"`);
      const fixes: readonly FindingFix<'null'>[] =
        edits === undefined ? [] : [{ title: 'null', args: [answer], grade: 'choice', edits }];
      const message = term.operator.negated ? 'absent' : 'present';
      context.report({ at: star.span, message, args: [entry.key.value], fixes });
    },
  },
});

export default rule;
