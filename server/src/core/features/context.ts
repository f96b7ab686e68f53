import type { Catalogue } from '../catalogue/catalogue.ts';
import type { RuleLevels } from '../rules/config.ts';
import type { Locale } from '../text/locale.ts';

/** What a feature needs to know beside the document and the place in it. */
export interface FeatureContext {
  readonly catalogue: Catalogue;
  readonly locale: Locale;
  readonly levels: RuleLevels;
  readonly client: ClientTraits;
}

/** What the editor can show, and what it already says or offers itself. */
export interface ClientTraits {
  /** Whether the editor reports JSON syntax errors and repeated keys of this document itself. */
  readonly reportsJsonErrors: boolean;
  /** Whether the editor offers our snippets from its own snippet files. */
  readonly offersSnippets: boolean;
  /** Whether the editor supports JSON itself as VS Code does: offers what stands in like places, outlines every member. */
  readonly supportsJson: boolean;
  /** Whether completion items may hold tab stops. */
  readonly takesSnippetText: boolean;
  /** Address of a rule's page, for the link behind its code; `undefined` where there is none. */
  rulePage(code: string): string | undefined;
}
