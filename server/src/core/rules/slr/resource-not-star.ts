import { accessOf } from '../../access/accessPolicy.ts';
import { type Grant, grantsOf } from '../../access/grants.ts';
import { globsMeet } from '../../document/actionPattern.ts';
import { replaceNode } from '../../document/edits.ts';
import { placeholdersIn } from '../../document/placeholder.ts';
import { elementNamed, type ResourceElement } from '../../document/policy.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { reachesAnyRole, reachOf } from './grantReach.ts';
import { nameScopeOf } from './nameScope.ts';
import { roleWords } from './roleWords.ts';

type Message = 'create' | 'delete' | 'path';
type Title = 'star' | 'path';

/**
 * A role that is yet to be created has no ARN to check: RAM asks for `role/*`, and its guides write `*`.
 * AWS keeps service-linked roles below a path of their own.
 */
const rule: Rule = defineRule<Message, Title>({
  category: 'correctness',
  level: 'warning',
  kinds: ['permission'],
  messages: {
    create: {
      en: 'The creation of a role is not checked against the role itself, so that "{0}" most likely never matches; write "*" and limit it with "ram:ServiceName".',
      'zh-cn':
        '创建角色时不会按具体角色鉴权，“{0}”很可能不会匹配；请将 Resource 写为“*”，并用“ram:ServiceName”加以限制。',
    },
    delete: {
      en: 'Guides grant the deletion on "*" and limit it with "ram:ServiceName"; whether "{0}" works is not documented.',
      'zh-cn': '官方文档将 Resource 写为“*”，并用“ram:ServiceName”限制删除操作；“{0}”是否有效未见说明。',
    },
    path: {
      en: '"{0}" is no ARN of a service-linked role, which is "role/aws-service-role/<service>/<name>", so that it never matches.',
      'zh-cn': '“{0}”不是服务相关角色的 ARN，其格式为“role/aws-service-role/<服务>/<角色名称>”，因此不会匹配。',
    },
  },
  fixTitles: {
    star: { en: 'Replace with "*"', 'zh-cn': '替换为“*”' },
    path: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    policy(_, context) {
      const access = context.once(accessOf);
      const { create, remove } = roleWords[access.dialect];
      const told = new Set<ResourceElement>();
      for (const action of [create, remove]) {
        for (const grant of grantsOf(access, action)) {
          const [first] = grant.resources;
          if (first === undefined || told.has(first) || reachOf(grant, action)?.isNamed !== true) continue;
          if (!grant.resources.every(missesRoles) || (access.dialect === 'ram' && reachesAnyRole(grant))) continue;
          told.add(first);
          const message = access.dialect === 'iam' ? 'path' : action === create ? 'create' : 'delete';
          context.report({
            at: first.node.span,
            level: message === 'delete' ? 'hint' : 'warning',
            message,
            args: [first.text],
            fixes: message === 'path' ? underPath(grant, first) : everything(grant, context),
          });
        }
      }
    },
  },
});

export default rule;

/** Whether a resource names a role where it may not; what is no role at all is told elsewhere. */
function missesRoles({ arn }: ResourceElement): boolean {
  if (arn === undefined || !arn.relativeId.startsWith('role/') || placeholdersIn(arn.relativeId).length > 0)
    return false;
  return arn.prefix === 'acs' || !globsMeet(arn.relativeId, 'role/aws-service-role/*');
}

function everything(
  { statement: { statement } }: Grant,
  { document }: Pick<RuleContext, 'document'>,
): readonly FindingFix<Title>[] {
  const value = elementNamed(statement, 'Resource')?.member.value;
  if (value === undefined || document.json.comments.length > 0) return [];
  return [{ title: 'star', grade: 'widens', edits: [replaceNode(value, '"*"')] }];
}

/** The path of the one service that the condition names, or that the role is known to belong to. */
function underPath(grant: Grant, { node, arn, text }: ResourceElement): readonly FindingFix<Title>[] {
  const scope = nameScopeOf(grant, 'iam');
  const [service, ...others] = scope.kind === 'named' ? scope.values : [];
  if (arn === undefined || service === undefined || others.length > 0 || grant.resources.length > 1) return [];
  const name = arn.relativeId.slice(arn.relativeId.lastIndexOf('/') + 1);
  const written = `${text.slice(0, text.length - arn.relativeId.length)}role/aws-service-role/${service}/${name}`;
  return [{ title: 'path', args: [written], grade: 'widens', edits: [replaceNode(node, JSON.stringify(written))] }];
}
