import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  catalogueNodes,
  filterRoles,
  type RoleTreeParts,
  roleNode,
  workspaceNodes,
} from '../../client/src/roles/roleNodes.ts';
import { skippedNode } from '../../client/src/roles/skippedNode.ts';
import type { TreeNode } from '../../client/src/roles/treeNode.ts';
import type { PolicyDocument } from '../../server/src/core/document/policyDocument.ts';
import { type RoleDetails, roleDetails, roles } from '../../server/src/core/features/roles/roleTree.ts';
import { testCatalogue } from '../support/catalogue.ts';
import { documentOf } from '../support/service.ts';
import { english, lineOf, unfold, unfoldAll } from '../support/tree.ts';

const context = { catalogue: testCatalogue(), locale: 'en' } as const;
const everyRole = roles([], context);
const range = { start: { line: 3, character: 4 }, end: { line: 3, character: 9 } };
const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const image = 'AliyunECSShareEncryptImageDefaultRole';
const awsRole = 'AWSServiceRoleForKeyManagementServiceCustomKeyStores';
const ofDocuments = [
  keyStore,
  'AliyunServiceRoleForKMSSecretsManagerForECS',
  'AliyunServiceRoleForKMSSecretsManagerForRDS',
  'AliyunServiceRoleForKMSSecretsManagerForRedis',
  'AliyunECSDiskEncryptDefaultRole',
  'AliyunECSShareEncryptSnapshotDefaultRole',
  image,
  awsRole,
];

function partsFor(documents: readonly PolicyDocument[] = [], more: Partial<RoleTreeParts> = {}): RoleTreeParts {
  return {
    t: english,
    pathOf: (uri) => uri.replace('file:///', ''),
    isFavourite: () => false,
    detailsOf: async (roleName) => roleDetails(roleName, documents, context),
    liveNodes: () => [],
    liveWords: () => undefined,
    ...more,
  };
}

function detailsOf(roleName: string): RoleDetails {
  return roleDetails(roleName, [], context) ?? assert.fail(roleName);
}

async function stagesOf(roleName: string, documents: readonly PolicyDocument[] = []): Promise<readonly TreeNode[]> {
  const role = everyRole.find((each) => each.roleName === roleName) ?? assert.fail(roleName);
  return (await roleNode(role, 'catalogue', partsFor(documents)).children?.()) ?? [];
}

suite('the tree of roles', () => {
  test('has every role below its product, key management first and open', () => {
    const products = catalogueNodes(everyRole, false, partsFor());
    assert.equal(products[0]?.label, 'Key Management Service');
    assert.deepEqual(
      products.map(({ isOpen }) => isOpen),
      products.map((_, index) => index === 0),
    );
    assert.equal(
      products.reduce((sum, { description }) => sum + Number(description), 0),
      everyRole.length,
    );
  });

  test('has favourites once more on top', async () => {
    const [first, second] = catalogueNodes(everyRole, false, partsFor([], { isFavourite: (name) => name === image }));
    assert.equal(first?.label, 'Favourites');
    assert.deepEqual(
      (await first?.children?.())?.map(({ label }) => label),
      [image],
    );
    assert.equal(second?.label, 'Key Management Service');
  });

  test('names every node once, also with a role below two groups', async () => {
    const few = everyRole.filter(({ roleName }) => ofDocuments.includes(roleName));
    const all = await unfoldAll(catalogueNodes(few, false, partsFor([], { isFavourite: () => true })));
    const ids = all.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length > 200, `${ids.length} nodes`);
  });

  test('tells each fact of each stage with its source, and each contradiction as such', async () => {
    for (const roleName of ofDocuments) {
      const details = detailsOf(roleName);
      const role = everyRole.find((each) => each.roleName === roleName) ?? assert.fail(roleName);
      const nodes = await unfold(roleNode(role, 'catalogue', partsFor()));
      const lines = new Map(nodes.map((node) => [lineOf(node), node]));
      for (const { sentence, source, isContradiction, policy } of details.stages.flatMap(({ facts }) => facts)) {
        const notes = [isContradiction ? ['contradiction'] : [], policy === undefined ? [] : ['insert…'], source];
        const node = lines.get(`${sentence} – ${notes.flat().join(' · ')}`);
        assert.ok(node !== undefined, `${roleName}: ${sentence}`);
        assert.ok(node.tooltip?.includes(sentence), 'the whole sentence is in the tooltip');
        assert.equal(/contradict each other/.test(node.tooltip ?? ''), isContradiction, sentence);
      }
    }
  });

  test('has one node for each stage, numbered, with its state in words', async () => {
    const lines = (await stagesOf(keyStore)).map(lineOf);
    assert.deepEqual(lines, [
      '1 Permission to create – ram:CreateServiceLinkedRole is granted by no open policy',
      '2 Creation – by the product itself',
      '3 Trust – fixed by the cloud',
      '4 Permissions – fixed by the cloud',
      '5 In use – documented',
      '6 Deletion – ram:DeleteServiceLinkedRole is granted by no open policy',
    ]);
  });

  test('gives ordinary roles and the role of AWS the stages of their own', async () => {
    const titles = async (name: string): Promise<readonly string[]> =>
      (await stagesOf(name)).map(({ label }) => label.replace(/^\d+ /, ''));
    assert.deepEqual(await titles(image), [
      'Permission to create',
      'Creation',
      'Create for a trusted account',
      'Change the principal',
      'Trust',
      'Attach the custom policy',
      'Permissions',
      'Share',
      'In use',
      'Deletion',
    ]);
    assert.ok((await titles(awsRole)).includes('Editing'));
    assert.match(lineOf((await stagesOf(awsRole)).at(-1) ?? assert.fail()), /Deletion – not possible/);
  });

  test('offers the missing statement, and where it is granted shows the place instead', async () => {
    const [permission] = await stagesOf(keyStore);
    const missing = (await unfold(permission ?? assert.fail())).find(({ context: words }) => /^missing/.test(words));
    assert.match(missing?.subject.insertable ?? '', /ram:CreateServiceLinkedRole/);
    assert.equal(missing?.command?.id, 'rampart.roles.insertStatement');
    const granting = documentOf(`{"Version":"1","Statement":[${missing?.subject.insertable ?? ''}]}`);
    const [granted] = await stagesOf(keyStore, [granting]);
    assert.match(lineOf(granted ?? assert.fail()), /is granted by an open policy/);
    const place = (await unfold(granted ?? assert.fail())).find(({ context: words }) => words === 'place');
    assert.equal(place?.label, 'Granted by test.json:1');
    assert.equal(place?.subject.place?.uri, 'file:///test.json');
  });

  test('counts the statements that are not told, after those of the same effect', async () => {
    const [stage] = detailsOf(keyStore).stages;
    const place = { uri: 'file:///a.json', range, keys: [] };
    const full = { ...(stage ?? assert.fail()), grantedBy: [place], moreGranting: 20, deniedBy: [place] };
    const details = { ...detailsOf(keyStore), stages: [{ ...full, facts: [] }] };
    const labels = async (given: RoleDetails): Promise<readonly string[]> => {
      const role = everyRole.find(({ roleName }) => roleName === keyStore) ?? assert.fail();
      const [node] =
        (await roleNode(role, 'catalogue', partsFor([], { detailsOf: async () => given })).children?.()) ?? [];
      return ((await node?.children?.()) ?? []).map(({ label }) => label).filter((label) => !/missing/.test(label));
    };
    assert.deepEqual(await labels(details), ['Granted by a.json:4', 'and 20 more', 'Denied by a.json:4']);
    const denied = { ...details, stages: [{ ...full, facts: [], moreDenying: 1 }] };
    assert.deepEqual((await labels(denied)).at(-1), 'and 1 more');
  });

  test('offers the three principals of a shared role, each to be inserted', async () => {
    const principal = (await stagesOf(image)).find(({ label }) => /Change the principal/.test(label));
    const scenarios = (await unfold(principal ?? assert.fail())).filter(({ context: words }) =>
      /^scenario/.test(words),
    );
    assert.equal(scenarios.length, 3);
    for (const { subject, description } of scenarios) {
      assert.match(subject.insertable ?? '', /ecs\.aliyuncs\.com/);
      assert.match(description ?? '', /^insert… · ./);
    }
  });

  test('tells product generations apart', async () => {
    const creation = (await stagesOf(keyStore)).find(({ label }) => /Creation/.test(label));
    const generations = (await unfold(creation ?? assert.fail())).filter(
      ({ context: words }) => words === 'generation',
    );
    assert.ok(generations.length >= 3, `${generations.length} generations`);
  });
});

suite('the filter', () => {
  test('finds words of name, policy, service and product in any order and letter case', () => {
    const found = (text: string): readonly string[] => filterRoles(everyRole, text).map(({ roleName }) => roleName);
    assert.deepEqual(found('KEYSTORE kms aliyunserviceroleforkmsk'), [keyStore]);
    assert.ok(found('keystore.kms.aliyuncs.com').includes(keyStore));
    assert.ok(found('AliyunServiceRolePolicyForKMSKeyStore').includes(keyStore));
    assert.ok(found('management key service').includes(keyStore));
    assert.equal(found('  ').length, everyRole.length);
    assert.deepEqual(found('no such role'), []);
  });

  test('opens the products that are left', () => {
    const nodes = catalogueNodes(filterRoles(everyRole, 'encryption'), true, partsFor());
    assert.ok(nodes.length > 1 && nodes.every(({ isOpen }) => isOpen === true));
  });
});

suite('roles of the workspace', () => {
  const mention = { uri: 'file:///a.tf', range, kind: 'creates', words: 'creates it' } as const;
  const named = everyRole
    .filter(({ roleName }) => roleName === keyStore)
    .map((role) => ({ ...role, mentions: [mention] }));

  test('are those that are named, with the places', async () => {
    const [node, ...others] = workspaceNodes([...everyRole, ...named], partsFor());
    assert.deepEqual(others, []);
    assert.equal(lineOf(node ?? assert.fail()), `${keyStore} – 1 place`);
    const [places] = (await node?.children?.()) ?? [];
    assert.deepEqual((await places?.children?.())?.map(lineOf), ['a.tf:4 – creates it']);
  });

  test('count also the places that are not told', async () => {
    const [node] = workspaceNodes(
      named.map((role) => ({ ...role, moreMentions: 3 })),
      partsFor(),
    );
    assert.equal(lineOf(node ?? assert.fail()), `${keyStore} – 4 places`);
    const [places] = (await node?.children?.()) ?? [];
    assert.equal(places?.description, '4');
    assert.deepEqual((await places?.children?.())?.map(lineOf), ['a.tf:4 – creates it', 'and 3 more']);
  });

  test('that the catalogue lacks say so and have no stages', async () => {
    const remark = 'Not in the catalogue of 2026-08-22.';
    const unknown = {
      roleName: 'AliyunServiceRoleForNobody',
      hasPolicy: false,
      dialect: 'ram',
      family: 'service-linked',
      product: '',
      stages: [],
      mentions: [mention],
      remark,
    } as const;
    const [node] = workspaceNodes([unknown], partsFor());
    assert.equal(lineOf(node ?? assert.fail()), `AliyunServiceRoleForNobody – ${remark} · 1 place`);
    assert.deepEqual(
      (await node?.children?.())?.map(({ context: words }) => words),
      ['mentions'],
    );
    assert.doesNotMatch(node?.context ?? '', /known/);
  });
});

suite('files that were not looked at', () => {
  const large = { uri: 'file:///large.json', reason: 'It is larger than 1 MB.' };
  const gone = { uri: 'file:///gone.tf', reason: 'It could not be read.' };

  test('are not spoken of where there are none', () => {
    assert.deepEqual(skippedNode([], false, partsFor()), []);
  });

  test('are counted, and each is there with its reason and opened by a click', async () => {
    assert.deepEqual(skippedNode([large], false, partsFor()).map(lineOf), ['1 file was not looked at']);
    const [node, ...others] = skippedNode([large, gone], false, partsFor());
    assert.deepEqual(others, []);
    const [root, ...files] = await unfold(node ?? assert.fail());
    assert.equal(root?.label, '2 files were not looked at');
    assert.deepEqual(files.map(lineOf), [`large.json – ${large.reason}`, `gone.tf – ${gone.reason}`]);
    assert.deepEqual(
      files.map(({ command, subject }) => [command?.id, subject.place?.uri]),
      [large, gone].map(({ uri }) => ['rampart.roles.openPlace', uri]),
    );
    assert.equal(new Set([root, ...files].map((each) => each?.id)).size, 3);
  });

  test('are not counted where the workspace has more files than were found', async () => {
    const [node] = skippedNode([gone], true, partsFor());
    const lines = (await unfold(node ?? assert.fail())).map(lineOf);
    assert.deepEqual(lines, [
      'Not all files were looked at',
      'Only the first 2,000 files of the workspace that may name a role were looked at.',
      `gone.tf – ${gone.reason}`,
    ]);
    const alone = await unfold(skippedNode([], true, partsFor())[0] ?? assert.fail());
    assert.equal(alone.length, 2);
  });
});
