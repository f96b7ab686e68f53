import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { PackedLives } from '../../../server/src/core/catalogue/format.ts';
import { FactsFile } from '../../../server/tools/catalogue/facts.ts';
import { packRoleLives } from '../../../server/tools/catalogue/packRoleLives.ts';

const roles = { serviceLinked: [{ role: 'StoreRole' }], service: [] };
const fact = { source: 'page', en: 'A store is made.', 'zh-cn': '创建存储。' };
const sources = [{ id: 'page', en: 'Store page', 'zh-cn': '存储帮助页' }];

async function pack(content: object): Promise<{ readonly lives: PackedLives; readonly faults: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'rampart-facts-'));
  const faults: string[] = [];
  const text = JSON.stringify({ date: '2026-01-01', sources, ...content }, undefined, 2);
  await writeFile(join(folder, 'lives.json'), text);
  const lives = packRoleLives(await FactsFile.read(folder, 'lives.json', faults), roles);
  await rm(folder, { recursive: true });
  return { lives, faults };
}

function storeRole(...facts: readonly object[]): object {
  return { roles: [{ role: 'StoreRole', creation: 'automatic', stages: [{ stage: 'creation', facts }] }] };
}

suite('packRoleLives', () => {
  test('keeps sentences with the index of their source, their generation and their principal', async () => {
    const generation = { en: 'Old', 'zh-cn': '旧版' };
    const principal = { services: ['*@ecs.aliyuncs.com'], operator: 'StringEquals', key: 'sts:Key', value: '{id}' };
    const { lives, faults } = await pack(storeRole({ ...fact, contradiction: true, generation, principal }));
    assert.deepEqual(faults, []);
    assert.deepEqual(lives.sources, [{ en: 'Store page', 'zh-cn': '存储帮助页' }]);
    assert.deepEqual(lives.roles[0]?.stages[0]?.facts, [
      {
        sentence: { en: fact.en, 'zh-cn': fact['zh-cn'] },
        source: 0,
        contradiction: true,
        generation,
        principal: { services: ['*@ecs.aliyuncs.com'], condition: ['StringEquals', 'sts:Key', '{id}'] },
      },
    ]);
  });

  const faulty: readonly (readonly [what: string, content: object, fault: RegExp])[] = [
    [
      'a source that is not listed',
      storeRole(fact, { ...fact, source: 'hearsay' }),
      /source hearsay is not in sources/,
    ],
    ['a source that no fact names', { roles: [] }, /no fact names this source/],
    [
      'a sentence in one language',
      storeRole({ source: 'page', en: 'Only English.' }),
      /en and zh-cn must both be given/,
    ],
    ['half a condition', storeRole({ ...fact, principal: { services: ['a'], key: 'b' } }), /operator, key and value/],
    ['a principal without services', storeRole({ ...fact, principal: {} }), /principal must name services/],
    ['a principal that is a text', storeRole({ ...fact, principal: 'ecs' }), /principal must be an object/],
    ['a stage without facts', storeRole(), /facts must be a list of objects that is not empty/],
    [
      'a stage that stands there twice',
      {
        roles: [
          {
            role: 'StoreRole',
            creation: 'manual',
            stages: ['use', 'use'].map((stage) => ({ stage, facts: [fact] })),
          },
        ],
      },
      /a stage stands here twice/,
    ],
    [
      'a role that is not known',
      { roles: [{ role: 'OtherRole', creation: 'manual', stages: [{ stage: 'use', facts: [fact] }] }] },
      /OtherRole is no known role/,
    ],
    [
      'a way of creation that nobody takes',
      { roles: [{ role: 'StoreRole', creation: 'magic', stages: [{ stage: 'use', facts: [fact] }] }] },
      /creation "magic" is not one of/,
    ],
    [
      'a stage that no role has',
      { roles: [{ role: 'StoreRole', creation: 'manual', stages: [{ stage: 'birth', facts: [fact] }] }] },
      /stage "birth" is not one of/,
    ],
  ];
  for (const [what, content, expected] of faulty) {
    test(`tells of ${what}`, async () => {
      const { faults } = await pack(content);
      assert.match(faults.join('\n'), expected);
    });
  }
});
