import type { PolicyDocument } from '../../document/policyDocument.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import type { Span } from '../../text/span.ts';
import { plainNames } from './markdown.ts';

const words = {
  position: { en: 'line {0}, column {1}', 'zh-cn': '第 {0} 行第 {1} 列' },
  line: { en: 'line {0}', 'zh-cn': '第 {0} 行' },
  lines: { en: 'lines {0}', 'zh-cn': '第 {0} 行' },
} as const satisfies Readonly<Record<string, Localized>>;

const mostLines = 3;

/** `line 3, column 5`, both counted from 1 as editors show them. */
export function positionPhrase({ textDocument }: PolicyDocument, offset: number, locale: Locale): string {
  const { line, character } = textDocument.positionAt(offset);
  return say(words.position, locale, [`${line + 1}`, `${character + 1}`]);
}

/** `line 3` or `lines 3, 8`: where things begin, each line once. */
export function linesPhrase(
  { textDocument }: PolicyDocument,
  things: readonly { readonly span: Span }[],
  locale: Locale,
): string {
  const lines = [...new Set(things.map(({ span }) => textDocument.positionAt(span.start).line + 1))];
  const shown = lines.slice(0, mostLines).map(String);
  return say(lines.length === 1 ? words.line : words.lines, locale, [plainNames(shown, lines.length, locale)]);
}

/** Where strict JSON readers first stumble over a text; `undefined` where they do not. */
export function firstFault({ json }: PolicyDocument): number | undefined {
  const starts = [...json.faults, ...json.lookalikes].map(({ span }) => span.start);
  return starts.length === 0 ? undefined : Math.min(...starts);
}
