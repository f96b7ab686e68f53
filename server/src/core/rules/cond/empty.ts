import { removeMember } from '../../document/edits.ts';
import { moveKey } from '../moveKey.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { operatorBlocks, termOf } from './conditionTerm.ts';

type Message = 'operator' | 'never' | 'negated' | 'absent' | 'absent ram';
type Title = 'remove' | 'null';

/** An empty Condition as a whole is told with the other empty elements. */
const rule: Rule = defineRule<Message, Title>({
  category: 'suggestion',
  level: 'warning',
  messages: {
    operator: {
      en: '"{0}" holds no key and asks nothing; leave it out.',
      'zh-cn': '“{0}”下没有条件键，不起作用，可以删除。',
    },
    never: {
      en: 'No value is listed for "{0}", so that none can match.',
      'zh-cn': '“{0}”没有列出任何取值，无法匹配。',
    },
    negated: {
      en: 'No value is listed for "{0}", so that nothing is left out.',
      'zh-cn': '“{0}”没有列出任何取值，不会排除任何请求。',
    },
    absent: {
      en: 'No value is listed for "{0}", so that only a request without the key passes; "Null" with "true" says so.',
      'zh-cn': '“{0}”没有列出任何取值，只有不带该条件键的请求才符合；用“Null”和“true”表达更清楚。',
    },
    'absent ram': {
      en: 'No value is listed for "{0}", so that probably only a request without the key passes.',
      'zh-cn': '“{0}”没有列出任何取值，可能只有不带该条件键的请求才符合。',
    },
  },
  fixTitles: {
    remove: { en: 'Remove the empty "{0}"', 'zh-cn': '删除空的“{0}”' },
    null: { en: 'Ask with "Null": "true"', 'zh-cn': '改用“Null”：“true”' },
  },
  visit: {
    statement(statement, context) {
      if (isForeignStatement(statement, context)) return;
      const { document, report } = context;
      for (const { condition, member } of operatorBlocks(statement)) {
        const { name, value } = member;
        if (value?.type !== 'object' || value.members.length > 0) continue;
        report({
          at: value.span,
          level: 'hint',
          message: 'operator',
          args: [name.value],
          tag: 'unnecessary',
          fixes: [
            {
              title: 'remove',
              args: [name.value],
              grade: 'narrows',
              edits: [removeMember(document.text, condition, member)],
            },
          ],
        });
      }
    },
    condition(entry, context, statement) {
      const { value, key } = entry;
      if (value?.type !== 'array' || value.items.length > 0) return;
      const term = termOf(entry, statement, context);
      if (term?.operator === undefined) return;
      const { document, policy, report } = context;
      const finding = { at: value.span, args: [key.value] };
      const { quantifier, ifExists } = term.parts;
      const isIdle = ifExists || quantifier === 'ForAllValues';
      if (isIdle && !term.operator.negated && policy.recognition.dialect === 'ram') {
        report({ ...finding, message: 'absent ram' });
      } else if (isIdle && !term.operator.negated) {
        const edits = moveKey(document.text, statement, entry, 'Null', '"true"');
        const fixes: readonly FindingFix<Title>[] =
          edits === undefined ? [] : [{ title: 'null', grade: 'choice', edits }];
        report({ ...finding, message: 'absent', fixes });
      } else {
        report({ ...finding, message: term.operator.negated && quantifier !== 'ForAnyValue' ? 'negated' : 'never' });
      }
    },
  },
});

export default rule;
