import type { Arn } from '../../document/arn.ts';
import { replaceString } from '../../document/edits.ts';
import { defineRule, type Level, type Rule, type RuleContext } from '../rule.ts';
import { formsLike, judgedArn, spellArn } from './judgedArn.ts';

type Message = 'letters' | 'length' | 'iam length' | 'none' | 'missing';

/** An account that is no number, has too few or too many digits, or stands where the service has none. */
const rule: Rule = defineRule<Message, 'replace'>({
  category: 'correctness',
  level: 'warning',
  kinds: ['permission', 'resource'],
  messages: {
    letters: {
      en: '"{1}" is no account: an account is a number, or "*" for any.',
      'zh-cn': '“{1}”不是账号：账号应为数字，或用“*”表示任意账号。',
    },
    length: {
      en: 'The account "{1}" has {2} digits; ids of Alibaba Cloud accounts have 16.',
      'zh-cn': '账号“{1}”有 {2} 位；阿里云账号 ID 为 16 位数字。',
    },
    'iam length': {
      en: 'The account "{1}" has {2} digits; ids of AWS accounts have 12.',
      'zh-cn': '账号“{1}”有 {2} 位；AWS 账号 ID 为 12 位数字。',
    },
    none: {
      en: 'ARNs of this sort of resource name no account, so that "{0}" matches none; write "{3}".',
      'zh-cn': '此类资源的 ARN 不含账号，“{0}”不会匹配任何资源；应写作“{3}”。',
    },
    missing: {
      en: 'ARNs of this sort of resource name an account, so that "{0}" matches none; write "{3}" for any.',
      'zh-cn': '此类资源的 ARN 含有账号，“{0}”不会匹配任何资源；若为任意账号，应写作“{3}”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{3}"', 'zh-cn': '替换为“{3}”' },
  },
  visit: {
    resource(resource, context) {
      const arn = judgedArn(resource, context);
      const fault = arn === undefined ? undefined : faultOf(arn, context);
      if (arn === undefined || fault === undefined) return;
      const { message, level, account } = fault;
      const repaired = account === undefined ? undefined : spellArn({ ...arn, account });
      const args = [arn.text, arn.account, String(arn.account.length), repaired ?? ''];
      const edits = repaired === undefined ? [] : [replaceString(resource.node, repaired)];
      context.report({
        at: resource.node.span,
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
  readonly level: Exclude<Level, 'off'>;
  /** What belongs in its place, where that is known. */
  readonly account?: string;
}

function faultOf(arn: Arn, context: RuleContext): Fault | undefined {
  const { account } = arn;
  const isRam = context.catalogue.dialect === 'ram';
  // Region and account that changed places are told as such.
  if (/[*?]/.test(account) || context.catalogue.regions.includes(account)) return undefined;
  if (isRam) {
    if (account === '' || account === 'system') return undefined;
    if (!/^\d+$/.test(account)) return { message: 'letters', level: 'warning' };
    // Documented examples have 4 to 18 digits.
    return account.length === 16 ? undefined : { message: 'length', level: 'hint' };
  }
  const forms = formsLike(arn, context);
  if (account === '') {
    const isMissing = forms.length > 0 && forms.every((form) => form.account !== '');
    // With the region missing too, both are told together.
    const isTold = arn.region === '' && forms.every((form) => form.region !== '');
    return isMissing && !isTold ? { message: 'missing', level: 'info', account: '*' } : undefined;
  }
  if (forms.length > 0 && forms.every((form) => form.account === '')) {
    return { message: 'none', level: 'warning', account: '' };
  }
  // AWS itself is an account for what it keeps for all, such as its managed policies.
  if (/^(?:aws|amazon|cloudfront)[a-z-]*$/.test(account)) return undefined;
  if (!/^\d+$/.test(account)) return { message: 'letters', level: 'warning' };
  return account.length === 12 ? undefined : { message: 'iam length', level: 'warning' };
}
