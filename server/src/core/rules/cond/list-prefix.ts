import { conditionKeyName } from '../../access/condition.ts';
import { defineRule, type Rule } from '../rule.ts';
import { termOf } from './conditionTerm.ts';

const rule: Rule = defineRule({
  category: 'security',
  level: 'warning',
  messages: {
    exclusion: {
      en: 'Listing with a shorter prefix, or with none, shows the same names; name the prefixes that are allowed instead.',
      'zh-cn': '使用更短的前缀或不带前缀列举时，仍会看到这些对象名；请改为列出允许的前缀。',
    },
  },
  visit: {
    condition(entry, context, statement) {
      const { dialect } = context.policy.recognition;
      if (conditionKeyName(entry.key.value, dialect) !== (dialect === 'ram' ? 'oss:Prefix' : 's3:prefix')) return;
      const term = termOf(entry, statement, context);
      if (term?.operator?.type !== 'string' || statement.effect === undefined) return;
      const excludes = term.operator.negated === (statement.effect.value === 'Allow');
      const names = entry.values.some((node) => node.type === 'string' && node.value !== '');
      if (excludes && names) context.report({ at: entry.key.span, message: 'exclusion' });
    },
  },
});

export default rule;
