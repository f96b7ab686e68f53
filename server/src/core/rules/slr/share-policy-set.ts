import { type AccessStatement, accessOf } from '../../access/accessPolicy.ts';
import { actionCovers } from '../../access/cover.ts';
import type { Policy, ResourceElement, Statement } from '../../document/policy.ts';
import type { Edit } from '../../text/edit.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type Rule } from '../rule.ts';
import { addActions } from './addMissing.ts';
import { policyActions, roleCopyOf } from './roleCopy.ts';
import { appendStatement } from './writeJson.ts';

/** ECS of another account uses the sharer's key with all of these; only information, since nothing says what a policy is for. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'info',
  dialects: ['ram'],
  kinds: ['permission'],
  messages: {
    incomplete: {
      en: 'A role for sharing encrypted images or snapshots, such as "{0}", also needs {1}.',
      'zh-cn': '用于共享加密镜像或快照的角色（例如“{0}”）还需要{1}。',
    },
  },
  fixTitles: {
    add: { en: 'Add {0}', 'zh-cn': '添加{0}' },
  },
  visit: {
    policy(policy, context) {
      const { once, catalogue, document, locale, report } = context;
      const { allows, denies } = once(accessOf);
      const official = catalogue.rolePolicy(sharingRole);
      const [statement] = allows.filter(isOnOneKey);
      if (official === undefined || statement === undefined || denies.length > 0 || roleCopyOf(context)) return;
      const own = allows.flatMap(({ actions }) => actions.terms.map(({ element }) => element));
      if (!own.some(({ text }) => /^kms:(?:Unt|T)agResource$/i.test(text))) return;
      const needed = policyActions(official);
      if (!own.every(({ text, negated }) => !negated && needed.some((each) => actionCovers(each, text)))) return;
      const missing = needed.filter((each) => !own.some(({ text }) => actionCovers(text, each)));
      if (missing.length === 0 || missing.length > needed.length / 2) return;
      const edits = addMissing(document.text, policy, statement.statement, missing);
      const all = quoted(missing, locale, missing.length);
      report({
        at: statement.statement.actions[0]?.node.span ?? statement.statement.node.span,
        message: 'incomplete',
        args: [sharingRole, all],
        fixes: edits === undefined ? [] : [{ title: 'add', args: [all], grade: 'widens', edits }],
      });
    },
  },
});

export default rule;

const sharingRole = 'AliyunECSShareEncryptSnapshotDefaultRole';

function isOnOneKey({ statement: { resources } }: AccessStatement): boolean {
  return resources.some(({ arn }) => arn?.service === 'kms' && arn.relativeId.startsWith('key/'));
}

/** What acts on the key goes beside the rest; keys are listed on what holds them. */
function addMissing(
  text: string,
  policy: Policy,
  statement: Statement,
  missing: readonly string[],
): readonly Edit[] | undefined {
  const onKey = missing.filter((action) => !action.endsWith('*'));
  const others = missing.filter((action) => action.endsWith('*'));
  const container = containerOf(statement.resources);
  if (container === undefined) return undefined;
  const added = [
    ...(onKey.length > 0 ? [addActions(text, statement, onKey)] : []),
    ...(others.length > 0
      ? [appendStatement(text, policy, { actions: others, resources: [container], conditions: [] })]
      : []),
  ];
  const edits = added.filter((edit) => edit !== undefined);
  return edits.length < added.length ? undefined : edits;
}

/** `acs:kms:region:account:key`, on which keys are listed. */
function containerOf(resources: readonly ResourceElement[]): string | undefined {
  const [key] = resources.filter(({ arn }) => arn?.relativeId.startsWith('key/') === true);
  return key?.text.replace(/:key\/.*$/, ':key');
}
