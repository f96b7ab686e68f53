import type { Dialect } from '../document/dialect.ts';
import { type Glob, isOpenToken, type Token, withTokens } from './glob.ts';

/** What is known of the condition keys of a request, the time among them. */
export interface RequestContext {
  /** Values by name of the key; an empty list says that the request lacks the key. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** What is true of every other key. */
  readonly others: 'unknown' | 'absent';
}

/** Values of a key, none where the request lacks it. The name must be given as it is compared. */
export type KeyLookup = (key: string) => readonly string[] | 'unknown';

/** RAM minds letter case in names of keys, IAM does not. */
export function lookupIn({ keys, others }: RequestContext, dialect: Dialect): KeyLookup {
  const known = new Map(
    Object.entries(keys).map(([name, values]) => [dialect === 'iam' ? name.toLowerCase() : name, values]),
  );
  return (key) => known.get(key) ?? (others === 'absent' ? [] : 'unknown');
}

const variable = /^\$\{([^:{},]+:[^{},]+?)\s*(?:,\s*'([^']*)')?\s*\}$/;

/** Puts values of the request for policy variables; `absent` where the request lacks a variable that has no default. */
export function fillVariables(glob: Glob, lookup: KeyLookup): Glob | 'absent' {
  if (!glob.hasVariables) return glob;
  const tokens: Token[] = [];
  for (const token of glob.tokens) {
    const [, key, fallback] = (isOpenToken(token) && variable.exec(String(token))) || [];
    const found = key === undefined ? 'unknown' : lookup(key.toLowerCase());
    const value =
      found === 'unknown' ? undefined : found.length === 0 ? fallback : found.length === 1 ? found[0] : undefined;
    if (found !== 'unknown' && found.length === 0 && fallback === undefined) return 'absent';
    if (value === undefined) tokens.push(token);
    else tokens.push(...(glob.fold ? value.toLowerCase() : value).split(''));
  }
  return withTokens(glob, tokens);
}

/** Names of the condition keys that stand as policy variables in a text, as they are written. */
export function variablesIn(glob: Glob): readonly string[] {
  if (!glob.hasVariables) return [];
  return glob.tokens.flatMap((token) => variable.exec(String(token))?.[1] ?? []);
}
