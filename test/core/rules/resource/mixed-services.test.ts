import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { toldBy } from '../told.ts';

const code = 'resource/mixed-services';
const strict = { preset: 'strict' } as const;
const resources = ['acs:oss:*:*:example/*', 'acs:kms:*:*:key/*'];

function policy(actions: readonly string[], resource: readonly string[]): string {
  return JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: actions, Resource: resource }] });
}

suite(code, () => {
  test('is silent unless it is asked for', () => {
    assert.deepEqual(toldBy(code, policy(['oss:GetObject', 'kms:Decrypt'], resources)), []);
  });

  test('names the services, at the first action of another one', () => {
    assert.deepEqual(toldBy(code, policy(['oss:GetObject', 'oss:ListObjects', 'kms:Decrypt'], resources), strict), [
      {
        level: 'info',
        at: '"kms:Decrypt"',
        message:
          'Resources of "oss" and "kms" stand here with actions of "oss" and "kms"; a statement for each service says who may do what more plainly.',
        fixes: [],
        related: [],
      },
    ]);
  });

  for (const [why, actions, resource] of [
    ['all actions are of one service', ['oss:GetObject'], resources],
    ['all resources are of one service', ['oss:GetObject', 'kms:Decrypt'], ['acs:oss:*:*:example/*']],
    ['the resource is everything', ['oss:GetObject', 'kms:Decrypt'], ['*']],
    ['each action could only go with other resources', ['ecs:StartInstance', 'rds:StartDBInstance'], resources],
  ] as const) {
    test(`is silent where ${why}`, () => assert.deepEqual(toldBy(code, policy(actions, resource), strict), []));
  }
});
