import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  type Refreshed,
  type RefreshSources,
  readActionFiles,
  refreshFacts,
} from '../../../server/tools/catalogue/refresh.ts';
import { ActionFile, serviceFacts } from '../../../server/tools/catalogue/refreshFile.ts';
import { levelFromName } from '../../../server/tools/catalogue/refreshLevel.ts';
import { readSdk, type SdkPackage } from '../../../server/tools/catalogue/sdk.ts';
import { unknownOperations } from '../../../server/tools/catalogue/sdkChecks.ts';
import { matchesGolden } from '../../support/golden.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/catalogue', import.meta.url));
const data = fileURLToPath(new URL('../../../server/data', import.meta.url));

const kiosk: SdkPackage = {
  id: '@alicloud/kiosk20200202@1.0.0',
  service: 'kiosk',
  api: 'Kiosk/2020-02-02',
  operations: [
    { name: 'AddTags', deprecated: true, description: undefined },
    { name: 'BuyPaper', deprecated: false, description: 'Buys a paper.' },
    { name: 'DescribeRegions', deprecated: false, description: undefined },
    { name: 'GetPaper', deprecated: false, description: undefined },
    { name: 'ListZebras', deprecated: true, description: undefined },
    { name: 'SellMagazine', deprecated: false, description: undefined },
  ],
};

/** The made-up facts after a refresh from the given sources. */
function refreshed(sources: Partial<RefreshSources>): Promise<Refreshed> {
  return refreshFacts(join(fixtures, 'facts'), { sdk: [], apiDocs: [], date: undefined, ...sources });
}

async function apiDocs(name: string): Promise<RefreshSources['apiDocs'][number]> {
  return { path: name, text: await readFile(join(fixtures, 'apiDocs', name), 'utf8') };
}

describe('refreshFacts', () => {
  it('adds new operations of a package and its deprecated marks, and leaves every other line alone', async () => {
    const { texts, summary } = await refreshed({ sdk: [kiosk] });
    assert.deepEqual([...texts.keys()], ['ram/actions/kiosk.json']);
    matchesGolden(join(fixtures, 'kiosk.fromSdk.golden.json'), texts.get('ram/actions/kiosk.json') ?? '');
    assert.deepEqual(summary, [
      'ram/actions/kiosk.json',
      '  ~ AddTags: deprecated',
      '  + BuyPaper (write, C)',
      '  + ListZebras (list, C, deprecated)',
      '1 file changed: read the difference, and set the date of each file.',
    ]);
  });

  it('merges the vendor’s metadata of both shapes', async () => {
    const { texts, summary } = await refreshed({
      apiDocs: [await apiDocs('nested.json'), await apiDocs('flat.json')],
      date: '2026-06-30',
    });
    for (const service of ['kiosk', 'depot'])
      matchesGolden(
        join(fixtures, `${service}.fromApiDocs.golden.json`),
        texts.get(`ram/actions/${service}.json`) ?? '',
      );
    matchesGolden(join(fixtures, 'fromApiDocs.golden.txt'), `${summary.join('\n')}\n`);
  });

  it('says that an action of another API cannot be merged without a person', async () => {
    const text = (await apiDocs('nested.json')).text.replace('"2020-02-02"', '"2030-02-02"');
    const { summary } = await refreshed({ apiDocs: [{ path: 'newer.json', text }] });
    assert.ok(
      summary.includes(
        '  ram/actions/kiosk.json: ListShelves is an action of Kiosk/2020-02-02; Kiosk/2030-02-02 has it too, on acs:kiosk:{region}:{account}:shelf/*',
      ),
      summary.join('\n'),
    );
    assert.ok(!summary.some((line) => line.includes('~ ListShelves')));
  });

  it('changes nothing when there is nothing new', async () => {
    assert.deepEqual(await refreshed({}), { texts: new Map(), summary: ['No file changes.'] });
  });

  it('names a service whose facts are missing', async () => {
    const { summary } = await refreshed({ sdk: [{ ...kiosk, service: 'newsstand' }] });
    assert.deepEqual(summary, [
      'To look at:',
      '  @alicloud/kiosk20200202@1.0.0 has actions of newsstand, but there is no ram/actions/newsstand.json',
      'No file changes.',
    ]);
  });

  it('takes no older day', async () => {
    const { texts } = await refreshed({ sdk: [kiosk], date: '2025-12-31' });
    assert.match(texts.get('ram/actions/kiosk.json') ?? '', /"date": "2026-01-31"/);
  });
});

describe('a refresh of the real facts', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'refresh-'));
    await cp(data, folder, { recursive: true });
  });
  after(() => rm(folder, { recursive: true }));

  it('makes an operation known that was not', async () => {
    const path = 'ram/actions/sts.json';
    const row = /^ {4}\{ "name": "AssumeRoleWithSAML".*\n/m;
    const text = await readFile(join(folder, path), 'utf8');
    assert.match(text, row);
    await writeFile(join(folder, path), text.replace(row, ''));
    const sdk = (await readSdk()).filter(({ service }) => service === 'sts');
    const unknown = async (): Promise<readonly string[]> =>
      unknownOperations((await readActionFiles(folder)).map(serviceFacts), sdk);
    assert.match(
      (await unknown()).join('\n'),
      /^ram\/actions\/sts\.json: the package \S+ has AssumeRoleWithSAML, which the facts do not know; .*$/,
    );
    const { texts } = await refreshFacts(folder, { sdk, apiDocs: [], date: undefined });
    assert.deepEqual([...texts.keys()], [path]);
    await writeFile(join(folder, path), texts.get(path) ?? '');
    assert.deepEqual(await unknown(), []);
    const [line] = row.exec(texts.get(path) ?? '') ?? [];
    assert.match(line ?? '', /"level": "write"/);
    assert.equal(texts.get(path)?.replace(row, ''), text.replace(row, ''));
  });
});

describe('npm run catalogue:refresh', () => {
  const cases: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [['--api-docs', 'no-such-file.json'], /^no-such-file\.json cannot be read\.\n$/],
    [['--api-docs', fileURLToPath(import.meta.url)], /refresh\.test\.ts:1: Unexpected token/],
    [['--date', 'today'], /^--date today is not written YYYY-MM-DD\n$/],
    [['--dates', 'today'], /^Unknown option '--dates'/],
  ];
  for (const [args, message] of cases) {
    it(`${args[0]} ${args[1]?.split('/').at(-1)} is told, and nothing is written`, () => {
      const tool = fileURLToPath(new URL('../../../server/tools/catalogue/refresh.ts', import.meta.url));
      const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], { encoding: 'utf8' });
      assert.match(stderr, message);
      assert.deepEqual([status, stdout], [1, '']);
    });
  }
});

describe('broken facts', () => {
  it('that are no JSON come with the parser’s message', () => {
    assert.throws(() => new ActionFile('a.json', '{\n  "service": "kiosk",\n}'), /^Error: a\.json:3: .*property name/);
    assert.throws(() => new ActionFile('a.json', '{\n  "service": "kiosk"'), /^Error: a\.json:2: .*after property/);
    assert.throws(() => new ActionFile('a.json', ''), /^Error: a\.json:1: /);
  });

  const cases: readonly (readonly [text: string, message: string])[] = [
    ['[]', 'a.json:1: the file must hold one object'],
    ['{ "actions": [] }', 'a.json:1: service is missing'],
    ['{\n  "service": "kiosk",\n  "api": 1,\n  "actions": [] }', 'a.json:3: api must be a text'],
    ['{\n  "service": "kiosk" }', 'a.json:1: actions must be a list of rows'],
    ['{\n  "service": "kiosk",\n  "actions": {} }', 'a.json:3: actions must be a list of rows'],
    [
      '{\n  "service": "kiosk",\n  "actions": [\n    { "name": "A" },\n    { "level": "read" }\n  ] }',
      'a.json:5: a row of actions must have a name',
    ],
    [
      '{\n  "service": "kiosk",\n  "resources": [\n    1\n  ],\n  "actions": [] }',
      'a.json:4: a row of resources must have an id',
    ],
    [
      '{\n  "service": "kiosk",\n  "withoutPermission": "A",\n  "actions": [] }',
      'a.json:3: withoutPermission must be a list of names',
    ],
  ];
  for (const [text, message] of cases) {
    it(message, () => {
      assert.throws(() => new ActionFile('a.json', text), { message });
    });
  }
});

describe('ActionFile', () => {
  it('writes a list that was absent or empty', () => {
    const file = new ActionFile('a.json', '{\n  "service": "kiosk",\n  "actions": []\n}\n');
    file.put('actions', { name: 'GetPaper', resources: ['Paper!', 'Shelf?'] });
    file.put('resources', { id: 'Paper', arn: 'acs:kiosk:*:*:paper/{PaperId}' });
    assert.equal(
      file.text,
      `{
  "service": "kiosk",
  "resources": [
    { "id": "Paper", "arn": "acs:kiosk:*:*:paper/{PaperId}" }
  ],
  "actions": [
    { "name": "GetPaper", "resources": ["Paper!", "Shelf?"] }
  ]
}
`,
    );
  });

  it('keeps every file of the facts to the letter until it is amended', async () => {
    for (const code of ['ecs', 'log', 'vpc']) {
      const text = await readFile(join(data, `ram/actions/${code}.json`), 'utf8');
      assert.equal(new ActionFile(code, text).text, text);
    }
  });
});

describe('levelFromName', () => {
  const cases: readonly (readonly [service: string, name: string, level: string])[] = [
    ['ecs', 'ListTagResources', 'list'],
    ['ecs', 'DescribeTags', 'read'],
    ['vpc', 'UnTagResources', 'tagging'],
    ['ecs', 'RemoveTags', 'tagging'],
    ['ecs', 'GetterCreate', 'write'],
    ['ram', 'AttachPolicyToUser', 'permission management'],
    ['ram', 'GetPolicy', 'read'],
    ['ecs', 'CreateAutoSnapshotPolicy', 'write'],
    ['ecs', 'CreateNetworkInterfacePermission', 'permission management'],
  ];
  for (const [service, name, level] of cases) {
    it(`${service}:${name} is ${level}`, () => {
      assert.equal(levelFromName(service, name), level);
    });
  }

  it('agrees with the facts on reading and writing in at least 97 of 100 actions', async () => {
    const files = await Promise.all(
      ['ecs', 'log', 'rds', 'vpc'].map(
        async (code) => new ActionFile(code, await readFile(join(data, `ram/actions/${code}.json`), 'utf8')),
      ),
    );
    const isRead = (level: unknown): boolean => level === 'list' || level === 'read';
    const rows = files.flatMap(({ service, actions }) => actions.map((row) => ({ service, ...row })));
    const right = rows.filter(({ service, name, level }: Readonly<Record<string, unknown>>) => {
      return isRead(levelFromName(String(service), String(name))) === isRead(level);
    });
    assert.ok(right.length >= 0.97 * rows.length, `${right.length} of ${rows.length}`);
  });
});
