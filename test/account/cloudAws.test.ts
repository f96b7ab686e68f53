import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  CreateServiceLinkedRoleCommand,
  DeleteServiceLinkedRoleCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  type IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  type STSClient,
} from '@aws-sdk/client-sts';
import type { TestCloud } from '../support/cloud/cloud.ts';
import { iamServices } from '../support/cloud/iam/protocol.ts';
import { manyRoles } from '../support/cloud/manyRoles.ts';
import { aws, errorOf } from './sdk.ts';
import { withCloud } from './withCloud.ts';

const keyStores = 'AWSServiceRoleForKeyManagementServiceCustomKeyStores';
const search = 'AWSServiceRoleForAmazonElasticsearchService';
const keyStorePolicy =
  'arn:aws:iam::aws:policy/aws-service-role/AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy';
const root = 'arn:aws:iam::123456789012';

interface Clients {
  readonly iam: IAMClient;
  readonly sts: STSClient;
  readonly cloud: TestCloud;
}

/** What each operation answers, seen by the SDK of AWS. */
const answers: Readonly<Record<string, (clients: Clients) => Promise<void>>> = {
  '2010-05-08 ListRoles': async ({ iam }) => {
    const first = await iam.send(new ListRolesCommand({ MaxItems: 3 }));
    assert.deepEqual([first.Roles?.length, first.IsTruncated], [3, true]);
    const second = await iam.send(new ListRolesCommand({ MaxItems: 3, Marker: first.Marker }));
    assert.deepEqual([second.Roles?.map(({ RoleName }) => RoleName), second.IsTruncated], [['Pipeline'], false]);
    const linked = await iam.send(new ListRolesCommand({ PathPrefix: '/aws-service-role/' }));
    assert.deepEqual(linked.Roles?.map(({ RoleName }) => RoleName).sort(), [search, keyStores]);
    assert.equal(linked.Roles?.[0]?.RoleLastUsed, undefined);
    await refused(iam.send(new ListRolesCommand({ MaxItems: 1001 })), 400, 'ValidationError');
  },
  '2010-05-08 GetRole': async ({ iam }) => {
    const { Role: linked } = await iam.send(new GetRoleCommand({ RoleName: keyStores }));
    assert.partialDeepStrictEqual(linked, {
      Arn: `${root}:role/aws-service-role/cks.kms.amazonaws.com/${keyStores}`,
      Path: '/aws-service-role/cks.kms.amazonaws.com/',
      CreateDate: new Date('2026-03-01T08:00:00Z'),
      RoleLastUsed: { LastUsedDate: new Date('2026-08-01T10:00:00Z'), Region: 'eu-central-1' },
    });
    assert.deepEqual(JSON.parse(decodeURIComponent(linked?.AssumeRolePolicyDocument ?? '')).Version, '2012-10-17');
    const { Role: own } = await iam.send(new GetRoleCommand({ RoleName: 'Operator' }));
    assert.partialDeepStrictEqual(own, { Arn: `${root}:role/Operator`, Description: 'Operators & their "tools"' });
    assert.deepEqual(own?.RoleLastUsed, {});
    await refused(iam.send(new GetRoleCommand({ RoleName: 'none' })), 404, 'NoSuchEntity');
  },
  '2010-05-08 CreateServiceLinkedRole': async ({ iam }) => {
    const scaling = { AWSServiceName: 'autoscaling.amazonaws.com' };
    const { Role } = await iam.send(new CreateServiceLinkedRoleCommand(scaling));
    assert.equal(Role?.RoleName, 'AWSServiceRoleForAutoScaling');
    const taken = await refused(iam.send(new CreateServiceLinkedRoleCommand(scaling)), 400, 'InvalidInput');
    assert.match(`${taken['message']}`, /AWSServiceRoleForAutoScaling has been taken in this account/);
    const suffixed = await iam.send(
      new CreateServiceLinkedRoleCommand({ ...scaling, CustomSuffix: 'two', Description: 'Mine.' }),
    );
    assert.partialDeepStrictEqual(suffixed.Role, {
      RoleName: 'AWSServiceRoleForAutoScaling_two',
      Description: 'Mine.',
    });
    const direct = { AWSServiceName: 'cks.kms.amazonaws.com' };
    await refused(iam.send(new CreateServiceLinkedRoleCommand(direct)), 400, 'InvalidInput');
    const odd = { AWSServiceName: 'es.amazonaws.com', CustomSuffix: 'two' };
    await refused(iam.send(new CreateServiceLinkedRoleCommand(odd)), 400, 'InvalidInput');
  },
  '2010-05-08 DeleteServiceLinkedRole': async ({ iam }) => {
    const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: search }));
    assert.match(`${DeletionTaskId}`, new RegExp(`^task/aws-service-role/es.amazonaws.com/${search}/[0-9a-f-]{36}$`));
    const again = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: search }));
    assert.equal(again.DeletionTaskId, DeletionTaskId);
    await refused(iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: 'Operator' })), 404, 'NoSuchEntity');
    await refused(iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: 'none' })), 404, 'NoSuchEntity');
  },
  '2010-05-08 GetServiceLinkedRoleDeletionStatus': async ({ iam }) => {
    assert.deepEqual(await statuses(iam, search), ['NOT_STARTED', 'IN_PROGRESS', 'SUCCEEDED']);
    await refused(iam.send(new GetRoleCommand({ RoleName: search })), 404, 'NoSuchEntity');
    const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: keyStores }));
    await iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
    await iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
    const failed = await iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
    assert.equal(failed.Status, 'FAILED');
    assert.deepEqual(failed.Reason?.RoleUsageList, [
      { Region: 'eu-central-1', Resources: ['arn:aws:cloudhsm:eu-central-1:123456789012:cluster/one'] },
    ]);
    const none = new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId: 'none' });
    await refused(iam.send(none), 404, 'NoSuchEntity');
  },
  '2010-05-08 ListAttachedRolePolicies': async ({ iam }) => {
    const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: keyStores }));
    assert.deepEqual(
      attached.AttachedPolicies?.map(({ PolicyArn }) => PolicyArn),
      [keyStorePolicy],
    );
    const own = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'Operator' }));
    assert.deepEqual(own.AttachedPolicies, [
      { PolicyName: 'operator-reads', PolicyArn: `${root}:policy/operator-reads` },
    ]);
    const none = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'Pipeline' }));
    assert.deepEqual(none.AttachedPolicies, []);
  },
  '2010-05-08 ListRolePolicies': async ({ iam }) => {
    const { PolicyNames } = await iam.send(new ListRolePoliciesCommand({ RoleName: 'Operator' }));
    assert.deepEqual(PolicyNames, ['inline-reads']);
  },
  '2010-05-08 GetRolePolicy': async ({ iam }) => {
    const asked = { RoleName: 'Operator', PolicyName: 'inline-reads' };
    const { PolicyDocument } = await iam.send(new GetRolePolicyCommand(asked));
    assert.equal(JSON.parse(decodeURIComponent(`${PolicyDocument}`)).Statement.Action, 's3:Get*');
    await refused(iam.send(new GetRolePolicyCommand({ ...asked, PolicyName: 'none' })), 404, 'NoSuchEntity');
  },
  '2010-05-08 GetPolicy': async ({ iam }) => {
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: keyStorePolicy }));
    assert.partialDeepStrictEqual(Policy, { DefaultVersionId: 'v2', AttachmentCount: 1, Path: '/aws-service-role/' });
    await refused(iam.send(new GetPolicyCommand({ PolicyArn: `${root}:policy/none-at-all` })), 404, 'NoSuchEntity');
  },
  '2010-05-08 GetPolicyVersion': async ({ iam }) => {
    const asked = { PolicyArn: keyStorePolicy, VersionId: 'v2' };
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand(asked));
    assert.partialDeepStrictEqual(PolicyVersion, { VersionId: 'v2', IsDefaultVersion: true });
    assert.deepEqual(JSON.parse(decodeURIComponent(`${PolicyVersion?.Document}`)).Statement[0].Action, [
      'cloudhsm:Describe*',
    ]);
    await refused(iam.send(new GetPolicyVersionCommand({ ...asked, VersionId: 'v9' })), 404, 'NoSuchEntity');
  },
  '2011-06-15 GetCallerIdentity': async ({ sts, cloud }) => {
    assert.partialDeepStrictEqual(await sts.send(new GetCallerIdentityCommand()), {
      Arn: `${root}:user/admin`,
      Account: '123456789012',
    });
    const session = { accessKeyId: 'DEMOSESSION', accessKeySecret: 'demo-session-secret', token: 'demo-session-token' };
    const inSession = await aws(cloud, { keys: session }).sts.send(new GetCallerIdentityCommand());
    assert.equal(inSession.Arn, 'arn:aws:sts::123456789012:assumed-role/Operator/demo');
    const account = { accessKeyId: 'DEMOROOT', accessKeySecret: 'demo-root-secret' };
    const asAccount = await aws(cloud, { keys: account, region: 'eu-central-1' }).sts.send(
      new GetCallerIdentityCommand(),
    );
    assert.equal(asAccount.Arn, `${root}:root`);
  },
  '2011-06-15 AssumeRole': async ({ sts, cloud }) => {
    const asked = { RoleArn: `${root}:role/Operator`, RoleSessionName: 'test' };
    assert.match(await arnOf(cloud, await sts.send(new AssumeRoleCommand(asked))), /assumed-role\/Operator\/test$/);
    const linked = `${root}:role/aws-service-role/cks.kms.amazonaws.com/${keyStores}`;
    await refused(sts.send(new AssumeRoleCommand({ ...asked, RoleArn: linked })), 403, 'AccessDenied');
    await refused(sts.send(new AssumeRoleCommand({ ...asked, DurationSeconds: 60 })), 400, 'ValidationError');
  },
  '2011-06-15 AssumeRoleWithWebIdentity': async ({ sts, cloud }) => {
    const asked = { RoleArn: `${root}:role/Pipeline`, RoleSessionName: 'test', WebIdentityToken: 'head.body.sign' };
    const answer = await sts.send(new AssumeRoleWithWebIdentityCommand(asked));
    assert.equal(cloud.requests[0]?.headers['authorization'], undefined);
    assert.match(await arnOf(cloud, answer), /assumed-role\/Pipeline\/test$/);
    const odd = new AssumeRoleWithWebIdentityCommand({ ...asked, WebIdentityToken: 'none' });
    await refused(sts.send(odd), 400, 'InvalidIdentityToken');
    const other = new AssumeRoleWithWebIdentityCommand({ ...asked, RoleArn: `${root}:role/Operator` });
    await refused(sts.send(other), 403, 'AccessDenied');
  },
};

describe('operations of AWS', () => {
  for (const [name, test] of Object.entries(answers))
    it(name, () => withCloud((cloud) => test({ ...aws(cloud), cloud })));

  it('are all tested', () => {
    const names = Object.entries(iamServices).flatMap(([version, { operations }]) =>
      Object.keys(operations).map((operation) => `${version} ${operation}`),
    );
    assert.deepEqual(Object.keys(answers), names);
  });

  it('list a thousand roles page by page', () =>
    withCloud(async (cloud) => {
      const names = new Set<string | undefined>();
      for await (const { Roles } of paginateListRoles({ client: aws(cloud).iam, pageSize: 300 }, {}))
        for (const { RoleName } of Roles ?? []) names.add(RoleName);
      assert.deepEqual([names.size, cloud.requests.length], [1000, 4]);
    }, manyRoles(1000)));
});

describe('deletions of AWS', () => {
  it('fail without a resource where the service has an error of its own', () =>
    withCloud(async (cloud) => {
      change(cloud, search, { internalErrors: 1 });
      const { iam } = aws(cloud);
      const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: search }));
      const ask = () => iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
      await ask();
      await ask();
      const { Status, Reason } = await ask();
      assert.deepEqual([Status, Reason?.RoleUsageList], ['FAILED', undefined]);
      assert.match(`${Reason?.Reason}`, /internal error/);
    }));

  it('are forgotten where the role goes at once', () =>
    withCloud(async (cloud) => {
      change(cloud, search, { forgetsDeletion: true });
      const { iam } = aws(cloud);
      const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: search }));
      await refused(iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId })), 404, 'NoSuchEntity');
      await refused(iam.send(new GetRoleCommand({ RoleName: search })), 404, 'NoSuchEntity');
    }));
});

function change({ state }: TestCloud, roleName: string, change: object): void {
  const { roles } = state.accounts.iam;
  const role = roles.get(roleName);
  assert.ok(role);
  roles.set(roleName, { ...role, ...change });
}

/** Asks for the deletion of a role, and three times for its status. */
async function statuses(iam: IAMClient, RoleName: string): Promise<readonly (string | undefined)[]> {
  const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
  const found: (string | undefined)[] = [];
  for (let time = 0; time < 3; time += 1)
    found.push((await iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }))).Status);
  return found;
}

/** Who one is with the credentials of an answer. */
async function arnOf(cloud: TestCloud, { Credentials }: { readonly Credentials?: unknown }): Promise<string> {
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials as Readonly<Record<string, string>>;
  const keys = { accessKeyId: `${AccessKeyId}`, accessKeySecret: `${SecretAccessKey}`, token: `${SessionToken}` };
  return `${(await aws(cloud, { keys }).sts.send(new GetCallerIdentityCommand())).Arn}`;
}

async function refused(call: Promise<unknown>, status: number, code: string) {
  const error = await errorOf(call);
  const { httpStatusCode } = error['$metadata'] as { readonly httpStatusCode: number };
  assert.deepEqual({ status: httpStatusCode, code: error['Code'] }, { status, code });
  return error;
}
