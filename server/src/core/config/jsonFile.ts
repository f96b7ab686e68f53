import type { JsonNode } from '../document/jsonNode.ts';
import { parseValue, type SyntaxCause } from '../document/parse.ts';
import type { Localized } from '../text/locale.ts';
import { span } from '../text/span.ts';
import type { TellFault } from './fault.ts';

const sentences: Readonly<Record<SyntaxCause, Localized>> = {
  'comma missing': { en: 'A comma is missing here.', 'zh-cn': '此处缺少逗号。' },
  'colon missing': { en: 'A colon is missing here.', 'zh-cn': '此处缺少冒号。' },
  'value missing': { en: 'A value is missing here.', 'zh-cn': '此处缺少值。' },
  'name missing': { en: 'A name in double quotes is missing here.', 'zh-cn': '此处缺少带双引号的名称。' },
  'brace missing': { en: 'A closing brace is missing here.', 'zh-cn': '此处缺少右花括号。' },
  'bracket missing': { en: 'A closing bracket is missing here.', 'zh-cn': '此处缺少右方括号。' },
  'string not closed': { en: 'The closing quotation mark is missing here.', 'zh-cn': '此处缺少右引号。' },
  'comment not closed': { en: 'The comment is never closed.', 'zh-cn': '注释没有结束标记。' },
  'bad escape': { en: 'This is no escape sequence of JSON.', 'zh-cn': '这不是 JSON 的转义序列。' },
  'bad number': { en: 'This is no number of JSON.', 'zh-cn': '这不是合法的 JSON 数字。' },
  'nested too deeply': { en: 'The brackets nest too deeply.', 'zh-cn': '括号嵌套过深。' },
  'template expression': { en: 'A template expression is not JSON.', 'zh-cn': '模板表达式不是 JSON。' },
  'unexpected text': { en: 'This text is out of place here.', 'zh-cn': '此处不应出现这些内容。' },
};

const nothing: Localized = { en: 'This file holds no JSON object.', 'zh-cn': '此文件中没有 JSON 对象。' };

/** The JSON value of a file, where comments and trailing commas are as good as any; `undefined` where there is none. */
export function readJsonFile(text: string, tell: TellFault): JsonNode | undefined {
  const parsed = parseValue(text, 0);
  if (parsed === undefined) {
    tell({ span: span(0, text.length), sentence: nothing, args: [], level: 'error', alsoFoundBy: undefined });
    return undefined;
  }
  for (const { span: at, cause } of parsed.faults) {
    tell({ span: at, sentence: sentences[cause], args: [], level: 'error', alsoFoundBy: 'json' });
  }
  const rest = endOfComments(text, parsed.root.span.end);
  const isClosed = !('closed' in parsed.root) || parsed.root.closed;
  if (isClosed && rest < text.length) {
    const at = span(rest, text.length);
    tell({ span: at, sentence: sentences['unexpected text'], args: [], level: 'error', alsoFoundBy: 'json' });
  }
  return parsed.root;
}

/** Where something stands that is neither a blank nor a comment. */
function endOfComments(text: string, from: number): number {
  const ignored = /(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/y;
  ignored.lastIndex = from;
  return from + (ignored.exec(text)?.[0].length ?? 0);
}
