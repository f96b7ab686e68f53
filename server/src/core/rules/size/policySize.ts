import type { JsonNode } from '../../document/jsonNode.ts';
import type { Policy } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { type Locale, say } from '../../text/locale.ts';
import type { Limit, LimitName, Limits } from '../limits.ts';

/** How long a policy is beside the limit that it has to keep, both in the limit's unit. */
export interface PolicySize {
  readonly limit: Limit;
  /** As it stands in the text. */
  readonly raw: number;
  /** Without the white space and comments between the parts of the JSON. */
  readonly compact: number;
}

/**
 * The size of a whole policy that comes near its limit or exceeds it.
 * `undefined` for all others, for fragments and for policies within prose, which nobody sends to a cloud as they stand,
 * and where no limit is known for the dialect and kind.
 */
export function policySize(policy: Policy, { text, host }: PolicyDocument, limits: Limits): PolicySize | undefined {
  const name = policy.form === 'document' && host !== 'prose' ? limitFor(policy) : undefined;
  if (name === undefined) return undefined;
  const limit = limits[name];
  const { start, end } = policy.span;
  const raw = limit.unit === 'bytes' ? utf8Length(text.slice(start, end)) : end - start;
  if (raw * 100 < limit.most * limits.nearLimit.most) return undefined;
  const compact = limit.unit === 'bytes' ? utf8Length(compactText(policy.node, text)) : compactLength(policy.node);
  return { limit, raw, compact };
}

/** A value on one line, without white space between its parts. */
export function compactText(node: JsonNode, text: string): string {
  if (node.type === 'array') return `[${node.items.map((item) => compactText(item, text)).join(',')}]`;
  if (node.type !== 'object') return text.slice(node.span.start, node.span.end);
  const members = node.members.map(({ name, value }) => {
    return `${text.slice(name.span.start, name.span.end)}:${value === undefined ? '' : compactText(value, text)}`;
  });
  return `{${members.join(',')}}`;
}

/** What every sentence on a size needs to know of the limit: its unit, its subject, its number, and how old that is. */
export function limitWords({ unit, subject, most, date }: Limit, locale: Locale): readonly string[] {
  const unitWord = say(unit === 'bytes' ? bytes : characters, locale);
  return [unitWord, say(subject, locale), `${most}`, date === undefined ? '' : say(asOf, locale, [date])];
}

const characters = { en: 'characters', 'zh-cn': '字符' };
const bytes = { en: 'bytes', 'zh-cn': '字节' };
const asOf = { en: ' (as of {0})', 'zh-cn': '（截至 {0}）' };

function limitFor({ recognition: { dialect, kind, holder } }: Policy): LimitName | undefined {
  if (kind === 'resource') {
    if (holder !== 'key') return undefined;
    return dialect === 'ram' ? 'ram.keyPolicy' : 'iam.keyPolicy';
  }
  if (dialect === 'ram') return kind === 'permission' ? 'ram.customPolicy' : undefined;
  return kind === 'permission' ? 'iam.managedPolicy' : 'iam.trustPolicy';
}

/** The length of `compactText` without the text, which for a long policy takes a while to write. */
function compactLength(node: JsonNode): number {
  const brackets = 2;
  if (node.type === 'array') {
    const commas = Math.max(0, node.items.length - 1);
    return node.items.reduce((sum, item) => sum + compactLength(item), brackets + commas);
  }
  const { start, end } = node.span;
  if (node.type !== 'object') return end - start;
  const commas = Math.max(0, node.members.length - 1);
  return node.members.reduce(
    (sum, { name, value }) =>
      sum + name.span.end - name.span.start + 1 + (value === undefined ? 0 : compactLength(value)),
    brackets + commas,
  );
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
