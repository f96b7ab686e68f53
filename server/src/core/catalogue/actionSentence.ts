import type { Localized } from '../text/locale.ts';
import { phrases } from './actionPhrases.ts';
import { adverbs, splitWords, verbs } from './actionWords.ts';
import { nounsInChinese } from './objectWords.ts';

/**
 * One sentence on an action made from its name and the product, since names say most and vendors' sentences are not ours:
 * `ecs:CreateNetworkInterface` is "Elastic Compute Service: create network interface." and 「云服务器 ECS：创建弹性网卡。」
 */
export function sentenceOf(actionName: string, product: Localized): Localized {
  const phrase = phrases.get(actionName.toLowerCase());
  if (phrase !== undefined)
    return { en: `${product.en}: ${phrase.en}.`, 'zh-cn': `${product['zh-cn']}：${phrase['zh-cn']}。` };
  const parts = splitWords(actionName);
  return { en: `${product.en}: ${inEnglish(parts)}.`, 'zh-cn': `${product['zh-cn']}：${inChinese(parts)}。` };
}

function inEnglish(parts: readonly string[]): string {
  return parts.map(asEnglishWord).join(' ');
}

/** A word in lower case, unless it is an abbreviation. */
function asEnglishWord(word: string): string {
  const lower = word.toLowerCase();
  const singular = lower.endsWith('s') ? lower.slice(0, -1) : lower;
  if (abbreviations.has(lower)) return lower.toUpperCase();
  if (abbreviations.has(singular)) return `${singular.toUpperCase()}s`;
  if (lower.startsWith('vswitch') || lower.startsWith('vrouter')) return `v${lower[1]?.toUpperCase()}${lower.slice(2)}`;
  if (/^ipv\d/.test(lower)) return `IPv${lower.slice(3)}`;
  return /^[A-Z]{2,}s?$/.test(word) ? word : lower;
}

function inChinese(parts: readonly string[]): string {
  const [first = '', ...rest] = parts;
  const adverb = adverbs.get(first.toLowerCase());
  if (adverb !== undefined && verbs.has(rest[0]?.toLowerCase() ?? '')) return adverb + inChinese(rest);
  const verb = verbs.get(first.toLowerCase());
  if (verb === undefined) return withSpaces(`执行${parts.join('')}操作`);
  const object = nounsInChinese(rest) ?? rest.join('');
  return withSpaces(verb.includes('{0}') ? verb.replace('{0}', object) : verb + object);
}

/** A space wherever Chinese and Latin letters meet, as Chinese technical text is set. */
function withSpaces(text: string): string {
  return text.replace(/(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=\p{Script=Han})/gu, ' ');
}

const abbreviations: ReadonlySet<string> = new Set(
  (
    'acl ai api arn az bgp cidr cpu csr db ddh dhcp dns ebs ecs eip eni fpga gpu ha hpc hsm iam id ip ipam kms mac mfa nat ' +
    'oidc os oss qos ram rds saml sla sms sql ssh ssl sts tde url vbr vco vip vnc vpc vpn'
  ).split(' '),
);
