import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Dialect } from '../../document/dialect.ts';
import { replaceString } from '../../document/edits.ts';
import { isForeignStatement, otherDialect } from '../otherCloud.ts';
import { defineRule, type Rule } from '../rule.ts';

const domains: Readonly<Record<Dialect, RegExp>> = {
  ram: /^(?:[^@]*@)?(?<service>.+)\.aliyuncs\.com$/i,
  iam: /^(?<service>.+)\.amazonaws\.com(?:\.cn)?$/i,
};

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    iam: {
      en: '"{0}" is a service of AWS; service principals of RAM end in ".aliyuncs.com".',
      'zh-cn': '“{0}”是 AWS 的服务；RAM 的云服务以“.aliyuncs.com”结尾。',
    },
    'iam counterpart': {
      en: '"{0}" is a service of AWS; its counterpart in RAM is {1}.',
      'zh-cn': '“{0}”是 AWS 的服务；RAM 中对应的云服务为 {1}。',
    },
    ram: {
      en: '"{0}" is a service of Alibaba Cloud; service principals of AWS end in ".amazonaws.com".',
      'zh-cn': '“{0}”是阿里云的云服务；AWS 的服务主体以“.amazonaws.com”结尾。',
    },
    'ram counterpart': {
      en: '"{0}" is a service of Alibaba Cloud; its counterpart in AWS is {1}.',
      'zh-cn': '“{0}”是阿里云的云服务；AWS 中对应的服务为 {1}。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    principal({ node, text, type }, context, statement) {
      const { policy, catalogues, locale, report } = context;
      const foreign = otherDialect(policy.recognition.dialect);
      const service = type?.value === 'Service' ? domains[foreign].exec(text)?.groups?.['service'] : undefined;
      if (service === undefined || isForeignStatement(statement, context)) return;
      const counterparts = counterpartPrincipals(service, foreign, catalogues);
      const quoted = counterparts.map((counterpart) => `"${counterpart}"`).join(locale === 'en' ? ' or ' : '或');
      report({
        at: node.span,
        message: counterparts.length === 0 ? foreign : `${foreign} counterpart`,
        args: [text, quoted],
        fixes: counterparts.map((counterpart) => ({
          title: 'replace',
          args: [counterpart],
          grade: 'choice',
          edits: [replaceString(node, counterpart)],
        })),
      });
    },
  },
});

export default rule;

/** Known service principals of the other cloud whose service does the same. */
function counterpartPrincipals(service: string, from: Dialect, catalogues: Catalogue): readonly string[] {
  const to = otherDialect(from);
  const domain = to === 'ram' ? 'aliyuncs.com' : 'amazonaws.com';
  return catalogues
    .counterparts(service, from)
    .map((counterpart) => `${counterpart}.${domain}`)
    .filter((principal) => catalogues[to].servicePrincipals.includes(principal));
}
