import { TextDocument } from 'vscode-languageserver-textdocument';
import { createPolicyDocument, type PolicyDocument } from '../document/policyDocument.ts';
import type { Fix } from '../rules/rule.ts';
import { composeEdits } from '../text/composeEdits.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { FeatureContext } from './context.ts';
import { findProblems } from './problems.ts';

/** One repair may uncover the next; no published policy has been seen to need more than three rounds. */
const mostRounds = 10;

/**
 * Repairs everything that can be repaired without allowing more: applies the fixes of grade `narrows`,
 * looks again, and so on until nothing is left.
 * @returns edits of the document's text, in order and without overlaps; none where nothing is to do
 */
export function fixAll(document: PolicyDocument, context: FeatureContext): readonly Edit[] {
  const rounds: (readonly Edit[])[] = [];
  let current = document;
  while (rounds.length < mostRounds) {
    const edits = safeEdits(current, context);
    const text = applyEdits(current.text, edits);
    if (text === current.text) break;
    rounds.push(edits);
    current = withText(current, text);
  }
  return composeEdits(document.text.length, rounds).filter(
    ({ span, text }) => document.text.slice(span.start, span.end) !== text,
  );
}

/** Edits of one round: of fixes that come into each other's way only the first, and each fix whole or not at all. */
function safeEdits(document: PolicyDocument, context: FeatureContext): readonly Edit[] {
  const taken: Edit[] = [];
  for (const problem of findProblems(document, context)) {
    const fix = problem.fixes.find(({ grade }) => grade === 'narrows');
    if (fix !== undefined && !isInTheWay(fix, taken)) taken.push(...fix.edits);
  }
  return taken;
}

function isInTheWay(fix: Fix, taken: readonly Edit[]): boolean {
  return fix.edits.some((edit) => taken.some((other) => collide(edit.span, other.span)));
}

/** Insertions collide also where they only touch, because each was worded without the other. */
function collide(a: Span, b: Span): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}

/** The same document with another text, and with whatever a person said about it. */
function withText({ textDocument, claimed, policies }: PolicyDocument, text: string): PolicyDocument {
  const { uri, languageId, version } = textDocument;
  const said = policies[0]?.recognition;
  return createPolicyDocument(TextDocument.create(uri, languageId, version, text), {
    claimed,
    dialect: said?.dialectFrom === 'setting' ? said.dialect : undefined,
    kind: said?.kindFrom === 'setting' ? said.kind : undefined,
  });
}
