import { isAnyAction } from '../../access/actionFormat.ts';
import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import { globsMeet } from '../../document/actionPattern.ts';
import { replaceString } from '../../document/edits.ts';
import { say } from '../../text/locale.ts';
import { defineRule, type Level, type Rule, type RuleContext } from '../rule.ts';
import { arnForms, arnPrefixes, hasBlanksAtSeams, isOpen } from './judgedArn.ts';

type Message = 'none' | 'missing' | 'case' | 'empty' | 'partition';

/** A resource that is neither `*` nor begins as the resource names of its cloud do. */
const rule: Rule = defineRule<Message, 'replace'>({
  category: 'correctness',
  level: 'error',
  console: true,
  kinds: ['permission', 'resource'],
  messages: {
    none: {
      en: '"{0}" is no resource; a resource is "*" or "{1}".',
      'zh-cn': '“{0}”不是资源；资源应为“*”或“{1}”。',
    },
    missing: {
      en: '"{0}" lacks the beginning of an ARN; it is written "{1}".',
      'zh-cn': '“{0}”缺少 ARN 的开头部分，应写作“{1}”。',
    },
    case: {
      en: 'The letter case of resources counts: "{0}" is written "{1}".',
      'zh-cn': '资源区分大小写：“{0}”应写作“{1}”。',
    },
    empty: {
      en: 'A resource is "*" or "{1}", and this one is empty.',
      'zh-cn': '资源应为“*”或“{1}”，此处为空。',
    },
    partition: {
      en: '"{0}" names a partition that is not known; most ARNs begin with "arn:aws:".',
      'zh-cn': '“{0}”中的分区不在已知分区之列；大多数 ARN 以“arn:aws:”开头。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{1}"', 'zh-cn': '替换为“{1}”' },
  },
  visit: {
    resource({ node, text }, context) {
      const fault =
        isAnyAction(text) || isOpen(text) || hasBlanksAtSeams(text, context.policy.recognition.dialect)
          ? undefined
          : faultOf(text, context);
      if (fault === undefined) return;
      const { message, level, repaired } = fault;
      const args = [text, repaired ?? say(arnForms[context.policy.recognition.dialect], context.locale)];
      const edits = repaired === undefined ? [] : [replaceString(node, repaired)];
      context.report({
        at: node.span,
        level,
        message,
        args,
        fixes: edits.length === 0 ? [] : [{ title: 'replace', args, grade: 'choice', edits }],
      });
    },
  },
});

export default rule;

interface Fault {
  readonly message: Message;
  /** An error only where the vendor documents that such a resource is refused. */
  readonly level: Exclude<Level, 'off'>;
  readonly repaired?: string;
}

/** Partitions of AWS; there may be more. */
const partitions = new Set('aws aws-cn aws-us-gov aws-eusc aws-iso aws-iso-b aws-iso-e aws-iso-f'.split(' '));

/** What looks like a resource and is one in the policies of a service: a method of an API, and a part of a stack. */
const otherForms = /^(?:execute-api:\/|LogicalResourceId\/)/;

function faultOf(text: string, { policy, catalogue }: RuleContext): Fault | undefined {
  const { dialect } = policy.recognition;
  const own = arnPrefixes[dialect];
  const [first = '', second = ''] = text.split(':');
  if (first === own) {
    const isKnown = dialect === 'ram' || second.includes('*') || second.includes('?') || partitions.has(second);
    return isKnown ? undefined : { message: 'partition', level: 'warning' };
  }
  if (text === '') return { message: 'empty', level: 'warning' };
  if (first.toLowerCase() === own) {
    return { message: 'case', level: 'warning', repaired: own + text.slice(own.length) };
  }
  // The other cloud's ARNs are told by a rule of their own.
  if (/^(acs|arn):/i.test(text) || otherForms.test(text)) return undefined;
  // RAM takes a pattern for the first field too, as in `*:*:*:*:cfg/*`; AWS takes an ARN or `*`.
  if (globsMeet(text, `${own}:*`)) return dialect === 'ram' ? undefined : { message: 'none', level: 'warning' };
  const repaired = withPrefix(text, own, catalogue);
  return repaired === undefined
    ? { message: 'none', level: 'error' }
    : { message: 'missing', level: 'error', repaired };
}

/** The resource with the beginning that was forgotten or typed with a full-width colon; `undefined` where that would be a guess. */
function withPrefix(text: string, own: string, catalogue: DialectCatalogue): string | undefined {
  const plain = text.replaceAll('：', ':');
  if (plain.startsWith(`${own}:`)) return plain;
  const rest = plain.replace(/^:/, '');
  const fields = rest.split(':');
  const service = own === 'acs' ? fields[0] : fields[1];
  const isComplete = fields.length >= (own === 'acs' ? 4 : 5) && (own === 'acs' || partitions.has(fields[0] ?? ''));
  return isComplete && catalogue.service(service ?? '') !== undefined ? `${own}:${rest}` : undefined;
}
