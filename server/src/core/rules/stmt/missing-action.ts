import { headline } from '../../document/headline.ts';
import { defineRule, type Rule } from '../rule.ts';
import { lacks } from './missingElement.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    missing: {
      en: 'The statement has neither Action nor NotAction, so it is about no action at all.',
      'zh-cn': '该语句既没有 Action 也没有 NotAction，未涉及任何操作。',
    },
  },
  visit: {
    statement(statement, { document, report }) {
      if (lacks(statement, ['Action', 'NotAction']))
        report({ at: headline(document.text, statement.node), message: 'missing' });
    },
  },
});

export default rule;
