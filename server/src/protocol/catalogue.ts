/** The catalogue as a client shows it to people; names and shapes only. */

/** Request without parameters: what the catalogue holds, counted. Answer: `CatalogueContents[]`, one for each cloud. */
export const catalogueRequest = 'rampart/catalogue';

/** Request with `CatalogueActionsParams`. Answer: `ActionContents[]`. */
export const catalogueActionsRequest = 'rampart/catalogueActions';

export interface CatalogueContents {
  readonly dialect: 'ram' | 'iam';
  /** Day of the facts, `YYYY-MM-DD`; empty where the file could not be used. */
  readonly date: string;
  readonly conditionKeys: number;
  readonly serviceLinkedRoles: number;
  readonly serviceRoles: number;
  readonly services: readonly ServiceContents[];
}

export interface ServiceContents {
  readonly prefix: string;
  readonly name: string;
  /** How much of its actions is known. */
  readonly actionList: 'complete' | 'partial' | 'none';
  /** Whether the code itself is only assumed. */
  readonly assumed: boolean;
  readonly actions: number;
  /** Number of actions by letter of confidence, A to D. */
  readonly confidence: Readonly<Partial<Record<'A' | 'B' | 'C' | 'D', number>>>;
}

/** One service's actions, or those of all services whose name holds a text (at most `mostFound`). */
export interface CatalogueActionsParams {
  readonly dialect: 'ram' | 'iam';
  readonly prefix?: string;
  readonly text?: string;
}

/** How many actions a search answers with at most. */
export const mostFound = 200;

export interface ActionContents {
  readonly id: string;
  readonly level: string;
  readonly confidence: 'A' | 'B' | 'C' | 'D';
  readonly deprecated: boolean;
  readonly description: string;
}
