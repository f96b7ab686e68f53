import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import { headline } from '../../document/headline.ts';
import type { Statement } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';
import { lacks } from './missingElement.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  kinds: ['permission', 'resource'],
  messages: {
    missing: {
      en: 'The statement has no Resource; name the ARNs that it is for, or write "*" for all.',
      'zh-cn': '该语句没有 Resource；请写明适用的资源 ARN，或用“*”表示所有资源。',
    },
    form: {
      en: 'The statement has no Resource; for "{0}" it is written "{1}".',
      'zh-cn': '该语句没有 Resource；“{0}”的资源写作“{1}”。',
    },
    'no principal either': {
      en: 'The statement has neither Resource nor Principal; a permission policy names the role as Resource, a trust policy says in Principal who may assume it.',
      'zh-cn':
        '该语句既没有 Resource 也没有 Principal；权限策略在 Resource 中写明角色，信任策略在 Principal 中写明谁可以扮演角色。',
    },
  },
  visit: {
    statement(statement, { document, policy, catalogue, report }) {
      const { kind, holder } = policy.recognition;
      // The policy of an ECR repository, for one, names no resource because it is attached to it.
      if (holder === 'other' || !lacks(statement, ['Resource', 'NotResource'])) return;
      const hasPrincipal = !lacks(statement, ['Principal', 'NotPrincipal']);
      // A statement of another kind of policy: its Principal is told to be out of place.
      if (kind === 'permission' && hasPrincipal) return;
      const at = headline(document.text, statement.node);
      if (!hasPrincipal && isAboutAssumingRoles(statement)) {
        report({ at, message: 'no principal either' });
        return;
      }
      const form = resourceForm(statement, catalogue);
      report(form === undefined ? { at, message: 'missing' } : { at, message: 'form', args: form });
    },
  },
});

export default rule;

function isAboutAssumingRoles({ actions }: Statement): boolean {
  return actions.length > 0 && actions.every(({ text }) => /^sts:AssumeRole/i.test(text.trim()));
}

/** An action of the statement that works on a resource, and how that resource is written. */
function resourceForm(
  { actions }: Statement,
  catalogue: DialectCatalogue,
): readonly [action: string, arn: string] | undefined {
  for (const { text } of actions) {
    const arn = catalogue.action(text)?.resources.find((resource) => resource.arn !== '*')?.arn;
    if (arn !== undefined) return [text, arn.replace('{partition}', 'aws')];
  }
  return undefined;
}
