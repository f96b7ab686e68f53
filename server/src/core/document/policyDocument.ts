import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../text/span.ts';
import { type FoundPolicies, findPolicies, type HostLanguage } from './find.ts';
import { paintOverForeignText } from './foreignText.ts';
import { type Lookalike, replaceLookalikes } from './lookalikes.ts';
import { lower } from './lower.ts';
import type { SyntaxFault } from './parse.ts';
import type { Policy } from './policy.ts';
import { type RecognitionOverride, recognise } from './recognise.ts';

/** A text and the policies in it, made once for each version of the text. */
export interface PolicyDocument {
  readonly textDocument: TextDocument;
  readonly text: string;
  readonly host: HostLanguage;
  /** Whether a person or a setting says that the text is a policy. */
  readonly claimed: boolean;
  /** In the order of the text; empty for a text that holds no policy. */
  readonly policies: readonly Policy[];
  readonly json: JsonLayer;
}

/** What the JSON layer of a text says, in the order of the text. */
export interface JsonLayer {
  /** The text with look-alikes outside strings replaced and foreign text painted over; same length. */
  readonly plain: string;
  readonly values: FoundPolicies['values'];
  readonly faults: readonly SyntaxFault[];
  /** Also those after a `#`, which not even JSON with comments has. */
  readonly comments: readonly Span[];
  readonly trailingCommas: readonly Span[];
  readonly lookalikes: readonly Lookalike[];
}

/** What a person or a setting said about a text. */
export type PolicyDocumentOptions = RecognitionOverride;

/** Reads a text. Total: any text gives a document, and nothing throws. */
export function createPolicyDocument(textDocument: TextDocument, options: PolicyDocumentOptions = {}): PolicyDocument {
  const text = textDocument.getText();
  const host = hostLanguage(textDocument);
  const { text: withoutLookalikes, lookalikes } = replaceLookalikes(text);
  const { text: plain, comments: foreignComments } = paintOverForeignText(withoutLookalikes);
  const claimed = options.claimed === true || options.dialect !== undefined || options.kind !== undefined;
  const found = findPolicies(plain, host, claimed);
  const recognised = found.regions.flatMap(({ form, value }) => {
    const lowered = lower(value.root, form);
    const recognition = recognise(lowered, options);
    return recognition === undefined ? [] : [{ value, policy: { ...lowered, recognition } }];
  });
  const policies = recognised.map(({ policy }) => policy);
  const read = host === 'prose' ? recognised.map(({ value }) => value) : found.values;
  const inRegion = (at: Span): boolean =>
    host !== 'prose' || policies.some((policy) => at.start >= policy.span.start && at.end <= policy.span.end);
  return {
    textDocument,
    text,
    host,
    claimed,
    policies,
    json: {
      plain,
      values: found.values,
      faults: [...read.flatMap((value) => value.faults), ...found.stray].toSorted(
        (a, b) => a.span.start - b.span.start,
      ),
      comments: [
        ...read.flatMap((value) => value.comments),
        ...found.comments,
        ...foreignComments.filter(inRegion),
      ].toSorted((a, b) => a.start - b.start),
      trailingCommas: read.flatMap((value) => value.trailingCommas),
      lookalikes: lookalikes.filter((lookalike) => inRegion(lookalike.span)),
    },
  };
}

function hostLanguage({ languageId, uri }: TextDocument): HostLanguage {
  if (languageId === 'jsonc' || languageId === 'json5') return 'jsonc';
  if (languageId === 'json' || languageId === 'jsonl') return 'json';
  if (/\.jsonc$/i.test(uri)) return 'jsonc';
  return /\.(json|policy)$/i.test(uri) ? 'json' : 'prose';
}

/** Faults that leave the parts of a policy where they are. */
const harmless: ReadonlySet<SyntaxFault['cause']> = new Set(['bad escape', 'bad number']);

/**
 * Whether a policy was read to its end without a fault, so that what it lacks is truly lacking
 * and not merely out of place after a forgotten bracket or hidden in a template expression.
 */
export function isWhole({ json }: PolicyDocument, { node, span: { start, end } }: Policy): boolean {
  if ('closed' in node && !node.closed) return false;
  return !json.faults.some(
    (fault) => fault.span.start >= start && fault.span.start < end && !harmless.has(fault.cause),
  );
}
