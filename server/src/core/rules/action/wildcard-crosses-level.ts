import { isAnyAction } from '../../access/actionFormat.ts';
import { defineRule, type Rule } from '../rule.ts';
import { gravestFirst, isReading } from './actionGravity.ts';
import { grantedActions } from './grantedActions.ts';
import { keepReading, readingTitles, verbsOf } from './readingPart.ts';

/** A pattern that looks as if it were about reading and takes in actions that change something. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'hint',
  strict: 'warning',
  kinds: ['permission'],
  messages: {
    crosses: {
      en: '"{0}" also allows what changes something, such as "{1}" ({2} of its {3} actions).',
      'zh-cn': '“{0}”还允许会产生变更的操作，例如“{1}”（{3} 个操作中有 {2} 个）。',
    },
    permissions: {
      en: '"{0}" also allows what changes permissions, such as "{1}" ({2} of its {3} actions change something).',
      'zh-cn': '“{0}”还允许会变更权限的操作，例如“{1}”（{3} 个操作中有 {2} 个会产生变更）。',
    },
  },
  fixTitles: readingTitles,
  visit: {
    action(action, context, statement) {
      const { node, text, pattern, negated } = action;
      const { standingOf, report } = context;
      if (negated || statement.effect?.value !== 'Allow' || !pattern.hasWildcard) return;
      if (standingOf(text).kind !== 'legal' || isAnyAction(pattern.name)) return;
      const allowed = grantedActions(pattern, statement, context);
      const changing = allowed.filter((each) => !isReading(each));
      const [gravest] = gravestFirst(changing);
      if (gravest === undefined || changing.length === allowed.length) return;
      // Whoever wrote out the verb knows it; where its actions differ in level, it is the vendor who counts unevenly.
      if (verbsOf(allowed).size === 1) return;
      report({
        at: node.span,
        message: gravest.level === 'permission management' ? 'permissions' : 'crosses',
        args: [text, gravest.id, `${changing.length}`, `${allowed.length}`],
        fixes: keepReading(action, statement, context),
      });
    },
  },
});

export default rule;
