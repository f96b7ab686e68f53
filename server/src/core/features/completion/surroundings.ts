import { parseArn } from '../../document/arn.ts';
import { stringsIn } from '../../document/jsonNode.ts';
import type { Policy } from '../../document/policy.ts';
import type { Localized } from '../../text/locale.ts';
import { contains } from '../../text/span.ts';
import { othersThan, type Target } from './items.ts';

/** The policy at the cursor, which may have been read with the unfinished word left out, and the others of the text. */
function policiesIn({ document, spot }: Target, current: Policy): readonly Policy[] {
  return [current, ...document.policies.filter(({ span }) => !contains(span, spot.span))];
}

/** Service prefixes in lower case that the actions of a text have, but for the one at the cursor. */
export function prefixesIn(target: Target, current: Policy): ReadonlySet<string> {
  const actions = policiesIn(target, current).flatMap(({ statements }) => statements.flatMap(({ actions }) => actions));
  const prefixes = othersThan(target.spot, actions).map(({ pattern }) => pattern.service?.toLowerCase() ?? '');
  return new Set(prefixes.filter((prefix) => prefix !== ''));
}

/** What is said of an account id that is offered because the text names it. */
export const seenAccount: Localized = { en: 'account of this text', 'zh-cn': '文本中出现的账号' };

/** Account ids that a text names, alone or in an ARN or before the service in `<account>@service`, but for those at the cursor. */
export function accountsIn(target: Target, current: Policy): readonly string[] {
  const strings = policiesIn(target, current).flatMap(({ node }) =>
    stringsIn(node).map((string) => ({ node: string })),
  );
  const accounts = othersThan(target.spot, strings).map(
    ({ node: { value } }) => parseArn(value)?.account ?? value.replace(/@.*$/s, ''),
  );
  return [...new Set(accounts.filter((account) => /^\d{12,20}$/.test(account)))];
}
