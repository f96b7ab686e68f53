import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dialects, kinds } from '../../../server/src/core/document/dialect.ts';
import { compileSchema, readSchema } from '../../support/schema.ts';

/** Any JSON object inside a schema. */
type Part = Readonly<Record<string, unknown>>;

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every object of a schema with the path that leads to it. */
function* partsOf(value: unknown, path: string): Generator<readonly [string, Part]> {
  if (isPart(value)) yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) yield* partsOf(member, `${path}/${key}`);
}

function describedParts(schema: unknown): readonly (readonly [string, Part])[] {
  return [...partsOf(schema, '#')].filter(([, part]) => 'title' in part);
}

function isEnglish(text: unknown): boolean {
  return typeof text === 'string' && /^[^\p{Script=Han}]+$/u.test(text) && text.trim() === text;
}

function isChinese(text: unknown): boolean {
  return typeof text === 'string' && /\p{Script=Han}/u.test(text) && text.trim() === text;
}

/** Whether Markdown would show a `**` as it is: it does not close one that stands between a mark and a letter. */
function losesBold(text: string): boolean {
  const pieces = text.split('**');
  return pieces.some(
    (piece, index) => index % 2 === 1 && /\p{P}$/u.test(piece) && /^[\p{L}\p{N}]/u.test(pieces[index + 1] ?? ''),
  );
}

for (const dialect of dialects) {
  for (const kind of kinds) {
    describe(`the schema of ${dialect} ${kind} policies`, () => {
      const schema = readSchema(dialect, kind);

      it('is valid draft-07 and complete in itself', () => {
        assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
        assert.equal(schema.$id, `urn:rampart:schema:${dialect}-${kind}-policy`);
        assert.doesNotThrow(() => compileSchema(dialect, kind));
      });

      it('refers to nothing outside itself', () => {
        const references = [...partsOf(schema, '#')].flatMap(([, part]) =>
          '$ref' in part ? [String(part['$ref'])] : [],
        );
        assert.ok(references.length > 0);
        assert.deepEqual(
          references.filter((reference) => !reference.startsWith('#/definitions/')),
          [],
        );
      });

      it('describes every element, principal type and operator', () => {
        const members = [...partsOf(schema, '#')]
          .flatMap(([path, part]) => [
            [`${path}/properties`, part['properties']] as const,
            [`${path}/patternProperties`, part['patternProperties']] as const,
          ])
          .flatMap(([path, part]) => (isPart(part) ? Object.keys(part).map((name) => `${path}/${name}`) : []));
        const described = new Set(describedParts(schema).map(([path]) => path));
        assert.deepEqual(
          members.filter((path) => !described.has(path)),
          [],
        );
      });

      it('says everything in English and in Chinese', () => {
        for (const [path, part] of describedParts(schema)) {
          for (const keyword of ['title', 'description', 'markdownDescription']) {
            assert.ok(isEnglish(part[keyword]), `${path}/${keyword}`);
          }
          assert.ok(isChinese(part['x-rampart-zh-cn']), `${path}/x-rampart-zh-cn`);
        }
      });

      it('keeps the bold of its Chinese text alive', () => {
        const broken = describedParts(schema).filter(([, part]) => losesBold(String(part['x-rampart-zh-cn'])));
        assert.deepEqual(
          broken.map(([path]) => path),
          [],
        );
      });

      it('explains every listed value in English and in Chinese', () => {
        const listed = describedParts(schema).filter(([, part]) => 'enum' in part);
        assert.ok(listed.length >= 2);
        for (const [path, part] of listed) {
          const values: unknown = part['enum'];
          assert.ok(Array.isArray(values));
          for (const keyword of ['enumDescriptions', 'markdownEnumDescriptions', 'x-rampart-enum-zh-cn']) {
            const texts: unknown = part[keyword];
            assert.ok(Array.isArray(texts), `${path}/${keyword}`);
            assert.equal(texts.length, values.length, `${path}/${keyword}`);
            assert.ok(texts.every(keyword === 'x-rampart-enum-zh-cn' ? isChinese : isEnglish), `${path}/${keyword}`);
          }
        }
      });

      it('labels every snippet in English and in Chinese', () => {
        const snippets = [...partsOf(schema, '#')].flatMap(([, part]) => part['defaultSnippets'] ?? []).filter(isPart);
        assert.ok(snippets.length >= 2);
        for (const snippet of snippets) {
          assert.ok(isEnglish(snippet['label']) && isEnglish(snippet['description']), String(snippet['label']));
          assert.ok(isChinese(snippet['x-rampart-zh-cn']), String(snippet['label']));
        }
      });
    });
  }
}
