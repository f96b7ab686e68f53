import type { JsonNode } from '../../../document/jsonNode.ts';
import { parseValue } from '../../../document/parse.ts';
import type { JsonLayer, PolicyDocument } from '../../../document/policyDocument.ts';
import type { Span } from '../../../text/span.ts';
import { commandTellings } from './commands.ts';
import { mayCreate } from './creators.ts';
import type { DescribedRoles } from './describedRoles.ts';
import { findNames, mayNameRoles, type NameHit } from './findNames.ts';
import { readHcl } from './hcl.ts';
import { jsonTellings } from './jsonTemplates.ts';
import { languageOf, type TextLanguage } from './language.ts';
import { type MentionKind, moreTelling, nameWords, type Telling, type TextMention } from './mention.ts';
import { lookUp, within } from './places.ts';
import { policyTellings, type ReadPolicy } from './policyTellings.ts';
import type { RoleNames } from './roleNames.ts';
import { isWholeValue } from './serviceValue.ts';
import { lineComments, yamlTellings } from './yaml.ts';

/** What was read of a text. */
export interface ReadText extends Pick<PolicyDocument, 'textDocument' | 'text'> {
  readonly policies: readonly ReadPolicy[];
  readonly json: Pick<JsonLayer, 'plain' | 'values' | 'comments'>;
}

/** What mentions are found with; made once for many texts. */
export interface MentionFacts {
  readonly names: RoleNames;
  readonly described: DescribedRoles;
}

/**
 * Where a text has to do with roles, in its order, one mention of a role at a place: the most telling.
 * Total: any text gives an answer, and nothing throws. Takes time in the length of the text.
 */
export function roleMentions(document: ReadText, { names, described }: MentionFacts): readonly TextMention[] {
  const { text, policies, textDocument } = document;
  const own = policies.flatMap(described);
  if (!mayNameRoles(text)) return own;
  const language = languageOf(textDocument, text);
  const { comments, tellings } = structureOf(document, language);
  const ofPolicies = policies.map((policy) => policyTellings(policy, names));
  const tellingAt = lookUp([...tellings, ...ofPolicies.flatMap((each) => each.tellings)]);
  const hits = findNames(text, language, names, within(comments));
  return merged([
    ...own,
    ...ofPolicies.flatMap(({ matched }) => matched),
    ...hits.flatMap((hit) => mentionsOf(hit, tellingAt(hit.span.start), text, language)),
  ]);
}

/** What is read of a text beside its policies. */
interface Structure {
  readonly comments: readonly Span[];
  readonly tellings: readonly Telling[];
}

function structureOf(document: ReadText, language: TextLanguage): Structure {
  const { text } = document;
  if (language === 'prose') return { comments: [], tellings: [] };
  const { comments, tellings } = resourcesIn(document, language);
  return { comments, tellings: [...tellings, ...commandTellings(text, within(comments))] };
}

function resourcesIn(document: ReadText, language: Exclude<TextLanguage, 'prose'>): Structure {
  const { text, json } = document;
  if (language === 'hcl') return readHcl(text);
  if (language === 'json')
    return { comments: json.comments, tellings: mayCreate(text) ? rootsOf(document).flatMap(jsonTellings) : [] };
  return { comments: lineComments(text), tellings: language === 'yaml' && mayCreate(text) ? yamlTellings(text) : [] };
}

/** Values of a JSON text, which was read already where it may hold a policy. */
function rootsOf({ json }: ReadText): readonly JsonNode[] {
  if (json.values.length > 0) return json.values.map(({ root }) => root);
  const value = parseValue(json.plain, 0);
  return value === undefined ? [] : [value.root];
}

function mentionsOf(
  { span, sort, roles, isComment }: NameHit,
  telling: Telling | undefined,
  text: string,
  language: TextLanguage,
): readonly TextMention[] {
  const isOnlyNamed = isComment || language === 'prose';
  const plainKind: MentionKind =
    sort === 'policy' && !isOnlyNamed && isWholeValue(text, span, language) ? 'describes' : 'names';
  return roles.map((role) => {
    const isTold =
      telling?.sort === sort && !isComment && (telling.family === undefined || telling.family === role.family);
    return isTold
      ? { role, span, kind: telling.kind, words: telling.words }
      : { role, span, kind: plainKind, words: nameWords[sort] };
  });
}

function merged(mentions: readonly TextMention[]): readonly TextMention[] {
  const byPlace = new Map<string, TextMention>();
  for (const mention of mentions) {
    const key = `${mention.span.start} ${mention.role.roleName}`;
    const known = byPlace.get(key);
    byPlace.set(key, known === undefined ? mention : moreTelling(known, mention));
  }
  return [...byPlace.values()].toSorted((a, b) => a.span.start - b.span.start);
}
