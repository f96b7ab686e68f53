import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createFoundFiles, type FoundFiles, isExcluded, mostFiles } from '../../client/src/roles/foundFiles.ts';
import { createHold } from '../support/hold.ts';

const a = 'file:///work/a.json';
const b = 'file:///work/deep/b.tf';

interface Workspace {
  readonly found: FoundFiles;
  /** How often the files were listed. */
  lists(): number;
}

function workspaceOf(uris: readonly string[]): Workspace {
  let lists = 0;
  const found = createFoundFiles(async (most) => {
    lists++;
    return uris.slice(0, most);
  });
  return { found, lists: () => lists };
}

async function stampsOf(found: FoundFiles): Promise<readonly number[]> {
  return (await found.find()).files.map(({ stamp }) => stamp);
}

suite('files of the workspace', () => {
  test('are listed once, with the same stamps as long as nothing changes', async () => {
    const { found, lists } = workspaceOf([a, b]);
    const first = await found.find();
    assert.deepEqual(
      first.files.map(({ uri }) => uri),
      [a, b],
    );
    assert.deepEqual(await found.find(), first);
    assert.equal(lists(), 1);
  });

  test('are in the order of their addresses, in whichever they are listed', async () => {
    const { files } = await workspaceOf([b, a]).found.find();
    assert.deepEqual(
      files.map(({ uri }) => uri),
      [a, b],
    );
  });

  test('are all there up to the limit, and beyond it are told to be cut', async () => {
    const uris = Array.from({ length: mostFiles + 1 }, (_, index) => `file:///${index}.json`);
    const { files, isPartial } = await workspaceOf(uris).found.find();
    assert.deepEqual([files.length, isPartial], [mostFiles, true]);
    const whole = await workspaceOf(uris.slice(1)).found.find();
    assert.deepEqual([whole.files.length, whole.isPartial], [mostFiles, false]);
  });

  test('get another stamp when they change, and are listed anew only when some come or go', async () => {
    const { found, lists } = workspaceOf([a, b]);
    const [stampA, stampB] = await stampsOf(found);
    found.changed(a, false);
    const [nextA, nextB] = await stampsOf(found);
    assert.notEqual(nextA, stampA);
    assert.equal(nextB, stampB);
    assert.equal(lists(), 1);
    found.changed(b, true);
    assert.notEqual((await stampsOf(found))[1], stampB);
    assert.equal(lists(), 2);
  });

  test('are forgotten: listed anew, and no stamp was ever there before', async () => {
    const { found, lists } = workspaceOf([a, b]);
    const seen = new Set(await stampsOf(found));
    const expectNew = async (count: number): Promise<void> => {
      const stamps = await stampsOf(found);
      for (const stamp of stamps) assert.ok(!seen.has(stamp), `stamp ${stamp} comes again`);
      for (const stamp of stamps) seen.add(stamp);
      assert.equal(lists(), count);
    };
    found.forget();
    await expectNew(2);
    found.changed(a, false);
    found.changed(b, false);
    await expectNew(2);
    found.forget();
    await expectNew(3);
  });

  test('are asked for again after a failure', async () => {
    let isBroken = true;
    const found = createFoundFiles(async () => {
      if (isBroken) throw new Error('no disk');
      return [a];
    });
    await assert.rejects(found.find(), /no disk/);
    isBroken = false;
    assert.equal((await found.find()).files.length, 1);
  });

  test('a failure of an older listing does not drop a newer one', async () => {
    const hold = createHold();
    let lists = 0;
    const found = createFoundFiles(async () => {
      const isFirst = lists === 0;
      lists++;
      await hold.wait();
      if (isFirst) throw new Error('no disk');
      return [a];
    });
    const older = found.find();
    found.forget();
    const newer = found.find();
    hold.release();
    await assert.rejects(older, /no disk/);
    await newer;
    await found.find();
    assert.equal(lists, 2);
  });

  test('are known by their names and by the folders above them', async () => {
    const { found } = workspaceOf([a, b]);
    assert.ok(!found.has(a));
    await found.find();
    assert.ok(found.has(a) && !found.has('file:///work/c.json'));
    assert.ok(found.hasBelow('file:///work/deep') && !found.hasBelow('file:///work/de') && !found.hasBelow(b));
  });
});

suite('folders that are left out', () => {
  test('are left out at any depth, and only where the whole name fits', () => {
    for (const path of ['/node_modules/a/b.json', '/deep/.git/config.json', '/dist/x.json', '/a/.terraform/b/c.tf'])
      assert.ok(isExcluded(path), path);
    for (const path of ['/a.json', '/distance/a.json', '/out.json', '/git/a.json', '/a/vendors/b.tf'])
      assert.ok(!isExcluded(path), path);
  });
});
