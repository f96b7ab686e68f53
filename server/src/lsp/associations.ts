import { minimatch } from 'minimatch';
import type { Association } from '../protocol/settings.ts';

/**
 * What a person says about a file: the entry of the first pattern that fits it.
 * A pattern without a slash is compared with the file's name, one with a slash with the end of its path.
 */
export function associationOf(
  uri: string,
  associations: Readonly<Record<string, Association>>,
): Association | undefined {
  const path = pathOf(uri);
  const name = path.slice(path.lastIndexOf('/') + 1);
  for (const [pattern, association] of Object.entries(associations)) {
    const fits = pattern.includes('/')
      ? minimatch(path, pattern.startsWith('/') ? pattern : `**/${pattern}`, options)
      : minimatch(name, pattern, options);
    if (fits) return association;
  }
  return undefined;
}

// Patterns are compared as written in a settings file: a leading `!` or `#` has no meaning, a hidden file is a file.
const options = { dot: true, nonegate: true, nocomment: true, platform: 'linux' } as const;

/** The path of an address of any scheme, unescaped. */
function pathOf(uri: string): string {
  const path = /^[a-z][\w+.-]*:(?:\/\/[^/?#]*)?([^?#]*)/i.exec(uri)?.[1] ?? uri;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
