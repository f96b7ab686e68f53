/** Names of a configuration, the first that is found counts. */
export const configNames: readonly string[] = ['rampart.json', '.rampart.json'];

/**
 * Where the configuration of files in a folder may lie, nearest first: there and in every folder above it up to the root.
 * Addresses and paths serve alike, as long as slashes separate their parts and none stands at the end.
 */
export function configCandidates(folder: string, root: string): readonly string[] {
  const candidates: string[] = [];
  for (let current = folder; isWithin(current, root); current = folderOf(current)) {
    candidates.push(...configNames.map((name) => `${current}/${name}`));
    if (current === root) break;
  }
  return candidates;
}

/** The folder of a file, or the folder above a folder. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function isWithin(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}

/**
 * The file that a relative path names, or `undefined` where it leaves the root: a configuration may come from a stranger.
 * @param folder of the file in which the path is written
 * @param encode how a part of the path is written in an address
 */
export function resolveWithin(
  root: string,
  folder: string,
  written: string,
  encode: (part: string) => string,
): string | undefined {
  if (/^(?:\/|\\|[a-z][\w+.-]*:)/i.test(written)) return undefined;
  let path = folder;
  for (const part of written.split('/')) {
    if (part === '..') path = folderOf(path);
    else if (part !== '' && part !== '.') path += `/${encode(part)}`;
    if (!isWithin(path, root)) return undefined;
  }
  return path;
}
