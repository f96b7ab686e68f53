import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { FileFault } from '../config/fault.ts';
import { type Locale, say } from '../text/locale.ts';

const severities: Readonly<Record<FileFault['level'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
};

/** Who reads the diagnostics of a file of the project's own. */
export interface FileReader {
  readonly locale: Locale;
  /** What the editor says of the file itself, so that nothing is said twice. */
  readonly says: { readonly json: boolean; readonly schema: boolean };
}

/** What is wrong with a file of the project's own, such as `rampart.json`. */
export function fileDiagnostics(
  textDocument: TextDocument,
  faults: readonly FileFault[],
  { locale, says }: FileReader,
): readonly Diagnostic[] {
  return faults
    .filter(({ alsoFoundBy }) => alsoFoundBy === undefined || !says[alsoFoundBy])
    .map(({ span, sentence, args, level }) => ({
      range: { start: textDocument.positionAt(span.start), end: textDocument.positionAt(span.end) },
      severity: severities[level],
      source: 'rampart',
      message: say(sentence, locale, args),
    }));
}
