import { type DateText, isOnCalendar, parseDate, parseLooseDate, writeDate } from '../../document/dateText.ts';
import type { Dialect } from '../../document/dialect.ts';
import { replaceString } from '../../document/edits.ts';
import type { StringNode } from '../../document/jsonNode.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { isOpen, termOf } from './conditionTerm.ts';
import { isMismatched } from './operatorTypes.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    format: {
      en: '"{0}" is not in the form of ISO 8601, such as 2026-01-31T23:59:59Z.',
      'zh-cn': '“{0}”不符合 ISO 8601 格式，例如 2026-01-31T23:59:59Z。',
    },
    impossible: {
      en: 'There is no such day or time as "{0}".',
      'zh-cn': '“{0}”不是有效的日期或时间。',
    },
    zone: {
      en: '"{0}" says no time zone; end it in "Z" or an offset such as "+08:00".',
      'zh-cn': '“{0}”没有写明时区；请以“Z”或“+08:00”等偏移量结尾。',
    },
    day: {
      en: 'RAM documents dates with a time and a zone; when the day "{0}" begins is not said.',
      'zh-cn': 'RAM 文档中的日期均包含时间和时区；“{0}”从哪一时刻算起并不明确。',
    },
    epoch: {
      en: '"{0}" counts seconds since 1970, which people hardly can read; write the date out.',
      'zh-cn': '“{0}”是 Unix 时间戳，难以阅读；建议写成日期。',
    },
  },
  fixTitles: {
    write: { en: 'Write "{0}"', 'zh-cn': '改为“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const { policy, report } = context;
      const { dialect } = policy.recognition;
      const term = termOf(entry, statement, context);
      if (term?.operator?.type !== 'date' || isMismatched(term, dialect)) return;
      for (const node of entry.values) {
        if (node.type !== 'string' || isOpen(node.value)) continue;
        const at = node.span;
        const args = [node.value];
        const date = parseDate(node.value);
        if (date === undefined) {
          if (dialect === 'iam' && /^\d{4}(?:-\d\d)?$/.test(node.value)) continue;
          if (dialect === 'iam' && /^\d{9,13}(?:\.\d+)?$/.test(node.value)) {
            report({ at, level: 'hint', message: 'epoch', args });
            continue;
          }
          const meant = parseLooseDate(node.value);
          report({ at, message: 'format', args, fixes: meant === undefined ? [] : writing(node, meant, dialect) });
        } else if (!isOnCalendar(date)) {
          report({ at, message: 'impossible', args });
        } else if (date.zone === undefined && date.hasTime) {
          report({ at, message: 'zone', args, fixes: writing(node, date, dialect) });
        } else if (!date.hasTime && dialect === 'ram') {
          report({ at, level: 'info', message: 'day', args, fixes: writing(node, date, dialect) });
        }
      }
    },
  },
});

export default rule;

/** The date in full; where it names no zone, in each that is likely. */
function writing(node: StringNode, date: DateText, dialect: Dialect): readonly FindingFix<'write'>[] {
  if (!isOnCalendar(date)) return [];
  const zones = date.zone !== undefined ? [date.zone] : dialect === 'ram' ? ['Z', '+08:00'] : ['Z'];
  return zones.map((zone) => {
    const text = writeDate(date, zone);
    return { title: 'write', args: [text], grade: 'choice', edits: [replaceString(node, text)] };
  });
}
