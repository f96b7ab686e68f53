import { accessOf } from '../../access/accessPolicy.ts';
import { replaceString } from '../../document/edits.ts';
import type { PrincipalElement, Statement } from '../../document/policy.ts';
import { addCondition } from '../addCondition.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { trustGrantOf } from '../trustGrant.ts';
import { isAnyOwner, ownedServiceOf, ownerKeys } from './principalForms.ts';

type Message = 'open' | 'excluding' | 'elsewhere' | 'excluded';
type Title = 'directory' | 'folder' | 'account';

/** A role that a service may assume for whichever account it acts, also for those of strangers. */
const rule: Rule = defineRule<Message, Title>({
  category: 'security',
  level: 'warning',
  dialects: ['ram'],
  kinds: ['trust'],
  messages: {
    open: {
      en: '"{0}" lets {1} assume the role for any Alibaba Cloud account, also that of a stranger; ask with "sts:ServiceOwnerRDId" or "sts:ServiceOwnerRDPath" whose it is, or name the accounts.',
      'zh-cn':
        '“{0}”允许 {1} 代表任意阿里云账号（包括陌生账号）扮演该角色；请用“sts:ServiceOwnerRDId”或“sts:ServiceOwnerRDPath”限定归属，或写明账号。',
    },
    excluding: {
      en: '"{0}" lets {1} assume the role for any Alibaba Cloud account but some; the condition on "{2}" only leaves those out.',
      'zh-cn': '“{0}”允许 {1} 代表几乎任意阿里云账号扮演该角色；“{2}”的条件只排除了其中一部分。',
    },
    elsewhere: {
      en: '"{0}" lets {1} act for any Alibaba Cloud account, and no condition here asks with "sts:ServiceOwnerRDId" or "sts:ServiceOwnerRDPath" whose it is.',
      'zh-cn':
        '“{0}”允许 {1} 代表任意阿里云账号，而此处的条件均未用“sts:ServiceOwnerRDId”或“sts:ServiceOwnerRDPath”限定归属。',
    },
    excluded: { en: 'The condition is here.', 'zh-cn': '条件在此处。' },
  },
  fixTitles: {
    directory: {
      en: 'Ask that the account is in one resource directory',
      'zh-cn': '要求账号属于指定的资源目录',
    },
    folder: {
      en: 'Ask that the account is below one folder of a resource directory',
      'zh-cn': '要求账号位于资源目录的指定资源夹下',
    },
    account: { en: 'Name the account before the "@"', 'zh-cn': '在“@”前写明账号' },
  },
  visit: {
    principal(principal, context, statement) {
      if (!isAnyOwner(principal) || isForeignStatement(statement, context)) return;
      const grant = trustGrantOf(context.once(accessOf), statement, principal, 'sts:AssumeRole');
      if (grant === undefined || grant.deniedBy !== undefined || grant.allow.isConditionUnclear) return;
      const onOwner = ownerKeys.flatMap((key) => grant.restrictionsOn(key));
      if (onOwner.some(({ sense, passesWithout }) => sense === 'only' && !passesWithout)) return;
      const [excluding] = onOwner.filter(({ sense }) => sense === 'except');
      const { text, node } = principal;
      const service = ownedServiceOf(principal)?.domain ?? text;
      const finding = { at: node.span, fixes: narrowing(principal, statement, context) };
      if (excluding !== undefined) {
        const { key } = excluding.condition.entry;
        context.report({
          ...finding,
          message: 'excluding',
          args: [text, service, key.value],
          related: [{ at: key.span, message: 'excluded' }],
        });
      } else if (grant.demands.length > 0) {
        // Whether another key keeps strangers out is not documented.
        context.report({ ...finding, message: 'elsewhere', args: [text, service], level: 'info' });
      } else context.report({ ...finding, message: 'open', args: [text, service] });
    },
  },
});

export default rule;

const directory = '<resource-directory-id>';

function narrowing(
  { node, text }: PrincipalElement,
  statement: Statement,
  { document }: Pick<RuleContext, 'document'>,
): readonly FindingFix<Title>[] {
  const fixes: FindingFix<Title>[] = [];
  const ask = (title: Title, operator: string, key: string, value: string): void => {
    const edits = addCondition(document.text, statement, { operator, key, values: [value] });
    if (edits !== undefined) fixes.push({ title, grade: 'choice', edits });
  };
  // A condition on the owner would shut out the other principals of the statement.
  if (statement.principals.every(isAnyOwner)) {
    ask('directory', 'StringEquals', 'sts:ServiceOwnerRDId', directory);
    ask('folder', 'StringLike', 'sts:ServiceOwnerRDPath', `${directory}/<root-folder-id>/<folder-id>*`);
  }
  const named = replaceString(node, text.replace(/^\*+/, '<account-id>'));
  return [...fixes, { title: 'account', grade: 'choice', edits: [named] }];
}
