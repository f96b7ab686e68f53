import type { ConditionType } from '../../src/core/catalogue/catalogue.ts';
import { type PackedConditionKeys, type PackedOperator, typeLetters } from '../../src/core/catalogue/format.ts';
import type { FactsFile, Row } from './facts.ts';

export interface KeyFacts {
  readonly name: string;
  readonly type: ConditionType | undefined;
  readonly global: boolean;
  /** English, then Chinese where it was written by hand. */
  readonly description: readonly string[];
  readonly values: readonly string[];
}

export const conditionTypes: readonly ConditionType[] = ['string', 'number', 'date', 'boolean', 'ip', 'arn', 'binary'];

/** Condition keys as columns, with their sentences apart, and every name in lower case. */
export function packConditionKeys(facts: readonly KeyFacts[]): {
  readonly packed: PackedConditionKeys;
  readonly sentences: Readonly<Record<string, readonly string[]>>;
  readonly names: ReadonlySet<string>;
} {
  const sorted = facts.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  const described = sorted.flatMap((key, index) => (key.description.length > 0 ? [[index, key.description]] : []));
  const limited = sorted.flatMap((key, index) => (key.values.length > 0 ? [[index, key.values]] : []));
  return {
    packed: {
      names: sorted.map((key) => key.name),
      types: sorted
        .map((key) => Object.entries(typeLetters).find(([, type]) => type === key.type)?.[0] ?? '-')
        .join(''),
      global: sorted.map((key) => (key.global ? '1' : '0')).join(''),
      values: Object.fromEntries(limited),
    },
    sentences: Object.fromEntries(described),
    names: new Set(sorted.map((key) => key.name.toLowerCase())),
  };
}

/** The sentences of a row in both languages; each must end as a sentence does. */
export function readSentences(file: FactsFile, row: Row): readonly string[] {
  const english = file.optionalText(row, 'en');
  const chinese = file.optionalText(row, 'zh-cn');
  if (english === undefined || chinese === undefined) {
    file.fault(row, 'en and zh-cn must both be given');
    return [];
  }
  if (!english.endsWith('.') || !chinese.endsWith('。')) file.fault(row, 'en must end in "." and zh-cn in "。"');
  return [english, chinese];
}

export function packOperators(file: FactsFile): readonly PackedOperator[] {
  return file.rows('operators', 'name', ['type', 'negated', 'wildcards']).map((row) => {
    for (const flag of ['negated', 'wildcards']) {
      if (typeof row[flag] !== 'boolean') file.fault(row, `${flag} must be true or false`);
    }
    const type = file.oneOf(row, 'type', [...conditionTypes, 'null'] as const) ?? 'string';
    return [String(row['name']), type, row['negated'] === true, row['wildcards'] === true];
  });
}
