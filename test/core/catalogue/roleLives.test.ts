import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readDialectCatalogue } from '../../../server/src/core/catalogue/catalogueIndex.ts';
import { withExtraFacts } from '../../../server/src/core/catalogue/extraFacts.ts';
import type { CatalogueError } from '../../../server/src/core/catalogue/readPacked.ts';
import { roleStageIds } from '../../../server/src/core/catalogue/roleLife.ts';
import { readFacts } from '../../../server/src/core/config/readFacts.ts';
import { packCatalogue } from '../../../server/tools/catalogue/pack.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const keyStore = 'AliyunServiceRoleForKMSKeyStore';

suite('lives of roles in the catalogue', () => {
  const { ram, iam } = testCatalogue();

  test('begin with what is said of the role itself, whatever the letter case', () => {
    const life = ram.roleLife(keyStore.toUpperCase(), 'service-linked');
    assert.equal(life.creation, 'automatic');
    const [first] = life.factsOf('creation');
    assert.equal(first?.generation?.en, 'Private key store');
    assert.equal(first?.source.en, 'Key store role help page of 2021');
    assert.ok(life.factsOf('creation').some(({ isContradiction }) => isContradiction));
  });

  test('hold what is true of a family for a role that no page tells of', () => {
    const linked = ram.roleLife('AliyunServiceRoleForNobody', 'service-linked');
    const ordinary = ram.roleLife('AliyunNobodyDefaultRole', 'service');
    assert.equal(linked.creation, undefined);
    assert.match(linked.factsOf('trust').at(-1)?.sentence.en ?? '', /Nobody can edit/);
    assert.match(ordinary.factsOf('trust').at(-1)?.sentence.en ?? '', /may edit/);
    assert.deepEqual(iam.roleLife('AWSServiceRoleForNobody', 'service-linked').factsOf('trust'), []);
  });

  test('say every sentence in both languages and name the page', () => {
    const roles = [
      ...[ram, iam].flatMap((each) => each.roles.map(({ roleName }) => each.roleLife(roleName, 'service-linked'))),
      ...ram.serviceRoles.map(({ roleName }) => ram.roleLife(roleName, 'service')),
    ];
    const facts = roles.flatMap((life) => roleStageIds.flatMap((stage) => life.factsOf(stage)));
    assert.ok(facts.length > 1000);
    for (const { sentence, source } of facts) {
      assert.match(sentence['zh-cn'], /\p{Script=Han}/u, sentence.en);
      assert.notEqual(source.en, '', sentence.en);
      assert.notEqual(source['zh-cn'], '', sentence.en);
    }
  });

  test('doubt AliyunKMSFullAccess as its current version does', () => {
    const { statements = [] } = ram.rolePolicy('AliyunKMSFullAccess') ?? {};
    const permitted = (action: string): readonly string[] =>
      statements
        .filter(({ actions }) => actions.includes(action))
        .flatMap(({ conditions }) => conditions.flatMap(({ values }) => values));
    assert.deepEqual(permitted('ram:DeleteServiceLinkedRole'), []);
    for (const kind of ['KeyStore', 'SecretsManagerForECS', 'SecretsManagerForRDS', 'SecretsManagerForRedis']) {
      const roleName = `AliyunServiceRoleForKMS${kind}`;
      const [role] = ram.rolesNamed(roleName);
      const isPermitted = permitted('ram:CreateServiceLinkedRole').includes(role?.serviceName ?? '');
      const doubt = ram
        .roleLife(roleName, 'service-linked')
        .factsOf('permission')
        .find(({ isContradiction }) => isContradiction);
      assert.match(doubt?.sentence.en ?? '', isPermitted ? /permits the creation, but no deletion/ : /permits neither/);
    }
  });

  test('stay where a person adds facts of the own', () => {
    const { facts } = readFacts(JSON.stringify({ services: [{ code: 'acme', name: 'Acme' }] }), 'own.json');
    const extended = withExtraFacts(
      testCatalogue(),
      [facts].flatMap((each) => each ?? []),
    );
    assert.equal(extended.ram.service('acme')?.name, 'Acme');
    const life = extended.ram.roleLife(keyStore, 'service-linked');
    assert.deepEqual(life.factsOf('deletion'), ram.roleLife(keyStore, 'service-linked').factsOf('deletion'));
  });

  test('are missing, and that is told once, where their part of the file is damaged', async () => {
    const { iam: text } = await packCatalogue();
    const told: CatalogueError[] = [];
    const damaged = text.replace('AWS KMS keeps the role', 'AWS KMS loses the role');
    assert.notEqual(damaged, text);
    const catalogue = readDialectCatalogue(damaged, 'iam', (error) => told.push(error));
    const { roleName } = iam.roles[0] ?? assert.fail();
    assert.deepEqual(catalogue.roleLife(roleName, 'service-linked').factsOf('deletion'), []);
    assert.equal(catalogue.roleLife(roleName, 'service-linked').creation, undefined);
    assert.equal(told.length, 1);
    assert.match(told[0]?.message ?? '', /lives/);
  });
});
