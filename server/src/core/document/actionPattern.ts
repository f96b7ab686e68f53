/** An action as it stands in Action or NotAction: `kms:Decrypt`, `ecs:Describe*`, `*`. */
export interface ActionPattern {
  readonly text: string;
  /** What stands before the first colon; `undefined` when there is no colon. */
  readonly service: string | undefined;
  /** What stands after the first colon; the whole text when there is none. */
  readonly name: string;
  readonly hasWildcard: boolean;
}

export function parseActionPattern(text: string): ActionPattern {
  const colon = text.indexOf(':');
  return {
    text,
    service: colon < 0 ? undefined : text.slice(0, colon),
    name: text.slice(colon + 1),
    hasWildcard: hasWildcard(text),
  };
}

export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

/**
 * Whether a glob matches a whole text: `*` is any run of characters, `?` is exactly one, all else is literal.
 * Linear in the product of both lengths at worst, without backtracking explosions.
 */
export function globMatches(pattern: string, text: string): boolean {
  return walkGlob(pattern, text, () => true);
}

/** Matches piece by piece between the stars, each as early as it can be; `isOne` says which characters `?` takes. */
function walkGlob(pattern: string, text: string, isOne: (character: string | undefined) => boolean): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (pattern[p] === text[t] || (pattern[p] === '?' && isOne(text[t]))) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Whether the pattern matches an action such as `kms:Decrypt`; both clouds ignore letter case here. */
export function actionMatches(pattern: ActionPattern, action: string): boolean {
  return globMatches(pattern.text.toLowerCase(), action.toLowerCase());
}

/**
 * Whether every action that `inner` matches is matched by `outer` too.
 * Sound but not complete: a `false` may only mean that it could not be shown.
 */
export function actionCovers(outer: ActionPattern, inner: ActionPattern): boolean {
  if (!inner.hasWildcard) return actionMatches(outer, inner.text);
  return globCovers(outer.text.toLowerCase(), inner.text.toLowerCase());
}

/** Sound test that glob `outer` matches all that glob `inner` matches, reading wildcards of `inner` as letters of their own. */
export function globCovers(outer: string, inner: string): boolean {
  return walkGlob(outer, inner, (character) => character !== '*');
}

/**
 * Whether some text matches both globs: `*` is any run of characters, `?` is exactly one.
 * Takes time in the product of both lengths.
 */
export function globsMeet(left: string, right: string): boolean {
  const width = right.length;
  // For the letters of `left` so far: which beginnings of `right` have a text in common with them.
  let row = [true];
  for (let column = 0; column < width; column++) row.push(row[column] === true && right[column] === '*');
  for (const letter of left) {
    const next = [row[0] === true && letter === '*'];
    for (let column = 0; column < width; column++) {
      const other = right[column];
      const meets =
        letter === '*' || other === '*'
          ? row[column + 1] === true || next[column] === true
          : row[column] === true && (letter === other || letter === '?' || other === '?');
      next.push(meets);
    }
    row = next;
  }
  return row[width] === true;
}
