import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import type { Dialect } from '../../document/dialect.ts';
import { replaceString } from '../../document/edits.ts';
import { distance } from '../../text/nearest.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type Rule } from '../rule.ts';
import { isUnfilled, ownedServiceOf } from './principalForms.ts';

const domains: Readonly<Record<Dialect, RegExp>> = {
  ram: /^(?<service>[a-z0-9-]+(?:\.[a-z0-9-]+)*)\.aliyuncs\.com$/i,
  iam: /^(?<service>[a-z0-9-]+(?:\.[a-z0-9-]+)*)\.amazonaws\.com(?:\.cn)?$/i,
};

/** A service principal that is a slip of the pen; one that is merely not known may well exist. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  kinds: ['trust', 'resource'],
  messages: {
    near: {
      en: '"{0}" is not among the service principals known on {1}; is "{2}" meant?',
      'zh-cn': '截至 {1} 的目录中没有服务主体“{0}”；是否为“{2}”？',
    },
    unknown: {
      en: '"{0}" is not among the service principals known on {1}.',
      'zh-cn': '截至 {1} 的目录中没有服务主体“{0}”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    principal(principal, context, statement) {
      const { catalogue, policy, report } = context;
      const { dialect } = policy.recognition;
      const { owner, domain } = ownedServiceOf(principal) ?? {};
      const service = domain === undefined ? undefined : domains[dialect].exec(domain)?.groups?.['service'];
      if (domain === undefined || service === undefined || isUnfilled(domain)) return;
      if (catalogue.servicePrincipals.length === 0 || isForeignStatement(statement, context)) return;
      const known = catalogue.servicePrincipals;
      const plain = domain.toLowerCase().replace(/\.cn$/, '');
      if (known.includes(plain)) return;
      const near = nearestService(service.toLowerCase(), dialect, catalogue);
      const at = principal.node.span;
      if (near !== undefined) {
        const wanted = `${owner === undefined ? '' : `${owner}@`}${near}${domain.endsWith('.cn') ? '.cn' : ''}`;
        report({
          at,
          message: 'near',
          args: [domain, catalogue.date, near],
          fixes: [
            { title: 'replace', args: [wanted], grade: 'choice', edits: [replaceString(principal.node, wanted)] },
          ],
        });
      } else if (dialect === 'ram' && catalogue.service(service) === undefined) {
        // Of the principals of AWS only the common ones are listed, so that most of them would be told.
        report({ at, level: 'hint', message: 'unknown', args: [domain, catalogue.date] });
      }
    },
  },
});

export default rule;

/** The one known principal that is a letter away; short names are near to others by chance, and names of services are right. */
function nearestService(service: string, dialect: Dialect, catalogue: DialectCatalogue): string | undefined {
  const [label = ''] = service.split('.');
  if (label.length < 6 || catalogue.service(label) !== undefined) return undefined;
  const domain = dialect === 'ram' ? 'aliyuncs.com' : 'amazonaws.com';
  const near = catalogue.servicePrincipals.filter((each) => distance(`${service}.${domain}`, each, 1) <= 1);
  return near.length === 1 ? near[0] : undefined;
}
