import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { profiles } from '../../client/account/main.ts';
import { withMachine } from './machine.ts';

suite('profiles of the command line tools', () => {
  test('none where there are no files', async () => {
    await withMachine(async () => {
      assert.deepEqual(await profiles('ram'), []);
      assert.deepEqual(await profiles('iam'), []);
    });
  });

  test('Alibaba Cloud: the names, and nothing else of the file', async () => {
    await withMachine(async ({ write }) => {
      const named = [
        { name: 'default', access_key_secret: 'canary' },
        { name: 'work' },
        { name: '' },
        { name: 7 },
        'x',
        null,
      ];
      await write('.aliyun/config.json', JSON.stringify({ current: 'work', profiles: [...named, { name: 'work' }] }));
      assert.deepEqual(await profiles('ram'), ['default', 'work']);
    });
  });

  for (const text of ['', '{"profiles": [', '[]', '{"profiles": {}}', 'null'])
    test(`Alibaba Cloud: none in the file ${JSON.stringify(text)}`, async () => {
      await withMachine(async ({ write }) => {
        await write('.aliyun/config.json', text);
        assert.deepEqual(await profiles('ram'), []);
      });
    });

  test('AWS: the names of both files, each once; sections of other kinds are no profiles', async () => {
    await withMachine(async ({ write }) => {
      await write('.aws/credentials', '[default]\naws_secret_access_key = canary\n[work]\n');
      await write(
        '.aws/config',
        '[default]\n[profile work]\nregion = x\n[ profile "two words" ]\n[sso-session main]\n[services local]\n# [profile no]\n',
      );
      assert.deepEqual(await profiles('iam'), ['default', 'work', 'two words']);
    });
  });

  test('AWS: from where the environment says', async () => {
    await withMachine(async ({ set, write }) => {
      set({ AWS_CONFIG_FILE: await write('elsewhere', '[profile far]\n') });
      assert.deepEqual(await profiles('iam'), ['far']);
    });
  });
});
