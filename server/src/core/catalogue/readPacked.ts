import type { Dialect } from '../document/dialect.ts';
import type { Localized } from '../text/locale.ts';
import { checksum, type PackedHead, packedFormat } from './format.ts';

/** Why a packed catalogue, or a part of it, cannot be used; the message is the English sentence. */
export class CatalogueError extends Error {
  readonly sentence: Localized;

  constructor(sentence: Localized) {
    super(sentence.en);
    this.name = 'CatalogueError';
    this.sentence = sentence;
  }
}

/** A packed catalogue that is complete and of the right cloud; its sections are looked at when they are asked for. */
export interface PackedFile {
  readonly dialect: Dialect;
  readonly date: string;
  has(section: string): boolean;
  /**
   * What a section holds; parsed at every call, so the caller keeps it. `undefined` where there is none.
   * @throws CatalogueError where it is damaged
   */
  read(section: string): unknown;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly checksum: number;
}

/**
 * Reads the head of a packed file: whether it is whole, of this format and of this cloud.
 * @throws CatalogueError with one sentence that names what is wrong
 */
export function openPackedFile(text: string, dialect: Dialect): PackedFile {
  const head = readHead(text, dialect);
  const places = new Map<string, Place>();
  let start = text.indexOf('\n') + 1;
  for (const [index, name] of head.sections.split(' ').entries()) {
    const end = start + (head.lengths[index] ?? Number.NaN);
    places.set(name, { start, end, checksum: head.checksums[index] ?? Number.NaN });
    start = end;
  }
  if (start !== text.length) throw cutOff(text, dialect);
  return {
    dialect,
    date: head.date,
    has: (section) => places.has(section),
    read(section) {
      const place = places.get(section);
      if (place === undefined) return undefined;
      if (checksum(text, place.start, place.end) !== place.checksum) throw damaged(dialect, section);
      return JSON.parse(text.slice(place.start, place.end));
    },
  };
}

function readHead(text: string, dialect: Dialect): PackedHead {
  const line = text.indexOf('\n');
  const head = parse(line < 0 ? text : text.slice(0, line));
  if (head === undefined) {
    throw text.startsWith('{"format":')
      ? cutOff(text, dialect)
      : new CatalogueError({
          en: `The ${dialect} catalogue is no packed catalogue.`,
          'zh-cn': `${dialect} 目录文件不是打包的目录。`,
        });
  }
  if (head['format'] !== packedFormat) {
    throw new CatalogueError({
      en: `The ${dialect} catalogue has format ${shown(head['format'])}, but this version reads format ${packedFormat}.`,
      'zh-cn': `${dialect} 目录文件的格式为 ${shown(head['format'])}，而当前版本只能读取格式 ${packedFormat}。`,
    });
  }
  if (head['dialect'] !== dialect) {
    throw new CatalogueError({
      en: `The file given as ${dialect} catalogue holds the facts of ${shown(head['dialect'])}.`,
      'zh-cn': `作为 ${dialect} 目录读取的文件保存的是 ${shown(head['dialect'])} 的内容。`,
    });
  }
  const isWhole =
    typeof head['date'] === 'string' &&
    typeof head['sections'] === 'string' &&
    Array.isArray(head['lengths']) &&
    Array.isArray(head['checksums']);
  if (!isWhole) throw damaged(dialect, 'head');
  return head as unknown as PackedHead;
}

function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `"${value}"` : typeof value;
}

function cutOff(text: string, dialect: Dialect): CatalogueError {
  return new CatalogueError({
    en: `The ${dialect} catalogue is not complete; it has ${text.length} characters.`,
    'zh-cn': `${dialect} 目录文件不完整，只有 ${text.length} 个字符。`,
  });
}

function damaged(dialect: Dialect, section: string): CatalogueError {
  const name = section.replace(/^:/, '');
  return new CatalogueError({
    en: `The ${dialect} catalogue is damaged in its part "${name}"; what that part says is missing.`,
    'zh-cn': `${dialect} 目录文件的“${name}”部分已损坏，该部分的内容不可用。`,
  });
}
