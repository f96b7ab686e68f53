import { checksum, type PackedHead, packedFormat } from '../../src/core/catalogue/format.ts';
import type { Dialect } from '../../src/core/document/dialect.ts';

/** Text of a packed file: its head, then every section in the order given. */
export function writeSections(
  dialect: Dialect,
  date: string,
  sections: readonly (readonly [name: string, content: unknown])[],
): string {
  const texts = sections.map(([, content]) => inAscii(JSON.stringify(content)));
  const head: PackedHead = {
    format: packedFormat,
    dialect,
    date,
    sections: sections.map(([name]) => name).join(' '),
    lengths: texts.map((text) => text.length),
    checksums: texts.map((text) => checksum(text, 0, text.length)),
  };
  return `${JSON.stringify(head)}\n${texts.join('')}`;
}

function inAscii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
