import type { Dialect } from '../document/dialect.ts';
import type { Localized } from '../text/locale.ts';
import { levelLetters, type PackedActions, type PackedDialect, packedFormat, typeLetters } from './format.ts';

/** Why a packed catalogue cannot be used; the message is the English sentence. */
export class CatalogueError extends Error {
  readonly sentence: Localized;

  constructor(sentence: Localized) {
    super(sentence.en);
    this.name = 'CatalogueError';
    this.sentence = sentence;
  }
}

/** A packed catalogue that is whole and the right one, but not looked at more closely yet. */
export interface OpenedCatalogue {
  readonly date: string;
  /**
   * The facts, once everything that is relied on later has been looked at.
   * @throws CatalogueError with one sentence that names what is wrong
   */
  check(): PackedDialect;
}

/**
 * Reads a packed catalogue as far as costs little: whether it is JSON, complete, and of this format and cloud.
 * @param value text of the file, or what its JSON was parsed to
 * @throws CatalogueError with one sentence that names what is wrong
 */
export function openPackedCatalogue(value: unknown, dialect: Dialect): OpenedCatalogue {
  const date = typeof value === 'string' ? dateInHead(value, dialect) : undefined;
  if (date !== undefined) return { date, check: () => checkedDialect(rootOf(value, dialect), dialect) };
  const root = rootOf(value, dialect);
  return { date: new Reader(dialect).text(root['date'], 'date'), check: () => checkedDialect(root, dialect) };
}

/** The day of a packed text as our own tool writes it, complete and of this format and cloud; the rest need not be parsed yet. */
function dateInHead(text: string, dialect: Dialect): string | undefined {
  const head = /^\{"format":(\d+),"dialect":"(\w+)","date":"([\d-]+)",/.exec(text.slice(0, 80));
  const isOurs = Number(head?.[1]) === packedFormat && head?.[2] === dialect && /\}\s*$/.test(text.slice(-8));
  return isOurs ? head[3] : undefined;
}

function rootOf(value: unknown, dialect: Dialect): Readonly<Record<string, unknown>> {
  const root = record(typeof value === 'string' ? parse(value, dialect) : value, dialect, '');
  if (root['format'] !== packedFormat) {
    throw new CatalogueError({
      en: `The ${dialect} catalogue has format ${shown(root['format'])}, but this version reads format ${packedFormat}.`,
      'zh-cn': `${dialect} 目录文件的格式为 ${shown(root['format'])}，而当前版本只能读取格式 ${packedFormat}。`,
    });
  }
  if (root['dialect'] !== dialect) {
    throw new CatalogueError({
      en: `The file given as ${dialect} catalogue holds the facts of ${shown(root['dialect'])}.`,
      'zh-cn': `作为 ${dialect} 目录读取的文件保存的是 ${shown(root['dialect'])} 的内容。`,
    });
  }
  return root;
}

function checkedDialect(root: Readonly<Record<string, unknown>>, dialect: Dialect): PackedDialect {
  checkDialect(root, new Reader(dialect));
  return root as unknown as PackedDialect;
}

function parse(text: string, dialect: Dialect): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const cut = /^\s*\{/.test(text) && !/\}\s*$/.test(text);
    throw new CatalogueError(
      cut
        ? {
            en: `The ${dialect} catalogue is cut off after ${text.length} characters.`,
            'zh-cn': `${dialect} 目录文件不完整，在第 ${text.length} 个字符后中断。`,
          }
        : { en: `The ${dialect} catalogue is not JSON.`, 'zh-cn': `${dialect} 目录文件不是 JSON。` },
    );
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `"${value}"` : typeof value;
}

function malformed(dialect: Dialect, path: string, expected: Localized): CatalogueError {
  return new CatalogueError({
    en: `The ${dialect} catalogue is damaged: ${path || 'its root'} is not ${expected.en}.`,
    'zh-cn': `${dialect} 目录文件已损坏：${path || '根'} 不是${expected['zh-cn']}。`,
  });
}

function record(value: unknown, dialect: Dialect, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed(dialect, path, { en: 'an object', 'zh-cn': '对象' });
  }
  return value as Readonly<Record<string, unknown>>;
}

/** Looks at one value at a time and complains with its path. */
class Reader {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  object(value: unknown, path: string): Readonly<Record<string, unknown>> {
    return record(value, this.#dialect, path);
  }

  /** Entries of an object, each with its own path. */
  entries(value: unknown, path: string): readonly (readonly [key: string, value: unknown, path: string])[] {
    return Object.entries(this.object(value, path)).map(([key, entry]) => [key, entry, `${path}.${key}`]);
  }

  array(value: unknown, path: string): readonly unknown[] {
    if (!Array.isArray(value)) throw malformed(this.#dialect, path, { en: 'a list', 'zh-cn': '列表' });
    return value;
  }

  /** A list of exactly `count` entries. */
  column(value: unknown, path: string, count: number): readonly unknown[] {
    const list = this.array(value, path);
    this.#requireCount(list.length, path, count);
    return list;
  }

  text(value: unknown, path: string): string {
    if (typeof value !== 'string') throw malformed(this.#dialect, path, { en: 'a text', 'zh-cn': '文本' });
    return value;
  }

  optionalText(value: unknown, path: string): void {
    if (value !== undefined) this.text(value, path);
  }

  texts(value: unknown, path: string): readonly string[] {
    const list = this.array(value, path);
    for (const entry of list) this.text(entry, path);
    return list as readonly string[];
  }

  /** Two texts; there are thousands of them, so what is right is let through at once. */
  pair(value: unknown, path: string): void {
    const isPair = Array.isArray(value) && value.length === 2 && typeof value[0] === 'string';
    if (!isPair || typeof value[1] !== 'string') this.texts(this.column(value, path, 2), path);
  }

  oneOf(value: unknown, path: string, allowed: readonly string[]): void {
    if (allowed.includes(this.text(value, path))) return;
    throw malformed(this.#dialect, path, { en: `one of ${allowed.join(', ')}`, 'zh-cn': `${allowed.join('、')} 之一` });
  }

  boolean(value: unknown, path: string): void {
    if (typeof value !== 'boolean') throw malformed(this.#dialect, path, { en: 'true or false', 'zh-cn': '布尔值' });
  }

  localized(value: unknown, path: string): void {
    if (value === undefined) return;
    const sentence = this.object(value, path);
    this.text(sentence['en'], `${path}.en`);
    this.text(sentence['zh-cn'], `${path}.zh-cn`);
  }

  /** A text with one of `letters` for each of `count` things. */
  letters(value: unknown, path: string, letters: string, count: number): void {
    const text = this.text(value, path);
    this.#requireCount(text.length, path, count);
    // All letters of our tables are plain but the dash, which stands last.
    if (new RegExp(`^[${letters}]*$`).test(text)) return;
    throw malformed(this.#dialect, path, {
      en: `made of the letters ${letters}`,
      'zh-cn': `由字母 ${letters} 组成的文本`,
    });
  }

  /** Whole numbers from 0 up to, but not including, `below`. */
  indexes(value: unknown, path: string, below: number): void {
    for (const entry of this.array(value, path)) {
      if (typeof entry === 'number' && entry >= 0 && entry < below && entry % 1 === 0) continue;
      throw malformed(this.#dialect, path, {
        en: `a list of indexes below ${below}`,
        'zh-cn': `由小于 ${below} 的序号组成的列表`,
      });
    }
  }

  indexLists(lists: readonly unknown[], path: string, below: number): void {
    for (const list of lists) this.indexes(list, path, below);
  }

  #requireCount(found: number, path: string, count: number): void {
    if (found === count) return;
    throw malformed(this.#dialect, path, {
      en: `of length ${count} but of length ${found}`,
      'zh-cn': `长度为 ${count} 的内容（实际长度为 ${found}）`,
    });
  }
}

function checkDialect(root: Readonly<Record<string, unknown>>, reader: Reader): void {
  const services = reader.object(root['services'], 'services');
  const prefixes = words(reader.text(services['prefixes'], 'services.prefixes')).length;
  for (const name of reader.column(services['names'], 'services.names', prefixes)) reader.text(name, 'services.names');
  for (const [, name, path] of reader.entries(services['chinese'], 'services.chinese')) reader.text(name, path);
  reader.letters(services['assumed'], 'services.assumed', '01', prefixes);
  for (const [, code, path] of reader.entries(services['aliases'], 'services.aliases')) reader.text(code, path);
  const keys = checkConditionKeys(reader.object(root['conditionKeys'], 'conditionKeys'), reader);
  for (const [, actions, path] of reader.entries(root['actions'], 'actions')) {
    checkActions(reader.object(actions, path), path, keys, reader);
  }
  for (const operator of reader.array(root['operators'], 'operators')) {
    const [name, type, negated, wildcards] = reader.column(operator, 'operators', 4);
    reader.text(name, 'operators');
    reader.oneOf(type, 'operators', ['string', 'number', 'date', 'boolean', 'ip', 'arn', 'binary', 'null']);
    reader.boolean(negated, 'operators');
    reader.boolean(wildcards, 'operators');
  }
  for (const [index, role] of reader.array(root['roles'], 'roles').entries())
    checkRole(role, `roles[${index}]`, reader);
  for (const [index, entry] of reader.array(root['serviceRoles'], 'serviceRoles').entries()) {
    const path = `serviceRoles[${index}]`;
    const role = reader.object(entry, path);
    reader.text(role['role'], `${path}.role`);
    reader.texts(role['services'], `${path}.services`);
    reader.optionalText(role['policy'], `${path}.policy`);
  }
  reader.texts(root['principals'], 'principals');
  reader.texts(root['regions'], 'regions');
  const counterparts = reader.object(root['counterparts'], 'counterparts');
  for (const [, codes, path] of reader.entries(counterparts['prefixes'], 'counterparts.prefixes'))
    reader.texts(codes, path);
  for (const [, key, path] of reader.entries(counterparts['conditionKeys'], 'counterparts.conditionKeys'))
    reader.text(key, path);
}

function checkConditionKeys(keys: Readonly<Record<string, unknown>>, reader: Reader): number {
  const count = reader.texts(keys['names'], 'conditionKeys.names').length;
  reader.letters(keys['types'], 'conditionKeys.types', Object.keys(typeLetters).join(''), count);
  reader.letters(keys['global'], 'conditionKeys.global', '01', count);
  for (const [, sentences, path] of reader.entries(keys['descriptions'], 'conditionKeys.descriptions'))
    reader.texts(sentences, path);
  for (const [, values, path] of reader.entries(keys['values'], 'conditionKeys.values')) reader.texts(values, path);
  return count;
}

function checkActions(actions: Readonly<Record<string, unknown>>, path: string, keys: number, reader: Reader): void {
  const at = (column: keyof PackedActions): string => `${path}.${column}`;
  reader.oneOf(actions['list'], at('list'), ['complete', 'partial']);
  const count = words(reader.text(actions['names'], at('names'))).length;
  reader.letters(actions['levels'], at('levels'), Object.keys(levelLetters).join(''), count);
  const confidence = reader.text(actions['confidence'], at('confidence'));
  reader.letters(confidence, at('confidence'), 'ABCD', confidence.length === 1 ? 1 : count);
  reader.indexes(actions['deprecated'], at('deprecated'), count);
  const forms = reader.array(actions['forms'], at('forms'));
  const formsPath = at('forms');
  for (const form of forms) reader.pair(form, formsPath);
  const resourceLists = reader.array(actions['resourceLists'], at('resourceLists'));
  reader.indexLists(resourceLists, at('resourceLists'), forms.length * 3);
  reader.indexes(reader.column(actions['resources'], at('resources'), count), at('resources'), resourceLists.length);
  const keyLists = reader.array(actions['keyLists'], at('keyLists'));
  reader.indexLists(keyLists, at('keyLists'), keys);
  reader.indexes(reader.column(actions['keys'], at('keys'), count), at('keys'), keyLists.length);
  for (const entry of reader.array(actions['dependent'], at('dependent'))) {
    const [action, ids] = reader.column(entry, at('dependent'), 2);
    reader.indexes([action], at('dependent'), count);
    reader.texts(ids, at('dependent'));
  }
  const pages = reader.texts(actions['pages'], at('pages'));
  reader.indexes(reader.column(actions['page'], at('page'), count), at('page'), pages.length);
  const descriptions = reader.texts(actions['descriptions'], at('descriptions'));
  if (descriptions.length > 0) reader.column(descriptions, at('descriptions'), count);
}

function checkRole(value: unknown, path: string, reader: Reader): void {
  const role = reader.object(value, path);
  reader.text(role['role'], `${path}.role`);
  reader.optionalText(role['service'], `${path}.service`);
  reader.optionalText(role['policy'], `${path}.policy`);
  reader.localized(role['trigger'], `${path}.trigger`);
  reader.localized(role['deletionPrecondition'], `${path}.deletionPrecondition`);
  for (const entry of role['variants'] === undefined ? [] : reader.array(role['variants'], `${path}.variants`)) {
    const variant = reader.object(entry, `${path}.variants`);
    reader.localized(
      reader.object(variant['generation'], `${path}.variants.generation`),
      `${path}.variants.generation`,
    );
    reader.localized(variant['trigger'], `${path}.variants.trigger`);
    reader.localized(variant['deletionPrecondition'], `${path}.variants.deletionPrecondition`);
  }
}

/** Words of a packed text; an empty text has none. */
export function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}
