import { isAnyAction } from '../../access/actionFormat.ts';
import type { Dialect } from '../../document/dialect.ts';
import { replaceString } from '../../document/edits.ts';
import { say } from '../../text/locale.ts';
import { defineRule, type Grade, type Level, type Rule } from '../rule.ts';
import { arnForms, arnPrefixes, fieldCounts, fieldsOf, hasBlanksAtSeams, isOpen } from './judgedArn.ts';

type Message = 'few' | 'open' | 'filled' | 'blanks';

/** An ARN with too few fields, or with blanks around them. */
const rule: Rule = defineRule<Message, 'replace'>({
  category: 'correctness',
  level: 'error',
  console: true,
  kinds: ['permission', 'resource'],
  messages: {
    few: {
      en: '"{0}" has {1} of the {2} fields of "{3}".',
      'zh-cn': '“{0}”只有 {1} 个字段，完整的“{3}”有 {2} 个字段。',
    },
    open: {
      en: 'The star in "{0}" stands for several fields; with all {2} it is written "{4}".',
      'zh-cn': '“{0}”末尾的星号代替了多个字段；写全 {2} 个字段应为“{4}”。',
    },
    filled: {
      en: '"{0}" has {1} of {2} fields, and AWS takes "*" for the others, as in "{4}".',
      'zh-cn': '“{0}”只有 {1} 个字段（应有 {2} 个），AWS 会将缺少的字段视为“*”，即“{4}”。',
    },
    blanks: {
      en: '"{0}" has blanks around its fields, so that it matches no resource.',
      'zh-cn': '“{0}”的字段前后有空格，无法匹配任何资源。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{4}"', 'zh-cn': '替换为“{4}”' },
  },
  visit: {
    resource({ node, text, arn }, { policy, locale, report }) {
      const { dialect } = policy.recognition;
      if (!new RegExp(`^\\s*${arnPrefixes[dialect]}\\s*:`, 'i').test(text) || isOpen(text)) return;
      const fault = hasBlanksAtSeams(text, dialect)
        ? blanks(text, dialect)
        : arn === undefined
          ? tooFew(text.split(':'), dialect)
          : undefined;
      if (fault === undefined) return;
      const { message, level, grade, repaired } = fault;
      const form = say(arnForms[dialect], locale);
      const args = [text, String(text.split(':').length), String(fieldCounts[dialect]), form, repaired ?? ''];
      report({
        at: node.span,
        level,
        message,
        args,
        fixes:
          repaired === undefined ? [] : [{ title: 'replace', args, grade, edits: [replaceString(node, repaired)] }],
      });
    },
  },
});

export default rule;

interface Fault {
  readonly message: Message;
  readonly level: Exclude<Level, 'off'>;
  readonly grade: Grade;
  readonly repaired: string | undefined;
}

function blanks(text: string, dialect: Dialect): Fault {
  const repaired = fieldsOf(text, dialect).map((field) => field.trim());
  return { message: 'blanks', level: 'warning', grade: 'choice', repaired: repaired.join(':') };
}

function tooFew(fields: readonly string[], dialect: Dialect): Fault | undefined {
  const missing = fieldCounts[dialect] - fields.length;
  const last = fields.at(-1) ?? '';
  const filled = [...fields, ...new Array<string>(missing).fill('*')].join(':');
  if (isAnyAction(last) && fields.length > 1) {
    return { message: 'open', level: 'info', grade: 'narrows', repaired: filled };
  }
  if (dialect === 'ram') {
    // MaxCompute writes `acs:odps:*:projects/name`.
    if (fields[1] === 'odps') return undefined;
    return { message: 'few', level: 'error', grade: 'choice', repaired: completed(fields, 2, missing, '*') };
  }
  const isPlace = last.includes('/') || (fields.length === 5 && !/^(?:\d{12}|aws)?$/.test(last));
  return isPlace
    ? { message: 'few', level: 'warning', grade: 'choice', repaired: completed(fields, 3, missing, '') }
    : { message: 'filled', level: 'info', grade: 'narrows', repaired: filled };
}

/**
 * The fields with region and account where they belong; the last field is taken for the resource.
 * @param unknown for both where neither is there
 */
function completed(fields: readonly string[], head: number, missing: number, unknown: string): string | undefined {
  const start = fields.slice(0, head);
  const [middle, last, ...more] = fields.slice(head);
  if (missing > 2 || middle === undefined || more.length > 0) return undefined;
  if (last === undefined) return [...start, '*', '*', middle].join(':');
  if (middle === '') return [...start, unknown, unknown, last].join(':');
  return [...start, ...(/^\d+$/.test(middle) ? ['*', middle] : [middle, '*']), last].join(':');
}
