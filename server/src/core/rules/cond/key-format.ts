import { isInterpolated } from '../../access/actionFormat.ts';
import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import { replaceString } from '../../document/edits.ts';
import { holdsInvisible } from '../../document/lookalikes.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';

type Message = 'no colon' | 'no namespace' | 'no name' | 'namespace' | 'fullwidth' | 'blank';

const rule: Rule = defineRule<Message, 'replace'>({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    'no colon': {
      en: '"{0}" is no condition key: a key is the code of a service, a colon and a name.',
      'zh-cn': '“{0}”不是条件键：条件键由服务代码、冒号和名称组成。',
    },
    'no namespace': {
      en: 'The condition key "{0}" lacks the code of a service before its colon.',
      'zh-cn': '条件键“{0}”的冒号前缺少服务代码。',
    },
    'no name': {
      en: 'The condition key "{0}" lacks a name behind its colon.',
      'zh-cn': '条件键“{0}”的冒号后缺少名称。',
    },
    namespace: {
      en: 'What stands before the colon of the condition key "{0}" is no code of a service.',
      'zh-cn': '条件键“{0}”冒号前的部分不是服务代码。',
    },
    fullwidth: {
      en: 'The condition key "{0}" has a full-width colon.',
      'zh-cn': '条件键“{0}”使用了全角冒号。',
    },
    blank: {
      en: 'The blank makes "{0}" another condition key than "{1}".',
      'zh-cn': '多出的空格使“{0}”成为与“{1}”不同的条件键。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    condition({ key, operator }, context, statement) {
      const text = key.value;
      if (isWellFormed(text) || isInterpolated(text) || holdsInvisible(text)) return;
      const { catalogue, grammar, report } = context;
      // An operator in the place of a key is told where the key stands in its place.
      if (isForeignStatement(statement, context) || grammar.conditionOperator(text) !== undefined) return;
      const replacing = (wanted: string | undefined): readonly FindingFix<'replace'>[] => {
        const isTaken = statement.conditions.some((entry) => entry.operator === operator && entry.key.value === wanted);
        if (wanted === undefined || isTaken) return [];
        return [{ title: 'replace', args: [wanted], grade: 'choice', edits: [replaceString(key, wanted)] }];
      };
      const tidy = text.trim().replace(/\s*:\s*/, ':');
      if (isWellFormed(tidy)) {
        report({ at: key.span, level: 'warning', message: 'blank', args: [text, tidy], fixes: replacing(tidy) });
        return;
      }
      const half = tidy.replace('：', ':');
      if (!tidy.includes(':') && isWellFormed(half)) {
        report({ at: key.span, message: 'fullwidth', args: [text], fixes: replacing(half) });
        return;
      }
      const message = faultOf(tidy);
      const wanted = message === 'no colon' ? globalKeyNamed(tidy, catalogue) : undefined;
      report({ at: key.span, message, args: [text], fixes: replacing(wanted) });
    },
  },
});

export default rule;

/** Whether a text is `code:name` without blanks at its seams; a name that ends in that of a tag may hold anything. */
function isWellFormed(text: string): boolean {
  return /^[^\s:：]+:(?!\s).*\S$/su.test(text);
}

function faultOf(tidy: string): Message {
  const colon = tidy.indexOf(':');
  if (colon < 0) return 'no colon';
  if (colon === 0) return 'no namespace';
  return colon === tidy.length - 1 ? 'no name' : 'namespace';
}

/** The only key of every service that has this name behind its colon. */
function globalKeyNamed(name: string, { conditionKeys }: DialectCatalogue): string | undefined {
  const lower = name.toLowerCase();
  const [only, ...more] = conditionKeys.filter(
    (key) => key.global && key.name.slice(key.name.indexOf(':') + 1).toLowerCase() === lower,
  );
  return more.length === 0 ? only?.name : undefined;
}
