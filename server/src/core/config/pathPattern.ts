/** Whether a path fits; slashes separate its parts. */
export type PathTest = (path: string) => boolean;

/**
 * A pattern for paths: `*` and `?` stay within one part, `**` does not, `{a,b}` offers several, `[a-z]` is one character
 * of several, and a backslash takes the meaning from what follows. Hidden files are files like others.
 * A pattern without a slash is compared with the file's name.
 * @param anchor what one with a slash is compared with: the whole path, or whatever end of it
 */
export function pathPattern(pattern: string, anchor: 'whole' | 'end'): PathTest {
  if (!pattern.includes('/')) {
    const name = expressionOf(pattern);
    return (path) => name.test(path.slice(path.lastIndexOf('/') + 1));
  }
  if (anchor === 'whole') {
    const whole = expressionOf(pattern.replace(/^(?:\.?\/)+/, ''));
    return (path) => whole.test(path);
  }
  const end = expressionOf(pattern.startsWith('/') ? pattern.slice(1) : `**/${pattern}`);
  return (path) => end.test(path.replace(/^\//, ''));
}

/** The pattern that only one path fits. */
export function patternOfPath(path: string): string {
  const literal = path.replace(/[\\*?{}[\]]/g, '\\$&');
  return literal.includes('/') ? literal : `./${literal}`;
}

/** Whether only one path fits a pattern. */
export function namesOnePath(pattern: string): boolean {
  return pattern.includes('/') && !/[*?{[]/.test(pattern.replace(/\\./g, ''));
}

function expressionOf(pattern: string): RegExp {
  try {
    return new RegExp(`^${translate(pattern)}$`, 's');
  } catch {
    // A class such as `[z-a]` means nothing, so the text is compared as it stands.
    return new RegExp(`^${literally(pattern)}$`, 's');
  }
}

const tokens: RegExp = /\*\*\/|\*+|\?|\\.|\[[!^]?\]?[^\]/]*\]|[{},]|./gs;

function translate(pattern: string): string {
  let depth = 0;
  const closings = [...pattern.replace(/\\./g, '').matchAll(/\}/g)].length;
  let opened = 0;
  return (pattern.match(tokens) ?? [])
    .map((token, index, all) => {
      const startsPart = index === 0 || all[index - 1]?.endsWith('/') === true;
      if (token === '**/' && startsPart) return '(?:[^/]+/)*';
      if (token === '**/') return '[^/]*/';
      if (token.startsWith('*')) return token === '**' && startsPart && index === all.length - 1 ? '.*' : '[^/]*';
      if (token === '?') return '[^/]';
      if (token.length > 1 && token.startsWith('\\')) return literally(token.slice(1));
      if (token.length > 1 && token.startsWith('[')) return classOf(token);
      if (token === '{' && opened < closings) {
        opened++;
        depth++;
        return '(?:';
      }
      if (token === '}' && depth > 0) {
        depth--;
        return ')';
      }
      if (token === ',' && depth > 0) return '|';
      return literally(token);
    })
    .join('');
}

function classOf(token: string): string {
  const negated = /^\[[!^]/.test(token);
  const members = token.slice(negated ? 2 : 1, -1).replace(/[\\[\]^]/g, '\\$&');
  return negated ? `[^${members}/]` : `[${members}]`;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
