import type { PackedCounterparts } from '../../src/core/catalogue/format.ts';
import type { Dialect } from '../../src/core/document/dialect.ts';
import { FactsFile } from './facts.ts';

/** Names of one dialect. */
export interface Names {
  readonly prefixes: ReadonlySet<string>;
  /** In lower case. */
  readonly conditionKeys: ReadonlySet<string>;
  /** Ids in lower case, with their own spelling. */
  readonly actions: ReadonlyMap<string, string>;
}

/** How the words of each dialect are said in the other, read from the one table that both share. */
export async function packCounterparts(
  folder: string,
  names: Readonly<Record<Dialect, Names>>,
  faults: string[],
): Promise<Readonly<Record<Dialect, PackedCounterparts>>> {
  const file = await FactsFile.read(folder, 'counterparts.json', faults);
  const pairs = (list: string, known: (dialect: Dialect, name: string) => boolean): readonly Pair[] =>
    file.rows(list, 'iam', ['ram']).flatMap((row) => {
      const iam = String(row['iam']);
      const others = typeof row['ram'] === 'string' ? [row['ram']] : file.optionalTexts(row, 'ram');
      for (const [dialect, name] of [['iam', iam] as const, ...others.map((ram) => ['ram', ram] as const)]) {
        if (!known(dialect, name)) file.fault(row, `${name} is not known in ${dialect}`);
      }
      return others.map((ram) => ({ iam, ram }));
    });
  const services = pairs('services', (dialect, name) => names[dialect].prefixes.has(name));
  const conditionKeys = pairs('conditionKeys', (dialect, name) => names[dialect].conditionKeys.has(name.toLowerCase()));
  const written = pairs('actions', (dialect, name) => names[dialect].actions.get(name.toLowerCase()) === name);
  const actions = [...written, ...sameNames(services, written, names)];
  const of = (from: Dialect): PackedCounterparts => ({
    prefixes: grouped(services, from),
    actions: grouped(actions, from),
    conditionKeys: Object.fromEntries(conditionKeys.map(({ iam, ram }) => (from === 'iam' ? [iam, ram] : [ram, iam]))),
  });
  return { ram: of('ram'), iam: of('iam') };
}

interface Pair {
  readonly iam: string;
  readonly ram: string;
}

/** Actions that counterpart services call alike, where the table says nothing of either. */
function sameNames(
  services: readonly Pair[],
  written: readonly Pair[],
  names: Readonly<Record<Dialect, Names>>,
): readonly Pair[] {
  const told = new Set(written.flatMap(({ iam, ram }) => [`iam ${iam}`, `ram ${ram}`]));
  return services.flatMap((service) =>
    [...names.iam.actions].flatMap(([lower, iam]) => {
      if (!lower.startsWith(`${service.iam}:`) || told.has(`iam ${iam}`)) return [];
      const ram = names.ram.actions.get(service.ram + lower.slice(service.iam.length));
      return ram === undefined || told.has(`ram ${ram}`) ? [] : [{ iam, ram }];
    }),
  );
}

function grouped(pairs: readonly Pair[], from: Dialect): Readonly<Record<string, readonly string[]>> {
  const groups = new Map<string, string[]>();
  for (const { iam, ram } of pairs) {
    const [own, other] = from === 'iam' ? [iam, ram] : [ram, iam];
    groups.set(own, [...(groups.get(own) ?? []), other]);
  }
  return Object.fromEntries([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}
