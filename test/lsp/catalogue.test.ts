import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import {
  type ActionContents,
  type CatalogueActionsParams,
  type CatalogueContents,
  catalogueActionsRequest,
  catalogueRequest,
  mostFound,
} from '../../server/src/protocol/catalogue.ts';
import { startPair } from '../support/lspPair.ts';
import type { ClientSession } from '../support/lspSession.ts';

suite('the catalogue over the protocol', () => {
  let session: ClientSession;
  before(async () => {
    session = await startPair({ locale: 'zh-cn' });
  });
  after(() => session.end());

  const ask = (params: CatalogueActionsParams): Promise<readonly ActionContents[]> =>
    session.client.sendRequest(catalogueActionsRequest, params);

  test('is counted by cloud and service', async () => {
    const contents = await session.client.sendRequest<readonly CatalogueContents[]>(catalogueRequest);
    assert.deepEqual(
      contents.map(({ dialect }) => dialect),
      ['ram', 'iam'],
    );
    for (const { date, services } of contents) {
      assert.match(date, /^\d{4}-\d\d-\d\d$/);
      const kms = services.find(({ prefix }) => prefix === 'kms');
      assert.equal(kms?.actionList, 'complete');
      const counted = Object.values(kms?.confidence ?? {}).reduce((sum, count) => sum + count, 0);
      assert.equal(counted, kms?.actions);
    }
  });

  test('gives the actions of a service in the language of the session', async () => {
    const actions = await ask({ dialect: 'ram', prefix: 'sts' });
    assert.ok(actions.some(({ id, level }) => id === 'sts:AssumeRole' && level === 'read'));
    for (const { description } of actions) assert.match(description, /\p{Script=Han}/u);
  });

  test('finds actions of any service by a part of their name, bounded', async () => {
    const found = await ask({ dialect: 'ram', text: 'SCHEDULEKEY' });
    assert.ok(found.some(({ id }) => id === 'kms:ScheduleKeyDeletion'));
    assert.equal((await ask({ dialect: 'iam', text: 'e' })).length, mostFound);
    assert.deepEqual(await ask({ dialect: 'iam', text: 'no such action' }), []);
  });
});
