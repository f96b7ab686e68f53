import { parseConditionOperator } from '../../document/conditionOperator.ts';
import { replaceString } from '../../document/edits.ts';
import { placeholdersIn } from '../../document/placeholder.ts';
import { moveKey } from '../moveKey.ts';
import { defineRule, type Rule } from '../rule.ts';
import { isAnyOwner, ownerKeys } from './principalForms.ts';

type Message = 'any' | 'literal';
type Title = 'name' | 'like';

const placeholders: Readonly<Record<string, string>> = {
  'sts:ServiceOwnerRDId': '<resource-directory-id>',
  'sts:ServiceOwnerRDPath': '<resource-directory-id>/<root-folder-id>/<folder-id>*',
};

/**
 * An operator that does not fit what the owner of a service is compared with.
 * A plain `*` under StringEquals is told by `cond/wildcard-without-like`; here it is the one inside a placeholder.
 */
const rule: Rule = defineRule<Message, Title>({
  category: 'security',
  level: 'warning',
  dialects: ['ram'],
  kinds: ['trust'],
  messages: {
    any: {
      en: '"{0}" takes in every resource directory, so that "{1}" keeps nobody out who has one.',
      'zh-cn': '“{0}”可匹配任意资源目录，因此“{1}”无法阻止其他资源目录中的账号。',
    },
    literal: {
      en: '"{1}" takes the "*" in {0} as it is; only "StringLike" reads it as a wildcard.',
      'zh-cn': '“{1}”会把 {0} 中的“*”当作普通字符；只有“StringLike”将其视为通配符。',
    },
  },
  fixTitles: {
    name: { en: 'Write which one is meant', 'zh-cn': '写明具体的取值' },
    like: { en: 'Compare with "StringLike"', 'zh-cn': '改用“StringLike”比较' },
  },
  visit: {
    condition(entry, { catalogue, document, report }, statement) {
      const { key, operator, values } = entry;
      if (!ownerKeys.includes(key.value) || statement.effect?.value !== 'Allow') return;
      const { base } = parseConditionOperator(operator.value);
      const known = catalogue.operators.find(({ name }) => name === base);
      if (known?.type !== 'string' || known.negated || !statement.principals.some(isAnyOwner)) return;
      for (const value of values) {
        if (value.type !== 'string') continue;
        if (known.wildcards && /^\*+$/.test(value.value)) {
          const edits = [replaceString(value, placeholders[key.value] ?? '')];
          report({
            at: value.span,
            message: 'any',
            args: [value.value, key.value],
            fixes: [{ title: 'name', grade: 'choice', edits }],
          });
        } else if (!known.wildcards) {
          const star = placeholdersIn(value.value).find(({ text }) => /\*.$/u.test(text));
          if (star === undefined) continue;
          const edits = moveKey(document.text, statement, entry, 'StringLike');
          report({
            at: value.span,
            message: 'literal',
            args: [star.text, operator.value],
            fixes: edits === undefined ? [] : [{ title: 'like', grade: 'widens', edits }],
          });
        }
      }
    },
  },
});

export default rule;
