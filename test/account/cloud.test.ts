import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestCloud } from '../support/cloud/cloud.ts';
import { ramVersions } from '../support/cloud/ram/protocol.ts';
import { keysOf, namesOf, type Products, productsOf, refused, statuses } from './alibaba.ts';
import type { Keys } from './sdk.ts';
import { withCloud } from './withCloud.ts';

const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const rds = 'AliyunServiceRoleForKMSSecretsManagerForRDS';
const keyStorePolicy = { policyType: 'System', policyName: 'AliyunServiceRolePolicyForKMSKeyStore' };
const root = 'acs:ram::1234567890123456';
const demoRole = { roleArn: `${root}:role/Operator`, roleSessionName: 'test' };

/** What each operation answers, seen by the SDK of its product. */
const answers: Readonly<Record<string, (products: Products, cloud: TestCloud) => Promise<void>>> = {
  '2020-03-31 CreateServiceLinkedRole': async ({ manager }) => {
    const serviceName = 'secretsmanager-ecs.kms.aliyuncs.com';
    assert.partialDeepStrictEqual(await manager('CreateServiceLinkedRole', { serviceName }), {
      role: {
        roleName: 'AliyunServiceRoleForKMSSecretsManagerForECS',
        arn: `${root}:role/aliyunserviceroleforkmssecretsmanagerforecs`,
        isServiceLinkedRole: true,
        description: 'KMS uses this role to rotate ECS secrets.',
        assumeRolePolicyDocument: `{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["${serviceName}"]}}],"Version":"1"}`,
      },
    });
    const roleName = 'AliyunServiceRoleForKMSSecretsManagerForECS';
    assert.partialDeepStrictEqual(await manager('GetRole', { roleName }), { role: { isServiceLinkedRole: true } });
    await refused(manager('CreateServiceLinkedRole', { serviceName }), 409, 'EntityAlreadyExists.Role');
    const suffixed = { serviceName, customSuffix: 'two' };
    await refused(manager('CreateServiceLinkedRole', suffixed), 400, 'InvalidParameter.CustomSuffix.NotAllowed');
    const scaling = { serviceName: 'ess.aliyuncs.com', customSuffix: 'two', description: 'Mine.' };
    assert.partialDeepStrictEqual(await manager('CreateServiceLinkedRole', scaling), {
      role: { roleName: 'AliyunServiceRoleForAutoScaling_two', description: 'Mine.' },
    });
    await refused(
      manager('CreateServiceLinkedRole', { serviceName: 'none.aliyuncs.com' }),
      404,
      'EntityNotExist.ServiceName',
    );
  },
  '2020-03-31 DeleteServiceLinkedRole': async ({ manager }) => {
    const { deletionTaskId } = (await manager('DeleteServiceLinkedRole', { roleName: rds })) as {
      deletionTaskId: string;
    };
    assert.match(
      deletionTaskId,
      new RegExp(`^task/acs-service-role/secretsmanager-rds.kms.aliyuncs.com/${rds}/[0-9a-f-]{36}$`),
    );
    assert.partialDeepStrictEqual(await manager('GetRole', { roleName: rds }), {
      role: { latestDeletionTask: { deletionTaskId } },
    });
    assert.partialDeepStrictEqual(await manager('DeleteServiceLinkedRole', { roleName: rds }), { deletionTaskId });
    await refused(manager('DeleteServiceLinkedRole', { roleName: 'None' }), 404, 'EntityNotExist.Role');
    const error = await refused(
      manager('DeleteServiceLinkedRole', { roleName: 'Operator' }),
      404,
      'EntityNotExist.ServiceLinkedRole',
    );
    assert.match(`${error['message']}`, /This role exists but is not a Service Linked Role\./);
  },
  '2020-03-31 GetServiceLinkedRoleDeletionStatus': async ({ manager }) => {
    assert.deepEqual(await statuses(manager, rds, 4), ['NOT_STARTED', 'IN_PROGRESS', 'SUCCEEDED', 'SUCCEEDED']);
    await refused(manager('GetRole', { roleName: rds }), 404, 'EntityNotExist.Role');
    await refused(
      manager('GetServiceLinkedRoleDeletionStatus', { deletionTaskId: 'none' }),
      404,
      'EntityNotExist.DeletionTask',
    );
  },
  '2020-03-31 GetRole': async ({ manager }) => {
    assert.partialDeepStrictEqual(await manager('GetRole', { roleName: 'Operator' }), {
      role: {
        roleName: 'Operator',
        arn: `${root}:role/Operator`,
        isServiceLinkedRole: false,
        createDate: '2026-02-01T08:00:00Z',
        updateDate: '2026-02-02T08:00:00Z',
        maxSessionDuration: 3600,
        rolePrincipalName: 'Operator@role.1234567890123456.onaliyunservice.com',
      },
    });
    await refused(manager('GetRole', {}), 400, 'MissingRoleName');
  },
  '2020-03-31 ListRoles': async ({ manager }) => {
    const page = await manager('ListRoles', { pageNumber: 2, pageSize: 4 });
    assert.partialDeepStrictEqual(page, { pageNumber: 2, pageSize: 4, totalCount: 6 });
    assert.deepEqual(namesOf(page), ['Operator', 'Pipeline']);
    assert.equal(JSON.stringify(page).includes('assumeRolePolicyDocument'), false);
    for (const pageSize of [0, 101])
      await refused(manager('ListRoles', { pageSize }), 400, 'InvalidParameter.PageSize');
  },
  '2020-03-31 ListPolicyAttachments': async ({ manager }) => {
    const asked = { principalType: 'ServiceRole', principalName: 'Operator@role.1234567890123456.onaliyunservice.com' };
    assert.partialDeepStrictEqual(await manager('ListPolicyAttachments', asked), {
      totalCount: 1,
      policyAttachments: {
        policyAttachment: [{ policyName: 'operator-reads', policyType: 'Custom', principalType: 'ServiceRole' }],
      },
    });
    assert.partialDeepStrictEqual(await manager('ListPolicyAttachments', { principalType: 'IMSUser' }), {
      totalCount: 0,
    });
    const system = await manager('ListPolicyAttachments', {
      policyType: 'System',
      policyName: keyStorePolicy.policyName,
    });
    assert.partialDeepStrictEqual(system, { totalCount: 1 });
  },
  '2020-03-31 GetPolicyVersion': async ({ manager }) => {
    assert.partialDeepStrictEqual(await manager('GetPolicyVersion', { ...keyStorePolicy, versionId: 'v1' }), {
      policyVersion: { versionId: 'v1', isDefaultVersion: false, policyDocument: '{"Version":"1","Statement":[]}' },
    });
    await refused(
      manager('GetPolicyVersion', { ...keyStorePolicy, versionId: 'v9' }),
      404,
      'EntityNotExist.Policy.Version',
    );
    const none = { policyType: 'Custom', policyName: 'none', versionId: 'v1' };
    await refused(manager('GetPolicyVersion', none), 404, 'EntityNotExist.Policy');
  },
  '2015-05-01 GetRole': async ({ ram }) => {
    const answer = await ram('GetRole', { roleName: keyStore });
    assert.partialDeepStrictEqual(answer, { role: { roleName: keyStore, createDate: '2026-03-01T08:00:00Z' } });
    assert.equal(JSON.stringify(answer).includes('sServiceLinkedRole'), false);
  },
  '2015-05-01 ListRoles': async ({ ram }) => {
    const first = (await ram('ListRoles', { maxItems: 4 })) as { readonly marker: string };
    assert.partialDeepStrictEqual(first, { isTruncated: true });
    const second = await ram('ListRoles', { maxItems: 4, marker: first.marker });
    assert.partialDeepStrictEqual(second, { isTruncated: false });
    assert.deepEqual(namesOf(second), ['Operator', 'Pipeline']);
    await refused(ram('ListRoles', { maxItems: 1001 }), 400, 'InvalidParameter.MaxItems');
  },
  '2015-05-01 ListPoliciesForRole': async ({ ram }) => {
    assert.partialDeepStrictEqual(await ram('ListPoliciesForRole', { roleName: keyStore }), {
      policies: { policy: [{ ...keyStorePolicy, defaultVersion: 'v2', attachDate: '2026-03-01T08:00:00Z' }] },
    });
  },
  '2015-05-01 GetPolicy': async ({ ram }) => {
    assert.partialDeepStrictEqual(await ram('GetPolicy', keyStorePolicy), {
      policy: { policyName: keyStorePolicy.policyName, defaultVersion: 'v2', attachmentCount: 1 },
      defaultPolicyVersion: { versionId: 'v2', isDefaultVersion: true },
    });
    await refused(ram('GetPolicy', { ...keyStorePolicy, policyType: 'Odd' }), 400, 'InvalidParameter.PolicyType');
  },
  '2015-05-01 GetPolicyVersion': async ({ ram }) => {
    assert.partialDeepStrictEqual(await ram('GetPolicyVersion', { ...keyStorePolicy, versionId: 'v2' }), {
      policyVersion: { versionId: 'v2', isDefaultVersion: true, createDate: '2026-03-31T00:00:00Z' },
    });
  },
  '2015-05-01 DeleteRole': async ({ ram }) => {
    await refused(ram('DeleteRole', { roleName: 'Operator' }), 409, 'DeleteConflict.Role.Policy');
    await refused(ram('DeleteRole', { roleName: keyStore }), 403, 'Operation.Forbidden.ServiceLinkedRole');
    await ram('DeleteRole', { roleName: 'Idle' });
    await refused(ram('GetRole', { roleName: 'Idle' }), 404, 'EntityNotExist.Role');
  },
  '2015-04-01 GetCallerIdentity': async ({ sts }) => {
    const identityOf = (keys?: Keys) => sts('GetCallerIdentity', {}, keys);
    assert.partialDeepStrictEqual(await identityOf(), { identityType: 'RAMUser', arn: `${root}:user/admin` });
    const account = { accessKeyId: 'demo-root', accessKeySecret: 'demo-root-secret' };
    assert.partialDeepStrictEqual(await identityOf(account), { identityType: 'Account', arn: `${root}:root` });
    const session = {
      accessKeyId: 'STS.demo-session',
      accessKeySecret: 'demo-session-secret',
      token: 'demo-session-token',
    };
    assert.partialDeepStrictEqual(await identityOf(session), {
      identityType: 'AssumedRoleUser',
      arn: `${root}:assumed-role/Operator/demo`,
      accountId: '1234567890123456',
    });
  },
  '2015-04-01 AssumeRole': async ({ sts }) => {
    const keys = keysOf(await sts('AssumeRole', demoRole));
    assert.partialDeepStrictEqual(await sts('GetCallerIdentity', {}, keys), {
      arn: `${root}:assumed-role/Operator/test`,
    });
    const pipeline = { ...demoRole, roleArn: `${root}:role/Pipeline` };
    await refused(sts('AssumeRole', pipeline), 403, 'NoPermission');
    await refused(sts('AssumeRole', { ...demoRole, roleArn: `${root}:role/none` }), 404, 'EntityNotExist.Role');
    await refused(sts('AssumeRole', { ...demoRole, durationSeconds: 60 }), 400, 'InvalidParameter.DurationSeconds');
  },
  '2015-04-01 AssumeRoleWithOIDC': async ({ sts }, { requests }) => {
    const oidc = {
      roleArn: `${root}:role/Pipeline`,
      roleSessionName: 'test',
      OIDCProviderArn: `${root}:oidc-provider/demo`,
      OIDCToken: 'head.body.sign',
    };
    const keys = keysOf(await sts('AssumeRoleWithOIDC', oidc));
    assert.equal(requests[0]?.headers['authorization'], undefined);
    assert.partialDeepStrictEqual(await sts('GetCallerIdentity', {}, keys), {
      arn: `${root}:assumed-role/Pipeline/test`,
    });
    await refused(
      sts('AssumeRoleWithOIDC', { ...oidc, OIDCToken: 'none' }),
      400,
      'AuthenticationFail.OIDCToken.Invalid',
    );
    await refused(
      sts('AssumeRoleWithOIDC', { ...oidc, OIDCProviderArn: `${root}:oidc-provider/x` }),
      403,
      'NoPermission',
    );
  },
};

describe('operations of Alibaba Cloud', () => {
  for (const [name, test] of Object.entries(answers))
    it(name, () => withCloud((cloud) => test(productsOf(cloud), cloud)));

  it('are all tested', () => {
    const names = Object.entries(ramVersions).flatMap(([version, operations]) =>
      Object.keys(operations).map((operation) => `${version} ${operation}`),
    );
    assert.deepEqual(Object.keys(answers), names);
  });
});
