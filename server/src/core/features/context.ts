import type { Range } from 'vscode-languageserver-types';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { RuleSettings } from '../rules/config.ts';
import type { Locale } from '../text/locale.ts';

/** What a feature needs to know beside the document and the place in it. */
export interface FeatureContext extends RuleSettings {
  readonly catalogue: Catalogue;
  readonly locale: Locale;
  /** Where problems of the text can be suppressed; absent where there is no such place. */
  readonly configPlace?: ConfigPlace | undefined;
  readonly client: ClientTraits;
}

/** The configuration that a text belongs to, or the place where it would lie. */
export interface ConfigPlace {
  readonly uri: string;
  /** `undefined` where there is no such file yet. */
  readonly text: string | undefined;
  /** Path of the policy's own file, relative to the folder of the configuration. */
  readonly path: string;
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
  /** What the editor can do with code actions; absent for one that only applies plain edits. */
  readonly codeActions?: CodeActionTraits | undefined;
  /** Address of a rule's page, for the link behind its code; `undefined` where there is none. */
  rulePage(code: string): string | undefined;
}

/** What an editor can do with code actions beyond applying plain edits. */
export interface CodeActionTraits {
  /** Whether it asks a person before it applies a change that is marked for it. */
  readonly asksBeforeChanges: boolean;
  /** Whether inserted text may hold tab stops. */
  readonly takesSnippetEdits: boolean;
  /** Whether it shows actions that cannot be taken, with the reason. */
  readonly showsDisabled: boolean;
}

/** What an editor asks code actions for. */
export interface CodeActionRequest {
  readonly range: Range;
  /** Kinds that are wanted; `undefined` asks for whatever fits the place: quick fixes and refactorings. */
  readonly only: readonly string[] | undefined;
  /** Whether the editor asks of itself, as at each move of the cursor, and nobody called for a menu: then only what is wrong matters. */
  readonly isAutomatic?: boolean | undefined;
}

/** Kinds are hierarchical: who wants `source.fixAll` wants `source.fixAll.rampart` too. */
export function isWanted(kind: string, wanted: readonly string[]): boolean {
  return wanted.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));
}
