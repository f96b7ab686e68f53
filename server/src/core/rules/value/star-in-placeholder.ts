import { replaceString } from '../../document/edits.ts';
import { defineRule, type Rule } from '../rule.ts';
import { visitPlaceholders } from './valuePlaceholders.ts';

/** `<folder id*>`, as pages write a path whose last part is a beginning: who replaces the brackets whole loses the star. */
const rule: Rule = defineRule<'star', 'move'>({
  category: 'correctness',
  level: 'info',
  messages: {
    star: {
      en: 'The star in {0} is part of the value: put the value in place of the words and keep the "*" behind it.',
      'zh-cn': '{0} 中的星号是值的一部分：替换文字时请在其后保留“*”。',
    },
  },
  fixTitles: {
    move: { en: 'Put the star behind the placeholder', 'zh-cn': '将星号移到占位符之后' },
  },
  visit: visitPlaceholders('brackets', ({ text, start, end }, at, node, { report }) => {
    const parts = /^(?<open>.*?)(?<stars>\*+)(?<close>.)$/u.exec(text)?.groups;
    if (parts === undefined) return;
    const moved = `${parts['open'] ?? ''}${parts['close'] ?? ''}${parts['stars'] ?? ''}`;
    const value = node.value.slice(0, start) + moved + node.value.slice(end);
    const edits = [replaceString(node, value)];
    report({ at, message: 'star', args: [text], fixes: [{ title: 'move', grade: 'choice', edits }] });
  }),
});

export default rule;
