import { isInterpolated } from '../../access/actionFormat.ts';
import { parseConditionOperator, spellConditionOperator } from '../../document/conditionOperator.ts';
import { replaceString } from '../../document/edits.ts';
import type { ObjectNode, StringNode } from '../../document/jsonNode.ts';
import { holdsInvisible } from '../../document/lookalikes.ts';
import { type Grammar, grammarOf } from '../../grammar/grammar.ts';
import { nearest } from '../../text/nearest.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { type OperatorBlock, operatorBlocks } from './conditionTerm.ts';

type Title = 'replace' | 'swap';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    unknown: {
      en: '"{0}" is no condition operator.',
      'zh-cn': '“{0}”不是条件运算符。',
    },
    near: {
      en: '"{0}" is no condition operator; "{1}" comes nearest.',
      'zh-cn': '“{0}”不是条件运算符；最接近的是“{1}”。',
    },
    case: {
      en: '"{0}" is documented as "{1}", and whether another letter case is understood is not.',
      'zh-cn': '“{0}”在文档中写作“{1}”；其他大小写写法是否有效没有说明。',
    },
    prefix: {
      en: '"{0}" begins with a prefix that no operator takes; there are "ForAllValues:" and "ForAnyValue:".',
      'zh-cn': '“{0}”的前缀无效；可用的前缀只有“ForAllValues:”和“ForAnyValue:”。',
    },
    'null if exists': {
      en: '"Null" already asks whether the key exists, so "IfExists" cannot follow it.',
      'zh-cn': '“Null”本身就用于判断条件键是否存在，不能再加“IfExists”。',
    },
    swapped: {
      en: '"{0}" is a condition key; the operator belongs around it, not into it.',
      'zh-cn': '“{0}”是条件键；条件运算符应在外层，条件键在内层。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
    swap: { en: 'Put "{0}" under "{1}"', 'zh-cn': '将“{0}”放到“{1}”之下' },
  },
  visit: {
    statement(statement, context) {
      const blocks = operatorBlocks(statement);
      if (blocks.length === 0 || isForeignStatement(statement, context)) return;
      const { catalogue, grammar, policy, report } = context;
      for (const block of blocks) {
        const { name, value: keys } = block.member;
        const text = name.value;
        if (keys?.type !== 'object' || grammar.conditionOperator(text) !== undefined) continue;
        if (isInterpolated(text) || holdsInvisible(text)) continue;
        const parts = parseConditionOperator(text);
        // What RAM lacks and AWS has is told by the rule on the other cloud's operators.
        const isOfAws = grammarOf('iam', grammar.kind).conditionOperators.some(
          ({ name: known }) => known === parts.base,
        );
        if (policy.recognition.dialect === 'ram' && isOfAws) continue;
        const at = name.span;
        if (parts.base === 'Null') {
          const wanted = spellConditionOperator({ ...parts, ifExists: false });
          report({ at, message: 'null if exists', fixes: replacing(block, blocks, wanted) });
        } else if (isSwapped(keys, grammar) && (catalogue.conditionKey(text) !== undefined || text.includes(':'))) {
          report({ at, message: 'swapped', args: [text], fixes: swapping(block, blocks, keys) });
        } else if (hasUnknownPrefix(text, grammar)) {
          const wanted = nearestOperator(text, grammar);
          report({ at, message: 'prefix', args: [text], fixes: replacing(block, blocks, wanted) });
        } else {
          const wanted = nearestOperator(text, grammar);
          if (wanted === undefined) report({ at, message: 'unknown', args: [text] });
          else {
            const fixes = replacing(block, blocks, wanted);
            if (wanted.toLowerCase() !== text.toLowerCase())
              report({ at, message: 'near', args: [text, wanted], fixes });
            else report({ at, message: 'case', level: 'warning', args: [text, wanted], fixes });
          }
        }
      }
    },
  },
});

export default rule;

/** Whether operators stand where keys belong. */
function isSwapped({ members }: ObjectNode, grammar: Grammar): boolean {
  return members.length > 0 && members.every(({ name }) => grammar.conditionOperator(name.value) !== undefined);
}

function hasUnknownPrefix(text: string, grammar: Grammar): boolean {
  const colon = text.indexOf(':');
  if (colon < 0 || grammar.conditionOperator(text.slice(colon + 1)) === undefined) return false;
  return !grammar.conditionModifiers.some(({ name }) => name.toLowerCase() === text.slice(0, colon + 1).toLowerCase());
}

/** The legal operator that was most likely meant, each part of it judged on its own. */
function nearestOperator(text: string, grammar: Grammar): string | undefined {
  const groups = /^\s*(?:(?<prefix>\w+)\s*:)?\s*(?<base>.*?)(?<suffix>if-?exists?)?\s*$/is.exec(text)?.groups;
  const names = grammar.conditionOperators.map(({ name }) => name);
  const base = nearestBase(groups?.['base'] ?? '', names);
  const prefixes = grammar.conditionModifiers.map(({ name }) => name).filter((name) => name.endsWith(':'));
  const prefix = groups?.['prefix'] === undefined ? '' : nearest(`${groups['prefix']}:`, prefixes);
  if (base === undefined || prefix === undefined) return undefined;
  const wanted = prefix + base + (groups?.['suffix'] === undefined ? '' : 'IfExists');
  return grammar.conditionOperator(wanted) === undefined ? undefined : wanted;
}

function nearestBase(base: string, names: readonly string[]): string | undefined {
  const lower = base.toLowerCase();
  const same = names.find(
    (name) => name.toLowerCase() === lower || name.toLowerCase() === lower.replace('datetime', 'date'),
  );
  return same ?? nearest(base, names);
}

function replacing(
  { condition, member: { name } }: OperatorBlock,
  blocks: readonly OperatorBlock[],
  wanted: string | undefined,
): readonly FindingFix<Title>[] {
  if (wanted === undefined || isTaken(wanted, condition, blocks)) return [];
  return [{ title: 'replace', args: [wanted], grade: 'choice', edits: [replaceString(name, wanted)] }];
}

function swapping(
  { condition, member: { name: key } }: OperatorBlock,
  blocks: readonly OperatorBlock[],
  { members }: ObjectNode,
): readonly FindingFix<Title>[] {
  const operator: StringNode | undefined = members.length === 1 ? members[0]?.name : undefined;
  if (operator === undefined || isTaken(operator.value, condition, blocks)) return [];
  const edits = [replaceString(key, operator.value), replaceString(operator, key.value)];
  return [{ title: 'swap', args: [key.value, operator.value], grade: 'choice', edits }];
}

function isTaken(operator: string, condition: ObjectNode, blocks: readonly OperatorBlock[]): boolean {
  return blocks.some((block) => block.condition === condition && block.member.name.value === operator);
}
