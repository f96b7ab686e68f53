import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import type { LiveRole } from '../../client/account/account.ts';
import { manyRoles } from '../support/cloud/manyRoles.ts';
import { accountAt, dialects, failureFrom } from './accounts.ts';
import { withCloud } from './withCloud.ts';

/** A server whose lists are made up for each request. */
async function withLists(
  answer: (parameters: URLSearchParams) => string,
  run: (url: string, pages: () => number) => Promise<void>,
): Promise<void> {
  let pages = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      pages += 1;
      const query = (request.url ?? '').split('?')[1] ?? '';
      response.end(answer(new URLSearchParams(`${query}&${Buffer.concat(chunks)}`)));
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => pages);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function ramPage(names: readonly string[], number: number, total: number): string {
  const Role = names.map((RoleName) => ({ RoleName, Arn: `acs:ram::1:role/${RoleName}`, IsServiceLinkedRole: false }));
  return JSON.stringify({ PageNumber: number, PageSize: 100, TotalCount: total, Roles: { Role } });
}

function iamPage(names: readonly string[], marker: string | undefined): string {
  const members = names.map(
    (name) => `<member><Path>/</Path><RoleName>${name}</RoleName><Arn>a:${name}</Arn></member>`,
  );
  const end =
    marker === undefined
      ? '<IsTruncated>false</IsTruncated>'
      : `<IsTruncated>true</IsTruncated><Marker>${marker}</Marker>`;
  return `<ListRolesResponse><ListRolesResult><Roles>${members.join('')}</Roles>${end}</ListRolesResult></ListRolesResponse>`;
}

async function namesOf(url: string, dialect: 'ram' | 'iam'): Promise<readonly string[]> {
  const names: string[] = [];
  await accountAt(url, dialect).roles((roles) => names.push(...roles.map(({ roleName }) => roleName)));
  return names;
}

suite('pages of roles', () => {
  for (const dialect of dialects)
    test(`1,000 roles come page by page, each once (${dialect})`, async () => {
      await withCloud(async ({ url, requests }) => {
        const pages: (readonly LiveRole[])[] = [];
        await accountAt(url, dialect).roles((roles) => pages.push(roles));
        assert.equal(new Set(pages.flat().map(({ roleName }) => roleName)).size, 1000);
        assert.deepEqual(
          pages.map(({ length }) => length),
          Array.from({ length: 10 }, () => 100),
        );
        assert.equal(requests.length, 10);
      }, manyRoles(1000));
    });

  for (const dialect of dialects)
    test(`a page that fails leaves those before it (${dialect})`, async () => {
      await withCloud(async (cloud) => {
        cloud.fault({ kind: 'internal', after: 2 });
        const names: string[] = [];
        const failure = await failureFrom(
          accountAt(cloud.url, dialect).roles((roles) => names.push(...roles.map(({ roleName }) => roleName))),
        );
        assert.deepEqual([failure.fault, names.length], ['server', 200]);
      }, manyRoles(1000));
    });

  test('an account without roles is no fault', async () => {
    await withLists(
      () => ramPage([], 1, 0),
      async (url) => assert.deepEqual(await namesOf(url, 'ram'), []),
    );
    await withLists(
      () => iamPage([], undefined),
      async (url) => assert.deepEqual(await namesOf(url, 'iam'), []),
    );
  });

  test('AWS may give a part without roles though more follow', async () => {
    await withLists(
      (parameters) => (parameters.has('Marker') ? iamPage(['A'], undefined) : iamPage([], 'more')),
      async (url) => assert.deepEqual(await namesOf(url, 'iam'), ['A']),
    );
  });

  test('a role that moves to the next page meanwhile is handed over once', async () => {
    await withLists(
      (parameters) =>
        parameters.get('PageNumber') === '1' ? ramPage(['A', 'B'], 1, 101) : ramPage(['B', 'C'], 2, 102),
      async (url) => assert.deepEqual(await namesOf(url, 'ram'), ['A', 'B', 'C']),
    );
  });
});

suite('pages that do not come to an end', () => {
  const rows: readonly (readonly [string, 'ram' | 'iam', (parameters: URLSearchParams) => string, number])[] = [
    ['the same page again', 'ram', () => ramPage(['A'], 1, 1000), 2],
    ['the same roles again', 'ram', (asked) => ramPage(['A'], Number(asked.get('PageNumber')), 1000), 2],
    ['empty pages', 'ram', (asked) => ramPage([], Number(asked.get('PageNumber')), 1000), 1],
    [
      'ever more roles',
      'ram',
      (asked) => ramPage([`A${asked.get('PageNumber')}`], Number(asked.get('PageNumber')), Number.MAX_SAFE_INTEGER),
      500,
    ],
    ['the same marker again', 'iam', () => iamPage(['A'], 'again'), 2],
    ['two markers in turns', 'iam', (asked) => iamPage([], asked.get('Marker') === 'a' ? 'b' : 'a'), 3],
    ['ever new markers', 'iam', (asked) => iamPage([], `${Number(asked.get('Marker') ?? 0) + 1}`), 500],
  ];
  for (const [name, dialect, answer, most] of rows)
    test(`${name} (${dialect}) is stopped`, async () => {
      await withLists(answer, async (url, pages) => {
        const failure = await failureFrom(accountAt(url, dialect).roles(() => undefined));
        assert.deepEqual([failure.fault, failure.operation], ['malformed', 'ListRoles']);
        assert.equal(pages(), most);
      });
    });
});

suite('answers of another shape', () => {
  const role = { RoleName: 'A', Arn: 'a', IsServiceLinkedRole: true };
  const bad: readonly (readonly [string, 'ram' | 'iam', string])[] = [
    ['nothing', 'ram', ''],
    ['nothing', 'iam', ''],
    ['null', 'ram', 'null'],
    ['a list', 'ram', '[]'],
    ['no list of roles', 'ram', JSON.stringify({ PageNumber: 1, TotalCount: 0, Roles: {} })],
    ['no roles at all', 'ram', JSON.stringify({ PageNumber: 1, TotalCount: 0 })],
    ['no total', 'ram', JSON.stringify({ PageNumber: 1, Roles: { Role: [] } })],
    [
      'a role without a name',
      'ram',
      JSON.stringify({ PageNumber: 1, TotalCount: 1, Roles: { Role: [{ ...role, RoleName: '' }] } }),
    ],
    [
      'a role of an unknown kind',
      'ram',
      JSON.stringify({ PageNumber: 1, TotalCount: 1, Roles: { Role: [{ ...role, IsServiceLinkedRole: 'yes' }] } }),
    ],
    [
      'no list of roles',
      'iam',
      '<ListRolesResponse><ListRolesResult><IsTruncated>false</IsTruncated></ListRolesResult></ListRolesResponse>',
    ],
    ['no word on more', 'iam', '<ListRolesResponse><ListRolesResult><Roles/></ListRolesResult></ListRolesResponse>'],
    ['more without a marker', 'iam', iamPage(['A'], '')],
    ['a role without a name', 'iam', iamPage([''], undefined)],
    ['the answer of another operation', 'iam', '<GetRoleResponse><GetRoleResult/></GetRoleResponse>'],
  ];
  for (const [name, dialect, text] of bad)
    test(`a list with ${name} is no empty list (${dialect})`, async () => {
      await withLists(
        () => text,
        async (url) => {
          assert.equal((await failureFrom(accountAt(url, dialect).roles(() => undefined))).fault, 'malformed');
        },
      );
    });

  for (const status of ['ALMOST', '', 7])
    test(`a deletion with the status ${JSON.stringify(status)} is not guessed at`, async () => {
      await withLists(
        () => JSON.stringify({ Status: status }),
        async (url) => assert.equal((await failureFrom(accountAt(url, 'ram').deletion('task'))).fault, 'malformed'),
      );
      const result = `<Status>${status}</Status>`;
      await withLists(
        () =>
          `<GetServiceLinkedRoleDeletionStatusResponse><GetServiceLinkedRoleDeletionStatusResult>${result}</GetServiceLinkedRoleDeletionStatusResult></GetServiceLinkedRoleDeletionStatusResponse>`,
        async (url) => assert.equal((await failureFrom(accountAt(url, 'iam').deletion('task'))).fault, 'malformed'),
      );
    });

  test('a deletion that failed without a reason has no resources', async () => {
    await withLists(
      () => JSON.stringify({ Status: 'FAILED' }),
      async (url) =>
        assert.deepEqual(await accountAt(url, 'ram').deletion('task'), { status: 'failed', message: '', usages: [] }),
    );
  });
});
