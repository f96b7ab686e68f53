import type { Files, ListedFile } from '../../server/src/cli/files.ts';
import { lint, type Outcome } from '../../server/src/cli/lint.ts';
import type { LintOptions } from '../../server/src/cli/options.ts';
import { packCatalogue } from '../../server/tools/catalogue/pack.ts';

const packed = await packCatalogue();
const workingDirectory = '/work';

/** Files by their paths below the working directory. */
export type Contents = Readonly<Record<string, string | Uint8Array>>;

/** Files in memory; a folder is the files below it. */
function filesOf(contents: Contents): Files {
  const find = (path: string): string | Uint8Array | undefined => contents[path.replace(`${workingDirectory}/`, '')];
  const read = (path: string): Uint8Array => {
    const content = find(path);
    if (content === undefined) throw new Error(`ENOENT: no such file or directory, open '${path}'`);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  return {
    list: (paths) => ({
      files: paths.flatMap((path): readonly ListedFile[] => {
        const below = Object.keys(contents).filter((each) => each.startsWith(`${path}/`));
        return below.length > 0 ? below.map((each) => ({ path: each, named: false })) : [{ path, named: true }];
      }),
      faults: [],
    }),
    exists: (path) => find(path) !== undefined,
    read,
    readStandardInput: async () => read('-'),
  };
}

/** Runs `lint` over files in memory; all of them where no paths are given. */
export function runLint(
  contents: Contents,
  options: Partial<LintOptions> = {},
  readCatalogue: (part: 'ram' | 'iam') => string = (part) => packed[part],
): Promise<Outcome> {
  const defaults: LintOptions = {
    paths: Object.keys(contents),
    format: 'text',
    locale: 'en',
    dialect: undefined,
    kind: undefined,
    preset: undefined,
    config: undefined,
    extraFacts: [],
  };
  return lint({ ...defaults, ...options }, { files: filesOf(contents), workingDirectory, readCatalogue });
}

/** The text of a packed catalogue whose end is missing. */
export function cutCatalogue(part: 'ram' | 'iam'): string {
  return packed[part].slice(0, 1000);
}
