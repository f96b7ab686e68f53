import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { accessOf } from '../../../server/src/core/access/accessPolicy.ts';
import { diff } from '../../../server/src/core/access/diff.ts';
import { evaluate } from '../../../server/src/core/access/evaluate.ts';
import { reduce } from '../../../server/src/core/access/grants.ts';
import type { RoleStageId } from '../../../server/src/core/catalogue/roleLife.ts';
import type { PolicyDocument } from '../../../server/src/core/document/policyDocument.ts';
import {
  type RoleDetails,
  type RoleStageDetails,
  roleDetails,
  roles,
} from '../../../server/src/core/features/roles/roleTree.ts';
import { testCatalogue } from '../../support/catalogue.ts';
import { documentOf, problemsOf } from '../../support/service.ts';

const context = { catalogue: testCatalogue(), locale: 'en' } as const;
const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const awsRole = 'AWSServiceRoleForKeyManagementServiceCustomKeyStores';
const versions = { ram: '1', iam: '2012-10-17' } as const;
const everyRole = roles([], context);

function detailsOf(roleName: string, documents: readonly PolicyDocument[] = []): RoleDetails {
  return roleDetails(roleName, documents, context) ?? assert.fail(`${roleName} is not known`);
}

function stageOf(roleName: string, id: RoleStageId, documents: readonly PolicyDocument[] = []): RoleStageDetails {
  return (
    detailsOf(roleName, documents).stages.find((stage) => stage.id === id) ?? assert.fail(`${roleName} lacks ${id}`)
  );
}

function policyOf(...statements: readonly (object | string)[]): string {
  const texts = statements.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  return `{"Version":"1","Statement":[${texts.join(',')}]}`;
}

const allowAll = { Effect: 'Allow', Action: 'ram:*', Resource: '*' };
const forService = (effect: string, action: string, service: string): object => ({
  Effect: effect,
  Action: action,
  Resource: '*',
  Condition: { StringEquals: { 'ram:ServiceName': service } },
});

suite('roles: the list', () => {
  test('has every role of the catalogue once, those of key management first', () => {
    const { ram, iam } = testCatalogue();
    assert.equal(everyRole.length, ram.roles.length + ram.serviceRoles.length + iam.roles.length);
    assert.equal(new Set(everyRole.map(({ roleName }) => roleName)).size, everyRole.length);
    const isOfKms = everyRole.map(({ roleName }) => /KMS|KeyStore/.test(roleName));
    assert.deepEqual(isOfKms.slice(0, 7), Array(7).fill(true));
  });

  test('gives each role its six stages, each with a state in words', () => {
    for (const { roleName, stages } of everyRole) {
      const ids = stages.map(({ id }) => id);
      for (const id of ['permission', 'creation', 'trust', 'permissions', 'use', 'deletion'] as const)
        assert.ok(ids.includes(id), `${roleName} lacks ${id}`);
      for (const { title, state, source } of stages) {
        assert.ok(title !== '' && state !== '' && !state.includes('{0}'), roleName);
        assert.equal(typeof source, 'string');
      }
    }
  });

  test('names roles, services and policies as the catalogue does', () => {
    const found = everyRole.find(({ roleName }) => roleName === keyStore);
    assert.equal(found?.serviceName, 'keystore.kms.aliyuncs.com');
    assert.equal(found?.policyName, 'AliyunServiceRolePolicyForKMSKeyStore');
    assert.equal(found?.product, 'Key Management Service');
    assert.equal(found?.family, 'service-linked');
    const ordinary = everyRole.find(({ roleName }) => roleName === 'AliyunECSDiskEncryptDefaultRole');
    assert.equal(ordinary?.family, 'service');
    assert.equal(ordinary?.serviceName, undefined);
  });

  test('gives the document roles and the AWS role steps of their own', () => {
    const idsOf = (name: string): readonly string[] => detailsOf(name).stages.map(({ id }) => id);
    assert.deepEqual(idsOf('AliyunECSShareEncryptSnapshotDefaultRole'), [
      'permission',
      'creation',
      'trusted-account',
      'principal',
      'trust',
      'custom-policy',
      'permissions',
      'sharing',
      'use',
      'deletion',
    ]);
    assert.ok(idsOf(awsRole).includes('editing'));
    assert.ok(!idsOf(keyStore).includes('editing'));
  });

  test('speaks Chinese', () => {
    const chinese = roleDetails(keyStore, [], { ...context, locale: 'zh-cn' });
    for (const { title, state, facts } of chinese?.stages ?? assert.fail()) {
      for (const text of [title, state, ...facts.map(({ sentence }) => sentence)])
        assert.match(text, /\p{Script=Han}|：/u, text);
    }
  });

  test('knows a role in any letter case and no other', () => {
    assert.equal(detailsOf(keyStore.toLowerCase()).roleName, keyStore);
    assert.equal(roleDetails('AliyunServiceRoleForNobody', [], context), undefined);
  });
});

suite('roles: permissions judged by open policies', () => {
  test('are granted by a statement, told with its place', () => {
    const text = policyOf(
      { Effect: 'Allow', Action: 'kms:*', Resource: '*' },
      forService('Allow', 'ram:*', 'keystore.kms.aliyuncs.com'),
    );
    const document = documentOf(text);
    const stage = stageOf(keyStore, 'permission', [document]);
    assert.equal(stage.status, 'granted');
    assert.equal(stage.missing, undefined);
    assert.equal(stage.grantedBy.length, 1);
    const { uri, range } = stage.grantedBy[0] ?? assert.fail();
    assert.equal(uri, document.textDocument.uri);
    assert.match(document.textDocument.getText(range), /^\{"Effect":"Allow","Action":"ram:\*".*\}$/);
    assert.equal(stageOf('AliyunServiceRoleForKMSSecretsManagerForRDS', 'permission', [document]).status, 'missing');
  });

  test('are denied by a statement of another text, which no Allow undoes', () => {
    const allow = documentOf(policyOf(allowAll));
    const deny = documentOf(policyOf(forService('Deny', 'ram:CreateServiceLinkedRole', 'keystore.kms.aliyuncs.com')));
    const stage = stageOf(keyStore, 'permission', [allow, deny]);
    assert.equal(stage.status, 'denied');
    assert.equal(stage.missing, undefined);
    assert.equal(stage.grantedBy.length, 1);
    assert.equal(stage.deniedBy.length, 1);
    assert.equal(stageOf(keyStore, 'deletion', [allow, deny]).status, 'granted');
  });

  test('are not denied by a Deny on another service', () => {
    const deny = forService('Deny', 'ram:*', 'secretsmanager-rds.kms.aliyuncs.com');
    const stage = stageOf(keyStore, 'permission', [documentOf(policyOf(allowAll, deny))]);
    assert.equal(stage.status, 'granted');
    assert.deepEqual(stage.deniedBy, []);
  });

  test('are conditional where a condition asks for more, with the key that decides', () => {
    const limited = { ...allowAll, Condition: { IpAddress: { 'acs:SourceIp': '10.0.0.0/8' } } };
    const stage = stageOf(keyStore, 'deletion', [documentOf(policyOf(limited))]);
    assert.equal(stage.status, 'conditional');
    assert.deepEqual(
      stage.grantedBy.map(({ keys }) => keys),
      [['acs:SourceIp']],
    );
    assert.match(stage.missing ?? '', /ram:DeleteServiceLinkedRole/);
  });

  test('of an ordinary role are found in whatever account a resource names', () => {
    const role = 'AliyunECSDiskEncryptDefaultRole';
    const create = { Effect: 'Allow', Action: 'ram:CreateRole', Resource: `acs:ram:*:9876543210987654:role/${role}` };
    const other = { Effect: 'Allow', Action: 'oss:GetObject', Resource: 'acs:oss:*:1111111111111111:bucket/*' };
    assert.equal(stageOf(role, 'permission', [documentOf(policyOf(other, create))]).status, 'granted');
    assert.equal(stageOf(role, 'deletion', [documentOf(policyOf(other, create))]).status, 'missing');
  });

  test('are conditional where a Deny may apply, and both statements are told', () => {
    const deny = { ...allowAll, Effect: 'Deny', Condition: { Bool: { 'acs:MFAPresent': 'false' } } };
    const stage = stageOf(keyStore, 'permission', [documentOf(policyOf(allowAll, deny))]);
    assert.equal(stage.status, 'conditional');
    assert.deepEqual(
      [...stage.grantedBy, ...stage.deniedBy].map(({ keys }) => keys),
      [[], ['acs:MFAPresent']],
    );
    assert.equal(stage.missing, undefined);
    const alone = stageOf(keyStore, 'permission', [documentOf(policyOf(deny))]);
    assert.equal(alone.status, 'missing');
    assert.equal(alone.deniedBy.length, 1);
    assert.notEqual(alone.missing, undefined);
  });

  test('are not granted by the policy of a resource', () => {
    const resource = documentOf(policyOf({ ...allowAll, Principal: '*' }), { dialect: 'ram', kind: 'resource' });
    assert.equal(stageOf(keyStore, 'permission', [resource]).status, 'missing');
  });

  test('are not granted by the other cloud, nor by a trust policy', () => {
    const iam = documentOf('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}', {
      dialect: 'iam',
    });
    assert.equal(stageOf(awsRole, 'permission', [iam]).status, 'granted');
    assert.equal(stageOf(keyStore, 'permission', [iam]).status, 'missing');
    const trust = documentOf(detailsOf(keyStore).trustPolicyText ?? '');
    assert.equal(stageOf(keyStore, 'permission', [trust]).status, 'missing');
  });

  test('cannot delete the AWS role, whatever is granted', () => {
    const stage = stageOf(awsRole, 'deletion');
    assert.equal(stage.status, 'never');
    assert.equal(stage.missing, undefined);
  });

  test('are not judged where the service of a role is not documented', () => {
    const unknown = everyRole.find(
      ({ family, serviceName }) => family === 'service-linked' && serviceName === undefined,
    );
    const stage = stageOf(unknown?.roleName ?? '', 'permission', [documentOf(policyOf(allowAll))]);
    assert.equal(stage.status, 'undocumented');
    assert.equal(stage.missing, undefined);
  });
});

suite('roles: what can be inserted', () => {
  const empty = {
    ram: documentOf('{"Version":"1","Statement":[]}', { dialect: 'ram', kind: 'permission' }),
    iam: documentOf('{"Version":"2012-10-17","Statement":[]}', { dialect: 'iam', kind: 'permission' }),
  } as const;

  test('grants what is missing, exactly that, and is clean', () => {
    let inserted = 0;
    for (const { roleName, dialect, family, serviceName } of everyRole) {
      for (const { missing, id } of detailsOf(roleName).stages) {
        if (missing === undefined) continue;
        inserted++;
        const text = `{"Version":"${versions[dialect]}","Statement":[${missing}]}`;
        assert.deepEqual(
          problemsOf(text).map(({ code }) => code),
          [],
          roleName,
        );
        const after = documentOf(text);
        assert.equal(stageOf(roleName, id, [after]).status, 'granted', `${roleName} ${id}`);
        const access = accessOf(after.policies[0] ?? assert.fail());
        const [grant, ...others] = reduce(access);
        assert.deepEqual(others, []);
        assert.deepEqual(
          grant?.actions.map((action) => action.text),
          [JSON.parse(missing).Action],
        );
        const gained = diff(accessOf(empty[dialect].policies[0] ?? assert.fail()), access).gained;
        assert.equal(gained.length, 1, roleName);
        if (family !== 'service-linked' || dialect !== 'ram') continue;
        const asked = (service: string): string =>
          evaluate([access], {
            checks: [{ action: JSON.parse(missing).Action, resource: `acs:ram:*:1234567890123456:role/${roleName}` }],
            context: { keys: { 'ram:ServiceName': [service] }, others: 'absent' },
          }).outcome;
        assert.equal(asked(serviceName ?? ''), 'Allow');
        assert.equal(asked(`x${serviceName}`), 'ImplicitDeny');
      }
    }
    assert.ok(inserted > 800);
  });

  test('permits the role of one KMS service and none of the other three', () => {
    const kinds = ['KeyStore', 'SecretsManagerForECS', 'SecretsManagerForRDS', 'SecretsManagerForRedis'];
    for (const kind of kinds) {
      const missing = stageOf(`AliyunServiceRoleForKMS${kind}`, 'permission').missing ?? assert.fail();
      const after = documentOf(policyOf(missing));
      const granted = kinds.filter(
        (each) => stageOf(`AliyunServiceRoleForKMS${each}`, 'permission', [after]).status === 'granted',
      );
      assert.deepEqual(granted, [kind]);
    }
  });

  test('holds the three principals, whose only problem is what a person has to fill in', () => {
    const { facts } = stageOf('AliyunECSShareEncryptImageDefaultRole', 'principal');
    const policies = facts.map(({ policy }) => policy ?? assert.fail());
    assert.equal(policies.length, 3);
    for (const policy of policies) {
      assert.deepEqual([...new Set(problemsOf(policy).map(({ code }) => code))], ['value/angle-placeholder']);
      assert.equal(documentOf(policy).policies[0]?.recognition.kind, 'trust');
    }
    assert.deepEqual(
      policies.map((policy) => /sts:\w+/g.exec(policy.replace('sts:AssumeRole', ''))?.[0]),
      [undefined, 'sts:ServiceOwnerRDId', 'sts:ServiceOwnerRDPath'],
    );
  });
});

suite('roles: their documents', () => {
  test('are policies of the right cloud and kind, with the actions of the catalogue', () => {
    let read = 0;
    for (const { roleName, dialect } of everyRole) {
      const { policyText, trustPolicyText } = detailsOf(roleName);
      for (const [text, kind] of [
        [policyText, 'permission'],
        [trustPolicyText, 'trust'],
      ] as const) {
        if (text === undefined) continue;
        read++;
        const [policy] = documentOf(text).policies;
        assert.equal(policy?.recognition.dialect, dialect, roleName);
        assert.equal(policy?.recognition.kind, kind, roleName);
        const loud = problemsOf(text).filter(({ level }) => level === 'error' || level === 'warning');
        assert.deepEqual(loud, [], roleName);
      }
    }
    assert.ok(read > 400);
    const text = detailsOf(keyStore).policyText ?? '';
    assert.equal(documentOf(text).policies[0]?.statements.length, 4);
    assert.match(text, /"ram:ServiceName": "keystore\.kms\.aliyuncs\.com"/);
  });

  test('leave the trust policy to people where any account’s service may be meant', () => {
    assert.equal(detailsOf('AliyunECSShareEncryptImageDefaultRole').trustPolicyText, undefined);
    assert.match(detailsOf(awsRole).trustPolicyText ?? '', /"Service": "cks\.kms\.amazonaws\.com"/);
  });
});
