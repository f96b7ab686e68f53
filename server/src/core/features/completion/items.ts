import {
  type Command,
  type CompletionItem,
  type CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  TextEdit,
} from 'vscode-languageserver-types';
import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import type { Spot } from '../../document/locate.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import type { Locale } from '../../text/locale.ts';
import { type Span, span } from '../../text/span.ts';
import type { ClientTraits } from '../context.ts';
import { rangeOf } from '../problems.ts';
import { escapeSnippet, withDefaults } from '../snippets/snippet.ts';
import type { Topic } from './topic.ts';

/** Where completion items are written, and what the editor takes. */
export interface Target {
  readonly document: PolicyDocument;
  readonly spot: Spot;
  readonly client: ClientTraits;
}

/** Where things of the catalogue are offered, and in which language. */
export interface Place {
  readonly target: Target;
  readonly catalogue: DialectCatalogue;
  readonly locale: Locale;
}

/** One thing to offer, before it is fitted into the text. */
interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What the editor compares with the typed text; the label where absent. */
  readonly filter?: string | undefined;
  /** A few words shown behind the label. */
  readonly remark?: string | undefined;
  /** More than a remark has room for, shown beside the item that is chosen. */
  readonly detail?: string | undefined;
  readonly topic?: Topic | undefined;
  readonly deprecated?: boolean;
  /** Whether the next thing to write can be completed as well. */
  readonly continues?: boolean;
}

/** Most items of one list; beyond it the person has to type on. */
export const mostItems = 100;

const suggestAgain: Command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

/**
 * An item that puts a string: its quotes, and the commas around it, are added where they are missing.
 * @param content text of the string in snippet syntax, gaps included
 * @param from where in a quoted string the part to replace begins; what stands before it stays
 */
export function stringItem(target: Target, offer: Offer, content: string, from: number = 0): CompletionItem {
  const { spot } = target;
  const opening = spot.quoted ? '' : '"';
  const closing = spot.closed ? '' : '"';
  return finishItem(target, offer, {
    at: span(spot.span.start + from, spot.span.end),
    text: `${opening}${content}${closing}${spot.needsCommaAfter && !spot.closed ? ',' : ''}`,
    filter: offer.filter ?? offer.label,
    commaAfterAt: spot.needsCommaAfter && spot.closed ? spot.outer.end : undefined,
  });
}

/**
 * An item that puts a whole member of an object, `"name": value`; only the name where its value is there already.
 * @param value JSON in snippet syntax
 */
export function memberItem(target: Target, offer: Offer, name: string, value: string): CompletionItem {
  if (target.spot.hasValue) return stringItem(target, offer, name);
  return wholeItem(target, offer, `"${name}": ${value}`);
}

/** An item that takes the place of everything under the cursor, quotes included. */
export function wholeItem(target: Target, offer: Offer, text: string): CompletionItem {
  const { spot } = target;
  const filter = offer.filter ?? offer.label;
  return finishItem(target, offer, {
    at: spot.outer,
    text: spot.needsCommaAfter ? `${text},` : text,
    filter: spot.quoted ? `"${filter}"` : filter,
    commaAfterAt: undefined,
  });
}

interface Written {
  readonly at: Span;
  readonly text: string;
  readonly filter: string;
  /** Where a comma goes that cannot be part of the text. */
  readonly commaAfterAt: number | undefined;
}

function finishItem({ document, spot, client }: Target, offer: Offer, written: Written): CompletionItem {
  // Two edits at one place have no order, so a comma right before the text becomes a part of it.
  const isAdjacent = spot.missingCommaAt === written.at.start;
  const text = isAdjacent ? `, ${written.text}` : written.text;
  const commas = [isAdjacent ? undefined : spot.missingCommaAt, written.commaAfterAt]
    .filter((offset) => offset !== undefined)
    .map((offset) => TextEdit.insert(document.textDocument.positionAt(offset), ','));
  return {
    label: offer.label,
    kind: offer.kind,
    ...(offer.remark === undefined ? {} : { labelDetails: { description: offer.remark } }),
    ...(offer.detail === undefined ? {} : { detail: offer.detail }),
    ...(written.filter === offer.label ? {} : { filterText: written.filter }),
    ...(offer.deprecated === true ? { tags: [CompletionItemTag.Deprecated] } : {}),
    insertTextFormat: client.takesSnippetText ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: TextEdit.replace(rangeOf(document, written.at), client.takesSnippetText ? text : withDefaults([text])),
    ...(commas.length === 0 ? {} : { additionalTextEdits: commas }),
    ...(offer.continues === true ? { command: suggestAgain } : {}),
    ...(offer.topic === undefined ? {} : { data: offer.topic }),
  };
}

/** The items in their order, which the editor keeps among items that fit the typed text equally well. */
export function ordered(items: readonly CompletionItem[]): CompletionItem[] {
  return items.map((item, index) => ({ ...item, sortText: String(index).padStart(4, '0') }));
}

/** A name as it stands in a string, made safe for snippet syntax. */
export function plain(name: string): string {
  return escapeSnippet(JSON.stringify(name).slice(1, -1));
}

/** The values of the same list or element, but for the one at the cursor. */
export function othersThan<Value extends { readonly node: { readonly span: Span } }>(
  spot: Spot,
  values: readonly Value[],
): readonly Value[] {
  return values.filter(({ node }) => node.span.start !== spot.outer.start);
}
