import { parseArn } from '../../src/core/document/arn.ts';
import type { Permission } from './apiDocs.ts';
import type { Row } from './facts.ts';
import { type ActionFile, textsOf } from './refreshFile.ts';

/**
 * Ids of the forms of an action; a form is required where every operation always checks it.
 * A bare `*` takes no known form away: the vendor's metadata has it also where a table of the vendor knows more.
 */
export function resourcesOf(
  file: ActionFile,
  old: Row,
  permissions: readonly Permission[],
  notes: string[],
): readonly string[] {
  const present = textsOf(old, 'resources');
  const forms = new Map<string, { readonly type: string; readonly arn: string; count: number }>();
  for (const { resources } of permissions) {
    for (const { type, arn, required } of resources) {
      const form = forms.get(shapeOf(arn)) ?? { type, arn, count: 0 };
      forms.set(shapeOf(arn), { ...form, count: form.count + (required ? 1 : 0) });
    }
  }
  const ids = [...forms.values()].map(({ type, arn, count }) => {
    if (arn === '*') return '*';
    return `${resourceId(file, type, arn)}${count >= permissions.length ? '!' : '?'}`;
  });
  const scoped = ids.filter((id) => id !== '*');
  if (scoped.length > 0) return scoped;
  if (ids.length === 0) return present;
  if (!isContradicted(old, permissions)) return ids;
  notes.push(`${file.path}: the vendor scopes ${old['name']} to nothing, the facts to ${present.join(', ')}`);
  return present;
}

/** Whether an action has known forms, and the vendor's metadata says that it cannot be scoped. */
export function isContradicted(old: Row, permissions: readonly Permission[]): boolean {
  const arns = permissions.flatMap(({ resources }) => resources.map(({ arn }) => arn));
  const isScoped = textsOf(old, 'resources').some((id) => id !== '*');
  return isScoped && arns.length > 0 && arns.every((arn) => arn === '*');
}

/** The id of the form in the file, which is added where the file has none of its shape. */
function resourceId(file: ActionFile, type: string, arn: string): string {
  const alike = file.resources.filter((row) => shapeOf(String(row['arn'])) === shapeOf(arn));
  const found = alike.find((row) => row['type'] === type) ?? alike[0];
  if (found !== undefined) return String(found['id']);
  const { service = '', relativeId = '' } = parseArn(arn) ?? {};
  const segment = relativeId.split('/').findLast((each) => /^[\w-]+$/.test(each)) ?? 'any';
  const base = type.replace(/\s+/g, '') || segment;
  const addition = service === file.service ? segment : service;
  const tail = arn.endsWith('*') ? '/*' : '';
  const taken = new Set(file.resources.map((row) => String(row['id']).toLowerCase()));
  const numbers = file.resources.map((_, index) => `${base}.${addition}.${index + 2}`);
  const free = [base, `${base}.${addition}`, ...numbers].find((each) => !taken.has(`${each}${tail}`.toLowerCase()));
  const id = `${free ?? base}${tail}`;
  file.put('resources', { id, ...(type === '' ? {} : { type }), arn });
  return id;
}

/** An ARN form without the names of its variables, which tables spell in several ways. */
function shapeOf(arn: string): string {
  return arn.replace(/\{[^}]*\}/g, '{}').toLowerCase();
}
