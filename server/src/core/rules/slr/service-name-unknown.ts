import { replaceString } from '../../document/edits.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type Level, type Rule } from '../rule.ts';
import { namedServices } from './nameStanding.ts';
import { nearestServiceName, serviceNames } from './serviceNames.ts';

/** Products gain roles all the time, so that a name is doubted aloud only where it looks like a slip. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  dialects: ['ram'],
  messages: {
    misspelt: {
      en: 'No service-linked role of "{0}" is in the catalogue of {1}; did you mean "{2}"?',
      'zh-cn': '{1} 的目录中没有服务名称为“{0}”的服务关联角色，是否应为“{2}”？',
    },
    product: {
      en: 'No service-linked role of "{0}" is in the catalogue of {1}; those of this product are of {2}.',
      'zh-cn': '{1} 的目录中没有服务名称为“{0}”的服务关联角色；该产品的服务名称有{2}。',
    },
    domain: {
      en: '"{0}" is no service of Alibaba Cloud; names for "ram:ServiceName" end in ".aliyuncs.com".',
      'zh-cn': '“{0}”不是阿里云的服务名称；“ram:ServiceName”的值以“.aliyuncs.com”结尾。',
    },
    unknown: {
      en: 'No service-linked role of "{0}" is in the catalogue of {1}.',
      'zh-cn': '{1} 的目录中没有服务名称为“{0}”的服务关联角色。',
    },
    'no match': {
      en: 'No service-linked role in the catalogue of {1} is of a service that matches "{0}".',
      'zh-cn': '{1} 的目录中没有服务名称与“{0}”匹配的服务关联角色。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const { catalogue, locale, report } = context;
      for (const { node, standing } of namedServices(entry, statement, context)) {
        if (standing.kind !== 'unknown' && standing.kind !== 'no match') continue;
        const near = standing.kind === 'unknown' ? nearestServiceName(node.value, catalogue) : undefined;
        const product = serviceNames(context).filter((name) => name.endsWith(`.${node.value}`));
        const isForeign = !/\.aliyuncs\.com$/i.test(node.value.trim());
        const message =
          standing.kind === 'no match'
            ? 'no match'
            : near !== undefined
              ? 'misspelt'
              : isForeign
                ? 'domain'
                : product.length > 0
                  ? 'product'
                  : 'unknown';
        report({
          at: node.span,
          level: levels[message],
          message,
          args: [node.value, catalogue.date, near ?? quoted(product, locale)],
          fixes: [...(near === undefined ? [] : [near]), ...(product.length <= mostChoices ? product : [])].map(
            (name) => ({
              title: 'replace',
              args: [name],
              grade: 'choice',
              edits: [replaceString(node, name)],
            }),
          ),
        });
      }
    },
  },
});

export default rule;

/** More would be a list to read, not a choice. */
const mostChoices = 3;

const levels = {
  misspelt: 'warning',
  product: 'warning',
  domain: 'warning',
  unknown: 'info',
  'no match': 'info',
} as const satisfies Readonly<Record<string, Level>>;
