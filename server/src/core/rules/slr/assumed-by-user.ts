import { accessOf } from '../../access/accessPolicy.ts';
import { grantsOf } from '../../access/grants.ts';
import { removeItem } from '../../document/edits.ts';
import { elementNamed, type ResourceElement, type Statement } from '../../document/policy.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';

/** A service-linked role trusts its service alone, and nobody can change that. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  kinds: ['permission'],
  messages: {
    assumed: {
      en: '"{0}" names a service-linked role, which only its service can assume.',
      'zh-cn': '“{0}”是服务关联角色，只有对应的云服务可以扮演。',
    },
  },
  fixTitles: {
    remove: { en: 'Remove "{0}"', 'zh-cn': '删除“{0}”' },
  },
  visit: {
    policy(_, context) {
      const told = new Set<ResourceElement>();
      for (const { statement, resources, actions } of grantsOf(context.once(accessOf), 'sts:AssumeRole')) {
        if (actions.length === 0) continue;
        for (const resource of resources) {
          if (told.has(resource) || !isServiceLinked(resource)) continue;
          told.add(resource);
          context.report({
            at: resource.node.span,
            message: 'assumed',
            args: [resource.text],
            fixes: removeFrom(statement.statement, resource, context),
          });
        }
      }
    },
  },
});

export default rule;

function isServiceLinked({ arn }: ResourceElement): boolean {
  const name = arn?.relativeId ?? '';
  return arn?.prefix === 'acs'
    ? /^role\/aliyunservicerolefor/i.test(name)
    : /^role\/(?:aws-service-role\/|AWSServiceRoleFor)/i.test(name);
}

/** A statement whose only resource it is would have none left. */
function removeFrom(
  statement: Statement,
  { node, text: name }: ResourceElement,
  { document: { text } }: Pick<RuleContext, 'document'>,
): readonly FindingFix<'remove'>[] {
  const list = elementNamed(statement, 'Resource')?.member.value;
  const isAlone = statement.actions.length > 1 || list?.type !== 'array' || list.items.length < 2;
  return isAlone ? [] : [{ title: 'remove', args: [name], grade: 'narrows', edits: [removeItem(text, list, node)] }];
}
