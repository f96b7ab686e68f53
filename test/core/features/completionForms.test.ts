import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { continueForm, readTypedArn, withGaps } from '../../../server/src/core/features/completion/arnForms.ts';
import { sharedBeginnings } from '../../../server/src/core/features/completion/beginnings.ts';
import { fitOf } from '../../../server/src/core/features/completion/matching.ts';

suite('how a typed text fits a name', () => {
  for (const [typed, name, fit] of [
    ['decrypt', 'Decrypt', 0],
    ['decr', 'Decrypt', 1],
    ['instances', 'DescribeInstances', 2],
    ['descinst', 'DescribeInstances', 3],
    ['di', 'DescribeInstances', 3],
    ['dbinst', 'CreateDBInstance', 2],
    ['instance', 'CreateDBInstance', 2],
    ['hsm', 'yundun-hsm', 2],
    ['ipv6', 'AssignIpv6Addresses', 2],
    ['stances', 'DescribeInstances', undefined],
    ['instdesc', 'DescribeInstances', undefined],
    ['x', 'DescribeInstances', undefined],
  ] as const) {
    test(`${typed} in ${name}`, () => assert.equal(fitOf(typed, name), fit));
  }
});

suite('beginnings that names share', () => {
  const names = [
    'CreateDisk',
    'DeleteDisk',
    'DeleteInstance',
    'DescribeDisks',
    'DescribeInstanceStatus',
    'DescribeInstances',
    'DescribeInstanceTypes',
    'ReActivateInstances',
    'RebootInstance',
    'RebootInstances',
  ];
  for (const [typed, beginnings] of [
    ['', ['Describe 4', 'Delete 2', 'Reboot 2', 'Re 3']],
    ['De', ['Describe 4', 'Delete 2']],
    ['Describe', ['Describe 4']],
    ['describeinst', ['DescribeInstance 3']],
    ['DescribeInstanceS', []],
    ['Create', []],
    ['x', []],
  ] as const) {
    test(`after ${JSON.stringify(typed)}`, () => {
      const found = sharedBeginnings(names, typed).map(({ text, count }) => `${text} ${count}`);
      assert.deepEqual(found.toSorted(), beginnings.toSorted());
    });
  }

  test('the commonest word comes first, and no more than five are told', () => {
    const verbs = ['Add', 'Bind', 'Copy', 'Delete', 'Enable', 'Get'];
    const many = verbs.flatMap((verb, index) =>
      Array.from({ length: index + 2 }, (_, count) => `${verb}Thing${count}`),
    );
    assert.deepEqual(
      sharedBeginnings(many, '').map(({ text }) => text),
      ['Get', 'Enable', 'Delete', 'Copy', 'Bind'],
    );
  });
});

suite('what is typed of an ARN', () => {
  for (const [text, field, typed, service] of [
    ['acs:', 'service', '', undefined],
    ['acs:km', 'service', 'km', undefined],
    ['acs:kms:', 'region', '', 'kms'],
    ['acs:kms:cn-hangzhou:12', 'account', '12', 'kms'],
    ['acs:log:*:*:project/a:b', 'relativeId', 'project/a:b', 'log'],
    ['arn:', 'partition', '', undefined],
    ['arn:aws:s3', 'service', 's3', undefined],
    ['arn:aws:iam::', 'account', '', 'iam'],
    ['arn:aws:logs:*:*:log-group:a:', 'relativeId', 'log-group:a:', 'logs'],
  ] as const) {
    test(text, () => {
      const read = readTypedArn(text);
      assert.deepEqual([read?.field, read?.typed, read?.service], [field, typed, service]);
      assert.equal(text.slice(read?.start), typed);
    });
  }

  for (const text of ['', 'acs', '*', 'kms:Decrypt']) {
    test(`${JSON.stringify(text)} is none yet`, () => assert.equal(readTypedArn(text), undefined));
  }
});

suite('how a form goes on', () => {
  for (const [form, typed, kept, rest] of [
    ['key/{id}', '', '', 'key/{id}'],
    ['key/{id}', 'ke', '', 'key/{id}'],
    ['key/{id}', 'key/', '', 'key/{id}'],
    ['key/{id}', 'key/a', undefined, undefined],
    ['key/{id}', 'alias/', undefined, undefined],
    ['project/{p}/logstore/{l}', 'project/web', 'project/web', '/logstore/{l}'],
    ['project/{p}/logstore/{l}', 'project/web/log', 'project/web', '/logstore/{l}'],
    ['project/{p}/logstore/{l}', 'project/web/logstore/', 'project/web', '/logstore/{l}'],
    ['project/{p}/logstore/{l}', 'project/web/alert/', undefined, undefined],
    ['{bucket}/{object}', 'web', 'web', '/{object}'],
    ['{bucket}', 'web', undefined, undefined],
    ['log-group:{g}:log-stream:{s}', 'log-group:a:', 'log-group:a', ':log-stream:{s}'],
  ] as const) {
    test(`${form} after ${JSON.stringify(typed)}`, () => {
      assert.deepEqual(continueForm(form, typed), kept === undefined ? undefined : { kept, rest });
    });
  }

  test('with a gap for every variable', () => {
    assert.equal(
      withGaps('acs:kms:{region}:{account}:$/{key-id}', (variable) => `<${variable}>`),
      'acs:kms:${1:<region>}:${2:<account>}:\\$/${3:<key-id>}',
    );
  });
});
