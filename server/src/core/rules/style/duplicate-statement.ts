import { removeItem } from '../../document/edits.ts';
import { headline } from '../../document/headline.ts';
import { statementList } from '../listText.ts';
import { defineRule, type Rule } from '../rule.ts';
import { comparableStatements, meaningOf, type StatementParts } from './statementParts.ts';

/** A statement that says word for word, or in another order, what an earlier one says. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'warning',
  messages: {
    again: { en: 'An earlier statement says the same.', 'zh-cn': '前面已有内容相同的语句。' },
    first: { en: 'It is said here first.', 'zh-cn': '首次出现在此处。' },
  },
  fixTitles: {
    remove: { en: 'Remove the repeated statement', 'zh-cn': '删除重复的语句' },
  },
  visit: {
    policy(policy, { document: { text }, once, report }) {
      const list = statementList(policy);
      const first = new Map<string, StatementParts>();
      for (const parts of once(comparableStatements)) {
        const { node } = parts.statement;
        const meaning = meaningOf(parts);
        const earlier = first.get(meaning);
        if (earlier === undefined) {
          first.set(meaning, parts);
          continue;
        }
        report({
          at: headline(text, node),
          message: 'again',
          tag: 'unnecessary',
          related: [{ at: headline(text, earlier.statement.node), message: 'first' }],
          fixes:
            list === undefined ? [] : [{ title: 'remove', grade: 'narrows', edits: [removeItem(text, list, node)] }],
        });
      }
    },
  },
});

export default rule;
