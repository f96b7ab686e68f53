import { createScanner } from 'jsonc-parser';
import { type Span, span } from '../text/span.ts';

/** The character that stands for template expressions in a text made ready for the parser: no punctuation, no blank. */
export const templateMark = '\ue000';

/** A text without what would upset a JSON parser more than it has to; every offset stays as it was. */
export interface PaintedText {
  readonly text: string;
  /** Comments after a `#`, which no sort of JSON has. */
  readonly comments: readonly Span[];
}

/**
 * Paints over what stands outside strings and belongs to another language: template expressions (`${jsonencode(names)}`,
 * `{{ .Values.names }}`), whose braces and quotes would upset the structure around them, and comments after a `#`.
 */
export function paintOverForeignText(plain: string): PaintedText {
  if (!/\$\{|\{\{|#/.test(plain)) return { text: plain, comments: [] };
  const comments: Span[] = [];
  let text = '';
  let copied = 0;
  let unclosed = 0;
  const scanner = createScanner(plain, true);
  while (scanner.getPosition() < plain.length) {
    scanner.scan();
    const start = scanner.getTokenOffset();
    const isComment = opensComment(plain, start);
    const brace = isComment ? undefined : openingBrace(plain, start, scanner.getPosition());
    const end = isComment
      ? endOfLine(plain, start)
      : brace === undefined || unclosed > mostUnclosed
        ? undefined
        : endOfExpression(plain, brace);
    if (end === undefined && brace !== undefined) unclosed++;
    if (end === undefined) continue;
    if (isComment) comments.push(span(start, end));
    text += plain.slice(copied, start) + (isComment ? ' ' : templateMark).repeat(end - start);
    copied = end;
    scanner.setPosition(end);
  }
  return { text: text + plain.slice(copied), comments };
}

/** A comment stands behind a blank or a part of the JSON; `{#anchor}` is none. */
function opensComment(plain: string, start: number): boolean {
  return plain[start] === '#' && (start === 0 || /[\s",\]}]/.test(plain.charAt(start - 1)));
}

function endOfLine(plain: string, start: number): number {
  const lineEnd = /[\r\n]|$/g;
  lineEnd.lastIndex = start;
  const end = lineEnd.exec(plain)?.index ?? plain.length;
  return start + plain.slice(start, end).trimEnd().length;
}

/** Expressions are short; a brace that is still open after so many characters was none of theirs. */
const longestExpression = 2000;

/** A text in which so many are never closed is none of a template language. */
const mostUnclosed = 200;

/** Offset after the expression that a brace opens; strings inside may hold braces of their own. */
function endOfExpression(plain: string, brace: number): number | undefined {
  const expression = plain.slice(brace, brace + longestExpression);
  const scanner = createScanner(expression, true);
  let depth = 0;
  do {
    scanner.scan();
    const character = scanner.getTokenLength() === 1 ? expression[scanner.getTokenOffset()] : undefined;
    if (character === '{') depth++;
    else if (character === '}') depth--;
    if (depth === 0) return brace + scanner.getPosition();
  } while (scanner.getPosition() < expression.length);
  return undefined;
}

function openingBrace(plain: string, start: number, tokenEnd: number): number | undefined {
  if (plain[start] === '{') return /^\{\{[-~#/]?\s*[\w.$]/.test(plain.slice(start, start + 40)) ? start : undefined;
  return plain[start] !== '"' && plain[tokenEnd - 1] === '$' && plain[tokenEnd] === '{' ? tokenEnd : undefined;
}
