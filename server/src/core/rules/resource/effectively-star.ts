import { isAnyAction } from '../../access/actionFormat.ts';
import type { Dialect } from '../../document/dialect.ts';
import { replaceString } from '../../document/edits.ts';
import type { ResourceElement, Statement } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';

/** An ARN of wildcards only, which looks like a limit and is none. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'hint',
  strict: 'warning',
  kinds: ['permission', 'resource'],
  messages: {
    star: {
      en: '"{0}" limits nothing: every resource matches it.',
      'zh-cn': '“{0}”没有任何限制作用，可匹配所有资源。',
    },
    service: {
      en: '"{0}" limits nothing here: it takes in all resources of the service, and all actions of the statement are of that service.',
      'zh-cn': '“{0}”在此没有限制作用：它包含该服务的全部资源，而语句中的操作都属于该服务。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "*"', 'zh-cn': '替换为“*”' },
  },
  visit: {
    resource(resource, { policy, report }, statement) {
      if (!limitsNothing(resource, policy.recognition.dialect)) return;
      const isAnyService = isAnyAction(resource.arn?.service ?? '');
      if (!isAnyService && !isOnlyService(resource, statement)) return;
      report({
        at: resource.node.span,
        message: isAnyService ? 'star' : 'service',
        args: [resource.text],
        // Actions that cannot be limited to resources are matched by "*" alone.
        fixes: [{ title: 'replace', grade: 'widens', edits: [replaceString(resource.node, '*')] }],
      });
    },
  },
});

export default rule;

function limitsNothing({ arn, negated }: ResourceElement, dialect: Dialect): boolean {
  if (arn?.prefix !== (dialect === 'ram' ? 'acs' : 'arn') || negated || !isAnyAction(arn.relativeId)) return false;
  const [hasNoRegion, hasNoAccount] = [arn.region === '', arn.account === ''];
  // In AWS only what belongs to no region, such as a bucket, belongs to no account either.
  if (dialect === 'iam' && hasNoAccount && !hasNoRegion) return false;
  return (hasNoRegion || isAnyAction(arn.region)) && (hasNoAccount || isAnyAction(arn.account));
}

function isOnlyService({ arn }: ResourceElement, { actions }: Statement): boolean {
  const service = arn?.service.toLowerCase();
  return (
    actions.length > 0 &&
    actions.every(({ pattern, negated }) => !negated && pattern.service?.toLowerCase() === service)
  );
}
