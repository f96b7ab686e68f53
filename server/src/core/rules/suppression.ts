import type { JsonNode } from '../document/jsonNode.ts';
import { resolvePointer } from '../document/jsonPointer.ts';
import type { PolicyDocument } from '../document/policyDocument.ts';
import { nearest } from '../text/nearest.ts';
import { contains, type Span, span } from '../text/span.ts';
import { groupOf } from './config.ts';
import type { Problem } from './rule.ts';

/** A person's word, outside the text, that problems of a rule at a place are meant. */
export interface Suppression {
  /** Code of a rule, or a group such as `action/*`. */
  readonly rule: string;
  /** JSON Pointer of the part whose problems are meant; `undefined`: the whole text. */
  readonly pointer: string | undefined;
}

/** The same in a comment of the text: `// rampart-ignore action/unknown: not announced yet`. */
export interface IgnoreComment {
  /** The whole comment with its marks. */
  readonly span: Span;
  readonly names: readonly IgnoredName[];
  readonly reason: string | undefined;
}

/** One rule or group that a comment names. */
export interface IgnoredName {
  readonly text: string;
  readonly span: Span;
  /** `unknown`: there is no such rule or group. `off`: it says nothing anyway. */
  readonly is: 'unknown' | 'off' | 'active';
  /** The code that an unknown one most likely meant. */
  readonly nearest: string | undefined;
  /** How many problems it hides. */
  readonly hides: number;
}

/** What a comment for suppression begins with. */
export const ignoreWord: string = 'rampart-ignore';

/** Whether a rule's code is that which a suppression names, or of the group that it names. */
export function isNamed(code: string, name: string): boolean {
  return code === name || `${groupOf(code)}/*` === name;
}

/** The JSON values of a text, each with all that JSON Pointers can name in it. */
export function rootsOf({ host, json, policies }: PolicyDocument): readonly JsonNode[] {
  return host === 'prose' ? policies.map(({ node }) => node) : json.values.map(({ root }) => root);
}

/** Whether a suppression is about a problem: its rule, and its place in whichever value the pointer fits. */
export function suppresses(
  { rule, pointer }: Suppression,
  { code, span: at }: Problem,
  document: PolicyDocument,
): boolean {
  if (!isNamed(code, rule)) return false;
  if (pointer === undefined) return true;
  return rootsOf(document).some((root) => {
    const part = resolvePointer(root, pointer);
    return part !== undefined && contains(part.span, at);
  });
}

/** A comment before its names were compared with problems. */
interface ReadComment {
  readonly span: Span;
  readonly names: readonly { readonly text: string; readonly span: Span }[];
  readonly reason: string | undefined;
  /** The line whose problems are meant. */
  readonly line: Span;
}

/** The problems that no comment of the text hides, and what became of each such comment. */
export function applyComments(
  problems: readonly Problem[],
  document: PolicyDocument,
  codes: { readonly all: readonly string[]; readonly active: readonly string[] },
): { readonly problems: readonly Problem[]; readonly comments: readonly IgnoreComment[] } {
  const read = readComments(document);
  if (read.length === 0) return { problems, comments: [] };
  const hides = ({ names, line }: ReadComment, { code, span: at }: Problem): boolean =>
    at.start >= line.start && at.start <= line.end && names.some(({ text }) => isNamed(code, text));
  const comments = read.map((comment): IgnoreComment => {
    const hidden = problems.filter((problem) => hides(comment, problem));
    const names = comment.names.map(({ text, span: at }): IgnoredName => {
      const isKnown = codes.all.some((code) => isNamed(code, text));
      return {
        text,
        span: at,
        is: codes.active.some((code) => isNamed(code, text)) ? 'active' : isKnown ? 'off' : 'unknown',
        nearest: isKnown ? undefined : nearest(text, codes.all),
        hides: hidden.filter(({ code }) => isNamed(code, text)).length,
      };
    });
    return { span: comment.span, names, reason: comment.reason };
  });
  return { problems: problems.filter((problem) => !read.some((comment) => hides(comment, problem))), comments };
}

const form: RegExp = new RegExp(String.raw`^\/[/*]\s*${ignoreWord}\s+([^:]*?)\s*(?::\s*(.*?)\s*)?(?:\*\/)?$`, 's');

/** Only JSON with comments has such comments: in JSON proper a comment is a mistake itself. */
function readComments({ host, text, json }: PolicyDocument): readonly ReadComment[] {
  if (host !== 'jsonc' || !text.includes(ignoreWord)) return [];
  return json.comments.flatMap(({ start, end }): readonly ReadComment[] => {
    const [whole, list, reason] = form.exec(text.slice(start, end)) ?? [];
    if (whole === undefined || list === undefined) return [];
    const listStart = start + whole.indexOf(list, whole.indexOf(ignoreWord) + ignoreWord.length);
    const names = [...list.matchAll(/[^\s,]+/g)].map((match) => ({
      text: match[0],
      span: span(listStart + match.index, listStart + match.index + match[0].length),
    }));
    const line = meantLine(text, span(start, end), json.comments);
    return [{ span: span(start, end), names, reason: reason === '' ? undefined : reason, line }];
  });
}

/** The comment's own line where something stands before it, else the next line that holds more than comments. */
function meantLine(text: string, comment: Span, comments: readonly Span[]): Span {
  const own = lineAt(text, comment.start);
  if (text.slice(own.start, comment.start).trim() !== '') return own;
  let line = lineAt(text, comment.end);
  while (line.end < text.length && isEmptyBeside(text, line, comments)) line = lineAt(text, line.end + 1);
  return line;
}

function isEmptyBeside(text: string, line: Span, comments: readonly Span[]): boolean {
  let rest = '';
  let position = line.start;
  for (const { start, end } of comments) {
    if (end <= line.start || start >= line.end) continue;
    rest += text.slice(position, Math.max(start, position));
    position = Math.max(end, position);
  }
  return (rest + text.slice(position, Math.max(line.end, position))).trim() === '';
}

function lineAt(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return span(start, end < 0 ? text.length : end);
}
