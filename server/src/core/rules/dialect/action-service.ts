import type { Action, Catalogue } from '../../catalogue/catalogue.ts';
import type { ActionPattern } from '../../document/actionPattern.ts';
import type { Dialect } from '../../document/dialect.ts';
import { replaceString } from '../../document/edits.ts';
import { isForeignStatement, otherDialect } from '../otherCloud.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  messages: {
    iam: {
      en: '"{0}" is an action of AWS; its service "{1}" is {2} in Alibaba Cloud.',
      'zh-cn': '“{0}”是 AWS 的操作；其服务“{1}”在阿里云对应{2}。',
    },
    'iam action': {
      en: '"{0}" is an action of AWS; Alibaba Cloud has "{3}".',
      'zh-cn': '“{0}”是 AWS 的操作；阿里云有“{3}”。',
    },
    ram: {
      en: '"{0}" is an action of Alibaba Cloud; its service "{1}" is {2} in AWS.',
      'zh-cn': '“{0}”是阿里云的操作；其服务“{1}”在 AWS 对应{2}。',
    },
    'ram action': {
      en: '"{0}" is an action of Alibaba Cloud; AWS has "{3}".',
      'zh-cn': '“{0}”是阿里云的操作；AWS 有“{3}”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    action({ node, text, pattern }, context, statement) {
      const { policy, catalogues, locale, report } = context;
      const { dialect } = policy.recognition;
      if (!isForeignAction(text, context) || isForeignStatement(statement, context)) return;
      const foreign = otherDialect(dialect);
      const prefix = pattern.service ?? '';
      const services = catalogues.counterparts(prefix, foreign);
      const actions = sameNamed(pattern, services, dialect, catalogues);
      const quoted = services.map((service) => `"${service}"`).join(locale === 'en' ? ' or ' : '或');
      report({
        at: node.span,
        message: actions.length === 0 ? foreign : `${foreign} action`,
        args: [text, prefix, quoted, actions[0]?.id ?? ''],
        fixes: actions.map(({ id }) => ({
          title: 'replace',
          args: [id],
          grade: 'choice',
          edits: [replaceString(node, id)],
        })),
      });
    },
  },
});

export default rule;

function isForeignAction(
  text: string,
  { catalogue, catalogues, standingOf }: Pick<RuleContext, 'catalogue' | 'catalogues' | 'standingOf'>,
): boolean {
  if (standingOf(text).kind === 'foreign service') return true;
  // AWS has a "ram" of its own, Resource Access Manager, but none of its actions has a name of Alibaba Cloud's.
  return catalogue.dialect === 'iam' && /^ram:/i.test(text) && catalogues.ram.action(text) !== undefined;
}

/** Actions of that very name in the services that do the same, the best known first. */
function sameNamed(
  { name }: ActionPattern,
  services: readonly string[],
  dialect: Dialect,
  catalogues: Catalogue,
): readonly Action[] {
  return services
    .flatMap((service) => catalogues[dialect].action(`${service}:${name}`) ?? [])
    .filter(({ deprecated }) => !deprecated)
    .toSorted((a, b) => (a.confidence < b.confidence ? -1 : a.confidence > b.confidence ? 1 : 0));
}
