import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { Ajv } from 'ajv';
import type { FileFault } from '../../../server/src/core/config/fault.ts';
import { readConfig } from '../../../server/src/core/config/readConfig.ts';
import { readFacts } from '../../../server/src/core/config/readFacts.ts';
import { allRules } from '../../../server/src/core/rules/index.gen.ts';

type Schema = Readonly<Record<string, unknown>>;

function schemaNamed(name: string): Schema {
  return JSON.parse(readFileSync(new URL(`../../../schemas/${name}.schema.json`, import.meta.url), 'utf8'));
}

const config = schemaNamed('rampart');
const facts = schemaNamed('rampart-facts');

/** Every text is judged by the schema and by our own reader; they have to agree on all that a schema can find. */
function agree(schema: Schema, read: (text: string) => readonly FileFault[], values: readonly unknown[]): void {
  const isValid = new Ajv({ strict: false }).compile(schema);
  for (const value of values) {
    const faults = read(JSON.stringify(value)).filter(({ alsoFoundBy }) => alsoFoundBy === 'schema');
    assert.equal(isValid(value), faults.length === 0, JSON.stringify(value));
  }
}

suite('the schema of the configuration', () => {
  test('agrees with its reader', () => {
    const wrong = [1, true, null, '', 'x', [], {}, [1]];
    const members = Object.keys(config['properties'] as object);
    const values = members.flatMap((member) => wrong.map((value) => ({ [member]: value })));
    agree(config, (text) => readConfig(text).faults, [
      ...values,
      ...wrong.map((value) => ({ suppressions: [value] })),
      ...wrong.map((value) => ({ suppressions: [{ rule: value }] })),
      ...wrong.map((value) => ({ organisation: { required: [{ condition: value }] } })),
      ...wrong.map((value) => ({ organisation: { forbidden: [{ condition: { key: 'k', values: value } }] } })),
      ...wrong.map((value) => ({ rules: { 'action/unknown': value } })),
      ...wrong.map((value) => ({ limits: { 'ram.customPolicy': value } })),
      ...wrong.map((value) => ({ associations: { 'a.json': value } })),
      ...wrong.map((value) => ({ catalogue: { extra: value } })),
      { rules: { 'action/unknown': 'off' }, associations: { a: 'off', b: { kind: 'trust' } } },
    ]);
  });

  test('offers every rule with its words in both languages', () => {
    const { rules } = config['properties'] as Record<string, { readonly properties: Record<string, Schema> }>;
    for (const { code, rule } of allRules) {
      const offered = rules?.properties[code];
      assert.equal(offered?.['default'], rule.level, code);
      assert.match(String(offered?.['markdownDescription']), /\p{Script=Han}/u, code);
    }
  });
});

suite('the schema of facts', () => {
  test('agrees with its reader', () => {
    const wrong = [1, true, null, '', 'x', [], {}, [1]];
    const members = Object.keys(facts['properties'] as object);
    agree(facts, (text) => readFacts(text, 'a.json').faults, [
      ...members.flatMap((member) => wrong.map((value) => ({ [member]: value }))),
      ...wrong.map((value) => ({ services: [value] })),
      ...wrong.map((value) => ({ services: [{ code: 'a', actions: value }] })),
      ...wrong.map((value) => ({ services: [{ code: 'a', actions: [{ name: 'Get', level: value }] }] })),
      ...wrong.map((value) => ({
        services: [{ code: 'a', actions: [{ name: 'Get', level: 'read', deprecated: value }] }],
      })),
      ...wrong.map((value) => ({ conditionKeys: [{ name: 'a:b', description: value }] })),
      ...wrong.map((value) => ({ conditionKeys: [{ name: 'a:b', values: value }] })),
    ]);
  });
});

suite('the page about the configuration', () => {
  const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
  const blockOf = (language: string): string =>
    new RegExp(`\\n\`\`\`${language}\\n(.*?)\\n\`\`\`\\n`, 's').exec(page)?.[1] ?? '';

  test('shows a configuration and facts that are right', () => {
    assert.deepEqual(readConfig(blockOf('jsonc')).faults, []);
    assert.notEqual(readConfig(blockOf('jsonc')).suppressions.length, 0);
    assert.deepEqual(readFacts(blockOf('json'), 'a.json').faults, []);
    assert.equal(readFacts(blockOf('json'), 'a.json').facts?.actions.length, 1);
  });
});
