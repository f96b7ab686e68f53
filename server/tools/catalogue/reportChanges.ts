import type { Row } from './facts.ts';
import type { FactsSnapshot, ServiceActions } from './reportFacts.ts';

/** What became of one list of names. */
export interface ListChanges {
  /** A service prefix, or the path and name of another list. */
  readonly list: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** What changed in rows that stayed, and in how many: `confidence C → A` → 12. */
  readonly changed: Readonly<Record<string, number>>;
}

/** What changed between two states of the facts; lists that are the same are left out. */
export function changesBetween(old: FactsSnapshot, now: FactsSnapshot): readonly ListChanges[] {
  const prefixes = new Set([...now.services, ...old.services].map(({ service }) => service));
  const lists = new Set([...now.lists.keys(), ...old.lists.keys()]);
  return [
    ...[...prefixes].sort().map((prefix) => actionChanges(prefix, rowsOf(old, prefix), rowsOf(now, prefix))),
    ...[...lists].sort().map((list) => ({
      list,
      ...nameChanges(old.lists.get(list) ?? [], now.lists.get(list) ?? []),
      changed: {},
    })),
  ].filter(({ added, removed, changed }) => added.length + removed.length + Object.keys(changed).length > 0);
}

function rowsOf(snapshot: FactsSnapshot, prefix: string): ServiceActions | undefined {
  return snapshot.services.find(({ service }) => service === prefix);
}

function actionChanges(list: string, old: ServiceActions | undefined, now: ServiceActions | undefined): ListChanges {
  const before = new Map(old?.actions.map((row) => [String(row['name']), row]));
  const after = new Map(now?.actions.map((row) => [String(row['name']), row]));
  const changed = new Map<string, number>();
  for (const [name, row] of after) {
    for (const what of differences(before.get(name) ?? row, row)) changed.set(what, (changed.get(what) ?? 0) + 1);
  }
  return {
    list,
    ...nameChanges([...before.keys()], [...after.keys()]),
    changed: Object.fromEntries([...changed].sort()),
  };
}

function differences(old: Row, row: Row): readonly string[] {
  const members = new Set([...Object.keys(old), ...Object.keys(row)]);
  return [...members]
    .filter((member) => JSON.stringify(old[member]) !== JSON.stringify(row[member]))
    .map((member) =>
      member === 'confidence' || member === 'level' ? `${member} ${old[member]} → ${row[member]}` : member,
    );
}

function nameChanges(old: readonly string[], now: readonly string[]): Pick<ListChanges, 'added' | 'removed'> {
  return {
    added: now.filter((name) => !old.includes(name)),
    removed: old.filter((name) => !now.includes(name)),
  };
}
