import type { ActionContents, CatalogueContents } from '../../server/src/protocol/catalogue.ts';

/** Sentences of the catalogue's page in the person's language. */
export interface CataloguePageWords {
  readonly title: string;
  readonly search: string;
  readonly found: string;
  readonly nothing: string;
  readonly summary: string;
  readonly missing: string;
  readonly matchingActions: string;
  readonly actions: string;
  readonly lists: Readonly<Record<'complete' | 'partial' | 'none', string>>;
  readonly assumed: string;
  readonly deprecated: string;
  readonly confidence: Readonly<Record<'A' | 'B' | 'C' | 'D', string>>;
  readonly levels: Readonly<Record<string, string>>;
  readonly columns: readonly [action: string, level: string, known: string, description: string];
}

/** From the extension to the page. */
export type ToCataloguePage =
  | { readonly type: 'contents'; readonly contents: readonly CatalogueContents[]; readonly words: CataloguePageWords }
  | { readonly type: 'actions'; readonly for: CatalogueQuestion; readonly actions: readonly ActionContents[] };

/** What the page asks: the actions of a service, or those whose name holds a text. */
export interface CatalogueQuestion {
  readonly dialect: 'ram' | 'iam';
  readonly prefix?: string;
  readonly text?: string;
}

/** From the page to the extension. */
export type FromCataloguePage =
  | { readonly type: 'ready' }
  | { readonly type: 'ask'; readonly question: CatalogueQuestion };
