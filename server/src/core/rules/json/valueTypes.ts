import { replaceNode, unnest } from '../../document/edits.ts';
import type { ArrayNode, JsonNode } from '../../document/jsonNode.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import type { FindingFix } from '../rule.ts';

/** Fixes of a value of the wrong JSON type. */
export type TypeFix = 'quote' | 'flatten';

const words: Readonly<Record<JsonNode['type'], Localized>> = {
  string: { en: 'the string {0}', 'zh-cn': '字符串 {0}' },
  number: { en: 'the number {0}', 'zh-cn': '数字 {0}' },
  boolean: { en: 'the boolean {0}', 'zh-cn': '布尔值 {0}' },
  null: { en: 'null', 'zh-cn': ' null' },
  object: { en: 'an object', 'zh-cn': '对象' },
  array: { en: 'a list', 'zh-cn': '列表' },
};

/** What sort of value stands there, for a sentence: `the number 5`, `a list`. */
export function describeType(text: string, { type, span: { start, end } }: JsonNode, locale: Locale): string {
  return say(words[type], locale, [text.slice(start, end)]);
}

/** Puts a number or boolean in quotes, as it is written. */
export function quoting(text: string, node: JsonNode): readonly FindingFix<TypeFix>[] {
  if (node.type !== 'number' && node.type !== 'boolean') return [];
  const raw = text.slice(node.span.start, node.span.end);
  return [{ title: 'quote', args: [raw], grade: 'narrows', edits: [replaceNode(node, `"${raw}"`)] }];
}

/** Takes the items out of a list within a list. */
export function unnesting(text: string, list: ArrayNode, inner: ArrayNode): readonly FindingFix<TypeFix>[] {
  return [{ title: 'flatten', grade: 'narrows', edits: [unnest(text, list, inner)] }];
}
