import { type JsonNode, memberNamed, type ObjectNode } from '../document/jsonNode.ts';
import type { Localized } from '../text/locale.ts';
import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import type { FileFault, TellFault } from './fault.ts';

/** The same as JSON Schema; only the words that a shape needs. */
export type SchemaPart = Readonly<Record<string, unknown>>;

/** What a part of a file has to look like: reads it, tells what is wrong, and says the same to schema engines. */
export interface Shape<Value> {
  readonly schema: SchemaPart;
  /** The value, with what is wrong inside left out; `undefined` where nothing of it can be used. */
  read(node: JsonNode, tell: TellFault): Value | undefined;
}

/** A value and where it stands. */
export interface Located<Value> {
  readonly value: Value;
  readonly span: Span;
}

/** A member of an object; one that a value cannot do without is `required`. */
export type MemberShape<Value> = {
  readonly shape: Shape<Exclude<Value, undefined>>;
  readonly description: Localized;
} & (undefined extends Value ? { readonly required?: false } : { readonly required: true });

/** A member whose type is forgotten. */
interface AnyMember {
  readonly shape: Shape<unknown>;
  readonly description: Localized;
  readonly required?: boolean;
}

export type MemberShapes<Value> = { readonly [Name in keyof Value]-?: MemberShape<Value[Name]> };

const sentences = {
  type: { en: 'This has to be {0}.', 'zh-cn': '此处应为{0}。' },
  value: { en: '"{0}" is none of {1}.', 'zh-cn': '“{0}”不是有效取值，可选值为 {1}。' },
  empty: { en: 'This text is empty.', 'zh-cn': '此处的文本为空。' },
  member: { en: 'There is no member "{0}" here.', 'zh-cn': '此处没有名为“{0}”的成员。' },
  misspelt: {
    en: 'There is no member "{0}" here; "{1}" is near.',
    'zh-cn': '此处没有名为“{0}”的成员，相近的成员是“{1}”。',
  },
  missing: { en: 'The member "{0}" is missing here.', 'zh-cn': '此处缺少成员“{0}”。' },
} satisfies Readonly<Record<string, Localized>>;

/** A text that is not empty. */
export function text(): Shape<string> {
  return {
    schema: { type: 'string', minLength: 1 },
    read(node, tell) {
      if (node.type !== 'string') return wrongType(node, { en: 'a text', 'zh-cn': '字符串' }, tell);
      if (node.value.trim() !== '') return node.value;
      tell(fault(node.span, sentences.empty));
      return undefined;
    },
  };
}

/** A text, which may be empty. */
export function anyText(): Shape<string> {
  return {
    schema: { type: 'string' },
    read: (node, tell) =>
      node.type === 'string' ? node.value : wrongType(node, { en: 'a text', 'zh-cn': '字符串' }, tell),
  };
}

/** A whole number from 1. */
export function count(): Shape<number> {
  return {
    schema: { type: 'integer', minimum: 1 },
    read(node, tell) {
      if (node.type === 'number' && Number.isInteger(node.value) && Number(node.value) >= 1) return Number(node.value);
      return wrongType(node, { en: 'a whole number from 1', 'zh-cn': '不小于 1 的整数' }, tell);
    },
  };
}

export function flag(): Shape<boolean> {
  return {
    schema: { type: 'boolean' },
    read: (node, tell) =>
      node.type === 'boolean'
        ? node.value === true
        : wrongType(node, { en: 'true or false', 'zh-cn': ' true 或 false' }, tell),
  };
}

/** One of a few words. */
export function oneOf<Word extends string>(words: readonly Word[]): Shape<Word> {
  return {
    schema: { type: 'string', enum: words },
    read(node, tell) {
      if (node.type !== 'string') return wrongType(node, { en: 'a text', 'zh-cn': '字符串' }, tell);
      const word = words.find((each) => each === node.value);
      if (word === undefined) tell(fault(node.span, sentences.value, [node.value, words.join(', ')]));
      return word;
    },
  };
}

/** A list; items that are wrong are left out. */
export function list<Item>(item: Shape<Item>): Shape<readonly Item[]> {
  return {
    schema: { type: 'array', items: item.schema },
    read(node, tell) {
      if (node.type !== 'array') return wrongType(node, { en: 'a list', 'zh-cn': '数组' }, tell);
      return node.items.flatMap((each) => item.read(each, tell) ?? []);
    },
  };
}

/** A list, or one item by itself. */
export function listOrOne<Item>(item: Shape<Item>): Shape<readonly Item[]> {
  const several = list(item);
  return {
    schema: { anyOf: [item.schema, several.schema] },
    read(node, tell) {
      if (node.type === 'array') return several.read(node, tell);
      const one = item.read(node, tell);
      return one === undefined ? undefined : [one];
    },
  };
}

/** A value that keeps its place. */
export function located<Value>(shape: Shape<Value>): Shape<Located<Value>> {
  return {
    schema: shape.schema,
    read(node, tell) {
      const value = shape.read(node, tell);
      return value === undefined ? undefined : { value, span: node.span };
    },
  };
}

/** Texts are read by the first shape, all else by the second. */
export function textOr<Word, Value>(word: Shape<Word>, other: Shape<Value>): Shape<Word | Value> {
  return {
    schema: { anyOf: [word.schema, other.schema] },
    read: (node, tell): Word | Value | undefined => (node.type === 'string' ? word : other).read(node, tell),
  };
}

/**
 * An object whose names are free.
 * @param judge says what is wrong with a name; a member whose name is wrong is left out
 * @param known names that an editor should offer, with what they mean as schema words
 */
export function record<Value>(
  value: Shape<Value>,
  {
    judge,
    known,
  }: { judge?(name: string): Pick<FileFault, 'sentence' | 'args'> | undefined; readonly known?: SchemaPart } = {},
): Shape<Readonly<Record<string, Value>>> {
  return {
    schema: { type: 'object', ...(known !== undefined && { properties: known }), additionalProperties: value.schema },
    read(node, tell) {
      if (node.type !== 'object') return wrongType(node, anObject, tell);
      const entries: [string, Value][] = [];
      for (const member of node.members) {
        const wrong = judge?.(member.name.value);
        if (wrong !== undefined) {
          tell({ ...wrong, span: member.name.span, level: 'error', alsoFoundBy: undefined });
          continue;
        }
        const read = member.value === undefined ? undefined : value.read(member.value, tell);
        if (read !== undefined) entries.push([member.name.value, read]);
      }
      return Object.fromEntries(entries);
    },
  };
}

/** An object with these members. Schemas leave other names open, because a person is told here which name is near. */
export function object<Value>(members: MemberShapes<Value>): Shape<Value> {
  const shapes: readonly (readonly [string, AnyMember])[] = Object.entries(members);
  const required = shapes.filter(([, { required }]) => required === true).map(([name]) => name);
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(shapes.map(([name, member]) => [name, memberSchema(member)])),
      ...(required.length > 0 && { required }),
    },
    read(node, tell) {
      if (node.type !== 'object') return wrongType(node, anObject, tell);
      tellUnknown(
        node,
        shapes.map(([name]) => name),
        tell,
      );
      const entries = shapes.map(([name, { shape }]): readonly [string, unknown] => {
        const value = memberNamed(node, name)?.value;
        return [name, value === undefined ? undefined : shape.read(value, tell)];
      });
      const missing = required.filter((name) => memberNamed(node, name) === undefined);
      for (const name of missing) tell(fault(node.span, sentences.missing, [name]));
      const isWhole = entries.every(([name, value]) => value !== undefined || !required.includes(name));
      return isWhole ? (Object.fromEntries(entries) as Value) : undefined;
    },
  };
}

/** A schema with its description: plain English, and as Markdown in both languages, since schemas know no locale. */
export function described(schema: SchemaPart, description: Localized): SchemaPart {
  return {
    ...schema,
    description: description.en,
    markdownDescription: `${description.en}\n\n${description['zh-cn']}`,
  };
}

function memberSchema({ shape, description }: AnyMember): SchemaPart {
  return described(shape.schema, description);
}

const anObject: Localized = { en: 'an object', 'zh-cn': '对象' };

function tellUnknown(node: ObjectNode, names: readonly string[], tell: TellFault): void {
  for (const { name } of node.members) {
    if (names.includes(name.value)) continue;
    const near = nearest(name.value, names);
    const sentence = near === undefined ? sentences.member : sentences.misspelt;
    tell({ ...fault(name.span, sentence, [name.value, near ?? '']), alsoFoundBy: undefined });
  }
}

function wrongType(node: JsonNode, expected: Localized, tell: TellFault): undefined {
  const say = (language: 'en' | 'zh-cn'): string => sentences.type[language].replace('{0}', expected[language]);
  tell(fault(node.span, { en: say('en'), 'zh-cn': say('zh-cn') }));
  return undefined;
}

function fault(span: Span, sentence: Localized, args: readonly string[] = []): FileFault {
  return { span, sentence, args, level: 'error', alsoFoundBy: 'schema' };
}
