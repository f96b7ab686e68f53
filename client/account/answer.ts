/** Readers of answers. Each throws a sentence where an answer is not of the shape that its operation documents. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown, name: string): Fields {
  if (isFields(value)) return value;
  throw notThere(name, 'object');
}

export function listOf<T>(value: unknown, name: string, read: (item: unknown) => T): readonly T[] {
  if (Array.isArray(value)) return value.map((item) => read(item));
  throw notThere(name, 'list');
}

export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && value !== '') return value;
  throw notThere(name, 'text');
}

/** `undefined` for a text that is empty as well, which both clouds write for none. */
export function optionalTextOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return value === undefined || value === null || value === '' ? undefined : textOf(fields, name);
}

export function flagOf(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (typeof value === 'boolean') return value;
  throw notThere(name, 'true or false');
}

export function countOf(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw notThere(name, 'number');
}

export function optionalFieldsOf(fields: Fields, name: string): Fields | undefined {
  const value = fields[name];
  return value === undefined || value === null ? undefined : fieldsOf(value, name);
}

/** ISO 8601 in UTC; `undefined` where there is no time or none that can be read. */
export function optionalTimeOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  const time = value instanceof Date ? value.getTime() : Date.parse(optionalTextOf(fields, name) ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000Z', 'Z');
}

/** The members that are there; those whose value is `undefined` are left out. */
export function presentOf<T extends object>(members: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notThere(name: string, kind: string): Error {
  return new Error(`The answer has no ${kind} "${name}".`);
}
