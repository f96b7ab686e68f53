/** What must never be read in an error: known as it is used, and taken out of every text that leaves. */
export interface Secrets {
  /** Values that are replaced altogether. */
  remember(...values: readonly (string | undefined)[]): void;
  /** An access key ID, of which the first characters stay, so that a person knows which key is meant. */
  rememberId(accessKeyId: string): void;
  redact(text: string): string;
}

const hidden = '***';
const shownOfId = 4;

/** Shorter values are no secrets, and replacing them would take texts apart. */
const shortest = 4;

export function createSecrets(): Secrets {
  const replacements = new Map<string, string>();
  const add = (value: string, replacement: string): void => {
    if (value.length < shortest) return;
    for (const form of formsOf(value)) replacements.set(form, replacement);
  };
  return {
    remember(...values) {
      for (const value of values) if (value !== undefined) add(value, hidden);
    },
    rememberId(accessKeyId) {
      add(accessKeyId, `${accessKeyId.slice(0, shownOfId)}${hidden}`);
    },
    redact(text) {
      const longestFirst = [...replacements].sort(([a], [b]) => b.length - a.length);
      return longestFirst.reduce((done, [form, replacement]) => done.replaceAll(form, replacement), text);
    },
  };
}

/** A value as it may stand in an answer: as it is, in JSON, and percent-encoded once or twice, in either case. */
function formsOf(value: string): ReadonlySet<string> {
  const plain = [value, JSON.stringify(value).slice(1, -1)];
  const once = [encodeURIComponent(value), encodeAll(value)];
  const twice = once.flatMap((text) => [encodeURIComponent(text), encodeAll(text)]);
  const encoded = [...once, ...twice, ...once.map((text) => text.replaceAll('%20', '+'))];
  return new Set([...plain, ...encoded, ...encoded.map(withSmallDigits)]);
}

/** Percent-encodes also the marks that `encodeURIComponent` leaves, as signatures do. */
function encodeAll(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function withSmallDigits(encoded: string): string {
  return encoded.replace(/%[0-9A-F]{2}/g, (digits) => digits.toLowerCase());
}
