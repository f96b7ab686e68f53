import { globCovers, globMatches, hasWildcard } from '../document/actionPattern.ts';
import type { Truth } from './truth.ts';

/** `?`: one character. */
export const anyCharacter = 0;
/** `*`: any run of characters. */
export const anyRun = 1;
/** `*` that stops at a colon. */
export const runInField = 2;

/** A wildcard; a character; or, longer than a character, a piece of text that is filled in elsewhere. */
export type Token = string | typeof anyCharacter | typeof anyRun | typeof runInField;

/** A text of a policy as it is compared with texts of requests. */
export interface Glob {
  /** As it is compared, for example in lower case. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Whether `*` and `?` in the text are wildcards and all else is a character, so that the text itself can be matched. */
  readonly isPlain: boolean;
  /** Whether it stands for one text alone. */
  readonly isLiteral: boolean;
  /** Whether part of it is filled in elsewhere: a policy variable, a template's variable, a placeholder. */
  readonly isOpen: boolean;
  /** Whether some of that are policy variables, which a request fills in. */
  readonly hasVariables: boolean;
  /** Whether letter case is ignored. */
  readonly fold: boolean;
}

/** How a text is to be read. */
export interface GlobStyle {
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  readonly fold: boolean;
  /**
   * What a `*` before the last field of an ARN takes.
   * `any`: all. `resource`: colons too where it ends its field, as in Resource of IAM. `each`: never a colon, as in ArnLike.
   */
  readonly colons: 'any' | 'resource' | 'each';
  /** What `${prefix:key}` and `${*}` are: policy variables, mere characters, or, as anything else in `${}`, filled in elsewhere. */
  readonly variables: 'resolved' | 'characters' | 'elsewhere';
}

/** `${…}`, `{…}`, `{{…}}`, `<…>` and `%(…)s`: a policy variable, a template's variable, a placeholder of a help page. */
const openText = /\$?\{\{?[^{}]*\}?\}|<%?[^<>]*>|%\(\w+\)s/g;
const policyVariable = /^\$\{(?:[*?$]|[^:{}]+:[^{}]+)\}$/;
/** Colons that stand before the last field of an ARN of IAM. */
const colonsOfArn = 5;

/** Reads a text; total. */
export function parseGlob(written: string, style: GlobStyle): Glob {
  const text = style.fold ? written.toLowerCase() : written;
  const tokens: Token[] = [];
  let at = 0;
  for (const { 0: open, index } of /[{<]|%\(/.test(text) ? text.matchAll(openText) : []) {
    const isVariable = policyVariable.test(open);
    if (isVariable && style.variables === 'characters') continue;
    pushCharacters(text.slice(at, index), style, tokens);
    // `${*}` stands for the character itself.
    tokens.push(isVariable && style.variables === 'resolved' && open.length === 4 ? open.charAt(2) : open);
    at = index + open.length;
  }
  pushCharacters(text.slice(at), style, tokens);
  if (style.colons !== 'any') confineStars(tokens, style.colons);
  const isPlain = at === 0 && !tokens.includes(runInField) && (style.wildcards || !hasWildcard(text));
  const hasVariables = style.variables === 'resolved' && tokens.some(isOpenToken);
  return { text, tokens, isPlain, ...sortsOf(tokens), hasVariables, fold: style.fold };
}

function sortsOf(tokens: readonly Token[]): Pick<Glob, 'isLiteral' | 'isOpen'> {
  return {
    isLiteral: tokens.every((token) => typeof token === 'string' && token.length === 1),
    isOpen: tokens.some(isOpenToken),
  };
}

function pushCharacters(text: string, { wildcards }: GlobStyle, tokens: Token[]): void {
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    tokens.push(!wildcards ? character : character === '*' ? anyRun : character === '?' ? anyCharacter : character);
  }
}

function confineStars(tokens: Token[], colons: 'resource' | 'each'): void {
  let passed = 0;
  const last = Math.min(colonsOfArn, tokens.filter((token) => token === ':').length);
  for (const [index, token] of tokens.entries()) {
    if (token === ':') passed++;
    const endsField = tokens[index + 1] === ':';
    if (token === anyRun && passed < last && (colons === 'each' || !endsField)) tokens[index] = runInField;
  }
}

/** Whether a token is text that is filled in elsewhere. */
export function isOpenToken(token: Token): boolean {
  return typeof token === 'string' && token.length > 1;
}

/** The glob with other tokens, such as those of a policy variable's value. */
export function withTokens(glob: Glob, tokens: readonly Token[]): Glob {
  return { ...glob, tokens, isPlain: false, ...sortsOf(tokens) };
}

/** Whether the glob matches a text, which must be in lower case where the glob is; `unknown` where what is filled in decides. */
export function matchGlob(glob: Glob, text: string): Truth {
  if (glob.isPlain) return glob.isLiteral ? glob.text === text : globMatches(glob.text, text);
  if (!glob.isOpen) return walk(glob.tokens, text);
  const widest = glob.tokens.map((token) => (isOpenToken(token) ? anyRun : token));
  return walk(widest, text) ? 'unknown' : false;
}

function walk(tokens: readonly Token[], text: string): boolean {
  let positions = freeMoves(tokens, [0]);
  for (let index = 0; index < text.length && positions.length > 0; index++) {
    positions = step(tokens, positions, text.charAt(index));
  }
  return positions.at(-1) === tokens.length;
}

/** Positions in the tokens after a letter, in order; a letter longer than a character is text filled in elsewhere. */
export function step(tokens: readonly Token[], positions: readonly number[], letter: string): readonly number[] {
  const next: number[] = [];
  for (const position of positions) {
    const token = tokens[position];
    if (token === anyRun) next.push(position);
    else if (token === runInField) {
      if (letter !== ':' && letter.length === 1) next.push(position);
    } else if (token === letter || (token === anyCharacter && letter.length === 1)) next.push(position + 1);
  }
  return freeMoves(tokens, next);
}

/**
 * The positions and those that are reached from them by letting a run be empty.
 * What stands before a `*` that was reached is left out: the `*` takes all that it would take.
 */
export function freeMoves(tokens: readonly Token[], positions: readonly number[]): readonly number[] {
  const reached = new Set<number>();
  for (const start of positions) {
    let position = start;
    while (!reached.has(position)) {
      reached.add(position);
      const token = tokens[position];
      if (token === anyRun || token === runInField) position++;
    }
  }
  const sorted = [...reached].sort((a, b) => a - b);
  const lastRun = sorted.findLastIndex((position) => tokens[position] === anyRun);
  return lastRun > 0 ? sorted.slice(lastRun) : sorted;
}

/**
 * Whether the outer glob matches all that the inner one matches, whatever is filled in.
 * Cheap and sound, not complete; both must ignore letter case or both mind it.
 */
export function globTakes(outer: Glob, inner: Glob): boolean {
  if (outer.text === inner.text && sameTokens(outer, inner)) return true;
  if (inner.isLiteral && inner.isPlain) return matchGlob(outer, inner.text) === true;
  if (outer.isPlain && inner.isPlain) return !outer.isLiteral && globCovers(outer.text, inner.text);
  return walkTokens(outer.tokens, inner.tokens);
}

function sameTokens(outer: Glob, inner: Glob): boolean {
  const { length } = outer.tokens;
  return length === inner.tokens.length && outer.tokens.every((token, index) => token === inner.tokens[index]);
}

/** Reads each wildcard of the inner glob as a letter that only as wide a wildcard takes. */
function walkTokens(outer: readonly Token[], inner: readonly Token[]): boolean {
  let positions = freeMoves(outer, [0]);
  for (const token of inner) {
    if (positions.length === 0) return false;
    if (typeof token === 'string') {
      positions = step(outer, positions, token);
      continue;
    }
    const next: number[] = [];
    for (const position of positions) {
      const own = outer[position];
      if (own === anyRun || (own === runInField && token === runInField)) next.push(position);
      else if (own === anyCharacter && token === anyCharacter) next.push(position + 1);
    }
    positions = freeMoves(outer, next);
  }
  return positions.at(-1) === outer.length;
}
