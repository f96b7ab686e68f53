import assert from 'node:assert/strict';
import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeReport, type Report } from '../../../server/tools/catalogue/reportCounts.ts';
import {
  type FactsSnapshot,
  lastTag,
  snapshotOfFolder,
  snapshotOfRevision,
} from '../../../server/tools/catalogue/reportFacts.ts';
import { reportText } from '../../../server/tools/catalogue/reportText.ts';
import { matchesGolden } from '../../support/golden.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/catalogue', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

let folder = '';
let now: FactsSnapshot;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  await cp(join(fixtures, 'facts'), join(folder, 'server/data'), { recursive: true });
  const actions = join(folder, 'server/data/ram/actions');
  await cp(join(fixtures, 'kiosk.fromApiDocs.golden.json'), join(actions, 'kiosk.json'));
  await rm(join(actions, 'depot.json'));
  await mkdir(join(folder, 'server/data/ram/assumed'));
  await writeFile(
    join(folder, 'server/data/ram/assumed/gate.json'),
    '{ "service": "gate", "date": "2026-01-31", "actionList": "none", "confidence": "P", "actions": [{ "name": "OpenDoor", "level": "write" }] }',
  );
  now = snapshotOfFolder(folder);
});
after(() => rm(folder, { recursive: true }));

/** A corpus of two policies and a folder that is none. */
async function writeCorpus(): Promise<string> {
  const corpus = join(folder, 'corpus');
  await mkdir(corpus);
  const files: readonly (readonly [file: string, actions: readonly string[]])[] = [
    ['one.json', ['kiosk:AddTags', 'kiosk:addtags', 'kiosk:Steal', 'kiosk:Get*', 'gate:OpenDoor', '*']],
    ['two.json', ['kiosk:Steal', 'kiosk:Burn', 'kiosk:$' + '{action}']],
  ];
  for (const [file, actions] of files) {
    const statement = { Effect: 'Allow', Action: actions, Resource: 'acs:kiosk:*:*:*' };
    await writeFile(join(corpus, file), JSON.stringify({ Version: '1', Statement: [statement] }));
  }
  const iam = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'kiosk:Sweep', Resource: 'arn:aws:s3:::a' }],
  };
  await writeFile(join(corpus, 'iam.json'), JSON.stringify(iam));
  const manifest = [...files.map(([file]) => ({ file })), { file: 'iam.json' }, { file: 'suite/' }];
  await writeFile(join(corpus, 'manifest.json'), JSON.stringify(manifest));
  return corpus;
}

describe('the report', () => {
  it('counts, compares and measures against a corpus', async () => {
    const since = { name: 'before', facts: snapshotOfFolder(join(fixtures, 'facts')) };
    const report: Report = await makeReport(now, since, await writeCorpus());
    const iam = { services: 456, actions: 22091 };
    assert.deepEqual(report.iam, iam);
    matchesGolden(join(fixtures, 'report.golden.txt'), `${reportText(report)}\n`);
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  });

  it('says that there is nothing to compare with', async () => {
    const text = reportText(await makeReport(now, undefined, undefined));
    assert.match(text, /\nThere is no tag to compare with; name a folder or a revision: .*--since/);
    assert.doesNotMatch(text, /corpus/);
  });

  it('says that nothing changed', async () => {
    const text = reportText(await makeReport(now, { name: 'v1.0.0', facts: now }, undefined));
    assert.match(text, /\nNothing changed since v1\.0\.0\.$/);
  });

  it('holds the real facts', async () => {
    const facts = snapshotOfFolder(root);
    const report = await makeReport(facts, undefined, undefined);
    const kms = report.services.find(({ service }) => service === 'kms');
    assert.ok(kms !== undefined && kms.actions > 80 && kms.scoped > 40);
    assert.equal(
      kms.actions,
      Object.values(kms.letters).reduce((sum, count) => sum + count, 0),
    );
    assert.equal(report.lists['ram/serviceLinkedRoles.json roles'], 232);
    assert.match(facts.date, /^\d{4}-\d{2}-\d{2}$/);
  });
});

describe('npm run catalogue:report', () => {
  const tool = join(root, 'server/tools/catalogue/report.ts');
  /** Runs the tool without a corpus. */
  function run(...args: readonly string[]): SpawnSyncReturns<string> {
    const { RAMPART_CORPUS: _, ...env } = process.env;
    return spawnSync(process.execPath, [tool, ...args], { encoding: 'utf8', env, maxBuffer: 2 ** 26 });
  }

  it('prints JSON for other programs', () => {
    const { status, stdout } = run('--json', '--since', join(fixtures, 'facts'));
    const report: Report = JSON.parse(stdout);
    assert.equal(status, 0);
    assert.deepEqual(report.since?.changes.find(({ list }) => list === 'depot')?.removed, ['OpenGate']);
    assert.equal(report.corpus, undefined);
  });

  it('says what it cannot compare with', () => {
    const { status, stderr } = run('--since', 'no-such-thing');
    assert.equal(stderr, 'git knows no revision no-such-thing with facts.\n');
    assert.equal(status, 1);
  });
});

describe('a state to compare with', () => {
  it('is a revision of the repository, by itself the last tag', () => {
    const git = (...args: readonly string[]): void => {
      const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
      execFileSync('git', [...author, ...args], { cwd: folder, stdio: 'ignore' });
    };
    assert.equal(lastTag(folder), undefined);
    git('init');
    git('add', 'server');
    git('commit', '-m', 'Facts');
    assert.equal(lastTag(folder), undefined);
    git('tag', 'v1.0.0');
    assert.equal(lastTag(folder), 'v1.0.0');
    assert.deepEqual(snapshotOfRevision(folder, 'v1.0.0'), now);
    assert.throws(
      () => snapshotOfRevision(folder, 'no-such-tag'),
      /^Error: git knows no revision no-such-tag with facts\.$/,
    );
  });

  it('must hold facts', async () => {
    assert.throws(() => snapshotOfFolder(join(folder, 'nowhere')), /nowhere holds no facts\.$/);
    await writeFile(join(folder, 'server/data/ram/regions.json'), '{\n"date": \n}');
    assert.throws(() => snapshotOfFolder(folder), /^Error: ram\/regions\.json:3: Unexpected token '}'/);
  });
});
