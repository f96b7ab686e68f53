/** Looks for secrets in whatever leaves a process, or is shown in it. */
import type { TestCloud } from './cloud/cloud.ts';

/** A secret in each form in which it could be read: as it is, encoded once or twice, in Base64. */
export function formsOf(secret: string): readonly string[] {
  const once = encodeURIComponent(secret);
  const forms = [secret, once, encodeURIComponent(once), JSON.stringify(secret).slice(1, -1)];
  return [...forms, ...forms.map((form) => Buffer.from(form).toString('base64').replace(/=+$/, ''))];
}

/** Everything that went over the wire to a cloud and must stay there: signatures and tokens. */
export function wireSecretsOf(cloud: TestCloud): ReadonlySet<string> {
  const found = cloud.requests.flatMap(({ headers, parameters }) => [
    /Signature=([^,\s]+)/.exec(headers['authorization'] ?? '')?.[1],
    parameters['Signature'],
    headers['x-acs-security-token'],
    headers['x-amz-security-token'],
  ]);
  return new Set(found.filter((secret) => secret !== undefined));
}

/** Everything of a value that anything could print, as one text; members that are hidden, and those of maps and sets too. */
export function wholeOf(value: unknown, seen: Set<unknown> = new Set()): string {
  if (typeof value === 'function') return '';
  if (typeof value !== 'object' || value === null) return `${String(value)}\n`;
  if (seen.has(value)) return '';
  seen.add(value);
  const members = value instanceof Map || value instanceof Set ? [...value] : [];
  return [
    ...members.map((member) => wholeOf(member, seen)),
    ...Reflect.ownKeys(value).map((key) => `${String(key)}: ${wholeOf(Reflect.get(value, key), seen)}`),
  ].join('');
}
