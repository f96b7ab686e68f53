import { removeItem } from '../../document/edits.ts';
import type { ArrayNode, StringNode } from '../../document/jsonNode.ts';
import { elementsNamed, type PrincipalElement, type Statement } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';

/** A principal that stands in the list already, itself or the role whose session it is. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'hint',
  strict: 'info',
  kinds: ['trust', 'resource'],
  messages: {
    again: { en: '"{0}" stands in this list already.', 'zh-cn': '“{0}”在此列表中已经出现过。' },
    session: {
      en: '"{0}" is a session of "{1}", which is trusted as a whole.',
      'zh-cn': '“{0}”是“{1}”的会话，而该角色已整体受信任。',
    },
    first: { en: '"{0}" stands here.', 'zh-cn': '“{0}”在此处。' },
  },
  fixTitles: {
    remove: { en: 'Remove "{0}"', 'zh-cn': '删除“{0}”' },
  },
  visit: {
    statement(statement, { document, report }) {
      const { principals } = statement;
      for (const [index, principal] of principals.entries()) {
        const same = principals.slice(0, index).find((each) => isSame(each, principal));
        const role = principals.find((each) => isSessionOf(principal, each));
        const other = same ?? role;
        const list = listAround(statement, principal.node);
        if (other === undefined || list === undefined) continue;
        report({
          at: principal.node.span,
          message: same === undefined ? 'session' : 'again',
          args: [principal.text, other.text],
          tag: 'unnecessary',
          related: [{ at: other.node.span, message: 'first', args: [other.text] }],
          fixes: [
            {
              title: 'remove',
              args: [principal.text],
              grade: 'narrows',
              edits: [removeItem(document.text, list, principal.node)],
            },
          ],
        });
      }
    },
  },
});

export default rule;

function isSame(a: PrincipalElement, b: PrincipalElement): boolean {
  if (a.type?.value !== b.type?.value || a.negated !== b.negated) return false;
  return a.type?.value === 'Service' ? a.text.toLowerCase() === b.text.toLowerCase() : a.text === b.text;
}

/** Whether a principal is a session of a role that stands beside it; the path of a role is no part of its sessions. */
function isSessionOf(session: PrincipalElement, role: PrincipalElement): boolean {
  if (session.negated || role.negated || session.type?.value !== 'AWS' || role.type?.value !== 'AWS') return false;
  const [, partition, account, name] = /^arn:([^:]+):sts::([^:]+):assumed-role\/([^/]+)\//.exec(session.text) ?? [];
  const [, ofPartition, ofAccount, path] = /^arn:([^:]+):iam::([^:]+):role\/(.+)$/.exec(role.text) ?? [];
  return name !== undefined && path?.split('/').at(-1) === name && partition === ofPartition && account === ofAccount;
}

/** The list that holds a principal; `undefined` where it is a whole value. */
function listAround(statement: Statement, node: StringNode): ArrayNode | undefined {
  const owners = [...elementsNamed(statement, 'Principal'), ...elementsNamed(statement, 'NotPrincipal')];
  const values = owners.flatMap(({ member: { value } }) =>
    value?.type === 'object' ? value.members.map((member) => member.value) : [value],
  );
  return values.find((value): value is ArrayNode => value?.type === 'array' && value.items.includes(node));
}
