import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { emptyDialectCatalogue, joinCatalogues } from '../../../server/src/core/catalogue/catalogueIndex.ts';
import type { RoleReading } from '../../../server/src/core/features/roles/roleReading.ts';
import {
  type RoleDetails,
  type RoleFindings,
  type RoleSummary,
  roleDetails,
  roles,
} from '../../../server/src/core/features/roles/roleTree.ts';
import { createPolicyService } from '../../../server/src/core/index.ts';
import type { Locale } from '../../../server/src/core/text/locale.ts';
import { testCatalogue } from '../../support/catalogue.ts';
import { roleReadingOf, testRoleReader } from '../../support/mentionFixture.ts';
import { documentOf } from '../../support/service.ts';

const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const catalogue = testCatalogue();

function findingsOf(readings: readonly RoleReading[], scope: RoleFindings['scope'] = 'workspace'): RoleFindings {
  return { mentions: readings.flatMap(({ mentions }) => mentions), scope };
}

function listOf(readings: readonly RoleReading[], locale: Locale = 'en'): readonly RoleSummary[] {
  const documents = readings.flatMap(({ document }) => document ?? []);
  return roles(documents, { catalogue, locale }, findingsOf(readings));
}

function roleIn(readings: readonly RoleReading[], roleName: string, locale: Locale = 'en'): RoleSummary {
  return (
    listOf(readings, locale).find((role) => role.roleName === roleName) ?? assert.fail(`${roleName} is not listed`)
  );
}

function detailsIn(readings: readonly RoleReading[], roleName: string): RoleDetails | undefined {
  const documents = readings.flatMap(({ document }) => document ?? []);
  return roleDetails(roleName, documents, { catalogue, locale: 'en' }, findingsOf(readings));
}

const permitting =
  '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:CreateServiceLinkedRole","Resource":"*","Condition":{"StringEquals":{"ram:ServiceName":"keystore.kms.aliyuncs.com"}}}]}';

suite('roles with what texts say of them', () => {
  test('have their mentions in the order of the texts, in words', () => {
    const readings = [roleReadingOf(`# ${keyStore}\n\n${keyStore}`, 'b.md'), roleReadingOf(permitting, 'a.json')];
    const mentions = roleIn(readings, keyStore).mentions ?? [];
    assert.deepEqual(
      mentions.map(({ uri, kind, words }) => [uri, kind, words]),
      [
        ['file:///b.md', 'names', 'names it'],
        ['file:///b.md', 'names', 'names it'],
        ['file:///a.json', 'permits', 'allows its creation'],
      ],
    );
    assert.deepEqual(Object.keys(mentions[0] ?? {}), ['uri', 'range', 'kind', 'words']);
    assert.equal(roleIn(readings, keyStore, 'zh-cn').mentions?.[2]?.words, '允许创建');
    assert.deepEqual(detailsIn(readings, keyStore)?.mentions, mentions);
  });

  test('have none where no text says anything of them', () => {
    assert.ok(!('mentions' in roleIn([roleReadingOf(permitting, 'a.json')], 'AliyunServiceRoleForNatgw')));
    assert.ok(!listOf([]).some((role) => 'mentions' in role || 'remark' in role));
  });

  test('have the first 500 mentions, with the number of the others', () => {
    const { mentions, moreMentions } = roleIn([roleReadingOf(`${keyStore} `.repeat(503), 'a.md')], keyStore);
    assert.deepEqual([mentions?.length, moreMentions], [500, 3]);
  });

  test('are judged by the policies of the texts, and the state says which texts those are', () => {
    const readings = [roleReadingOf(permitting, 'a.json'), roleReadingOf(permitting, 'b.md')];
    const [stage] = detailsIn(readings, keyStore)?.stages ?? [];
    assert.equal(stage?.state, 'ram:CreateServiceLinkedRole is granted by a policy in the workspace');
    assert.deepEqual(
      stage?.grantedBy.map(({ uri }) => uri),
      ['file:///a.json', 'file:///b.md'],
    );
    const [none] = detailsIn([], keyStore)?.stages ?? [];
    assert.equal(none?.state, 'ram:CreateServiceLinkedRole is granted by no policy in the workspace');
    const [open] = roleDetails(keyStore, [], { catalogue, locale: 'en' }, findingsOf([], 'open'))?.stages ?? [];
    assert.equal(open?.state, 'ram:CreateServiceLinkedRole is granted by no open policy');
  });

  test('are judged by policies within templates', () => {
    const template = `{"Resources":{"P":{"Type":"ALIYUN::RAM::ManagedPolicy","Properties":{"PolicyDocument":${permitting}}}}}`;
    for (const name of ['a.json', 'a.yaml']) {
      const stage = detailsIn([roleReadingOf(template, name)], keyStore)?.stages[0];
      assert.equal(stage?.status, 'granted', name);
      assert.equal(stage?.grantedBy[0]?.range.start.character, template.indexOf('{"Effect"'), name);
    }
  });
});

suite('roles that are not in the catalogue', () => {
  const text =
    'AliyunServiceRoleForNobody, AWSServiceRoleForECS, AliyunServiceRoleForNobody_x and AliyunServiceRoleForAnybody';

  test('come last, by name, without stages, and say so with the date of their cloud', () => {
    const list = listOf([roleReadingOf(text, 'a.md')]);
    const unknown = list.filter(({ remark }) => remark !== undefined);
    assert.deepEqual(list.slice(-3), unknown);
    assert.deepEqual(
      unknown.map(({ roleName, dialect, family, product, stages, remark, mentions }) => [
        roleName,
        dialect,
        family,
        product,
        stages.length,
        remark,
        mentions?.length,
      ]),
      [
        ['AWSServiceRoleForECS', 'iam', 'service-linked', '', 0, `Not in the catalogue of ${catalogue.iam.date}.`, 1],
        [
          'AliyunServiceRoleForAnybody',
          'ram',
          'service-linked',
          '',
          0,
          `Not in the catalogue of ${catalogue.ram.date}.`,
          1,
        ],
        [
          'AliyunServiceRoleForNobody',
          'ram',
          'service-linked',
          '',
          0,
          `Not in the catalogue of ${catalogue.ram.date}.`,
          2,
        ],
      ],
    );
    assert.match(roleIn([roleReadingOf(text, 'a.md')], 'AWSServiceRoleForECS', 'zh-cn').remark ?? '', /目录中没有/);
  });

  test('have details only where a text names them', () => {
    const found = detailsIn([roleReadingOf(text, 'a.md')], 'aliyunserviceroleforNOBODY');
    assert.equal(found?.roleName, 'AliyunServiceRoleForNobody');
    assert.equal(found?.remark, `Not in the catalogue of ${catalogue.ram.date}.`);
    assert.deepEqual([found?.stages, found?.texts], [[], []]);
    assert.equal(detailsIn([], 'AliyunServiceRoleForNobody'), undefined);
  });

  test('are all roles where the catalogue could not be read, and no date is made up', () => {
    const empty = joinCatalogues(emptyDialectCatalogue('ram'), emptyDialectCatalogue('iam'));
    const reader = createPolicyService({ catalogue: empty }).roleReader();
    const { mentions } = reader.read(TextDocument.create('file:///a.md', 'markdown', 0, keyStore), {});
    const [role] = roles([], { catalogue: empty, locale: 'en' }, { mentions, scope: 'open' });
    assert.equal(role?.roleName, keyStore);
    assert.equal(role?.remark, 'The catalogue could not be read, so nothing is known of it.');
  });
});

suite('what is read of a text for roles', () => {
  const read = (text: string, languageId: string, uri = 'untitled:Untitled-1'): RoleReading =>
    testRoleReader().read(TextDocument.create(uri, languageId, 0, text), {});

  test('depends on its language where its name has no ending', () => {
    const kindsIn = (text: string, languageId: string): readonly string[] =>
      read(text, languageId).mentions.map(({ kind }) => kind);
    const resource = 'resource "alicloud_ram_role" "x" {\n  name = "AliyunECSDiskEncryptDefaultRole"\n}';
    assert.deepEqual(kindsIn(resource, 'terraform'), ['creates']);
    assert.deepEqual(kindsIn(resource, 'markdown'), ['names']);
    const command = 'aliyun ram CreateRole --RoleName AliyunECSDiskEncryptDefaultRole';
    assert.deepEqual(kindsIn(command, 'shellscript'), ['creates']);
    assert.deepEqual(kindsIn(command, 'plaintext'), ['names']);
    const entry = 'Type: ALIYUN::RAM::Role\nProperties:\n  RoleName: AliyunECSDiskEncryptDefaultRole';
    assert.deepEqual(kindsIn(entry, 'yaml'), ['creates']);
    assert.deepEqual(kindsIn(entry, 'shellscript'), ['names']);
  });

  test('is little: of its policies what bears on the creation and deletion of roles, with its place', () => {
    const other = { Effect: 'Allow', Action: ['kms:Decrypt', 'oss:*'], Resource: '*' };
    const create = { Effect: 'Deny', Action: 'ram:Create*', Resource: '*' };
    const text = JSON.stringify({ Version: '1', Statement: [other, create, other] });
    const { document } = read(text, 'json');
    const [policy, ...others] = document?.policies ?? [];
    assert.deepEqual(others, []);
    assert.deepEqual(
      policy?.statements.map(({ node }) => text.slice(node.span.start, node.span.end)),
      [JSON.stringify(create)],
    );
    assert.deepEqual(document?.json.values, []);
    assert.equal(read(JSON.stringify({ Version: '1', Statement: [other] }), 'json').document, undefined);
    assert.equal(read(text.replace('"Deny"', '"No"'), 'json').document, undefined);
  });

  test('follows what a person says of the file', () => {
    const text = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
    const reader = testRoleReader();
    const dialectOf = (dialect: 'ram' | 'iam'): string | undefined =>
      reader.read(TextDocument.create('file:///a.json', 'json', 0, text), { dialect }).document?.policies[0]
        ?.recognition.dialect;
    assert.deepEqual([dialectOf('ram'), dialectOf('iam')], ['ram', 'iam']);
    const fragment = TextDocument.create('file:///a.json', 'json', 0, '{"Effect":"Allow"}');
    assert.equal(reader.read(fragment, { claimed: true, kind: 'trust' }).document, undefined);
  });

  test('is the same for a text that is open', () => {
    const document = documentOf(permitting);
    const opened = testRoleReader().readDocument(document);
    const closed = testRoleReader().read(document.textDocument, {});
    assert.deepEqual(opened.mentions, closed.mentions);
    assert.deepEqual(opened.document?.policies, closed.document?.policies);
  });
});
