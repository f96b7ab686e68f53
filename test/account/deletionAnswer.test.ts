import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as iam from '../../client/account/iamRoles.ts';
import * as ram from '../../client/account/ramRoles.ts';

/** What each cloud answers of a deletion that a resource in Hangzhou blocks. */
const answers = {
  RAM: (resource: unknown) =>
    ram.readDeletion({
      Status: 'FAILED',
      Reason: {
        Message: 'in use',
        RoleUsages: { RoleUsage: [{ Region: 'cn-hangzhou', Resources: { Resource: [resource] } }] },
      },
    }),
  AWS: (resource: unknown) =>
    iam.readDeletion({
      Status: 'FAILED',
      Reason: { Reason: 'in use', RoleUsageList: [{ Region: 'cn-hangzhou', Resources: [resource] }] },
    }),
};

suite('a deletion that resources block', () => {
  for (const [cloud, read] of Object.entries(answers)) {
    test(`names them as ${cloud} does`, () => {
      const usages = [{ region: 'cn-hangzhou', resources: ['kst-1'] }];
      assert.deepEqual(read('kst-1'), { status: 'failed', message: 'in use', usages });
    });

    test(`makes no name of what ${cloud} does not send as text`, () => {
      for (const resource of [7, null, { name: 'kst-1' }])
        assert.throws(() => read(resource), /^Error: The answer has a resource that is no text\.$/);
    });
  }
});
