/** What a client may tell the server at the start, as `initializationOptions`; all of it optional. */
export interface InitializationOptions {
  /** Language tag for every sentence, such as `zh-cn`; wins over the locale of the initialize request. */
  readonly locale?: string;
  /** Whether the editor reports JSON syntax errors and repeated keys of JSON documents itself. */
  readonly reportsJsonErrors?: boolean;
  /** Whether the editor offers our snippets from its own snippet files. */
  readonly offersSnippets?: boolean;
  /** Whether the editor supports JSON itself as VS Code does: offers what stands in like places, outlines every member. */
  readonly supportsJson?: boolean;
  /** Address of the folder with the rule pages, ending in a slash; without it, a server with files knows its own. */
  readonly rulePages?: string;
  /** Settings without their prefix, `{ "dialect": "ram" }`, for a client that cannot be asked for its configuration. */
  readonly settings?: unknown;
}
