import type { Arn } from '../../document/arn.ts';
import { replaceString } from '../../document/edits.ts';
import { distance, nearest } from '../../text/nearest.ts';
import { knownForms } from '../knownForms.ts';
import { defineRule, type Level, type Rule, type RuleContext } from '../rule.ts';
import { formsLike, isOpenField, judgedArn, spellArn } from './judgedArn.ts';

type Message = 'misspelt' | 'swapped' | 'strange' | 'global' | 'missing';

/** A region that is none, or stands where the service has none. */
const rule: Rule = defineRule<Message, 'replace'>({
  category: 'correctness',
  level: 'warning',
  kinds: ['permission', 'resource'],
  messages: {
    misspelt: {
      en: '"{1}" is not among the known regions; did you mean "{2}"?',
      'zh-cn': '“{1}”不在已知地域之列，是否应为“{2}”？',
    },
    swapped: {
      en: 'Region and account have changed places; the ARN is written "{3}".',
      'zh-cn': '地域和账号的位置颠倒了，应写作“{3}”。',
    },
    strange: {
      en: '"{1}" is no region id; one looks like "{2}".',
      'zh-cn': '“{1}”不是地域 ID，地域 ID 形如“{2}”。',
    },
    global: {
      en: 'Resources of this sort belong to no region, so that "{0}" matches none; write "{3}".',
      'zh-cn': '此类资源不属于任何地域，“{0}”不会匹配任何资源；应写作“{3}”。',
    },
    missing: {
      en: 'Resources of this sort belong to a region, so that "{0}" matches none; write "{3}" for all regions.',
      'zh-cn': '此类资源属于某个地域，“{0}”不会匹配任何资源；若为所有地域，应写作“{3}”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{3}"', 'zh-cn': '替换为“{3}”' },
  },
  visit: {
    resource(resource, context) {
      const arn = judgedArn(resource, context);
      const fault = arn === undefined ? undefined : faultOf(arn, context);
      if (arn === undefined || fault === undefined) return;
      const { message, level, example, repaired } = fault;
      const args = [arn.text, arn.region, example ?? '', repaired ?? ''];
      const edits = repaired === undefined ? [] : [replaceString(resource.node, repaired)];
      context.report({
        at: resource.node.span,
        level,
        message,
        args,
        fixes: edits.length === 0 ? [] : [{ title: 'replace', args, grade: 'choice', edits }],
      });
    },
  },
});

export default rule;

interface Fault {
  readonly message: Message;
  readonly level: Exclude<Level, 'off'>;
  readonly example?: string;
  readonly repaired?: string;
}

function faultOf(arn: Arn, context: RuleContext): Fault | undefined {
  const { catalogue } = context;
  const { regions } = catalogue;
  const { region, account } = arn;
  if (regions.length === 0) return undefined;
  if (regions.includes(account) && (region === '' || /^\d+$/.test(region) || region === '*')) {
    return {
      message: 'swapped',
      level: 'warning',
      repaired: spellArn({ ...arn, region: account, account: region || '*' }),
    };
  }
  if (region.includes('*') || region.includes('?')) return undefined;
  if (region === '') {
    const forms = formsLike(arn, context);
    // RAM takes an empty region for any.
    const isMissing = catalogue.dialect === 'iam' && forms.length > 0 && forms.every((form) => form.region !== '');
    if (!isMissing) return undefined;
    const isAccountMissing = account === '' && forms.every((form) => form.account !== '');
    const repaired = spellArn({ ...arn, region: '*', account: isAccountMissing ? '*' : account });
    return { message: 'missing', level: 'info', repaired };
  }
  const globalRegion = catalogue.dialect === 'ram' ? '*' : '';
  if (isGlobal(arn, context)) {
    return { message: 'global', level: 'warning', repaired: spellArn({ ...arn, region: globalRegion }) };
  }
  if (regions.includes(region) || regions.includes(region.replace(/^oss-/, ''))) return undefined;
  return unknownRegion(arn, regions);
}

/** Whether every form that the ARN could be of has no region; few services have such forms, so that they are looked for first. */
function isGlobal(arn: Arn, context: RuleContext): boolean {
  if (!knownForms(arn.service, context).some((form) => isOpenField(form.arn.region))) return false;
  const forms = formsLike(arn, context);
  return forms.length > 0 && forms.every((form) => isOpenField(form.region));
}

/** New regions are like the known ones but for their words or number, so that only what is nearly one of them is doubted aloud. */
function unknownRegion(arn: Arn, regions: readonly string[]): Fault | undefined {
  const { region } = arn;
  const place = region.replace(/^oss-/, '');
  const near = nearest(place, regions);
  if (near !== undefined && distance(place, near) <= 2 && digitsOf(near) === digitsOf(place)) {
    const example = region.slice(0, region.length - place.length) + near;
    return { message: 'misspelt', level: 'warning', example, repaired: spellArn({ ...arn, region: example }) };
  }
  if (/^[a-z]{2,}(?:-[a-z0-9]+)+$/.test(region)) return undefined;
  return {
    message: 'strange',
    level: 'info',
    example: regions.find((each) => /^(?:cn-hangzhou|us-east-1)$/.test(each)) ?? '',
  };
}

function digitsOf(region: string): string {
  return region.replace(/\D/g, '');
}
