import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One entry of a facts file; which members it may have is for its reader to say. */
export type Row = Readonly<Record<string, unknown>>;

/** One file of facts, with a word for every place in it that is wrong. */
export class FactsFile {
  /** Path below the data folder. */
  readonly path: string;
  readonly #text: string;
  readonly #content: Row;
  readonly #faults: string[];

  private constructor(path: string, text: string, content: Row, faults: string[]) {
    this.path = path;
    this.#text = text;
    this.#content = content;
    this.#faults = faults;
  }

  /** Reads one file; a file that is no JSON object is a fault and then has no rows. */
  static async read(folder: string, path: string, faults: string[]): Promise<FactsFile> {
    const text = await readFile(join(folder, path), 'utf8');
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch (error) {
      faults.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
    const file = new FactsFile(path, text, isRow(content) ? content : {}, faults);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(file.text('date'))) file.fault(undefined, 'date must be written YYYY-MM-DD');
    return file;
  }

  get date(): string {
    return this.text('date');
  }

  /** A text at the top of the file. */
  text(name: string): string {
    const value = this.#content[name];
    if (typeof value === 'string') return value;
    this.fault(undefined, `${name} must be a text`);
    return '';
  }

  /** A text at the top of the file that may be left out. */
  optional(name: string): string | undefined {
    return this.#content[name] === undefined ? undefined : this.text(name);
  }

  /** A list of texts at the top of the file that may be left out, sorted and without repetition. */
  optionalList(name: string): readonly string[] {
    return this.#content[name] === undefined ? [] : this.texts(name);
  }

  /** A list of texts at the top of the file, sorted and without repetition. */
  texts(name: string): readonly string[] {
    const value = this.#content[name];
    if (!isTexts(value)) {
      this.fault(undefined, `${name} must be a list of texts`);
      return [];
    }
    this.#requireOrder(
      value,
      value.map((entry) => `"${entry}"`),
    );
    return value;
  }

  /**
   * Rows of a list at the top of the file.
   * Each must have its key, no member outside `members`, and come after the one before it, whatever the letter case.
   */
  rows(list: string, key: string, members: readonly string[]): readonly Row[] {
    const value = this.#content[list];
    if (!Array.isArray(value) || !value.every(isRow)) {
      this.fault(undefined, `${list} must be a list of objects`);
      return [];
    }
    const kept = value.filter((row) => typeof row[key] === 'string' && row[key] !== '');
    if (kept.length < value.length) this.fault(undefined, `a row of ${list} has no ${key}`);
    this.#requireOrder(
      kept.map((row) => String(row[key])),
      kept.map((row) => `"${key}": "${String(row[key])}"`),
    );
    for (const row of kept) {
      for (const member of Object.keys(row)) {
        if (member !== key && !members.includes(member))
          this.fault(row, `"${member}" is no member of a row of ${list}`);
      }
    }
    return kept;
  }

  /** Rows of a list that may be left out. */
  optionalRows(list: string, key: string, members: readonly string[]): readonly Row[] {
    return this.#content[list] === undefined ? [] : this.rows(list, key, members);
  }

  /** Notes what is wrong with a row, or with the file as a whole. */
  fault(row: Row | undefined, what: string): void {
    const [key, name] = Object.entries(row ?? {})[0] ?? [];
    const place = key === undefined ? '' : `:${this.#lineOf(`"${key}": "${String(name)}"`)} (${String(name)})`;
    this.#faults.push(`${this.path}${place}: ${what}`);
  }

  /** A text of a row that must be one of a few. */
  oneOf<T extends string>(row: Row, name: string, allowed: readonly T[]): T | undefined {
    const found = allowed.find((value) => value === row[name]);
    if (found === undefined) this.fault(row, `${name} "${String(row[name])}" is not one of ${allowed.join(', ')}`);
    return found;
  }

  optionalText(row: Row, name: string): string | undefined {
    const value = row[name];
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    this.fault(row, `${name} must be a text that is not empty`);
    return undefined;
  }

  optionalTexts(row: Row, name: string): readonly string[] {
    const value = row[name];
    if (value === undefined) return [];
    if (isTexts(value) && value.length > 0 && new Set(value).size === value.length) return value;
    this.fault(row, `${name} must be a list of different texts`);
    return [];
  }

  /** `true` or absent. */
  flag(row: Row, name: string): boolean {
    const value = row[name];
    if (value !== undefined && value !== true) this.fault(row, `${name} must be true or left out`);
    return value === true;
  }

  #requireOrder(names: readonly string[], written: readonly string[]): void {
    for (const [index, name] of names.entries()) {
      const previous = names[index - 1];
      if (previous === undefined || previous.toLowerCase() < name.toLowerCase()) continue;
      const what =
        previous.toLowerCase() === name.toLowerCase() ? 'stands here twice' : `must stand before ${previous}`;
      this.#faults.push(`${this.path}:${this.#lineOf(written[index] ?? '')}: ${name} ${what}`);
    }
  }

  #lineOf(written: string): number {
    return this.#text.split('\n').findLastIndex((line) => line.includes(written)) + 1;
  }
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string' && entry !== '');
}
