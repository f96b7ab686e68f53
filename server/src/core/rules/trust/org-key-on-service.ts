import { accessOf } from '../../access/accessPolicy.ts';
import { defineRule, type Rule } from '../rule.ts';
import { isDemand, trustGrantOf } from '../trustGrant.ts';

/** Keys that requests of services do not have, as `conditionKeyName` writes them, and those that say the same of a service's source. */
const counterparts: Readonly<Record<string, string>> = {
  'aws:principalorgid': 'aws:SourceOrgID',
  'aws:principalorgpaths': 'aws:SourceOrgPaths',
};

/** An Allow for services of AWS that asks for a key which only identities bring. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  dialects: ['iam'],
  kinds: ['trust', 'resource'],
  messages: {
    never: {
      en: 'Services bring no "{0}", so that "{1}" is never allowed here; "{2}" asks for the organisation on whose behalf a service acts.',
      'zh-cn': '云服务的请求不带“{0}”，因此“{1}”在此永远不会获得授权；如需限定云服务所代表的组织，请使用“{2}”。',
    },
  },
  visit: {
    statement(statement, context) {
      const [first, ...others] = statement.principals;
      if (first === undefined || [first, ...others].some(({ type }) => type?.value !== 'Service')) return;
      const grant = trustGrantOf(context.once(accessOf), statement, first, undefined);
      if (grant === undefined || grant.allow.isConditionUnclear) return;
      for (const [name, counterpart] of Object.entries(counterparts)) {
        const demand = grant
          .restrictionsOn(name)
          .find((restriction) => isDemand(restriction) && restriction.statement === grant.allow);
        if (demand === undefined) continue;
        const { key } = demand.condition.entry;
        context.report({ at: key.span, message: 'never', args: [key.value, first.text, counterpart] });
      }
    },
  },
});

export default rule;
