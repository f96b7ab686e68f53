import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { type RoleDetails, type RolesParams, type RolesResult, rolesRequest } from '../../server/src/protocol/roles.ts';
import { type PairOptions, startPair } from '../support/lspPair.ts';
import type { ClientSession } from '../support/lspSession.ts';
import { policy } from '../support/rolePolicy.ts';

const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const folder = 'file:///c%3A/my%20work';
const noPolicy = '{"Version":"1","Statement":[]}';

/** A client with a server whose disk counts. */
interface Talk {
  readonly session: ClientSession;
  /** Files by their addresses; they change as a test goes on. */
  readonly disk: Map<string, string>;
  /** Addresses of files below the folder that were read, in that order, but for configurations. */
  readonly read: string[];
  list(params: RolesParams): Promise<RolesResult>;
  details(params: RolesParams): Promise<RoleDetails>;
}

interface TalkOptions extends PairOptions {
  /** Waited for before a file is given. */
  readonly gate?: (uri: string) => Promise<void>;
}

function conversation(
  name: string,
  files: Readonly<Record<string, string>>,
  talk: (parts: Talk) => Promise<void>,
  { gate, ...options }: TalkOptions = {},
): void {
  test(name, { timeout: 30_000 }, async () => {
    const disk = new Map(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
    const read: string[] = [];
    const readFile = async (uri: string): Promise<string | undefined> => {
      if (!/rampart\.json$/.test(uri)) read.push(uri);
      await gate?.(uri);
      return disk.get(uri);
    };
    const session = await startPair({ folders: [folder], host: { readFile }, ...options });
    const list = (params: RolesParams): Promise<RolesResult> =>
      session.client.sendRequest<RolesResult>(rolesRequest, params);
    const details = async (params: RolesParams): Promise<RoleDetails> => {
      const { roles } = await list({ roleName: keyStore, ...params });
      assert.equal(roles.length, 1);
      return roles[0] as RoleDetails;
    };
    try {
      await talk({ session, disk, read, list, details });
    } finally {
      session.end();
    }
  });
}

const at = (path: string, stamp = 1): { readonly uri: string; readonly stamp: number } => ({
  uri: `${folder}/${path}`,
  stamp,
});

function mentionsIn({ roles }: RolesResult, roleName = keyStore): readonly string[] {
  const mentions = roles.find((role) => role.roleName === roleName)?.mentions ?? [];
  return mentions.map(({ uri, kind, range }) => `${uri.slice(folder.length + 1)} ${kind} ${range.start.line}`);
}

suite('roles in files of the workspace', () => {
  conversation(
    'are listed with where, judged by the policies of the files, in the order of the files',
    {
      'b.tf': `resource "alicloud_resource_manager_service_linked_role" "x" {\n  service_name = "keystore.kms.aliyuncs.com"\n}\n`,
      'policies/a.json': policy,
      'page.md': 'AliyunServiceRoleForNobody\n',
    },
    async ({ list, details }) => {
      const files = [at('b.tf'), at('policies/a.json'), at('page.md')];
      const answer = await list({ files });
      assert.deepEqual(mentionsIn(answer), ['b.tf creates 1', 'policies/a.json permits 0']);
      assert.deepEqual(mentionsIn(answer, 'AliyunServiceRoleForNobody'), ['page.md names 0']);
      assert.ok(!('skipped' in answer));
      const role = answer.roles.find(({ roleName }) => roleName === keyStore);
      assert.equal(role?.stages[0]?.state, 'ram:CreateServiceLinkedRole is granted by a policy in the workspace');
      const [stage] = (await details({ files })).stages;
      assert.deepEqual(
        stage?.grantedBy.map(({ uri }) => uri),
        [`${folder}/policies/a.json`],
      );
      const [alone] = (await details({})).stages;
      assert.equal(alone?.state, 'ram:CreateServiceLinkedRole is granted by no open policy');
      const [none] = (await details({ files: [] })).stages;
      assert.equal(none?.state, 'ram:CreateServiceLinkedRole is granted by no policy in the workspace');
      const { roles } = await list({ files, roleName: 'AliyunServiceRoleForNobody' });
      assert.match(roles[0]?.remark ?? '', /^Not in the catalogue of \d{4}-\d\d-\d\d\.$/);
    },
  );

  conversation(
    'are not read where the file is open, however its address is written',
    { 'a.json': policy },
    async ({ session, list, read }) => {
      const opened = 'file:///C:/my work/a.json';
      await session.open(opened, noPolicy);
      const files = [at('a.json')];
      assert.deepEqual(mentionsIn(await list({ files })), []);
      await session.change(opened, 2, policy);
      const answer = await list({ files });
      assert.deepEqual(
        answer.roles.find(({ roleName }) => roleName === keyStore)?.mentions?.map(({ uri, kind }) => [uri, kind]),
        [[opened, 'permits']],
      );
      assert.deepEqual(read, []);
      await session.close(opened);
      assert.deepEqual(mentionsIn(await list({ files })), ['a.json permits 0']);
      assert.equal(read.length, 1);
    },
  );

  conversation(
    'are read once for each stamp',
    { 'a.json': policy, 'b.json': noPolicy },
    async ({ disk, list, details, read }) => {
      const first = await list({ files: [at('a.json'), at('b.json'), at('a.json')] });
      assert.deepEqual(read, [`${folder}/a.json`, `${folder}/b.json`]);
      assert.deepEqual(await list({ files: [at('a.json'), at('b.json')] }), first);
      await details({ files: [at('b.json'), at('a.json')] });
      assert.equal(read.length, 2);
      disk.set(`${folder}/b.json`, policy);
      assert.deepEqual(mentionsIn(await list({ files: [at('b.json', 2), at('a.json')] })), [
        'b.json permits 0',
        'a.json permits 0',
      ]);
      assert.deepEqual(read.slice(2), [`${folder}/b.json`]);
    },
  );

  conversation(
    'are told apart from files that cannot be read or are too large, which are named with the reason',
    { 'a.json': policy, 'large.md': 'x'.repeat(1024 * 1024 + 1), 'full.md': `${keyStore} `.padEnd(1024 * 1024, 'x') },
    async ({ disk, list, read }) => {
      const files = [at('missing.json'), at('a.json'), at('large.md'), at('broken.json'), at('full.md')];
      const answer = await list({ files });
      assert.deepEqual(mentionsIn(answer), ['a.json permits 0', 'full.md names 0']);
      assert.deepEqual(answer.skipped, [
        { uri: `${folder}/missing.json`, reason: '无法读取该文件。' },
        { uri: `${folder}/large.md`, reason: '该文件大于 1 MB。' },
        { uri: `${folder}/broken.json`, reason: '无法读取该文件。' },
      ]);
      disk.set(`${folder}/missing.json`, policy);
      read.splice(0);
      const again = await list({ files });
      assert.deepEqual(mentionsIn(again), ['missing.json permits 0', 'a.json permits 0', 'full.md names 0']);
      // What was not there is asked for again, a text that was too large is not.
      assert.deepEqual(read, [`${folder}/missing.json`, `${folder}/broken.json`]);
      assert.equal(again.skipped?.length, 2);
      const details = await list({ files, roleName: keyStore });
      assert.deepEqual(details.skipped, again.skipped);
    },
    {
      locale: 'zh-cn',
      gate: async (uri) => {
        if (uri.endsWith('broken.json')) throw new Error('The disk is gone.');
      },
    },
  );

  test('are read sixteen at a time, and no longer once the client cancels', { timeout: 30_000 }, async () => {
    const { read, files, session, reached, release } = await gatedSession();
    try {
      const source = new CancellationTokenSource();
      const answer = session.client.sendRequest<RolesResult>(rolesRequest, { files }, source.token);
      await reached(16);
      source.cancel();
      // The answer to a later request says that the cancellation has arrived.
      await session.client.sendRequest<RolesResult>(rolesRequest, {});
      release();
      await assert.rejects(
        answer,
        (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled,
      );
      assert.equal(read.length, 16);
      const later = await session.client.sendRequest<RolesResult>(rolesRequest, { files });
      assert.equal(later.roles.find(({ roleName }) => roleName === keyStore)?.mentions?.length, 40);
      assert.equal(read.length, 40);
      assert.deepEqual(
        session.logged.filter((line) => line.includes('failed')),
        [],
      );
    } finally {
      session.end();
    }
  });

  test('let other requests through before all are read', { timeout: 30_000 }, async () => {
    const session = await startPair({ host: { readFile: async () => policy } });
    try {
      const files = Array.from({ length: 500 }, (_, index) => ({ uri: `file:///f/${index}.json`, stamp: 1 }));
      const order: string[] = [];
      await Promise.all([
        session.client.sendRequest(rolesRequest, { files }).then(() => order.push('files')),
        session.client.sendRequest(rolesRequest, {}).then(() => order.push('no files')),
      ]);
      assert.deepEqual(order, ['no files', 'files']);
    } finally {
      session.end();
    }
  });

  test('count as they stand in the editor where they are opened in the meantime', { timeout: 30_000 }, async () => {
    const { files, session, reached, release } = await gatedSession();
    try {
      const answer = session.client.sendRequest<RolesResult>(rolesRequest, { files: files.slice(0, 2) });
      await reached(2);
      await session.open('file:///f/0.json', noPolicy);
      await session.client.sendRequest<RolesResult>(rolesRequest, {});
      release();
      const { roles } = await answer;
      assert.deepEqual(
        roles.find(({ roleName }) => roleName === keyStore)?.mentions?.map(({ uri }) => uri),
        ['file:///f/1.json'],
      );
    } finally {
      session.end();
    }
  });

  test('are read once for two requests at a time', { timeout: 30_000 }, async () => {
    const { read, files, session, reached, release } = await gatedSession();
    try {
      const few = files.slice(0, 3);
      const answers = [
        session.client.sendRequest<RolesResult>(rolesRequest, { files: few }),
        session.client.sendRequest<RolesResult>(rolesRequest, { files: few, roleName: keyStore }),
      ];
      await reached(3);
      release();
      const [list, details] = await Promise.all(answers);
      assert.equal(details?.roles[0]?.mentions?.length, 3);
      assert.equal(list?.roles.find(({ roleName }) => roleName === keyStore)?.mentions?.length, 3);
      assert.equal(read.length, 3);
    } finally {
      session.end();
    }
  });

  conversation(
    'are what settings and the configuration say of them; files of the project’s own are none',
    {
      'rampart.json': '{ "associations": { "off/*.json": "off" } }',
      'off/a.json': policy,
      'off-by-setting.json': policy,
      'aws.json': policy,
      'a.json': policy,
    },
    async ({ list, details, read }) => {
      const files = ['off/a.json', 'off-by-setting.json', 'aws.json', 'rampart.json', 'a.json'].map((path) => at(path));
      const answer = await list({ files });
      assert.deepEqual(mentionsIn(answer), ['aws.json names 0', 'a.json permits 0']);
      assert.ok(!('skipped' in answer));
      assert.deepEqual(read, [`${folder}/aws.json`, `${folder}/a.json`]);
      const [stage] = (await details({ files })).stages;
      assert.deepEqual(
        stage?.grantedBy.map(({ uri }) => uri),
        [`${folder}/a.json`],
      );
    },
    {
      configuration: () => ({ associations: { 'off-by-setting.json': 'off', 'aws.json': { dialect: 'iam' } } }),
    },
  );

  test('cost a client one question about settings for each folder of the workspace', { timeout: 30_000 }, async () => {
    const asked: (string | undefined)[] = [];
    const session = await startPair({
      folders: [folder],
      host: { readFile: async (uri) => (uri.endsWith('rampart.json') ? undefined : policy) },
      configuration: (uri) => {
        asked.push(uri);
        return {};
      },
    });
    try {
      const files = Array.from({ length: 30 }, (_, index) => at(`${index % 2 === 0 ? 'a' : 'b'}/${index}.json`));
      await session.client.sendRequest<RolesResult>(rolesRequest, { files });
      assert.deepEqual(asked, [folder]);
    } finally {
      session.end();
    }
  });
});

/** A server whose files wait until they are released. */
async function gatedSession(): Promise<{
  readonly session: ClientSession;
  readonly read: readonly string[];
  readonly files: readonly { readonly uri: string; readonly stamp: number }[];
  /** Waits until so many files were asked for. */
  reached(count: number): Promise<void>;
  release(): void;
}> {
  const read: string[] = [];
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const waiters = new Set<() => void>();
  const session = await startPair({
    host: {
      readFile: async (uri) => {
        read.push(uri);
        for (const wake of waiters) wake();
        await released;
        return policy;
      },
    },
  });
  return {
    session,
    read,
    files: Array.from({ length: 40 }, (_, index) => ({ uri: `file:///f/${index}.json`, stamp: 1 })),
    reached: (count) =>
      new Promise((resolve) => {
        const wake = (): void => {
          if (read.length >= count) resolve();
        };
        waiters.add(wake);
        wake();
      }),
    release,
  };
}
