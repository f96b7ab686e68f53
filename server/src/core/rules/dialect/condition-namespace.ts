import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Dialect } from '../../document/dialect.ts';
import { replaceString } from '../../document/edits.ts';
import type { ConditionEntry, Statement } from '../../document/policy.ts';
import { isForeignStatement, otherDialect } from '../otherCloud.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  messages: {
    iam: {
      en: '"{0}" is a condition key of AWS, which RAM does not have.',
      'zh-cn': '“{0}”是 AWS 的条件键，RAM 中没有该条件键。',
    },
    'iam counterpart': {
      en: '"{0}" is a condition key of AWS; RAM asks the same with "{1}".',
      'zh-cn': '“{0}”是 AWS 的条件键；RAM 中对应的条件键为“{1}”。',
    },
    ram: {
      en: '"{0}" is a condition key of RAM, which AWS does not have.',
      'zh-cn': '“{0}”是 RAM 的条件键，AWS 中没有该条件键。',
    },
    'ram counterpart': {
      en: '"{0}" is a condition key of RAM; AWS asks the same with "{1}".',
      'zh-cn': '“{0}”是 RAM 的条件键；AWS 中对应的条件键为“{1}”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    condition({ key, operator }, context, statement) {
      const { policy, catalogues, report } = context;
      const { dialect } = policy.recognition;
      const foreign = otherDialect(dialect);
      if (!isForeignKey(key.value, dialect, catalogues) || isForeignStatement(statement, context)) return;
      const counterpart = catalogues.conditionKeyCounterpart(key.value, foreign);
      if (counterpart === undefined) {
        report({ at: key.span, message: foreign, args: [key.value] });
        return;
      }
      const edits = [replaceString(key, counterpart)];
      // The foreign key never comes with a request, so that what hangs on it begins to count once it is translated.
      const isTaken = keysUnder(operator, statement).includes(counterpart);
      report({
        at: key.span,
        message: `${foreign} counterpart`,
        args: [key.value, counterpart],
        fixes: isTaken ? [] : [{ title: 'replace', args: [counterpart], grade: 'choice', edits }],
      });
    },
  },
});

export default rule;

/** Whether only the other cloud has keys of this namespace: `aws:`, `acs:`, or the code of a service that is only there. */
function isForeignKey(key: string, dialect: Dialect, catalogues: Catalogue): boolean {
  const namespace = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase();
  if (namespace === (dialect === 'ram' ? 'aws' : 'acs')) return true;
  if (catalogues[dialect].conditionKey(key) !== undefined) return false;
  const foreign = otherDialect(dialect);
  const counterpart = catalogues.conditionKeyCounterpart(key, foreign);
  // A key of the same name in both clouds is its own counterpart.
  if (counterpart !== undefined) return counterpart.toLowerCase() !== key.toLowerCase();
  return catalogues[dialect].service(namespace) === undefined && catalogues[foreign].conditionKey(key) !== undefined;
}

function keysUnder(operator: ConditionEntry['operator'], { conditions }: Statement): readonly string[] {
  return conditions.filter((entry) => entry.operator === operator).map(({ key }) => key.value);
}
