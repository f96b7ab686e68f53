import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Action, DialectCatalogue } from '../../../server/src/core/catalogue/catalogue.ts';
import { parseActionPattern } from '../../../server/src/core/document/actionPattern.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const { ram, iam } = testCatalogue();

function actionOf(dialect: DialectCatalogue, id: string): Action {
  const action = dialect.action(id);
  assert.ok(action, `${id} is in the catalogue`);
  return action;
}

function ids(actions: readonly Action[]): readonly string[] {
  return actions.map((action) => action.id);
}

describe('action', () => {
  it('gives all that is known of an action of RAM', () => {
    const action = actionOf(ram, 'KMS:getsecretvalue');
    assert.deepEqual(action, {
      id: 'kms:GetSecretValue',
      prefix: 'kms',
      name: 'GetSecretValue',
      level: 'read',
      confidence: 'B',
      description: {
        en: 'Key Management Service: get secret value.',
        'zh-cn': '密钥管理服务 KMS：获取凭据值。',
      },
      deprecated: false,
      resources: [{ type: 'Secret', arn: 'acs:kms:{region}:{account}:secret/{secret-name}', required: undefined }],
      conditionKeys: [],
      dependentActions: ['kms:Decrypt'],
      url: 'https://api.alibabacloud.com/document/Kms/2016-01-20/GetSecretValue',
    });
  });

  it('tells required resources from optional ones', () => {
    const { resources } = actionOf(ram, 'ecs:CancelAutoSnapshotPolicy');
    assert.deepEqual(
      resources.map(({ type, required }) => [type, required]),
      [
        ['Disk', true],
        ['AutoSnapshotPolicy', false],
      ],
    );
  });

  it('says * for an action that cannot be scoped, and nothing where no form is known', () => {
    assert.deepEqual(actionOf(ram, 'yundun-hsm:DescribeInstances').resources, [
      { type: undefined, arn: '*', required: undefined },
    ]);
    assert.deepEqual(actionOf(ram, 'vpc:CreateFlowLog').resources, []);
    assert.ok(ram.actionsOf('yundun-hsm').every(({ resources }) => resources[0]?.arn === '*'));
  });

  it('keeps what is deprecated, in a superseded version, or known from policies only apart', () => {
    assert.equal(actionOf(ram, 'ecs:DeleteNetworkInterfacePermission').deprecated, true);
    assert.equal(actionOf(ram, 'ecs:DescribeInstances').deprecated, false);
    assert.equal(actionOf(ram, 'ecs:DescribeInstances').confidence, 'A');
    assert.equal(actionOf(ram, 'log:ConsumerGroupHeartBeat').confidence, 'A');
    assert.equal(actionOf(ram, 'ram:CreateServiceLinkedRole').confidence, 'B');
    assert.equal(actionOf(ram, 'kms:CreateNetworkRule').confidence, 'C');
    assert.equal(actionOf(ram, 'ecs:CancelMigrationInstances').confidence, 'D');
    assert.equal(actionOf(ram, 'yundun-hsm:DescribeClusters').confidence, 'D');
  });

  it('links the page of the operation, which may have another name, or none', () => {
    assert.equal(
      actionOf(ram, 'log:GetLogStoreLogs').url,
      'https://api.alibabacloud.com/document/Sls/2020-12-30/GetLogsV2',
    );
    assert.equal(
      actionOf(ram, 'ram:CreateApplication').url,
      'https://api.alibabacloud.com/document/Ims/2019-08-15/CreateApplication',
    );
    assert.equal(actionOf(ram, 'ram:PassRole').url, undefined);
  });

  it('gives all that is known of an action of IAM', () => {
    const action = actionOf(iam, 'kms:CreateCustomKeyStore');
    assert.equal(action.level, 'write');
    assert.equal(action.confidence, 'A');
    assert.match(action.description.en, /^Controls permission to create a custom key store .*\.$/);
    assert.equal(action.description['zh-cn'], 'AWS Key Management Service：创建自定义密钥存储。');
    assert.deepEqual(action.resources, [{ type: undefined, arn: '*', required: undefined }]);
    assert.deepEqual(action.dependentActions, ['cloudhsm:DescribeClusters', 'iam:CreateServiceLinkedRole']);
    assert.match(action.url ?? '', /list_awskeymanagementservice\.html$/);
    assert.deepEqual(actionOf(iam, 'kms:Decrypt').resources, [
      { type: 'key', arn: 'arn:{partition}:kms:{region}:{account}:key/{KeyId}', required: true },
    ]);
    assert.equal(actionOf(iam, 'ec2:CreateTags').level, 'tagging');
    assert.equal(actionOf(iam, 'iam:PassRole').level, 'write');
    assert.equal(actionOf(iam, 'kms:PutKeyPolicy').level, 'permission management');
    assert.equal(actionOf(iam, 'kms:ListKeys').level, 'list');
  });

  it('joins the condition keys of an action and of its resource types', () => {
    const { conditionKeys } = actionOf(iam, 'ec2:CreateSecurityGroup');
    assert.ok(conditionKeys.includes('ec2:Region'));
    assert.ok(conditionKeys.includes('aws:RequestTag/{tag-key}'));
    assert.equal(new Set(conditionKeys).size, conditionKeys.length);
  });

  it('is undefined for what is not known', () => {
    for (const id of ['kms:NoSuchAction', 'nosuch:Decrypt', 'Decrypt', 'kms:', ':Decrypt', '', 'kms:Decrypt*']) {
      assert.equal(ram.action(id), undefined, id);
    }
  });

  it('is not misled by words that every object knows', () => {
    for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      assert.equal(ram.service(word), undefined);
      assert.equal(ram.nearestService(word), undefined);
      assert.equal(ram.action(`${word}:${word}`), undefined);
      assert.equal(ram.nearestAction(`kms:${word}`), undefined);
      assert.deepEqual(ram.actionsOf(word), []);
      assert.deepEqual(ram.counterpartsOf(word), []);
      assert.equal(ram.counterpartOfConditionKey(word), undefined);
      assert.equal(ram.conditionKey(word), undefined);
      assert.deepEqual(ram.rolesNamed(word), []);
    }
  });
});

describe('actions', () => {
  it('of a service come in alphabetical order', () => {
    const names = ram.actionsOf('KMS').map((action) => action.name.toLowerCase());
    assert.ok(names.length > 90);
    assert.deepEqual(names, names.toSorted());
    assert.deepEqual(ram.actionsOf('nosuch'), []);
    assert.equal(iam.actionsOf('kms').length, 56);
  });

  it('are the same objects every time', () => {
    assert.equal(ram.action('kms:Decrypt'), ram.action('KMS:decrypt'));
    assert.ok(ram.actionsOf('kms').includes(actionOf(ram, 'kms:Decrypt')));
  });

  it('of one name are found in every service', () => {
    assert.deepEqual(ids(ram.actionsNamed('scheduleKEYdeletion')), ['kms:ScheduleKeyDeletion']);
    const tagging = ids(ram.actionsNamed('TagResources'));
    for (const prefix of ['ecs', 'kms', 'vpc', 'oos']) assert.ok(tagging.includes(`${prefix}:TagResources`), prefix);
    for (const id of tagging) assert.equal(ram.service(id.split(':')[0] ?? '')?.assumed, false, id);
    assert.deepEqual(ram.actionsNamed('NoSuchAction'), []);
  });

  it('are found by pattern', () => {
    const matching = (text: string): readonly string[] => ids(ram.actionsMatching(parseActionPattern(text)));
    assert.equal(matching('*').length, ram.services.flatMap(({ prefix }) => ram.actionsOf(prefix)).length);
    assert.equal(matching('*:*').length, matching('*').length);
    assert.deepEqual(matching('kms:*'), ids(ram.actionsOf('kms')));
    assert.deepEqual(matching('KMS:decrypt'), ['kms:Decrypt']);
    assert.deepEqual(matching('k?s:List*'), matching('kms:List*'));
    assert.deepEqual(
      matching('kms:List*'),
      ids(ram.actionsOf('kms')).filter((id) => id.startsWith('kms:List')),
    );
    assert.deepEqual(matching('*:AssumeRole'), ['sts:AssumeRole']);
    assert.deepEqual(matching('*kms:Encrypt'), ['kms:Encrypt']);
    assert.deepEqual(matching('yundun-h*ters'), ['yundun-hsm:DescribeClusters', 'yundun-hsm:ListClusters']);
    assert.ok(matching('*:Describe*').includes('ecs:DescribeInstances'));
    for (const nothing of ['', 'kms:', 'kms', 'Describe*', 'kms:*:*', 'kms:Decrypt?']) {
      assert.deepEqual(matching(nothing), [], nothing);
    }
    assert.deepEqual(ids(iam.actionsMatching(parseActionPattern('cloudhsm:Describe*'))), [
      'cloudhsm:DescribeBackups',
      'cloudhsm:DescribeClusters',
    ]);
  });
});
