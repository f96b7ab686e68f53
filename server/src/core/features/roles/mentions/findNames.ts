import { type Span, span } from '../../../text/span.ts';
import type { TextLanguage } from './language.ts';
import type { NamedRole, NameSort } from './mention.ts';
import type { RoleNames } from './roleNames.ts';
import { standsAsService } from './serviceValue.ts';

/** A name of a role, of its policy or of its service, as it stands in a text. */
export interface NameHit {
  readonly span: Span;
  readonly sort: NameSort;
  readonly roles: readonly NamedRole[];
  readonly isComment: boolean;
}

/** Every name of ours holds one of these; a text without them is done with at once. */
const anchor = /aliyun|aws/gi;
const nameCharacter = /[\w.-]/;

/** Whether a text may hold names of ours; cheap. */
export function mayNameRoles(text: string): boolean {
  return /aliyun|aws/i.test(text);
}

/**
 * The names of roles in a text, in its order, each whole: `…KMS` is not found in `…KMSKeyStore`.
 * Takes time in the length of the text.
 * @param isComment whether an offset lies in a comment; asked for rising offsets
 */
export function findNames(
  text: string,
  language: TextLanguage,
  names: RoleNames,
  isComment: (offset: number) => boolean,
): readonly NameHit[] {
  const hits: NameHit[] = [];
  const search = new RegExp(anchor);
  let floor = 0;
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    let start = match.index;
    let end = search.lastIndex;
    while (start > floor && nameCharacter.test(text.charAt(start - 1))) start--;
    while (end < text.length && nameCharacter.test(text.charAt(end))) end++;
    floor = end;
    search.lastIndex = end;
    const place = trimmed(text, start, end);
    const inComment = isComment(place.start);
    const hit = hitAt(text, place, inComment ? 'prose' : language, names);
    if (hit !== undefined) hits.push({ ...hit, isComment: inComment });
  }
  return hits;
}

/** A point or a dash at the end belongs to the sentence, underscores around a name to Markdown. */
function trimmed(text: string, from: number, to: number): Span {
  let [start, end] = [from, to];
  while (start < end && /[._-]/.test(text.charAt(start))) start++;
  while (end > start && /[.-]/.test(text.charAt(end - 1))) end--;
  return span(start, end);
}

function hitAt(
  text: string,
  at: Span,
  language: TextLanguage,
  names: RoleNames,
): Omit<NameHit, 'isComment'> | undefined {
  const word = text.slice(at.start, at.end);
  if (/\.(?:aliyuncs|amazonaws)\.com$/.test(word)) {
    // Most domain names are addresses, and this is cheaper than to look around them.
    if (!names.hasService(word)) return undefined;
    const found = standsAsService(text, at, language);
    const roles = found === undefined ? [] : names.ofService(found.service);
    return found === undefined || roles.length === 0 ? undefined : { span: found.span, sort: 'service', roles };
  }
  const before = text.charAt(at.start - 1);
  const isEmphasised = language === 'prose' && before === '*';
  if (/[}$]/.test(before) || (before === '*' && !isEmphasised)) return undefined;
  const after = text.slice(at.end, at.end + 2);
  const found = roleNamed(word, names);
  if (found === undefined) return undefined;
  const isPattern = /^[*?]/.test(after) && !isEmphasised;
  const isOpen = /^(?:\$[{(\w]|\{|%\{)/.test(after);
  if (isOpen && !word.includes('_')) return undefined;
  if (isPattern && !(found.sort === 'role' && found.roles.every((role) => role.isKnown && !names.isBeginning(word))))
    return undefined;
  return { span: at, sort: found.sort, roles: found.roles };
}

const linkedRole = /^(?:Aliyun|AWS)ServiceRoleFor[A-Z][A-Za-z\d]*$/;

/** Letters that stand for the name of a service on a page: `AliyunServiceRoleForXxx`. */
const standIn = /For(?:x{2,}|Your\w*|Service(?:Name)?|Example)$/i;

/** With the suffix that people may give some service-linked roles (`Name_Suffix`) it is that role all the same. */
function roleNamed(
  word: string,
  names: RoleNames,
): { readonly sort: NameSort; readonly roles: readonly NamedRole[] } | undefined {
  const exact = names.named(word.replace(/_+$/, ''));
  if (exact !== undefined) return exact;
  const [base = ''] = word.split('_', 1);
  const known = /servicerolefor/i.test(base) ? names.named(base) : undefined;
  if (known !== undefined) return known;
  if (!linkedRole.test(base) || standIn.test(base)) return undefined;
  return {
    sort: 'role',
    roles: [
      { roleName: base, dialect: base.startsWith('AWS') ? 'iam' : 'ram', family: 'service-linked', isKnown: false },
    ],
  };
}
