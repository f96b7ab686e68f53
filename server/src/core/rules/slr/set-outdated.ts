import type { EarlierPolicy, RolePolicy } from '../../catalogue/serviceLinkedRole.ts';
import { elementNamed } from '../../document/policy.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { missingByStatement } from './addMissing.ts';
import { policiesAlike, policyActions, roleCopyOf, titleOf } from './roleCopy.ts';

/** What the vendor's policy was once; what came later is told, since the service has come to need it. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'info',
  dialects: ['ram'],
  kinds: ['permission'],
  messages: {
    outdated: {
      en: 'This is {0} as it was in {1}; by now it also allows {2}.',
      'zh-cn': '这是 {1} 时的 {0}，目前该策略还允许{2}。',
    },
  },
  fixTitles: {
    add: { en: 'Add {0}', 'zh-cn': '添加{0}' },
  },
  visit: {
    policy(policy, context) {
      const former = formerVersion(context);
      const at = elementNamed(policy, 'Statement')?.member.name.span;
      if (former === undefined || at === undefined) return;
      const { official, earlier } = former;
      const edits = missingByStatement(context.document.text, policy, official, earlier.lacks).map(({ edit }) => edit);
      const isWritable = edits.every((edit) => edit !== undefined);
      const all = quoted(earlier.lacks, context.locale, earlier.lacks.length);
      context.report({
        at,
        message: 'outdated',
        args: [titleOf({ ...official, version: undefined }), earlier.version ?? earlier.updated, all],
        fixes: isWritable
          ? [{ title: 'add', args: [all], grade: 'widens', edits: edits.filter((edit) => edit !== undefined) }]
          : [],
      });
    },
  },
});

export default rule;

interface FormerVersion {
  readonly official: RolePolicy;
  readonly earlier: EarlierPolicy;
}

/** Policies without a role of their own are known by their actions alone, of which there must be enough. */
function formerVersion(context: Pick<RuleContext, 'once' | 'catalogue'>): FormerVersion | undefined {
  const copy = roleCopyOf(context);
  if (copy !== undefined) {
    const { official, earlier } = copy;
    return earlier === undefined ? undefined : { official, earlier };
  }
  for (const official of policiesAlike(context, (policy) => policy.earlier[0]?.lacks ?? [])) {
    const [earlier] = official.earlier;
    if (earlier === undefined || policyActions(official).length - earlier.lacks.length < leastActions) continue;
    return { official, earlier };
  }
  return undefined;
}

const leastActions = 5;
