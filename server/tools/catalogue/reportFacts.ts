import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRow, type Row } from './facts.ts';
import { parseRow } from './refreshFile.ts';

/** The facts as they stood at one time, as far as they can be counted. */
export interface FactsSnapshot {
  /** Day of the newest file, or empty. */
  readonly date: string;
  readonly services: readonly ServiceActions[];
  /** What the other lists hold: `ram/conditionKeys.json conditionKeys` → names. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** The actions of one service. */
export interface ServiceActions {
  readonly service: string;
  /** Whether the code is only assumed. */
  readonly assumed: boolean;
  readonly actionList: string;
  readonly actions: readonly Row[];
}

/** The facts in a folder: the data folder itself, or a checkout that has one. */
export function snapshotOfFolder(folder: string): FactsSnapshot {
  const inside = join(folder, 'server/data');
  const data = existsSync(inside) ? inside : folder;
  const paths = globSync('**/*.json', { cwd: data }).sort();
  if (paths.length === 0) throw new Error(`${folder} holds no facts.`);
  return snapshot(paths.map((path) => [path, readFileSync(join(data, path), 'utf8')]));
}

/**
 * The facts at a revision of a repository.
 * @throws Error when git knows no such revision, or it has no facts
 */
export function snapshotOfRevision(repository: string, revision: string): FactsSnapshot {
  const git = (args: readonly string[], input: string): string => {
    try {
      return execFileSync('git', args, {
        cwd: repository,
        input,
        encoding: 'latin1',
        maxBuffer: 2 ** 28,
        stdio: 'pipe',
      });
    } catch (error) {
      throw new Error(`git knows no revision ${revision} with facts.`, { cause: error });
    }
  };
  const listed = git(['ls-tree', '-r', '-z', '--name-only', revision, 'server/data'], '');
  const paths = listed.split('\0').filter((path) => path.endsWith('.json'));
  if (paths.length === 0) throw new Error(`The revision ${revision} has no facts.`);
  const output = git(['cat-file', '--batch'], paths.map((path) => `${revision}:${path}\n`).join(''));
  let at = 0;
  return snapshot(
    paths.map((path) => {
      const end = output.indexOf('\n', at);
      const start = end + 1;
      at = start + Number(output.slice(at, end).split(' ')[2]);
      const text = Buffer.from(output.slice(start, at), 'latin1').toString('utf8');
      at++;
      return [path.slice('server/data/'.length), text];
    }),
  );
}

/** The newest tag that the checked-out state of a repository descends from; `undefined` where there is none, or no git. */
export function lastTag(repository: string): string | undefined {
  try {
    const options = { cwd: repository, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync('git', ['describe', '--tags', '--abbrev=0'], options).trim();
  } catch {
    return undefined;
  }
}

function snapshot(files: readonly (readonly [path: string, text: string])[]): FactsSnapshot {
  const services: ServiceActions[] = [];
  const lists = new Map<string, readonly string[]>();
  const dates: string[] = [];
  for (const [path, text] of files) {
    const content = parseRow(path, text);
    dates.push(String(content['date'] ?? ''));
    const folder = /^ram\/(actions|assumed)\//.exec(path)?.[1];
    if (folder !== undefined) services.push(readService(content, folder === 'assumed'));
    else
      for (const [name, value] of Object.entries(content))
        if (Array.isArray(value)) lists.set(`${path} ${name}`, value.map(nameOf));
  }
  return { date: dates.sort().at(-1) ?? '', services, lists };
}

function readService(content: Row, assumed: boolean): ServiceActions {
  const usual = content['confidence'];
  const actions = Array.isArray(content['actions']) ? content['actions'].filter(isRow) : [];
  return {
    service: String(content['service']),
    assumed,
    actionList: String(content['actionList']),
    actions: actions.map((row) => ({ ...row, confidence: row['confidence'] ?? usual })),
  };
}

/** A name, or the first member of a row, which is what its list is sorted by. */
function nameOf(entry: unknown): string {
  return String(isRow(entry) ? Object.values(entry)[0] : entry);
}
