import type { PackedRole, PackedServiceRole, PackedVariant } from '../../src/core/catalogue/format.ts';
import type { Localized } from '../../src/core/text/locale.ts';
import { type FactsFile, isRow, type Row } from './facts.ts';

/** Service-linked roles; how a policy name is known and what is only inferred stays in the facts. */
export function packRoles(file: FactsFile): readonly PackedRole[] {
  const members = ['service', 'policy', 'policyEvidence', 'trigger', 'deletionPrecondition', 'variants', 'inferred'];
  return file.rows('roles', 'role', members).map((row) => {
    const policy = file.optionalText(row, 'policy');
    const evidence = policy === undefined ? undefined : file.oneOf(row, 'policyEvidence', ['module', 'page', 'rule']);
    for (const name of file.optionalTexts(row, 'inferred')) {
      if (row[name] === undefined) file.fault(row, `inferred names "${name}", which the row does not have`);
    }
    return withoutUndefined({
      role: String(row['role']),
      service: principal(file, row, file.optionalText(row, 'service')),
      policy,
      policyAssumed: evidence === 'rule' ? (true as const) : undefined,
      trigger: sentence(file, row, row['trigger'], 'trigger'),
      deletionPrecondition: sentence(file, row, row['deletionPrecondition'], 'deletionPrecondition'),
      variants: row['variants'] === undefined ? undefined : variants(file, row),
    });
  });
}

export function packServiceRoles(file: FactsFile): readonly PackedServiceRole[] {
  return file.rows('roles', 'role', ['services', 'policy']).map((row) => {
    const services = file.optionalTexts(row, 'services');
    if (services.length === 0) file.fault(row, 'services must name at least one principal');
    for (const service of services) principal(file, row, service.replace(/^\*@/, ''));
    return withoutUndefined({ role: String(row['role']), services, policy: file.optionalText(row, 'policy') });
  });
}

function variants(file: FactsFile, row: Row): readonly PackedVariant[] {
  const value = row['variants'];
  if (!Array.isArray(value) || value.length < 2) {
    file.fault(row, 'variants must be a list of at least two');
    return [];
  }
  return value.filter(isRow).map((variant) =>
    withoutUndefined({
      generation: localized(file, row, variant['generation'], 'generation') ?? { en: '', 'zh-cn': '' },
      trigger: sentence(file, row, variant['trigger'], 'trigger'),
      deletionPrecondition: sentence(file, row, variant['deletionPrecondition'], 'deletionPrecondition'),
    }),
  );
}

function principal(file: FactsFile, row: Row, name: string | undefined): string | undefined {
  if (name !== undefined && !/^[a-z0-9][a-z0-9.-]*\.(aliyuncs|amazonaws)\.com$/.test(name)) {
    file.fault(row, `"${name}" is no service principal`);
  }
  return name;
}

function localized(file: FactsFile, row: Row, value: unknown, name: string): Localized | undefined {
  if (isRow(value) && typeof value['en'] === 'string' && typeof value['zh-cn'] === 'string') {
    return { en: value['en'], 'zh-cn': value['zh-cn'] };
  }
  file.fault(row, `${name} must have en and zh-cn`);
  return undefined;
}

function sentence(file: FactsFile, row: Row, value: unknown, name: string): Localized | undefined {
  if (value === undefined) return undefined;
  const found = localized(file, row, value, name);
  if (found !== undefined && !(found.en.endsWith('.') && found['zh-cn'].endsWith('。'))) {
    file.fault(row, `${name} must end in "." and "。"`);
  }
  return found;
}

/** The object without members that are `undefined`, so that they are absent for the compiler too. */
function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
