import { type Span, span } from '../../../text/span.ts';
import { createdBy, isCreator } from './creators.ts';
import type { Telling } from './mention.ts';

/** What is read of a Terraform text: enough to tell comments from code, and which roles its resources create. */
export interface HclReading {
  readonly comments: readonly Span[];
  readonly tellings: readonly Telling[];
}

/** Where strings, comments, heredocs and blocks begin; `start` and `mark` for a heredoc. */
const opening = /"|#|\/\/|\/\*|<<-?(?<mark>[A-Za-z_][\w-]*)[ \t]*\r?\n|[{}\n]/g;

/**
 * Reads Terraform's language as far as it is needed. Total, and takes time in the length of the text.
 * Values that hold a template (`"${var.service}"`) say nothing.
 */
export function readHcl(text: string): HclReading {
  const comments: Span[] = [];
  const tellings: Telling[] = [];
  const search = new RegExp(opening);
  let depth = 0;
  let lineStart = 0;
  /** Whether nothing but blanks, a name and `=` may stand between the start of the line and here. */
  let isFirst = true;
  let resource: string | undefined;
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const at = match.index;
    const [sign] = match;
    if (sign === '\n') {
      lineStart = search.lastIndex;
      isFirst = true;
    } else if (sign === '"') {
      const end = stringEnd(text, at);
      search.lastIndex = end;
      // The strings of the header of a block are read with its brace.
      if (depth !== 1) continue;
      const telling = isFirst && resource !== undefined ? attributeAt(text, lineStart, at, end, resource) : undefined;
      if (telling !== undefined) tellings.push(telling);
      isFirst = false;
    } else if (sign === '{') {
      if (depth === 0) resource = isFirst ? resourceOf(text.slice(lineStart, at)) : undefined;
      depth++;
      isFirst = depth === 1;
      if (isFirst) lineStart = search.lastIndex;
    } else if (sign === '}') {
      depth = Math.max(0, depth - 1);
      isFirst = false;
    } else if (match.groups?.['mark'] !== undefined) {
      const end = heredocEnd(text, search.lastIndex, match.groups['mark']);
      search.lastIndex = end;
      lineStart = end;
      isFirst = true;
    } else {
      const end = commentEnd(text, at, sign);
      comments.push(span(at, end));
      search.lastIndex = end;
    }
  }
  return { comments, tellings };
}

/** Type of the resource whose block a line opens, where it is one that creates a role. */
function resourceOf(header: string): string | undefined {
  const [, type = ''] = /^\s*resource\s+"?(\w+)"?\s+"?[\w-]+"?\s*$/.exec(header) ?? [];
  return isCreator(type) ? type : undefined;
}

function attributeAt(text: string, lineStart: number, at: number, end: number, resource: string): Telling | undefined {
  const [, name] = /^\s*([A-Za-z_][\w-]*)\s*=\s*$/.exec(text.slice(lineStart, at)) ?? [];
  const value = text.slice(at + 1, end - 1);
  const rest = /[^\r\n]*/y;
  rest.lastIndex = end;
  const isWhole = /^\s*(?:#|\/\/|\/\*|\}|$)/.test(rest.exec(text)?.[0] ?? '');
  const isClosed = text.charAt(end - 1) === '"' && end > at + 1;
  if (name === undefined || !isWhole || !isClosed || /[$%]\{/.test(value)) return undefined;
  return createdBy(resource, name, span(at + 1, end - 1));
}

/** Offset behind a string; its templates may hold strings of their own. A string ends with its line at the latest. */
function stringEnd(text: string, start: number): number {
  /** For each template that is open: how many braces are. */
  const templates: number[] = [];
  let inString = true;
  let index = start + 1;
  for (; index < text.length; index++) {
    const character = text[index];
    if (character === '\n') return index;
    if (inString) {
      if (character === '\\') index++;
      else if ((character === '$' || character === '%') && text[index + 1] === '{') {
        templates.push(1);
        inString = false;
        index++;
      } else if (character === '"') {
        if (templates.length === 0) return index + 1;
        inString = false;
      }
    } else if (character === '"') inString = true;
    else if (character === '{') templates.push((templates.pop() ?? 0) + 1);
    else if (character === '}') {
      const open = (templates.pop() ?? 1) - 1;
      if (open > 0) templates.push(open);
      else inString = true;
    }
  }
  return index;
}

/** Offset behind the line that ends a heredoc; the end of the text where none does. */
function heredocEnd(text: string, from: number, mark: string): number {
  const line = new RegExp(`^[ \\t]*${mark}[ \\t]*\\r?$`, 'gm');
  line.lastIndex = from;
  return line.exec(text) === null ? text.length : line.lastIndex;
}

function commentEnd(text: string, start: number, sign: string): number {
  const close = sign === '/*' ? '*/' : '\n';
  const end = text.indexOf(close, start + sign.length);
  return end < 0 ? text.length : sign === '/*' ? end + close.length : end;
}
