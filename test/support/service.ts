import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createPolicyDocument,
  type PolicyDocument,
  type PolicyDocumentOptions,
} from '../../server/src/core/document/policyDocument.ts';
import type { RuleSettings } from '../../server/src/core/rules/config.ts';
import { allRules } from '../../server/src/core/rules/index.gen.ts';
import type { Problem } from '../../server/src/core/rules/rule.ts';
import { runRules } from '../../server/src/core/rules/runRules.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import type { Locale } from '../../server/src/core/text/locale.ts';
import { testCatalogue } from './catalogue.ts';

export interface TestOptions extends PolicyDocumentOptions, Partial<RuleSettings> {
  readonly languageId?: string;
  readonly locale?: Locale;
}

/** A text as the server would hold it. */
export function documentOf(text: string, options: TestOptions = {}): PolicyDocument {
  const languageId = options.languageId ?? 'json';
  const extension = languageId === 'plaintext' ? 'txt' : languageId;
  return createPolicyDocument(TextDocument.create(`file:///test.${extension}`, languageId, 1, text), options);
}

/** Everything that all rules say about a text. */
export function problemsOf(text: string, options: TestOptions = {}): readonly Problem[] {
  return runRules(allRules, documentOf(text, options), {
    locale: 'en',
    levels: {},
    ...options,
    catalogue: testCatalogue(),
  });
}

/** The text after the fix at `index` of every problem that has one; overlapping edits wait for another round. */
export function textAfterFixes(text: string, problems: readonly Problem[], index: number = 0): string {
  return applyEdits(
    text,
    problems.flatMap((problem) => problem.fixes[index]?.edits ?? []),
  );
}
