import { defineRule, type Rule } from '../rule.ts';
import { isAnyOwner, ownedServiceOf, ownerKeys } from './principalForms.ts';

/** Accounts that are named one by one, and then asked for their resource directory once more. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'hint',
  dialects: ['ram'],
  kinds: ['trust'],
  messages: {
    fixed: {
      en: 'The accounts are named before each "@" already, so that "{0}" only matters should one of them leave its resource directory.',
      'zh-cn': '各“@”之前已写明账号，“{0}”仅在账号移出其资源目录时才起作用。',
    },
  },
  visit: {
    condition({ key }, { report }, { effect, principals }) {
      if (!ownerKeys.includes(key.value) || effect?.value !== 'Allow' || principals.length === 0) return;
      const areNamed = principals.every(
        (principal) => !principal.negated && ownedServiceOf(principal)?.owner !== undefined && !isAnyOwner(principal),
      );
      if (areNamed) report({ at: key.span, message: 'fixed', args: [key.value] });
    },
  },
});

export default rule;
