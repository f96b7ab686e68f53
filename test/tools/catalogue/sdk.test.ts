import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readOperations, readSdk, sdkDescriptions } from '../../../server/tools/catalogue/sdk.ts';
import {
  missingCoreActions,
  readPromisedActions,
  type ServiceFacts,
  unknownOperations,
} from '../../../server/tools/catalogue/sdkChecks.ts';
import { describingSentence } from '../../../server/tools/catalogue/sdkSentence.ts';

const client = readFileSync(join(import.meta.dirname, '../../fixtures/catalogue/sdk/client.txt'), 'utf8');
const sdk = await readSdk();

describe('readOperations', () => {
  it('takes spelling, marks and sentence from the method that sends the request', () => {
    assert.deepEqual(readOperations(client), [
      { name: 'BareCall', deprecated: false, description: undefined },
      { name: 'GetOIDCPaper', deprecated: true, description: undefined },
      { name: 'PutPaper', deprecated: false, description: 'Puts a paper on a shelf.' },
    ]);
  });

  it('finds nothing in a text of another kind', () => {
    assert.deepEqual(readOperations('export default class Client {}'), []);
  });
});

describe('readSdk', () => {
  it('reads every package of the SDK that is pinned, and no other', () => {
    const { devDependencies }: { readonly devDependencies: Readonly<Record<string, string>> } = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'),
    );
    // Packages of one version of an API carry its date in their name; the others are tools.
    const pinned = Object.entries(devDependencies).filter(([name]) => /^@alicloud\/.*\d{8}$/.test(name));
    assert.deepEqual(sdk.map(({ id }) => id).sort(), pinned.map(([name, version]) => `${name}@${version}`).sort());
  });

  it('finds operations as the API spells them, with product and version', () => {
    const sts = sdk.find(({ service }) => service === 'sts');
    assert.equal(sts?.api, 'Sts/2015-04-01');
    const names = sts?.operations.map(({ name }) => name) ?? [];
    assert.deepEqual(names.slice(0, 3), ['AssumeRole', 'AssumeRoleWithOIDC', 'AssumeRoleWithSAML']);
    const ecs = sdk.find(({ service }) => service === 'ecs')?.operations ?? [];
    assert.ok(ecs.length >= 380, `${ecs.length} operations of ecs`);
    assert.equal(ecs.find(({ name }) => name === 'ActivateRouterInterface')?.deprecated, true);
    assert.equal(ecs.find(({ name }) => name === 'RunInstances')?.deprecated, false);
  });

  it('gives the same every time', async () => {
    assert.deepEqual(await readSdk(), sdk);
  });

  it('names the package that is missing', async () => {
    await assert.rejects(
      readSdk(import.meta.dirname),
      /^Error: The package @alicloud\/\S+ cannot be read; run npm ci\.$/,
    );
  });

  it('gives one English line for nearly every operation', () => {
    const all = sdk.flatMap(({ operations }) => operations);
    const sentences = all.flatMap(({ description }) => description ?? []);
    assert.ok(sentences.length > 0.9 * all.length, `${sentences.length} of ${all.length}`);
    for (const sentence of sentences) {
      assert.ok(sentence.length <= 165, sentence);
      assert.match(sentence, /^[A-Z(].* .*\.$/);
      assert.doesNotMatch(sentence, /[`<>[\]\n]|\*\*|\p{Script=Han}|\.\.$/u);
    }
  });
});

describe('sdkDescriptions', () => {
  it('are found by prefix and operation, the first package of a prefix first', () => {
    const descriptions = sdkDescriptions([
      { id: 'new', service: 'ram', api: 'Ims/2019-08-15', operations: [operation('GetUser', 'From the new.')] },
      {
        id: 'old',
        service: 'ram',
        api: 'Ram/2015-05-01',
        operations: [operation('GetUser', 'From the old.'), operation('GetRole', 'A role.'), operation('GetGroup')],
      },
    ]);
    assert.deepEqual(
      [...(descriptions.get('ram') ?? [])],
      [
        ['GetUser', 'From the new.'],
        ['GetRole', 'A role.'],
      ],
    );
  });
});

describe('describingSentence', () => {
  const long =
    'Queries the usage of a disk within a period, such as read operations a second, write operations a second';
  const cases: readonly (readonly [text: string, expected: string | undefined])[] = [
    ['Queries a <b>VPC</b>&nbsp;and its routers.', 'Queries a VPC and its routers.'],
    ['> Queries *   a VPC', 'Queries * a VPC.'],
    ['Uses e.g. Redis. And more.', 'Uses e.g. Redis.'],
    ['Changes a file, e.g. Redis. And more.', 'Changes a file, e.g. Redis.'],
    ['Upgrades to version 5.7 of MySQL. Then restarts it.', 'Upgrades to version 5.7 of MySQL.'],
    ['Calls the DoThing operation to do one thing.', 'Do one thing.'],
    ['You can call the DoThing operation to do one thing.', 'Do one thing.'],
    ['This operation adjusts a thing.', 'Adjusts a thing.'],
    ['Calls the DoThing operation.', undefined],
    ['This operation is phased out.', undefined],
    ['If you use it, it is used.', undefined],
    ['Do thing.', undefined],
    ['DoThing.', undefined],
    ['Undocumented', undefined],
    ['', undefined],
    ['查询 VPC 列表。', undefined],
    ['Queries a VPC（专有网络）.', undefined],
    [`${long}, and bytes that were read and written in each second of it`, `${long}.`],
    [`${'word '.repeat(50)}end.`, undefined],
  ];
  for (const [text, expected] of cases) {
    it(`of "${text.slice(0, 60)}"`, () => {
      assert.equal(describingSentence(text, 'DoThing'), expected);
    });
  }
});

describe('unknownOperations', () => {
  const kiosk = { id: '@alicloud/kiosk@1.0.0', service: 'kiosk', api: 'Kiosk/2020-02-02' };

  it('are those that no action, no other name and no exemption covers', () => {
    const operations = ['GetPaper', 'GetPapers', 'ListPapers', 'PutPaper', 'StealPaper'].map((name) => operation(name));
    assert.deepEqual(unknownOperations([facts({})], [{ ...kiosk, operations }]), [
      'ram/actions/kiosk.json: the package @alicloud/kiosk@1.0.0 has StealPaper, which the facts do not know; run npm run catalogue:refresh',
    ]);
  });

  it('come with deprecated marks that the facts lack', () => {
    const operations = ['getpaper', 'PutPaper', 'GetPapers'].map((name) => ({ ...operation(name), deprecated: true }));
    assert.deepEqual(unknownOperations([facts({ deprecated: 'PutPaper' })], [{ ...kiosk, operations }]), [
      'ram/actions/kiosk.json: the package @alicloud/kiosk@1.0.0 calls getpaper deprecated, and the facts do not; run npm run catalogue:refresh',
    ]);
  });

  it('are all of a service without facts', () => {
    assert.deepEqual(unknownOperations([], [{ ...kiosk, operations: [operation('GetPaper')] }]), [
      'there are no facts on the actions of kiosk, which the package @alicloud/kiosk@1.0.0 has',
    ]);
  });
});

describe('missingCoreActions', () => {
  it('are those that a text of ours promises and the facts lack', () => {
    const promised = [
      { text: 'kiosk:getpaper', where: 'the snippet a' },
      { text: 'kiosk:Put*', where: 'the snippet a' },
      { text: 'kiosk:Steal*', where: 'the snippet b' },
      { text: 'depot:OpenGate', where: 'examples/gate.json' },
    ];
    assert.deepEqual(missingCoreActions([facts({})], promised), [
      'ram/actions/kiosk.json: kiosk:Steal* is missing, which the snippet b names',
      'facts on depot: depot:OpenGate is missing, which examples/gate.json names',
    ]);
  });

  it('are looked for in the snippets and examples of RAM', async () => {
    const promised = await readPromisedActions();
    const texts = new Set(promised.map(({ text }) => text));
    for (const text of ['ram:CreateServiceLinkedRole', 'kms:List*', 'yundun-hsm:DescribeClusters'])
      assert.ok(texts.has(text), text);
    assert.ok(promised.some(({ where }) => where.startsWith('the snippet ')));
    assert.ok(promised.some(({ where }) => where.startsWith('examples/ram/')));
    assert.ok(![...texts].some((text) => text.startsWith('cloudhsm:') || text === '*'));
  });
});

function operation(name: string, description?: string): (typeof sdk)[number]['operations'][number] {
  return { name, deprecated: false, description };
}

/** Made-up facts: two actions, one of which is checked for another operation too, and one operation without an action. */
function facts({ deprecated }: { readonly deprecated?: string }): ServiceFacts {
  const action = (name: string, operations: readonly string[]): ServiceFacts['actions'][number] => ({
    name,
    operations,
    deprecated: name === deprecated,
  });
  return {
    path: 'ram/actions/kiosk.json',
    service: 'kiosk',
    actions: [action('GetPaper', ['GetPapers']), action('PutPaper', [])],
    withoutPermission: ['ListPapers'],
  };
}
