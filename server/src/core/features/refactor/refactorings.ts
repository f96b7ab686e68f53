import type { PolicyDocument } from '../../document/policyDocument.ts';
import type { Span } from '../../text/span.ts';
import { type FeatureContext, isWanted } from '../context.ts';
import { addCondition } from './addCondition.ts';
import { convertDialect } from './convertDialect.ts';
import { expandWildcard } from './expandWildcard.ts';
import { fitLimit } from './fitLimit.ts';
import { mergeStatements } from './mergeStatements.ts';
import { placeAt } from './place.ts';
import type { Offer, RefactoringSort } from './refactoring.ts';
import { shrinkActions } from './shrinkActions.ts';
import { sortValues } from './sortValues.ts';
import { splitByLevel, splitByService } from './splitStatement.ts';
import { toList, toValue } from './stringOrList.ts';
import { unwrapStatement, wrapPolicy } from './wrapping.ts';

/** Every sort of refactoring, in the order in which they are offered. */
const sorts: readonly RefactoringSort[] = [
  expandWildcard,
  shrinkActions,
  sortValues,
  toList,
  toValue,
  splitByService,
  splitByLevel,
  mergeStatements,
  addCondition,
  wrapPolicy,
  unwrapStatement,
  fitLimit,
  convertDialect,
];

/** An offer with the LSP kind of its sort. */
export type KindedOffer = Offer & { readonly kind: string };

/** The refactorings of wanted kinds for what a range touches. */
export function refactorings(
  document: PolicyDocument,
  range: Span,
  wanted: readonly string[],
  context: FeatureContext,
): readonly KindedOffer[] {
  const asked = sorts.filter(({ kind }) => isWanted(kind, wanted));
  const place = asked.length === 0 ? undefined : placeAt(document, range);
  if (place === undefined) return [];
  return asked.flatMap(({ kind, find }) => find(place, context).map((offer) => ({ ...offer, kind })));
}
