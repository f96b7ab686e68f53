import { type AccessPolicy, accessOf } from '../../access/accessPolicy.ts';
import { type AccessChange, diff } from '../../access/diff.ts';
import type { Policy } from '../../document/policy.ts';
import { elementNamed } from '../../document/policy.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';

type Context = RuleContext<'gained' | 'widened'>;

/**
 * What a policy allows beyond the reference policies of its dialect and kind, these taken together as if attached to one identity.
 * Silent until reference policies are configured, and for policies of a sort of which there is none.
 */
const rule: Rule = defineRule({
  category: 'security',
  level: 'warning',
  messages: {
    gained: {
      en: '"{0}" is allowed here, and by {1} not at all.',
      'zh-cn': '此处允许“{0}”，而{1}完全不允许。',
    },
    widened: {
      en: '"{0}" is allowed here on more resources or conditions than by {1}.',
      'zh-cn': '此处允许的“{0}”在资源或条件上超出了{1}。',
    },
  },
  visit: {
    policy(policy, context) {
      const references = context.options.referencePolicies.flatMap(({ path, document }) =>
        document.policies.filter((other) => isOfSort(other, policy)).map((other) => ({ path, policy: other })),
      );
      if (references.length === 0) return;
      const paths = quoted([...new Set(references.map(({ path }) => path))], context.locale);
      const allowed = joined(references.map((reference) => accessOf(reference.policy)));
      if (allowed === undefined) return;
      const { gained, widened } = diff(allowed, context.once(accessOf));
      for (const change of gained) tell('gained', change, paths, context);
      for (const change of widened) tell('widened', change, paths, context);
    },
  },
});

export default rule;

function isOfSort({ recognition: a }: Policy, { recognition: b }: Policy): boolean {
  return a.dialect === b.dialect && a.kind === b.kind;
}

/** Several policies as one: each Allow counts, and each Deny. */
function joined(policies: readonly AccessPolicy[]): AccessPolicy | undefined {
  const [first, ...others] = policies;
  if (first === undefined || others.length === 0) return first;
  return {
    ...first,
    allows: policies.flatMap(({ allows }) => allows),
    denies: policies.flatMap(({ denies }) => denies),
    reaching: (action) => policies.flatMap((each) => each.reaching(action)),
    naming: (text) => policies.flatMap((each) => each.naming(text)),
  };
}

function tell(
  message: 'gained' | 'widened',
  { action, statement }: AccessChange,
  paths: string,
  context: Context,
): void {
  const owner = statement.statement;
  const at = action?.node.span ?? elementNamed(owner, 'NotAction')?.member.name.span ?? owner.node.span;
  context.report({ at, message, args: [action?.text ?? 'NotAction', paths] });
}
