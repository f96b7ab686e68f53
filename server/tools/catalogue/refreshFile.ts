import { type ParseError, parse, parseTree } from 'jsonc-parser';
import { isRow, type Row } from './facts.ts';
import type { ServiceFacts } from './sdkChecks.ts';

/** A row of an action file with the text that it has, or will have, on its line. */
interface Line {
  readonly row: Row;
  readonly text: string;
}

type List = 'resources' | 'actions';

/** The member that a list is sorted by. */
const keys: Readonly<Record<List, string>> = { resources: 'id', actions: 'name' };

/** One file of actions that can be amended row by row; what is not touched keeps its text to the letter. */
export class ActionFile {
  /** As messages name it. */
  readonly path: string;
  readonly service: string;
  /** `Product/version` of rows that do not say otherwise, or empty. */
  readonly api: string;
  /** Letter of rows that do not say otherwise. */
  readonly confidence: string | undefined;
  /** Operations that are checked against no action. */
  readonly withoutPermission: readonly string[];
  readonly #source: string;
  readonly #lines: Readonly<Record<List, Line[]>>;
  #date: string;

  /** @throws Error with path and line of what is wrong */
  constructor(path: string, source: string) {
    this.path = path;
    this.#source = source;
    const content = parseRow(path, source);
    const text = (name: string): string => {
      const value = content[name] ?? '';
      if (typeof value !== 'string') throw new Error(`${path}:${lineOf(source, `"${name}"`)}: ${name} must be a text`);
      return value;
    };
    this.service = text('service');
    this.api = text('api');
    this.confidence = text('confidence') || undefined;
    this.#date = text('date');
    if (this.service === '') throw new Error(`${path}:1: service is missing`);
    const withoutPermission = content['withoutPermission'] ?? [];
    if (!Array.isArray(withoutPermission))
      throw new Error(`${path}:${lineOf(source, '"withoutPermission"')}: withoutPermission must be a list of names`);
    this.withoutPermission = withoutPermission.map(String);
    this.#lines = { resources: readLines(path, source, 'resources'), actions: readLines(path, source, 'actions') };
  }

  get actions(): readonly Row[] {
    return this.#lines.actions.map(({ row }) => row);
  }

  get resources(): readonly Row[] {
    return this.#lines.resources.map(({ row }) => row);
  }

  /** The action of this name, whatever its letter case. */
  action(name: string): Row | undefined {
    return this.actions.find((row) => String(row['name']).toLowerCase() === name.toLowerCase());
  }

  /** Puts a row where the order asks for it, in place of the one with its key. */
  put(list: List, row: Row): void {
    const lines = this.#lines[list];
    const keyOf = (each: Row): string => String(each[keys[list]]).toLowerCase();
    const place = lines.findIndex((line) => keyOf(line.row) >= keyOf(row));
    const at = place === -1 ? lines.length : place;
    const same = lines[at] !== undefined && keyOf(lines[at].row) === keyOf(row);
    lines.splice(at, same ? 1 : 0, { row, text: rowText(row) });
  }

  /** Takes away the resources that no action names. */
  dropUnusedResources(): void {
    const used = new Set(this.actions.flatMap((row) => textsOf(row, 'resources')).map((id) => id.replace(/[!?]$/, '')));
    const kept = this.#lines.resources.filter(({ row }) => used.has(String(row['id'])));
    this.#lines.resources.splice(0, Number.POSITIVE_INFINITY, ...kept);
  }

  /** Dates the file; an older day than it has changes nothing. */
  setDate(date: string): void {
    if (date > this.#date) this.#date = date;
  }

  /** The whole file as it is to be written. */
  get text(): string {
    let text = this.#source.replace(/("date": )"[^"]*"/, `$1"${this.#date}"`);
    for (const list of ['actions', 'resources'] as const) {
      const rows = this.#lines[list].map((line) => `    ${line.text}`).join(',\n');
      const written = rows === '' ? '[]' : `[\n${rows}\n  ]`;
      const span = spanOf(text, list);
      if (span !== undefined) text = text.slice(0, span.start) + written + text.slice(span.end);
      else if (rows !== '') text = text.replace('\n  "actions":', `\n  "${list}": ${written},\n  "actions":`);
    }
    return text;
  }
}

/** What the checks against the packages need of a file. */
export function serviceFacts(file: ActionFile): ServiceFacts {
  return {
    path: file.path,
    service: file.service,
    actions: file.actions.map((row) => ({
      name: String(row['name']),
      deprecated: row['deprecated'] === true,
      operations: textsOf(row, 'operations'),
    })),
    withoutPermission: file.withoutPermission,
  };
}

/** The list of texts that a row has under a name; empty where it has none. */
export function textsOf(row: Row, name: string): readonly string[] {
  const value = row[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/**
 * An object in JSON.
 * @throws Error with path and line of what is wrong
 */
export function parseRow(path: string, text: string): Row {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const faults: ParseError[] = [];
    parse(text, faults, { disallowComments: true });
    const line = text.trimEnd().slice(0, faults[0]?.offset).split('\n').length;
    const what = (error as Error).message.replace(/(?:, ".*)? (?:in JSON at|is not valid JSON).*$/s, '');
    throw new Error(`${path}:${line}: ${what}`, { cause: error });
  }
  if (isRow(content)) return content;
  throw new Error(`${path}:1: the file must hold one object`);
}

function readLines(path: string, source: string, list: List): Line[] {
  const node = memberOf(source, list);
  if (node === undefined && list === 'resources') return [];
  if (node?.type !== 'array') throw new Error(`${path}:${lineOf(source, `"${list}"`)}: ${list} must be a list of rows`);
  return (node.children ?? []).map(({ offset, length }) => {
    const text = source.slice(offset, offset + length);
    const row: unknown = JSON.parse(text);
    if (isRow(row) && typeof row[keys[list]] === 'string' && row[keys[list]] !== '') return { row, text };
    const line = source.slice(0, offset).split('\n').length;
    throw new Error(`${path}:${line}: a row of ${list} must have ${keys[list] === 'id' ? 'an' : 'a'} ${keys[list]}`);
  });
}

function spanOf(source: string, list: List): { readonly start: number; readonly end: number } | undefined {
  const node = memberOf(source, list);
  return node && { start: node.offset, end: node.offset + node.length };
}

/** The value of a member at the top of the file. */
function memberOf(source: string, name: string): ReturnType<typeof parseTree> {
  return parseTree(source)?.children?.find((member) => member.children?.[0]?.value === name)?.children?.[1];
}

function lineOf(source: string, written: string): number {
  return Math.max(1, source.split('\n').findIndex((line) => line.includes(written)) + 1);
}

function rowText(row: Row): string {
  const members = Object.entries(row).map(([name, value]) => {
    const written = Array.isArray(value)
      ? `[${value.map((each) => JSON.stringify(each)).join(', ')}]`
      : JSON.stringify(value);
    return `${JSON.stringify(name)}: ${written}`;
  });
  return `{ ${members.join(', ')} }`;
}
