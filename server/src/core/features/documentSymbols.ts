import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { headline } from '../document/headline.ts';
import type { JsonNode, Member } from '../document/jsonNode.ts';
import type { Element, Policy, Statement } from '../document/policy.ts';
import type { PolicyDocument } from '../document/policyDocument.ts';
import { type Locale, type Localized, say } from '../text/locale.ts';
import type { Span } from '../text/span.ts';
import type { FeatureContext } from './context.ts';
import { policyName } from './describe/element.ts';
import { rangeOf } from './problems.ts';

const words = {
  more: { en: '{0}, … {1} more', 'zh-cn': '{0} 等 {2} 项' },
  allBut: { en: 'all but {0}', 'zh-cn': '除 {0} 以外' },
  on: { en: '{0} on {1}', 'zh-cn': '{0}，资源：{1}' },
  to: { en: '{0} to {1}', 'zh-cn': '{0}，主体：{1}' },
  unfinished: { en: 'Statement {0}', 'zh-cn': '语句 {0}' },
  items: { en: '{0} items', 'zh-cn': '{0} 项' },
} as const satisfies Record<string, Localized>;

/**
 * The outline of a text: its policies, their statements in words, and the elements of each.
 * An editor that outlines JSON itself shows every member already, so beside it only policies and statements are named.
 */
export function documentSymbols(
  document: PolicyDocument,
  { locale, client }: FeatureContext,
): readonly DocumentSymbol[] {
  return document.policies.map((policy) => policySymbol(policy, { document, locale, elements: !client.supportsJson }));
}

interface Outline {
  readonly document: PolicyDocument;
  readonly locale: Locale;
  /** Whether elements are listed too. */
  readonly elements: boolean;
}

function policySymbol(policy: Policy, outline: Outline): DocumentSymbol {
  const statements = policy.statements.map((statement) => statementSymbol(statement, outline));
  const others = elementSymbols(
    policy.elements.filter(({ name }) => name !== 'Statement'),
    outline,
  );
  const { dialect, kind } = policy.recognition;
  return symbol(outline, {
    name: policyName(dialect, kind, outline.locale),
    kind: SymbolKind.Module,
    span: policy.span,
    selection: headline(outline.document.json.plain, policy.node),
    children: [...others, ...statements].toSorted(byPlace),
  });
}

function byPlace(a: DocumentSymbol, b: DocumentSymbol): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}

function statementSymbol(statement: Statement, outline: Outline): DocumentSymbol {
  const sid = statement.elements.find(({ name }) => name === 'Sid')?.member.value;
  return symbol(outline, {
    name: statementName(statement, outline.locale),
    detail: sid?.type === 'string' ? sid.value : undefined,
    kind: SymbolKind.Object,
    span: statement.node.span,
    selection: headline(outline.document.json.plain, statement.node),
    children: elementSymbols(statement.elements, outline),
  });
}

/** A statement in a few words: "Allow kms:Decrypt, kms:Encrypt, … 3 more on *". */
function statementName(statement: Statement, locale: Locale): string {
  const { effect, actions, resources, principals, index } = statement;
  if (actions.length === 0) return say(words.unfinished, locale, [String(index + 1)]);
  const what = `${effect?.value ?? '?'} ${parts(actions, 2, locale)}`;
  if (resources.length > 0) return say(words.on, locale, [what, parts(resources, 1, locale)]);
  return principals.length > 0 ? say(words.to, locale, [what, parts(principals, 1, locale)]) : what;
}

/** The first few values, and how many more there are. */
function parts(
  values: readonly { readonly text: string; readonly negated: boolean }[],
  most: number,
  locale: Locale,
): string {
  const shown = values.slice(0, most).map(({ text }) => text);
  const left = values.length - shown.length;
  const listed = shown.join(', ');
  const text = left === 0 ? listed : say(words.more, locale, [listed, String(left), String(values.length)]);
  return values.some(({ negated }) => negated) ? say(words.allBut, locale, [text]) : text;
}

function elementSymbols(elements: readonly Element[], outline: Outline): readonly DocumentSymbol[] {
  return outline.elements ? elements.map((element) => elementSymbol(element, outline)) : [];
}

function elementSymbol({ name, text, member }: Element, outline: Outline): DocumentSymbol {
  return symbol(outline, {
    name: text.trim() === '' ? '""' : text,
    detail: brief(member.value, outline.locale),
    kind: SymbolKind.Property,
    span: member.span,
    selection: member.name.span,
    children: name === 'Condition' ? conditionSymbols(member, outline) : [],
  });
}

/** One entry for each operator and key, since only together they say something. */
function conditionSymbols({ value }: Member, outline: Outline): readonly DocumentSymbol[] {
  if (value?.type !== 'object') return [];
  return value.members.flatMap((operator) =>
    operator.value?.type !== 'object'
      ? []
      : operator.value.members.map((entry) =>
          symbol(outline, {
            name: `${operator.name.value} ${entry.name.value}`,
            detail: brief(entry.value, outline.locale),
            kind: SymbolKind.Key,
            span: entry.span,
            selection: entry.name.span,
            children: [],
          }),
        ),
  );
}

/** A value in a few words: itself, or how many there are. */
function brief(value: JsonNode | undefined, locale: Locale): string | undefined {
  switch (value?.type) {
    case undefined:
    case 'object':
      return undefined;
    case 'array': {
      const [only] = value.items;
      return value.items.length === 1 ? brief(only, locale) : say(words.items, locale, [String(value.items.length)]);
    }
    default:
      return String(value?.value);
  }
}

interface SymbolParts {
  readonly name: string;
  readonly detail?: string | undefined;
  readonly kind: SymbolKind;
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

function symbol({ document }: Outline, { name, detail, kind, span, selection, children }: SymbolParts): DocumentSymbol {
  return {
    name,
    ...(detail === undefined ? {} : { detail }),
    kind,
    range: rangeOf(document, span),
    selectionRange: rangeOf(document, selection),
    children: [...children],
  };
}
