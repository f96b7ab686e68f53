import { parseArn } from '../../document/arn.ts';
import type { Dialect } from '../../document/dialect.ts';
import { openPlaceholders } from '../../document/placeholder.ts';
import { defineRule, type Rule } from '../rule.ts';
import { placeIn, visitValues } from './valuePlaceholders.ts';

/** Ids that documentation uses for examples, in a policy that was copied from there. */
const rule: Rule = defineRule<'account' | 'key', never>({
  category: 'correctness',
  level: 'hint',
  strict: 'info',
  messages: {
    account: {
      en: '"{0}" looks like the account of an example; is it the one that is meant?',
      'zh-cn': '“{0}”看起来是示例中的账号，请确认是否为实际账号。',
    },
    key: {
      en: '"{0}" is the id of an example; write that of the key that is meant.',
      'zh-cn': '“{0}”是示例中的 ID；请写明实际的密钥 ID。',
    },
  },
  visit: visitValues((node, { document, policy, report }) => {
    const [account, key] = [accountIn(node.value), exampleKey.exec(node.value)?.[0]];
    // Of other numbers the rule on accounts says that they have too few or too many digits.
    if (account?.length === digits[policy.recognition.dialect] && isExample(account)) {
      const start = node.value.indexOf(account);
      const at = placeIn(node, { start, end: start + account.length }, document);
      report({ at, message: 'account', args: [account] });
    }
    if (key !== undefined) {
      const start = node.value.indexOf(key);
      report({ at: placeIn(node, { start, end: start + key.length }, document), message: 'key', args: [key] });
    }
  }),
});

export default rule;

/** How many an account id of each cloud has. */
const digits: Readonly<Record<Dialect, number>> = { ram: 16, iam: 12 };

/** All zeros, and the key of most examples of AWS KMS. */
const exampleKey = /0{8}-0{4}-0{4}-0{4}-0{12}|1234abcd-12ab-34cd-56ef-1234567890ab/;

/** The account of an ARN, of `<uid>@service`, or a bare one. */
function accountIn(value: string): string | undefined {
  const account = parseArn(openPlaceholders(value))?.account ?? /^\d+(?=@|$)/.exec(value)?.[0];
  return account !== undefined && /^\d+$/.test(account) ? account : undefined;
}

/** One digit over and over, digits in their order, or fours of one digit each, as in `111122223333`. */
function isExample(account: string): boolean {
  return (
    /^(\d)\1+$/.test(account) ||
    '12345678901234567890'.startsWith(account) ||
    '01234567890123456789'.startsWith(account) ||
    /^(?:(\d)\1{3}){3}$/.test(account)
  );
}
