import type { Dialect, Kind } from '../../document/dialect.ts';
import type { Localized } from '../../text/locale.ts';

/** Where a snippet can be put: in an empty text, in the list of statements, or among the operators of a Condition. */
export type SnippetScope = 'document' | 'statement' | 'condition';

/** A piece of policy with the gaps that a person fills in. */
export interface Snippet {
  /** What a person types to get it; unique. */
  readonly prefix: string;
  readonly title: Localized;
  /** One sentence on what it grants and to whom it is attached. */
  readonly description: Localized;
  readonly dialect: Dialect;
  readonly kind: Kind;
  readonly scope: SnippetScope;
  /** Lines in the snippet syntax of the Language Server Protocol, indented with tabs. */
  readonly body: readonly string[];
}

/** What a whole policy and its one statement have in common. */
export type SnippetText = Pick<Snippet, 'title' | 'description' | 'dialect' | 'kind'>;

/** The lines of a whole policy around its statements. */
export function policyLines(dialect: Dialect, statements: readonly (readonly string[])[]): readonly string[] {
  return [
    '{',
    `\t"Version": "${dialect === 'ram' ? '1' : '2012-10-17'}",`,
    '\t"Statement": [',
    ...statements.flatMap((lines, index) =>
      lines.map((line, row) => {
        const comma = row === lines.length - 1 && index < statements.length - 1 ? ',' : '';
        return `\t\t${line}${comma}`;
      }),
    ),
    '\t]',
    '}',
  ];
}

/** A statement as it stands in a list, and the whole policy with only it. */
export function statementAndPolicy(
  prefix: { readonly statement: string; readonly document: string },
  text: SnippetText,
  lines: readonly string[],
): readonly Snippet[] {
  return [
    { ...text, prefix: prefix.document, scope: 'document', body: policyLines(text.dialect, [lines]) },
    { ...text, prefix: prefix.statement, scope: 'statement', body: lines },
  ];
}

const tabStop = /\\([\\$}])|\$(\d+)|\$\{(\d+)\}|\$\{(\d+):((?:\\.|[^}\\])*)\}|\$\{(\d+)\|((?:\\.|[^|\\])*)\|\}/g;

/** The text of a snippet once every gap keeps its default: for editors without tab stops. */
export function withDefaults(body: readonly string[]): string {
  const defaults = new Map<string, string>();
  const text = body.join('\n');
  for (const [, , , , gap, value, choice, choices] of text.matchAll(tabStop)) {
    if (gap !== undefined) defaults.set(gap, unescaped(value ?? ''));
    if (choice !== undefined) defaults.set(choice, unescaped(/^(?:\\.|[^,\\])*/.exec(choices ?? '')?.[0] ?? ''));
  }
  return text.replace(tabStop, (_, escaped?: string, ...numbers: readonly (string | undefined)[]) => {
    if (escaped !== undefined) return escaped;
    const [bare, braced, gap, , choice] = numbers;
    return defaults.get(bare ?? braced ?? gap ?? choice ?? '') ?? '';
  });
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

/** Text made safe for snippet syntax outside and inside of gaps. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
