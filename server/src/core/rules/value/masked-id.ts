import { defineRule, type Rule } from '../rule.ts';
import { levelOfPlaceholder, visitPlaceholders } from './valuePlaceholders.ts';

/** An id of which a page hides a part; with stars it even matches, and more than it should. */
const rule: Rule = defineRule<'stars' | 'letters', never>({
  category: 'correctness',
  level: 'hint',
  messages: {
    stars: {
      en: 'A part of "{0}" is hidden behind stars, which are wildcards in a resource; write it in full.',
      'zh-cn': '“{0}”的一部分被星号遮盖，而资源中的星号是通配符；请写出完整的值。',
    },
    letters: {
      en: 'A part of "{0}" is hidden behind "x"; write it in full.',
      'zh-cn': '“{0}”的一部分被“x”遮盖；请写出完整的值。',
    },
  },
  visit: visitPlaceholders('mask', ({ text }, at, _, { document, report }) => {
    report({
      at,
      ...levelOfPlaceholder(document),
      message: text.includes('*') ? 'stars' : 'letters',
      args: [text],
    });
  }),
});

export default rule;
