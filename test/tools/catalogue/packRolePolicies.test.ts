import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { PackedRolePolicy } from '../../../server/src/core/catalogue/format.ts';
import { FactsFile } from '../../../server/tools/catalogue/facts.ts';
import { packRolePolicies } from '../../../server/tools/catalogue/packRolePolicies.ts';

const roles = {
  serviceLinked: [{ role: 'RoleForStore', policy: 'PolicyForStore' }],
  service: [{ role: 'ShareRole', services: ['ecs.aliyuncs.com'] }],
};

const row = {
  policy: 'PolicyForStore',
  role: 'RoleForStore',
  evidence: 'page',
  version: 'v2',
  updated: '2026-03-31',
  source: 'A page',
  createdBy: ['kms:ConnectKmsInstance'],
  inferred: ['createdBy'],
  earlier: [{ version: 'v1', updated: '2021', lacks: ['ecs:List'] }],
  statements: [
    {
      actions: ['ecs:List', 'ecs:Get*'],
      resources: ['*'],
      condition: { StringEquals: { 'ram:ServiceName': ['a', 'b'] } },
      inferred: true,
    },
  ],
};

async function pack(
  content: object,
): Promise<{ readonly policies: readonly PackedRolePolicy[]; readonly faults: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'rampart-facts-'));
  const faults: string[] = [];
  await writeFile(join(folder, 'policies.json'), JSON.stringify({ date: '2026-01-01', ...content }, undefined, 2));
  const file = await FactsFile.read(folder, 'policies.json', faults);
  const policies = packRolePolicies(file, roles, (id) => id === 'kms:ConnectKmsInstance');
  await rm(folder, { recursive: true });
  return { policies, faults };
}

describe('packRolePolicies', () => {
  it('keeps what a row says, and leaves out what is only for reviewers', async () => {
    const custom = { role: 'ShareRole', evidence: 'document', source: 'A guide', statements: row.statements };
    const { policies, faults } = await pack({ policies: [row], custom: [custom] });
    assert.deepEqual(faults, []);
    const statements = [
      {
        actions: ['ecs:List', 'ecs:Get*'],
        resources: ['*'],
        conditions: [['StringEquals', 'ram:ServiceName', 'a', 'b']],
        inferred: true,
      },
    ];
    assert.deepEqual(policies, [
      {
        policy: 'PolicyForStore',
        role: 'RoleForStore',
        version: 'v2',
        updated: '2026-03-31',
        current: true,
        source: 'A page',
        statements,
        earlier: [{ version: 'v1', updated: '2021', lacks: ['ecs:List'] }],
        createdBy: ['kms:ConnectKmsInstance'],
      },
      { role: 'ShareRole', source: 'A guide', statements },
    ]);
  });

  const faulty: readonly (readonly [change: object, fault: RegExp])[] = [
    [{ role: 'RoleForNothing' }, /RoleForNothing is no known role with this policy/],
    [{ policy: 'PolicyForShop' }, /RoleForStore is no known role with this policy/],
    [{ evidence: 'hope' }, /evidence "hope" is not one of page, document/],
    [{ updated: '2026' }, /updated must be written YYYY-MM-DD/],
    [{ createdBy: ['kms:Nothing'] }, /kms:Nothing is no known action/],
    [{ managedWith: ['kms:Nothing'] }, /kms:Nothing is no known action/],
    [{ inferred: ['managedWith'] }, /inferred names "managedWith", which the row does not have/],
    [{ permanent: 1 }, /permanent must be true or left out/],
    [{ statements: [] }, /statements must not be empty/],
    [{ statements: 'all' }, /statements must be a list of objects/],
    [{ statements: [{ actions: ['List'], resources: ['*'] }] }, /"List" is no action/],
    [{ statements: [{ actions: ['ecs:List'], resources: ['all'] }] }, /"all" is no resource/],
    [{ statements: [{ actions: ['ecs:List'] }] }, /a statement must have actions and resources/],
    [
      { statements: [{ ...row.statements[0], condition: { StringEquals: [] } }] },
      /a condition must name an operator and a key/,
    ],
    [{ earlier: [{ updated: '2021', lacks: ['ecs:Put'] }] }, /earlier lacks ecs:Put, which is not there now/],
  ];
  for (const [change, fault] of faulty) {
    it(`finds fault with ${JSON.stringify(change)}`, async () => {
      const { faults } = await pack({ policies: [{ ...row, ...change }] });
      assert.match(faults.join('\n'), fault);
    });
  }
});
