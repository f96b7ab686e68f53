import { replaceNode } from '../../document/edits.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { isOpen, termOf, valueText } from './conditionTerm.ts';
import { isMismatched } from './operatorTypes.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  messages: {
    word: {
      en: '"{0}" takes "true" or "false", not "{1}".',
      'zh-cn': '“{0}”只接受“true”或“false”，不能是“{1}”。',
    },
    case: {
      en: '"{0}" is documented to take "true" or "false" in small letters, and "{1}" stands here.',
      'zh-cn': '根据文档，“{0}”的取值为小写的“true”或“false”，此处为“{1}”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const term = termOf(entry, statement, context);
      if (term?.operator?.type !== 'boolean' && term?.operator?.type !== 'null') return;
      if (isMismatched(term, context.policy.recognition.dialect)) return;
      for (const node of entry.values) {
        const text = valueText(node);
        if (node.type === 'null' || text === 'true' || text === 'false' || isOpen(text)) continue;
        const wanted = booleanMeant(text);
        const fixes: readonly FindingFix<'replace'>[] =
          wanted === undefined
            ? []
            : [{ title: 'replace', args: [wanted], grade: 'choice', edits: [replaceNode(node, `"${wanted}"`)] }];
        const finding = { at: node.span, args: [entry.operator.value, text], fixes };
        if (wanted === text.toLowerCase()) context.report({ ...finding, message: 'case', level: 'warning' });
        else context.report({ ...finding, message: 'word' });
      }
    },
  },
});

export default rule;

/** The boolean that people write so in other languages, or that a misspelt word is near to. */
function booleanMeant(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  if (['1', 'yes', 'y', 'on'].includes(word)) return 'true';
  if (['0', 'no', 'n', 'off'].includes(word)) return 'false';
  return nearest(word, ['true', 'false']);
}
