import type { PackedCounterparts } from '../../src/core/catalogue/format.ts';
import type { Dialect } from '../../src/core/document/dialect.ts';
import { FactsFile } from './facts.ts';

/** Names of one dialect, in lower case. */
interface Names {
  readonly prefixes: ReadonlySet<string>;
  readonly conditionKeys: ReadonlySet<string>;
}

/** How the words of one dialect are said in the other, read from the one table that both share. */
export async function packCounterparts(
  folder: string,
  from: Dialect,
  own: Names,
  faults: string[],
): Promise<PackedCounterparts> {
  const file = await FactsFile.read(folder, 'counterparts.json', faults);
  const prefixes = new Map<string, string[]>();
  for (const row of file.rows('services', 'iam', ['ram'])) {
    const iam = String(row['iam']);
    for (const ram of file.optionalTexts(row, 'ram')) {
      const [key, value] = from === 'iam' ? [iam, ram] : [ram, iam];
      if (!own.prefixes.has(key)) file.fault(row, `${key} is no ${from} service`);
      prefixes.set(key, [...(prefixes.get(key) ?? []), value]);
    }
  }
  const conditionKeys: Record<string, string> = {};
  for (const row of file.rows('conditionKeys', 'iam', ['ram'])) {
    const iam = String(row['iam']);
    const ram = file.optionalText(row, 'ram') ?? '';
    const [key, value] = from === 'iam' ? [iam, ram] : [ram, iam];
    if (!own.conditionKeys.has(key.toLowerCase())) file.fault(row, `${key} is no ${from} condition key`);
    conditionKeys[key] = value;
  }
  return { prefixes: Object.fromEntries([...prefixes].sort(([a], [b]) => (a < b ? -1 : 1))), conditionKeys };
}
