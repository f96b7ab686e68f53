/** What must hold for every refactoring, wherever it is offered. */
import assert from 'node:assert/strict';
import { accessOf } from '../../../server/src/core/access/accessPolicy.ts';
import { allowsNothingNew, diff } from '../../../server/src/core/access/diff.ts';
import { type ActionPattern, hasWildcard } from '../../../server/src/core/document/actionPattern.ts';
import type { Policy } from '../../../server/src/core/document/policy.ts';
import { isWhole, type PolicyDocument } from '../../../server/src/core/document/policyDocument.ts';
import type { FeatureContext } from '../../../server/src/core/features/context.ts';
import type { Refactoring } from '../../../server/src/core/features/refactor/refactoring.ts';
import { type KindedOffer, refactorings } from '../../../server/src/core/features/refactor/refactorings.ts';
import { slotsOf } from '../../../server/src/core/features/refactor/slots.ts';
import { applyEdits, withoutOverlaps } from '../../../server/src/core/text/edit.ts';
import { type Span, span } from '../../../server/src/core/text/span.ts';
import { testCatalogue } from '../../support/catalogue.ts';
import { documentOf } from '../../support/service.ts';

/** A refactoring that can be done; obstacles change nothing. */
export type KindedRefactoring = Refactoring & { readonly kind: string };

export function isPossible(offer: KindedOffer): offer is KindedRefactoring {
  return !('reason' in offer);
}

/** A cursor in every place that refactorings tell apart, and a selection of each two neighbouring statements. */
export function placesIn({ statements, span: whole }: Policy): readonly Span[] {
  const cursors = statements.flatMap((statement) => [
    statement.node.span.start,
    ...slotsOf(statement).flatMap(({ member, value }) => [
      member.span.start,
      ...(value.type === 'array' ? value.items.map((item) => item.span.start + 1) : []),
    ]),
  ]);
  const pairs = statements.slice(1).map(({ node }, index) => {
    return span(statements[index]?.node.span.end ?? node.span.start, node.span.start);
  });
  return [whole.start, ...cursors].map((offset) => span(offset, offset)).concat(pairs);
}

/** Everything that can be done anywhere in a policy, each change once. */
export function offersIn(
  document: PolicyDocument,
  policy: Policy,
  context: FeatureContext,
  places: readonly Span[] = placesIn(policy),
): readonly { readonly offer: KindedRefactoring; readonly range: Span }[] {
  const found = new Map<string, { readonly offer: KindedRefactoring; readonly range: Span }>();
  for (const range of places) {
    for (const offer of refactorings(document, range, ['refactor'], context)) {
      assert.notEqual(offer.title, '');
      if (isPossible(offer)) found.set(JSON.stringify([offer.kind, offer.edits]), { offer, range });
    }
  }
  return [...found.values()];
}

/** The text after a refactoring, read like the text before it. */
export function documentAfter(document: PolicyDocument, policy: Policy, { edits }: Refactoring): PolicyDocument {
  const { languageId } = document.textDocument;
  const { dialect, kind } = policy.recognition;
  return documentOf(applyEdits(document.text, edits), { languageId, dialect, kind, claimed: true });
}

/** Checks that a refactoring leaves a text that parses and means what it declares. */
export function holdsItsPromise(document: PolicyDocument, policy: Policy, offer: KindedRefactoring): void {
  const { text } = document;
  assert.equal(withoutOverlaps(offer.edits).length, offer.edits.length, `${offer.kind}: edits overlap`);
  const after = documentAfter(document, policy, offer);
  const changed = policyAt(after, policy.span.start);
  assert.notEqual(after.text, text, `${offer.kind} changes nothing`);
  assert.ok(changed !== undefined && isWhole(after, changed), `${offer.kind} breaks the JSON:\n${after.text}`);
  keepsComments(document, after, offer.kind);
  if (text.includes('\r\n') && !/(?<!\r)\n/.test(text)) {
    assert.doesNotMatch(after.text, /(?<!\r)\n/, `${offer.kind} mixes line ends`);
  }
  const { recognition } = policy;
  const [own, other] = [accessOf(policy), accessOf(changed)];
  switch (offer.access) {
    case 'equal': {
      const { gained, widened, lost, narrowed } = diff(own, other);
      const changes = [...gained, ...widened, ...lost, ...narrowed].map(({ action }) => action?.text);
      assert.deepEqual(changes, [], `${offer.kind} changes access:\n${after.text}`);
      break;
    }
    case 'narrows':
      assert.ok(allowsNothingNew(own, other), `${offer.kind} allows more:\n${after.text}`);
      break;
    case 'translated': {
      const free = documentOf(after.text, { languageId: document.textDocument.languageId, kind: recognition.kind });
      const { dialect, dialectFrom } = policyAt(free, policy.span.start)?.recognition ?? {};
      assert.ok(dialectFrom === 'default' || dialect !== recognition.dialect, `${offer.kind}:\n${after.text}`);
      break;
    }
    case 'widens':
      if (!offer.kind.endsWith('wrapPolicy')) {
        assert.ok(allowsNothingNew(other, own), `${offer.kind} allows less:\n${after.text}`);
      }
  }
  if (/(expandWildcard|shrinkActions|fitLimit)$/.test(offer.kind)) {
    assert.deepEqual(knownActions(changed), knownActions(policy), `${offer.kind}:\n${after.text}`);
  }
}

/** Refactorings change nothing before the policy, so that it begins where it began. */
function policyAt({ policies }: PolicyDocument, start: number): Policy | undefined {
  return policies.find(({ span: { start: own } }) => own === start);
}

/** The same refactoring asked for again in what it left, until it is offered no more. @returns how often that was */
export function timesUntilStable(
  document: PolicyDocument,
  policy: Policy,
  offer: KindedRefactoring,
  range: Span,
  context: FeatureContext,
): number {
  // What was translated is a policy of the other cloud, and may be translated back.
  if (offer.access === 'translated') return 1;
  let [current, own, next]: [PolicyDocument, Policy, KindedRefactoring | undefined] = [document, policy, offer];
  for (let times = 0; times < 50; times++) {
    if (next === undefined) return times;
    current = documentAfter(current, own, next);
    own = policyAt(current, policy.span.start) ?? own;
    const start = Math.min(range.start, own.span.end - 1);
    next = refactorings(current, span(start, start), [offer.kind], context).find(isPossible);
  }
  return assert.fail(`${offer.kind} never comes to an end in ${document.text}`);
}

/** Copies are allowed: a comment on what several statements have in common stands in each of them. */
function keepsComments(before: PolicyDocument, after: PolicyDocument, kind: string): void {
  const commentsOf = ({ json, text }: PolicyDocument): readonly string[] =>
    json.comments.map((comment) => text.slice(comment.start, comment.end).trim());
  const kept = new Set(commentsOf(after));
  assert.deepEqual(
    commentsOf(before).filter((comment) => !kept.has(comment)),
    [],
    `${kind} loses a comment`,
  );
}

/** Which actions of the catalogue each effect takes in; nothing where a pattern is for services too, which would be all of them. */
function knownActions({ statements, recognition }: Policy): readonly string[] {
  const catalogue = testCatalogue()[recognition.dialect];
  const known = statements.flatMap(({ effect, actions }) =>
    actions.flatMap(({ negated, pattern }) =>
      catalogue.actionsMatching(pattern).map(({ id }) => `${effect?.value} ${negated} ${id}`),
    ),
  );
  const isOfServices = ({ service }: ActionPattern): boolean => service === undefined || hasWildcard(service);
  const all = statements.flatMap(({ actions }) => actions);
  return all.some(({ pattern }) => isOfServices(pattern)) ? [] : [...new Set(known)].toSorted();
}
