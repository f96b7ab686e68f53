import { replaceString } from '../../document/edits.ts';
import type { Policy, PrincipalElement, ResourceElement, Statement } from '../../document/policy.ts';
import { isForeignStatement, otherDialect } from '../otherCloud.ts';
import { isForeignPrincipalType } from '../principalTypes.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { counterpartArn } from './counterpartArn.ts';

type Message = 'iam' | 'iam form' | 'ram' | 'ram form' | 'both';
type Context = RuleContext<Message, 'replace'>;

const rule: Rule = defineRule<Message, 'replace'>({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    iam: {
      en: '"{0}" is an ARN of AWS; an ARN of RAM is written "acs:service:region:account:resource".',
      'zh-cn': '“{0}”是 AWS 的 ARN；RAM 的 ARN 写作“acs:服务代码:地域:账号:资源”。',
    },
    'iam form': {
      en: '"{0}" is an ARN of AWS; in RAM it is written "{1}".',
      'zh-cn': '“{0}”是 AWS 的 ARN；在 RAM 中写作“{1}”。',
    },
    ram: {
      en: '"{0}" is an ARN of Alibaba Cloud; an ARN of AWS is written "arn:aws:service:region:account:resource".',
      'zh-cn': '“{0}”是阿里云的 ARN；AWS 的 ARN 写作“arn:aws:服务代码:地域:账号:资源”。',
    },
    'ram form': {
      en: '"{0}" is an ARN of Alibaba Cloud; in AWS it is written "{1}".',
      'zh-cn': '“{0}”是阿里云的 ARN；在 AWS 中写作“{1}”。',
    },
    both: {
      en: '"{0}" has the prefixes of both clouds; in RAM it is written "{1}".',
      'zh-cn': '“{0}”同时带有两种云的前缀；在 RAM 中写作“{1}”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    resource(resource, context, statement) {
      check(resource, 'resource', statement, context);
    },
    principal(principal, context, statement) {
      // Then the type is what is wrong, and its rule tells how the value is written.
      if (isForeignPrincipalType(principal.type?.value, context.policy.recognition.dialect)) return;
      check(principal, 'principal', statement, context);
    },
  },
});

export default rule;

function check(
  { node, text }: ResourceElement | PrincipalElement,
  place: 'resource' | 'principal',
  statement: Statement,
  context: Context,
): void {
  const { policy, catalogues, report } = context;
  if (!isForeignArn(text, policy) || isForeignStatement(statement, context)) return;
  const from = otherDialect(policy.recognition.dialect);
  const doubled = /^arn:(acs:.*)$/.exec(text)?.[1];
  const counterpart =
    doubled === undefined ? counterpartArn(text, from, place, catalogues) : { text: doubled, complete: true };
  if (counterpart === undefined) {
    report({ at: node.span, message: from, args: [text] });
    return;
  }
  const message = doubled === undefined ? (`${from} form` as const) : 'both';
  const edits = [replaceString(node, counterpart.text)];
  report({
    at: node.span,
    message,
    args: [text, counterpart.text],
    fixes: counterpart.complete ? [{ title: 'replace', args: [counterpart.text], grade: 'choice', edits }] : [],
  });
}

function isForeignArn(text: string, { recognition: { dialect, holder } }: Policy): boolean {
  if (dialect === 'iam') return /^acs:/i.test(text);
  // Bucket policies of OSS name roles and users in this way.
  const isOfOss = holder === 'bucket' && /^arn:(sts|acs):/.test(text);
  return /^arn:/i.test(text) && !isOfOss;
}
