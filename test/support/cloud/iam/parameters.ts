import { refuse } from '../refusal.ts';

/** A parameter that has to be there. */
export function required(parameters: Readonly<Record<string, string>>, name: string): string {
  const value = parameters[name];
  if (value !== undefined && value !== '') return value;
  const member = `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
  throw refuse(
    400,
    'ValidationError',
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}

/** One page of a list by `Marker` and `MaxItems`; a marker is opaque to those who ask. */
export function onePage<T>(
  parameters: Readonly<Record<string, string>>,
  all: readonly T[],
): { readonly items: readonly T[]; readonly tail: { readonly IsTruncated: boolean; readonly Marker?: string } } {
  const size = pageSize(parameters['MaxItems']);
  const start = parameters['Marker'] === undefined ? 0 : readMarker(parameters['Marker']);
  const end = start + size;
  return {
    items: all.slice(start, end),
    tail: end < all.length ? { IsTruncated: true, Marker: writeMarker(end) } : { IsTruncated: false },
  };
}

function pageSize(text: string | undefined): number {
  if (text === undefined) return 100;
  const size = Number(text);
  if (Number.isInteger(size) && size >= 1 && size <= 1000) return size;
  throw refuse(
    400,
    'ValidationError',
    `1 validation error detected: Value '${text}' at 'maxItems' failed to satisfy constraint: Member must have value between 1 and 1000`,
  );
}

function writeMarker(start: number): string {
  return Buffer.from(`marker ${start}`).toString('base64');
}

function readMarker(marker: string): number {
  const match = /^marker (\d+)$/.exec(Buffer.from(marker, 'base64').toString());
  if (match !== null) return Number(match[1]);
  throw refuse(400, 'ValidationError', 'Invalid Marker.');
}
