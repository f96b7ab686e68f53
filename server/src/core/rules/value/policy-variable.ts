import { parseConditionOperator } from '../../document/conditionOperator.ts';
import { replaceString } from '../../document/edits.ts';
import type { StringNode } from '../../document/jsonNode.ts';
import { type Placeholder, placeholdersIn } from '../../document/placeholder.ts';
import { elementNamed } from '../../document/policy.ts';
import { currentVersion } from '../currentVersion.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { placeIn } from './valuePlaceholders.ts';

type Message = 'ram' | 'element' | 'operator' | 'version' | Fault;
type Fault = 'brace' | 'empty' | 'space' | 'quote';
type Context = RuleContext<Message, 'replace'>;

/** `${aws:username}` in a place, a version or a form in which nothing is put in its place. */
const rule: Rule = defineRule<Message, 'replace'>({
  category: 'correctness',
  level: 'error',
  messages: {
    ram: {
      en: 'RAM documents no policy variables, so that {0} may be taken for plain text.',
      'zh-cn': 'RAM 文档中没有策略变量，{0} 可能会被视为普通文本。',
    },
    element: {
      en: '{0} is not filled in here; policy variables work in Resource and in string conditions.',
      'zh-cn': '{0} 在此处不会被替换；策略变量只能用于 Resource 和字符串类条件。',
    },
    operator: {
      en: '{0} is not filled in under "{1}"; policy variables work with operators on strings and ARNs.',
      'zh-cn': '{0} 在“{1}”下不会被替换；策略变量只能用于字符串和 ARN 类条件运算符。',
    },
    version: {
      en: '{0} is plain text in this policy; policy variables need the Version "{1}".',
      'zh-cn': '{0} 在此策略中是普通文本；策略变量要求 Version 为“{1}”。',
    },
    brace: { en: '{0} has no closing brace.', 'zh-cn': '{0} 缺少右花括号。' },
    empty: {
      en: 'A policy variable names a condition key, and {0} names none.',
      'zh-cn': '策略变量应写明条件键，{0} 为空。',
    },
    space: {
      en: '{0} holds blanks around its name, which are not allowed.',
      'zh-cn': '{0} 的名称前后有空格，不符合语法。',
    },
    quote: {
      en: 'The default value in {0} stands in single quotes, as in {1}.',
      'zh-cn': '{0} 中的默认值应放在单引号内，例如 {1}。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with {0}', 'zh-cn': '替换为 {0}' },
  },
  visit: {
    action: ({ node }, context) => check(node, context, () => ({ message: 'element' })),
    principal: ({ node }, context) => check(node, context, () => ({ message: 'element' })),
    resource: ({ node }, context) => check(node, context, variableFault),
    condition({ operator, values }, context) {
      const { base, text } = parseConditionOperator(operator.value);
      const isOfText = /^(?:String|Arn)/.test(base);
      for (const value of values) {
        if (value.type !== 'string') continue;
        check(value, context, isOfText ? variableFault : () => ({ message: 'operator', example: text }));
      }
    },
  },
});

export default rule;

/** The version of AWS that reads variables as plain text. */
const oldVersion = '2008-10-17';

interface Finding {
  readonly message: Message;
  readonly example?: string;
  readonly repaired?: string;
}

function check(node: StringNode, context: Context, judge: (variable: string) => Finding | undefined): void {
  const { document, policy, report } = context;
  for (const placeholder of placeholdersIn(node.value)) {
    if (placeholder.sort !== 'variable') continue;
    const isRam = policy.recognition.dialect === 'ram';
    const found: Finding | undefined = isRam ? { message: 'ram' } : (judge(placeholder.text) ?? versionFault(context));
    if (found === undefined) continue;
    const { message, example = '', repaired } = found;
    report({
      at: placeIn(node, placeholder, document),
      // That RAM has none is only not said anywhere.
      level: isRam ? 'info' : 'error',
      message,
      args: [placeholder.text, example],
      fixes: repaired === undefined ? [] : [replacement(node, placeholder, repaired)],
    });
  }
}

function replacement(node: StringNode, { start, end }: Placeholder, repaired: string) {
  const value = node.value.slice(0, start) + repaired + node.value.slice(end);
  return { title: 'replace', args: [repaired], grade: 'choice', edits: [replaceString(node, value)] } as const;
}

function variableFault(text: string): Finding | undefined {
  if (!text.endsWith('}')) {
    const repaired = /^\$\{\s*[\w./-]+:[\w.-]+(?:\/[\w.-]+)*/.exec(text)?.[0];
    return repaired === undefined
      ? { message: 'brace' }
      : { message: 'brace', repaired: `${repaired}}${text.slice(repaired.length)}` };
  }
  const inner = text.slice(2, -1);
  const comma = inner.indexOf(',');
  const name = comma < 0 ? inner : inner.slice(0, comma);
  if (name.trim() === '') return { message: 'empty' };
  const rest = comma < 0 ? '' : inner.slice(comma);
  const plain = name.trim().replace(/\s*:\s*/, ':');
  if (plain !== name) return { message: 'space', repaired: `\${${plain}${rest}}` };
  const value = rest.slice(1).trim();
  if (comma < 0 || /^'[^']*'$/.test(value)) return undefined;
  const quoted = `\${${name}, '${value.replace(/^["']|["']$/g, '')}'}`;
  return { message: 'quote', example: quoted, repaired: quoted };
}

/** A policy without a version is of the oldest one, and a fragment has none yet. */
function versionFault({ policy }: Context): Finding | undefined {
  const { form, version, recognition } = policy;
  const wanted = currentVersion(recognition.dialect);
  // Of a Version that is none the rules on Version tell.
  const isOld = version === undefined ? elementNamed(policy, 'Version') === undefined : version.value === oldVersion;
  return form === 'document' && isOld ? { message: 'version', example: wanted } : undefined;
}
