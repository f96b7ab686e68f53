import { conditionKeyName } from '../../access/condition.ts';
import { replaceString } from '../../document/edits.ts';
import { firstLine } from '../../document/headline.ts';
import { type IpRange, ipCovers, networkOf, parseIpRange, writeIpRange } from '../../document/ipRange.ts';
import type { StringNode } from '../../document/jsonNode.ts';
import type { ConditionEntry, Statement } from '../../document/policy.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { type ConditionTerm, isOpen, termOf } from './conditionTerm.ts';
import { isMismatched } from './operatorTypes.ts';

type Message = 'address' | 'wildcard' | 'host bits' | 'every' | 'none' | 'private ram' | 'private' | 'partly private';
type Title = 'replace' | 'vpc';
type Context = RuleContext<Message, Title>;

const rule: Rule = defineRule<Message, Title>({
  category: 'correctness',
  level: 'warning',
  messages: {
    address: {
      en: '"{0}" is neither an IP address nor a CIDR block.',
      'zh-cn': '“{0}”既不是 IP 地址，也不是 CIDR 地址段。',
    },
    wildcard: {
      en: 'Addresses take no wildcards; "{0}" is written as a CIDR block such as "{1}".',
      'zh-cn': 'IP 地址不支持通配符；“{0}”应写成 CIDR 地址段，例如“{1}”。',
    },
    'host bits': {
      en: '"{0}" has bits set behind its prefix; the block that it lies in is "{1}".',
      'zh-cn': '“{0}”在前缀之后仍有非零位；它所在的地址段为“{1}”。',
    },
    every: {
      en: '"{0}" is every address, so that this value leaves nobody out.',
      'zh-cn': '“{0}”包含所有地址，该取值不会排除任何来源。',
    },
    none: {
      en: '"{0}" is every address, so that no request comes from outside of it.',
      'zh-cn': '“{0}”包含所有地址，任何请求都不会来自该范围之外。',
    },
    'private ram': {
      en: 'A private address stands in acs:SourceIp only for requests from a VPC, which acs:SourceVpc would name; elsewhere it never matches.',
      'zh-cn':
        '仅当请求来自专有网络时，acs:SourceIp 才可能是私网地址，此时应同时使用 acs:SourceVpc 指明专有网络；其他请求不会匹配。',
    },
    private: {
      en: 'aws:SourceIp holds public addresses, so that none of these private ones ever matches; aws:VpcSourceIp holds the others.',
      'zh-cn': 'aws:SourceIp 只包含公网地址，此处的私网地址都不会匹配；私网地址由 aws:VpcSourceIp 提供。',
    },
    'partly private': {
      en: 'aws:SourceIp holds public addresses, so that the private "{0}" never matches.',
      'zh-cn': 'aws:SourceIp 只包含公网地址，私网地址“{0}”不会匹配。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
    vpc: { en: 'Ask for "{0}"', 'zh-cn': '改用“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const term = termOf(entry, statement, context);
      if (term?.operator?.type !== 'ip' || isMismatched(term, context.policy.recognition.dialect)) return;
      const ranges = new Map<StringNode, IpRange>();
      for (const node of entry.values) {
        if (node.type !== 'string') continue;
        const range = parseIpRange(node.value);
        if (range === undefined) checkFaulty(node, context);
        else {
          ranges.set(node, range);
          checkRange(node, range, term, context);
        }
      }
      checkPrivate(entry, ranges, statement, context);
    },
  },
});

export default rule;

function checkFaulty(node: StringNode, { policy, report }: Context): void {
  const text = node.value;
  const isMasked = /^[\dxyz.:/*]+$/i.test(text) && /[xyz]/i.test(text);
  if (isMasked || isOpen(text)) return;
  const block = blockOfWildcard(text);
  // AWS counts it among the errors of its check; what RAM does is not known.
  const level = policy.recognition.dialect === 'iam' ? 'error' : 'warning';
  if (block === undefined) report({ at: node.span, level, message: 'address', args: [text] });
  else
    report({
      at: node.span,
      level,
      message: 'wildcard',
      args: [text, block],
      fixes: [replacing(node, block, 'choice')],
    });
}

/** `10.0.*.*` is meant for `10.0.0.0/16`. */
function blockOfWildcard(text: string): string | undefined {
  const fixed = /^(?<fixed>(?:\d{1,3}\.){1,3})\*(?:\.\*)*$/.exec(text)?.groups?.['fixed'];
  if (fixed === undefined) return undefined;
  const octets = fixed.split('.').slice(0, -1);
  const block = `${[...octets, '0', '0', '0'].slice(0, 4).join('.')}/${octets.length * 8}`;
  return parseIpRange(block) === undefined ? undefined : block;
}

function checkRange(node: StringNode, range: IpRange, { operator }: ConditionTerm, { policy, report }: Context): void {
  if (networkOf(range) !== range.address) {
    const block = writeIpRange(range);
    // AWS says that it leaves these bits aside; RAM says nothing.
    const grade = policy.recognition.dialect === 'iam' ? 'narrows' : 'choice';
    const fixes = [replacing(node, block, grade)];
    report({ at: node.span, level: 'info', message: 'host bits', args: [node.value, block], fixes });
  } else if (range.prefix === 0) {
    report({ at: node.span, message: operator?.negated === true ? 'none' : 'every', args: [node.value] });
  }
}

function replacing(node: StringNode, text: string, grade: 'narrows' | 'choice'): FindingFix<Title> {
  return { title: 'replace', args: [text], grade, edits: [replaceString(node, text)] };
}

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'].flatMap(
  (text) => parseIpRange(text) ?? [],
);

function checkPrivate(
  { key, operator, value }: ConditionEntry,
  ranges: ReadonlyMap<StringNode, IpRange>,
  { conditions }: Statement,
  { document, policy, report }: Context,
): void {
  const { dialect } = policy.recognition;
  const name = conditionKeyName(key.value, dialect);
  if (value === undefined || name !== (dialect === 'ram' ? 'acs:SourceIp' : 'aws:sourceip')) return;
  const hidden = [...ranges].filter(([, range]) => privateRanges.some((outer) => ipCovers(outer, range)));
  if (dialect === 'ram') {
    if (conditions.some((entry) => entry.key.value === 'acs:SourceVpc')) return;
    for (const [node] of hidden) report({ at: node.span, level: 'hint', message: 'private ram' });
  } else if (hidden.length > 0 && hidden.length === ranges.size) {
    const wanted = 'aws:VpcSourceIp';
    const isTaken = conditions.some(
      (entry) => entry.operator === operator && conditionKeyName(entry.key.value, dialect) === wanted.toLowerCase(),
    );
    const fix: FindingFix<Title> = {
      title: 'vpc',
      args: [wanted],
      grade: 'choice',
      edits: [replaceString(key, wanted)],
    };
    report({ at: firstLine(document.text, value.span), message: 'private', fixes: isTaken ? [] : [fix] });
  } else {
    for (const [node] of hidden)
      report({ at: node.span, level: 'hint', message: 'partly private', args: [node.value] });
  }
}
