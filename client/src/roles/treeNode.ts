/** What a tree shows, as plain values; `rolesView.ts` makes items of VS Code from them. */

/** A sentence in the person's language; `{0}` and so on stand for the texts that follow. Has the shape of VS Code's `l10n.t`. */
export type Translate = (sentence: string, ...texts: readonly (string | number)[]) => string;

/** What a node is about, for the commands that act on it. */
export interface Subject {
  readonly roleName?: string;
  /** Stage of the role's life. */
  readonly stage?: string;
  /** Account in which the role stands. */
  readonly account?: string;
  /** JSON text of a statement or policy that can be inserted. */
  readonly insertable?: string;
  /** Which of the role's policies. */
  readonly policy?: RolePolicyKind;
  /** Name of a policy that is attached in an account, and its type: an inline one may be named like another. */
  readonly policyName?: string;
  readonly policyType?: 'system' | 'custom' | 'inline';
  readonly place?: TextPlace;
}

/** `permissions`: what the role may do; `trust`: who may assume it. */
export type RolePolicyKind = 'permissions' | 'trust';

/** Lines and characters count from zero, characters in UTF-16 units. */
export interface TextPlace {
  readonly uri: string;
  readonly range: { readonly start: TextPosition; readonly end: TextPosition };
}

interface TextPosition {
  readonly line: number;
  readonly character: number;
}

export interface TreeNode {
  /** Stays the same over refreshes, so that what is unfolded stays unfolded; each only once in a view. */
  readonly id: string;
  readonly label: string;
  /** Shown after the label, paler. */
  readonly description?: string;
  /** Plain text; lines end with a line feed. */
  readonly tooltip?: string;
  readonly icon?: NodeIcon;
  /** Words that the manifest's menus look for, such as `role favourite`. */
  readonly context: string;
  readonly subject: Subject;
  /** What a click does. */
  readonly command?: { readonly id: string; readonly arguments: readonly unknown[] };
  readonly children?: () => readonly TreeNode[] | Promise<readonly TreeNode[]>;
  readonly isOpen?: boolean;
}

/** A product icon of VS Code, and the theme colour that goes with it; the words beside it say the same. */
export interface NodeIcon {
  readonly name: string;
  readonly colour?: string;
}
