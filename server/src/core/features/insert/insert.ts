import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { type AccessPolicy, accessOf } from '../../access/accessPolicy.ts';
import { diff } from '../../access/diff.ts';
import { createPolicyDocument, type PolicyDocument } from '../../document/policyDocument.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { span } from '../../text/span.ts';
import type { FeatureContext } from '../context.ts';
import { accessPhrase, changedPart, exceptionPhrase } from '../describe/accessChange.ts';
import { accessAs } from '../describe/policyPair.ts';
import { rangeOf } from '../problems.ts';
import { editsFor } from './insertionEdits.ts';
import { readInserted } from './readInserted.ts';
import { findTarget, type Target } from './target.ts';
import { neededStatements } from './weigh.ts';

/** How statements come into a text. */
export interface InsertResult {
  readonly edits: readonly TextEdit[];
  /** Where the inserted text stands after the edits. */
  readonly range?: Range;
  /** What the policy allows afterwards and did not before, one phrase for each value of Action. */
  readonly grants: readonly string[];
  /** Why nothing can be inserted; then there are no edits. */
  readonly refusal?: string;
}

const noPlace: Localized = {
  en: 'There is no place for a statement in this text.',
  'zh-cn': '此文本中没有可以插入语句的位置。',
};

/**
 * Inserts the statements of a policy or a bare statement into the policy of a text, behind those that stand there.
 * A text that holds nothing yet becomes a whole policy, and so does a bare statement; a bare list stays one.
 * Statements that would add nothing are left out, and nothing else of the text changes but indentation.
 * @param text JSON text of the statement, of a list of statements or of the policy
 */
export function insertStatements(
  document: PolicyDocument,
  text: string,
  { locale }: Pick<FeatureContext, 'locale'>,
): InsertResult {
  const inserted = readInserted(text, locale);
  if (typeof inserted === 'string') return refusal(inserted);
  const target = findTarget(document, inserted.policy, locale);
  if (typeof target === 'string') return refusal(target);
  const own = target.policy ?? { ...inserted.policy, statements: [] };
  const before = accessAs(own, target.shared);
  const needed = neededStatements(
    before,
    accessAs({ ...inserted.policy, version: own.version }, target.shared),
    document,
    locale,
  );
  if (typeof needed === 'string') return refusal(needed);
  const edits = editsFor(document, target, inserted, needed);
  const outcome = outcomeOf(document, edits, target, needed.length, before, locale);
  if (outcome === undefined) return refusal(say(noPlace, locale));
  return { edits: edits.map((edit) => ({ range: rangeOf(document, edit.span), newText: edit.text })), ...outcome };
}

function refusal(sentence: string): InsertResult {
  return { edits: [], grants: [], refusal: sentence };
}

/** What the edits lead to, read from the text after them; `undefined` where the statements are no part of a policy there. */
function outcomeOf(
  document: PolicyDocument,
  edits: readonly Edit[],
  { policy: own, shared }: Target,
  count: number,
  before: AccessPolicy,
  locale: Locale,
): Pick<InsertResult, 'range' | 'grants'> | undefined {
  const { uri, languageId, version } = document.textDocument;
  const text = applyEdits(document.text, edits);
  const changed = createPolicyDocument(TextDocument.create(uri, languageId, version, text), {
    ...shared,
    claimed: true,
  });
  const policy = changed.policies.find((each) => own === undefined || each.span.start === own.span.start);
  const nodes = policy?.statements.slice(-count).map(({ node }) => node.span) ?? [];
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (policy === undefined || first === undefined || last === undefined) return undefined;
  const after = accessOf(policy);
  const { gained, widened } = diff(before, after);
  const phrases = [...gained, ...widened].map(
    (change) =>
      accessPhrase(changedPart(change, after, before), locale) + exceptionPhrase(change, after, changed, locale),
  );
  const place = own === undefined ? policy.span : span(first.start, last.end);
  return { range: rangeOf(changed, place), grants: [...new Set(phrases)] };
}
