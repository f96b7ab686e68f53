import { defineRule, type Rule } from '../rule.ts';
import { reachesOf } from './actionReach.ts';
import { addMissed, addTitles, missingResource } from './missedAction.ts';

/** `…:key` where `…:key/<id>` is meant, or the other way round: the two never match each other. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  kinds: ['permission', 'resource'],
  messages: {
    item: {
      en: '"{0}" acts on single resources, and "{1}" names only what holds them; write "{2}".',
      'zh-cn': '“{0}”作用于单个资源，而“{1}”只表示其集合；应写作“{2}”。',
    },
    container: {
      en: '"{0}" acts on all resources of the sort together, and "{1}" names single ones; write "{2}".',
      'zh-cn': '“{0}”作用于此类资源的集合，而“{1}”只表示单个资源；应写作“{2}”。',
    },
  },
  fixTitles: addTitles,
  visit: {
    statement(statement, context) {
      for (const reach of reachesOf(statement, context)) {
        const { element, miss, isSure, nearest } = reach;
        if (miss !== 'item' && miss !== 'container') continue;
        const resource = missingResource(reach);
        context.report({
          at: element.node.span,
          level: isSure ? 'warning' : 'hint',
          message: miss,
          args: [element.text, nearest?.resource.arn.text ?? '', resource ?? ''],
          fixes: addMissed(resource, statement, context),
        });
      }
    },
  },
});

export default rule;
