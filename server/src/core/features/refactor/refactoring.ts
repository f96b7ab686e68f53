import type { Policy, Statement } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { FeatureContext } from '../context.ts';

/**
 * What a refactoring does to what the text allows, also of actions that no catalogue knows: the same (`equal`),
 * nothing new (`narrows`), or perhaps more (`widens`).
 * `translated`: the text is for the other cloud afterwards, where nothing of this one is allowed or denied.
 */
export type AccessEffect = 'equal' | 'narrows' | 'widens' | 'translated';

/** Another way to write a part of a policy. */
export interface Refactoring {
  readonly title: string;
  readonly access: AccessEffect;
  readonly edits: readonly Edit[];
  /** Parts of the inserted text that a person fills in, in the order in which they stand there. */
  readonly blanks?: readonly string[];
}

/** A refactoring that a person may look for here and that cannot be done. */
export interface Obstacle {
  readonly title: string;
  readonly reason: string;
}

export type Offer = Refactoring | Obstacle;

/** Where a person asks for refactorings. */
export interface RefactorPlace {
  readonly document: PolicyDocument;
  readonly policy: Policy;
  /** Statements that the range touches, in the order of the text. */
  readonly statements: readonly Statement[];
  readonly range: Span;
}

/** One sort of refactoring; `kind` is LSP's, so that people can bind a key to it. */
export interface RefactoringSort {
  readonly kind: string;
  find(place: RefactorPlace, context: FeatureContext): readonly Offer[];
}
