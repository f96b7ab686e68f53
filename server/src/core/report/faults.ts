import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileFault } from '../config/fault.ts';
import { type Locale, say } from '../text/locale.ts';

/** A line for each thing that is wrong with a file of the project's own; lines and columns count from one. */
export function faultLines(
  file: string,
  textDocument: TextDocument,
  faults: readonly FileFault[],
  locale: Locale,
): readonly string[] {
  return faults.map(({ span, sentence, args }) => {
    const { line, character } = textDocument.positionAt(span.start);
    const colon = locale === 'en' ? ': ' : '：';
    return `${file}:${line + 1}:${character + 1}${colon}${say(sentence, locale, args)}`;
  });
}
