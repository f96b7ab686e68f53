import type { Dialect } from '../../document/dialect.ts';
import { replaceString } from '../../document/edits.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { isOpenField, judgedArn, spellArn } from './judgedArn.ts';

type Message = 'empty' | 'case' | 'foreign' | 'misspelt';

/** A service that is spelt otherwise, or is one of the other cloud. Codes that resemble none are left alone: no list of them is complete. */
const rule: Rule = defineRule<Message, 'replace'>({
  category: 'correctness',
  level: 'warning',
  kinds: ['permission', 'resource'],
  messages: {
    empty: {
      en: '"{0}" names no service.',
      'zh-cn': '“{0}”中没有服务代码。',
    },
    case: {
      en: 'The letter case of resources counts: the service "{1}" is written "{2}".',
      'zh-cn': '资源区分大小写：服务代码“{1}”应写作“{2}”。',
    },
    foreign: {
      en: '"{1}" is a service of the other cloud; here it is {3}.',
      'zh-cn': '“{1}”是另一种云的服务代码，在此对应{3}。',
    },
    misspelt: {
      en: 'No service "{1}" is in the {4} catalogue of {5}; did you mean "{2}"?',
      'zh-cn': '{5} 的 {4} 目录中没有服务“{1}”，是否应为“{2}”？',
    },
  },
  fixTitles: {
    replace: { en: 'Replace "{1}" with "{2}"', 'zh-cn': '将“{1}”替换为“{2}”' },
  },
  visit: {
    resource(resource, context) {
      const arn = judgedArn(resource, context);
      const fault = arn === undefined ? undefined : faultOf(arn.service, context);
      if (arn === undefined || fault === undefined) return;
      const { message, services } = fault;
      const [only, ...others] = services;
      const { dialect, date } = context.catalogue;
      const args = [arn.text, arn.service, only ?? '', quoted(services, context.locale), dialect.toUpperCase(), date];
      const repaired = only === undefined || others.length > 0 ? undefined : spellArn({ ...arn, service: only });
      const fixes =
        repaired === undefined
          ? []
          : [
              {
                title: 'replace' as const,
                args,
                grade: 'choice' as const,
                edits: [replaceString(resource.node, repaired)],
              },
            ];
      context.report({ at: resource.node.span, message, args, fixes });
    },
  },
});

export default rule;

interface Fault {
  readonly message: Message;
  /** What may be meant. */
  readonly services: readonly string[];
}

function faultOf(service: string, { catalogue, catalogues }: RuleContext): Fault | undefined {
  if (service === '') return { message: 'empty', services: [] };
  if (isOpenField(service) || catalogue.services.length === 0) return undefined;
  const known = catalogue.service(service);
  if (known !== undefined && known.prefix !== service) return { message: 'case', services: [known.prefix] };
  if (known?.assumed === false) return undefined;
  const other: Dialect = catalogue.dialect === 'ram' ? 'iam' : 'ram';
  const counterparts = catalogues.counterparts(service, other);
  if (counterparts.length > 0 && !counterparts.includes(service)) return { message: 'foreign', services: counterparts };
  const near = known === undefined ? catalogue.nearestService(service) : undefined;
  return near === undefined || near.assumed ? undefined : { message: 'misspelt', services: [near.prefix] };
}
