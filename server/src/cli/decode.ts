/** A place in a text, both counted from one as editors do. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** A file's text without its byte order mark, and the first place where its bytes are none. */
export interface DecodedText {
  /** Complete where there is no fault; otherwise with U+FFFD for every stretch that could not be read. */
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16';
  readonly fault: TextPlace | undefined;
}

/** Reads bytes as UTF-8, or as UTF-16 where a byte order mark says so. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const label = encodingOf(bytes);
  const encoding = label === 'utf-8' ? 'UTF-8' : 'UTF-16';
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding, fault: undefined };
  } catch {
    const text = new TextDecoder(label).decode(bytes);
    return { text, encoding, fault: placeOf(text, text.indexOf('\ufffd')) };
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Line and column of an offset. */
export function placeOf(text: string, offset: number): TextPlace {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
