import { TextDocument } from 'vscode-languageserver-textdocument';
import { type AccessPolicy, type AccessStatement, accessOf } from '../../access/accessPolicy.ts';
import { allowsNothingNew } from '../../access/diff.ts';
import type { Policy } from '../../document/policy.ts';
import { createPolicyDocument, type PolicyDocument } from '../../document/policyDocument.ts';
import { quoted } from '../../rules/quotedList.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { sourceOf } from './listLayout.ts';

const words = {
  actionOn: { en: '"{0}" on {1}', 'zh-cn': '“{0}”（资源：{1}）' },
  allBut: { en: 'all actions but those of NotAction', 'zh-cn': '除 NotAction 以外的所有操作' },
  and: { en: '{0} and {1} more', 'zh-cn': '{0}等 {2} 项' },
} as const satisfies Readonly<Record<string, Localized>>;
const separator: Localized = { en: ', ', 'zh-cn': '、' };

/** More resources than this are not named with each action. */
const mostResources = 2;

/** What a policy allows after edits and did not allow before, one phrase for each value of Action; empty where that is nothing. */
export function newGrants(
  document: PolicyDocument,
  policy: Policy,
  edits: readonly Edit[],
  locale: Locale,
): readonly string[] {
  const { uri, languageId, version } = document.textDocument;
  const { dialect, kind } = policy.recognition;
  const text = applyEdits(document.text, edits);
  const textDocument = TextDocument.create(uri, languageId, version, text);
  const changed = createPolicyDocument(textDocument, { dialect, kind, claimed: true });
  const same = changed.policies.find(({ span }) => span.start === policy.span.start);
  if (same === undefined) return [];
  const [before, after] = [accessOf(policy), accessOf(same)];
  const sourcesOf = (statements: readonly AccessStatement[], from: string): readonly string[] =>
    statements.map(({ statement }) => sourceOf(statement.node, from));
  // What stood there before is new only where a Deny no longer takes it away.
  const isDeniedAlike = sourcesOf(before.denies, document.text).join() === sourcesOf(after.denies, text).join();
  const known = new Set(isDeniedAlike ? sourcesOf(before.allows, document.text) : []);
  const grants = after.allows
    .filter(({ statement }) => !known.has(sourceOf(statement.node, text)))
    .flatMap((allow) => partsOf(allow))
    .filter((part) => isNew(part, before, after))
    .map((part) => phraseOf(part, before, after, locale));
  return [...new Set(grants)];
}

/** Phrases as one list; of those beyond `most` it is told how many there are. */
export function listGrants(grants: readonly string[], most: number, locale: Locale): string {
  const shown = grants.slice(0, most).join(separator[locale]);
  const rest = grants.length - most;
  return rest > 0 ? say(words.and, locale, [shown, `${rest}`, `${grants.length}`]) : shown;
}

/** A statement for each value of its Action. */
function partsOf(statement: AccessStatement): readonly AccessStatement[] {
  const { negated, terms } = statement.actions;
  return negated ? [statement] : terms.map((term) => ({ ...statement, actions: { negated, terms: [term] } }));
}

function isNew(part: AccessStatement, before: AccessPolicy, after: AccessPolicy): boolean {
  return !allowsNothingNew(before, { ...after, allows: [part] });
}

function phraseOf(part: AccessStatement, before: AccessPolicy, after: AccessPolicy, locale: Locale): string {
  const { negated, terms } = part.actions;
  const [term] = terms;
  if (negated || term === undefined) return say(words.allBut, locale);
  const resources = part.resources?.negated === false ? part.resources.terms : [];
  const fresh = resources.filter((each) => {
    return isNew({ ...part, resources: { negated: false, terms: [each] } }, before, after);
  });
  if (fresh.length === 0) return quoted([term.element.text], locale);
  const texts = fresh.map(({ element }) => element.text);
  return say(words.actionOn, locale, [term.element.text, quoted(texts, locale, mostResources)]);
}
