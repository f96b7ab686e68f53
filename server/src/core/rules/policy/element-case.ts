import { holdsInvisible } from '../../document/lookalikes.ts';
import type { Element, Statement } from '../../document/policy.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { renaming } from './elementName.ts';

type Message = 'ram' | 'iam' | 'blank' | 'beside';
type Context = RuleContext<Message, 'rename'>;

const rule: Rule = defineRule<Message, 'rename'>({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    ram: {
      en: '"{0}" has to be written "{1}", because names of elements are case-sensitive.',
      'zh-cn': '元素名称区分大小写，“{0}”应写为“{1}”。',
    },
    iam: {
      en: '"{0}" is written "{1}" in the grammar of AWS.',
      'zh-cn': '在 AWS 的语法中，“{0}”写作“{1}”。',
    },
    blank: {
      en: '"{0}" holds a blank that does not belong to the name "{1}".',
      'zh-cn': '“{0}”中含有多余的空格，元素名应为“{1}”。',
    },
    beside: {
      en: '"{0}" stands beside "{1}", and only the latter is the name of an element.',
      'zh-cn': '“{0}”与“{1}”同时出现，只有后者是元素名称。',
    },
  },
  fixTitles: {
    rename: { en: 'Rename to "{0}"', 'zh-cn': '重命名为“{0}”' },
  },
  visit: {
    policy({ elements }, context) {
      checkNames(elements, undefined, context);
    },
    statement(statement, context) {
      checkNames(statement.elements, statement, context);
    },
  },
});

export default rule;

function checkNames(elements: readonly Element[], statement: Statement | undefined, { policy, report }: Context): void {
  for (const element of elements) {
    const { name, text, member } = element;
    // What an invisible character does to a name is told where that character is.
    if (name === undefined || name === text || holdsInvisible(text)) continue;
    const at = member.name.span;
    if (elements.some((other) => other.text === name)) {
      report({ at, message: 'beside', args: [text, name] });
      continue;
    }
    const isBlank = text.trim() === name;
    // The reference of RAM rejects a name it does not list; that AWS minds the letter case is not documented.
    const { dialect } = policy.recognition;
    report({
      at,
      level: isBlank || dialect === 'ram' ? 'error' : 'warning',
      message: isBlank ? 'blank' : dialect,
      args: [text, name],
      fixes: [renaming(element, name, statement)],
    });
  }
}
