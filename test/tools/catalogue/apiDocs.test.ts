import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readApiDocs } from '../../../server/tools/catalogue/apiDocs.ts';

const folder = join(import.meta.dirname, '../../fixtures/catalogue/apiDocs');
const nested = await readFile(join(folder, 'nested.json'), 'utf8');
const flat = await readFile(join(folder, 'flat.json'), 'utf8');

describe('readApiDocs', () => {
  it('reads permissions below ramAction', () => {
    const { api, permissions } = readApiDocs('nested.json', nested);
    assert.equal(api, 'Kiosk/2020-02-02');
    assert.deepEqual(permissions[0], {
      action: 'kiosk:AddTags',
      operation: 'AddTags',
      published: true,
      deprecated: true,
      level: 'write',
      resources: [
        { type: 'Shelf', arn: 'acs:kiosk:{region}:{account}:shelf/{ShelfId}', required: false },
        { type: 'Paper', arn: 'acs:kiosk:{region}:{account}:shelf/{ShelfId}/paper/{PaperId}', required: false },
      ],
      conditionKeys: ['kiosk:tag'],
      dependentActions: [],
    });
  });

  it('reads permissions that stand directly in the list, and leaves out what is none', () => {
    const { permissions, notes } = readApiDocs('flat.json', flat);
    assert.deepEqual(
      permissions.map(({ action, resources }) => [action, resources]),
      [
        ['depot:DescribeGate', [{ type: 'Gate', arn: 'acs:depot:{region}:{account}:gate/{GateId}', required: true }]],
        ['depot:OpenGate', []],
      ],
    );
    assert.deepEqual(notes, [
      'flat.json: "gate of the depot" of depot:DescribeGate is no ARN',
      'flat.json: DescribeGate is checked against "depot:*", which is no action',
    ]);
  });

  it('reads the list for the whole product, where operations stand that are not public', () => {
    const { permissions } = readApiDocs('nested.json', nested);
    assert.deepEqual(
      permissions.filter(({ published }) => !published).map(({ action }) => action),
      ['kiosk:CountCustomers', 'gate:OpenDoor'],
    );
    assert.equal(permissions.filter(({ operation }) => operation === 'ListShelves').length, 1);
  });

  it('tells operations without a permission apart', () => {
    assert.deepEqual(readApiDocs('nested.json', nested).silent, ['DescribeRegions', 'GetWeather']);
  });

  const cases: readonly (readonly [find: string, replacement: string, message: string])[] = [
    ['"info": {', '"inf": {', 'a.json:1: info must be an object'],
    ['"product": "Kiosk", "version"', '"version"', 'a.json:3: info.product must be a text that is not empty'],
    ['"apis": {', '"api": {', 'a.json:1: apis must be an object'],
    ['"ramActions": []', '"ramActions": "none"', 'a.json:36: apis.DescribeRegions.ramActions must be a list'],
    [
      '"action": "kiosk:CloseTill",',
      '',
      'a.json:26: apis.CloseTill.ramActions.0.ramAction.action must be a text that is not empty',
    ],
    [
      '"arn": "*"',
      '"arn": 7',
      'a.json:30: apis.CloseTill.ramActions.0.ramAction.resources.0.arn must be a text that is not empty',
    ],
    [
      '{ "conditionKey": "kiosk:Weather" }',
      'null',
      'a.json:29: apis.CloseTill.ramActions.0.ramAction.actionConditions.0 must be a text that is not empty',
    ],
    ['"apiName": "CountCustomers",', '', 'a.json:83: ram.ramActions.1.apiName must be a text that is not empty'],
  ];
  for (const [find, replacement, message] of cases) {
    it(message, () => {
      assert.ok(nested.includes(find));
      assert.throws(() => readApiDocs('a.json', nested.replace(find, replacement)), { message });
    });
  }

  it('a.json:1: no JSON', () => {
    assert.throws(() => readApiDocs('a.json', '<html>'), /^Error: a\.json:1: Unexpected token '<'/);
  });
});
