import { repairedAction, strangeCharacterOf } from '../../access/actionFormat.ts';
import { defineRule, type Rule } from '../rule.ts';
import { replaceAction, replaceTitles } from './replaceAction.ts';

/** Text that is neither `*` nor `service:Name`; both vendors reject a policy with it. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    empty: {
      en: 'An action is "*" or "service:Name", and this one is empty.',
      'zh-cn': '操作应为“*”或“服务代码:操作名”，此处为空。',
    },
    placeholder: {
      en: '"{0}" still holds a placeholder; an action is "*" or "service:Name".',
      'zh-cn': '“{0}”中仍有占位符；操作应为“*”或“服务代码:操作名”。',
    },
    character: {
      en: '"{0}" holds "{1}", which no action has.',
      'zh-cn': '“{0}”中含有操作不会有的字符“{1}”。',
    },
    slash: {
      en: '"{0}" holds a slash; an action is "*" or "service:Name".',
      'zh-cn': '“{0}”中含有斜线；操作应为“*”或“服务代码:操作名”。',
    },
    'no colon': {
      en: '"{0}" has no colon; an action is "*" or "service:Name".',
      'zh-cn': '“{0}”中没有冒号；操作应为“*”或“服务代码:操作名”。',
    },
    'several colons': {
      en: '"{0}" has more than one colon; an action is "*" or "service:Name".',
      'zh-cn': '“{0}”中有多个冒号；操作应为“*”或“服务代码:操作名”。',
    },
    'no service': {
      en: '"{0}" names no service before its colon.',
      'zh-cn': '“{0}”的冒号前没有服务代码。',
    },
    'no name': {
      en: '"{0}" names no action after its colon.',
      'zh-cn': '“{0}”的冒号后没有操作名。',
    },
    blank: {
      en: '"{0}" holds blanks between words; an action is "*" or "service:Name".',
      'zh-cn': '“{0}”的单词之间有空格；操作应为“*”或“服务代码:操作名”。',
    },
  },
  fixTitles: replaceTitles,
  visit: {
    action({ node, text }, { catalogue, standingOf, report }) {
      const standing = standingOf(text);
      if (standing.kind !== 'malformed') return;
      const { fault } = standing;
      report({
        at: node.span,
        message: fault,
        args: [text, strangeCharacterOf(text) ?? ''],
        fixes: replaceAction(node, repairedAction(text, fault, catalogue), 'choice'),
      });
    },
  },
});

export default rule;
