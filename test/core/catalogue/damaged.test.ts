import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createCatalogue,
  emptyDialectCatalogue,
  joinCatalogues,
  readDialectCatalogue,
} from '../../../server/src/core/catalogue/catalogueIndex.ts';
import { CatalogueError, openPackedCatalogue } from '../../../server/src/core/catalogue/readPacked.ts';
import { parseActionPattern } from '../../../server/src/core/document/actionPattern.ts';
import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import { assembleCatalogue } from '../../../server/src/core/index.ts';
import { packCatalogue } from '../../../server/tools/catalogue/pack.ts';

const texts = await packCatalogue();
const whole = openPackedCatalogue(texts.ram, 'ram').check();
const serviceCount = whole.services.names.length;
const keyCount = whole.conditionKeys.names.length;

/** What reading complains of, in both languages. */
function complaint(value: unknown): CatalogueError {
  try {
    openPackedCatalogue(value, 'ram').check();
  } catch (error) {
    assert.ok(error instanceof CatalogueError, String(error));
    return error;
  }
  assert.fail('the file was read without complaint');
}

/** The packed RAM catalogue with one member, named by its path, set to something else. */
function damaged(path: string, value: unknown): unknown {
  const root: unknown = JSON.parse(texts.ram);
  const steps = path.split('.');
  let at = root as Record<string, unknown>;
  for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
  at[steps.at(-1) ?? ''] = value;
  return root;
}

describe('openPackedCatalogue', () => {
  it('takes the text of a file and what its JSON was parsed to', () => {
    assert.deepEqual(
      openPackedCatalogue(texts.ram, 'ram').check(),
      openPackedCatalogue(JSON.parse(texts.ram), 'ram').check(),
    );
    assert.equal(openPackedCatalogue(texts.iam, 'iam').check().dialect, 'iam');
  });

  const files: readonly (readonly [what: string, value: unknown, message: string])[] = [
    ['a truncated file', texts.ram.slice(0, 5000), 'The ram catalogue is cut off after 5000 characters.'],
    ['a file that is no JSON', '<html></html>', 'The ram catalogue is not JSON.'],
    ['an empty file', '', 'The ram catalogue is not JSON.'],
    ['JSON that is no object', '[]', 'The ram catalogue is damaged: its root is not an object.'],
    ['nothing', undefined, 'The ram catalogue is damaged: its root is not an object.'],
    ['an object of something else', {}, 'The ram catalogue has format undefined, but this version reads format 1.'],
    ['a newer format', damaged('format', 99), 'The ram catalogue has format "99", but this version reads format 1.'],
    ['the file of the other cloud', texts.iam, 'The file given as ram catalogue holds the facts of "iam".'],
  ];
  for (const [what, value, message] of files) {
    it(`says what is wrong with ${what}`, () => assert.equal(complaint(value).message, message));
  }

  const parts: readonly (readonly [path: string, value: unknown, expected: string])[] = [
    ['date', 20261122, 'date is not a text'],
    ['services', null, 'services is not an object'],
    ['services.prefixes', 'kms ecs', `services.names is not of length 2 but of length ${serviceCount}`],
    ['services.names', 'kms', 'services.names is not a list'],
    ['services.chinese', { kms: 1 }, 'services.chinese.kms is not a text'],
    ['services.assumed', '01', `services.assumed is not of length ${serviceCount} but of length 2`],
    ['services.aliases', { sls: ['log'] }, 'services.aliases.sls is not a text'],
    ['actions', [], 'actions is not an object'],
    ['actions.kms', 'Decrypt', 'actions.kms is not an object'],
    ['actions.kms.list', 'most', 'actions.kms.list is not one of complete, partial'],
    ['actions.kms.names', 7, 'actions.kms.names is not a text'],
    ['actions.sts.names', 'AssumeRole', 'actions.sts.levels is not of length 1 but of length 4'],
    ['actions.sts.levels', 'rrrz', 'actions.sts.levels is not made of the letters lrwtp'],
    ['actions.sts.confidence', 'AB', 'actions.sts.confidence is not of length 4 but of length 2'],
    ['actions.sts.confidence', 'E', 'actions.sts.confidence is not made of the letters ABCD'],
    ['actions.sts.deprecated', [4], 'actions.sts.deprecated is not a list of indexes below 4'],
    ['actions.sts.forms', [['Role']], 'actions.sts.forms is not of length 2 but of length 1'],
    ['actions.sts.forms', [['Role', null]], 'actions.sts.forms is not a text'],
    ['actions.sts.resourceLists', [[], [3]], 'actions.sts.resourceLists is not a list of indexes below 3'],
    ['actions.sts.resources', [0, 0, 0, 9], 'actions.sts.resources is not a list of indexes below 2'],
    ['actions.sts.keyLists', [[], [-1]], `actions.sts.keyLists is not a list of indexes below ${keyCount}`],
    ['actions.sts.keys', [0, 0, 0], 'actions.sts.keys is not of length 4 but of length 3'],
    ['actions.sts.dependent', [[4, []]], 'actions.sts.dependent is not a list of indexes below 4'],
    ['actions.sts.dependent', [[0, [1]]], 'actions.sts.dependent is not a text'],
    ['actions.sts.page', [0, 0, 0, 0.5], 'actions.sts.page is not a list of indexes below 1'],
    ['actions.sts.pages', {}, 'actions.sts.pages is not a list'],
    ['actions.sts.descriptions', ['One.'], 'actions.sts.descriptions is not of length 4 but of length 1'],
    ['conditionKeys.names', {}, 'conditionKeys.names is not a list'],
    ['conditionKeys.types', 's', `conditionKeys.types is not of length ${keyCount} but of length 1`],
    ['conditionKeys.global', '2'.repeat(keyCount), 'conditionKeys.global is not made of the letters 01'],
    ['conditionKeys.descriptions', { 0: 'One.' }, 'conditionKeys.descriptions.0 is not a list'],
    ['conditionKeys.values', { 0: [true] }, 'conditionKeys.values.0 is not a text'],
    ['operators', [['Bool', 'boolean', false]], 'operators is not of length 4 but of length 3'],
    [
      'operators',
      [['Bool', 'truth', false, false]],
      'operators is not one of string, number, date, boolean, ip, arn, binary, null',
    ],
    ['operators', [['Bool', 'boolean', 0, false]], 'operators is not true or false'],
    ['roles', [{}], 'roles[0].role is not a text'],
    ['roles', [{ role: 'A', trigger: { en: 'One.' } }], 'roles[0].trigger.zh-cn is not a text'],
    ['roles', [{ role: 'A', variants: [{}] }], 'roles[0].variants.generation is not an object'],
    ['serviceRoles', [{ role: 'A', services: 'ecs' }], 'serviceRoles[0].services is not a list'],
    ['principals', [null], 'principals is not a text'],
    ['regions', 'cn-hangzhou', 'regions is not a list'],
    ['counterparts', undefined, 'counterparts is not an object'],
    ['counterparts.prefixes', { kms: 'kms' }, 'counterparts.prefixes.kms is not a list'],
    ['counterparts.conditionKeys', { a: 1 }, 'counterparts.conditionKeys.a is not a text'],
  ];
  for (const [path, value, expected] of parts) {
    it(`says what is wrong with ${path} = ${JSON.stringify(value)?.slice(0, 40)}`, () =>
      assert.equal(complaint(damaged(path, value)).message, `The ram catalogue is damaged: ${expected}.`));
  }

  it('says it in Chinese too', () => {
    assert.equal(complaint('x').sentence['zh-cn'], 'ram 目录文件不是 JSON。');
    assert.equal(
      complaint(damaged('actions.kms.names', 7)).sentence['zh-cn'],
      'ram 目录文件已损坏：actions.kms.names 不是文本。',
    );
  });
});

describe('going on without a catalogue', () => {
  it('is possible for one cloud at a time', () => {
    assert.throws(() => createCatalogue('', texts.iam), CatalogueError);
    const catalogue = joinCatalogues(emptyDialectCatalogue('ram'), readDialectCatalogue(texts.iam, 'iam'));
    assert.equal(catalogue.iam.action('kms:Decrypt')?.name, 'Decrypt');
    assert.deepEqual(catalogue.counterparts('ec2', 'iam'), ['ecs', 'vpc']);
    assert.deepEqual(catalogue.counterparts('ecs', 'ram'), []);
    assert.equal(catalogue.conditionKeyCounterpart('acs:SourceIp', 'ram'), undefined);
  });

  it('knows nothing and doubts nothing', () => {
    const empty = emptyDialectCatalogue('ram');
    assert.equal(empty.dialect, 'ram');
    assert.equal(empty.date, '');
    assert.deepEqual(
      [empty.services, empty.conditionKeys, empty.operators, empty.roles, empty.serviceRoles, empty.regions],
      [[], [], [], [], [], []],
    );
    assert.deepEqual(empty.service('kms'), {
      prefix: 'kms',
      name: 'kms',
      title: { en: 'kms', 'zh-cn': 'kms' },
      actionList: 'none',
      assumed: true,
    });
    assert.equal(empty.nearestService('kms'), undefined);
    assert.equal(empty.action('kms:Decrypt'), undefined);
    assert.equal(empty.nearestAction('kms:Decrypt'), undefined);
    assert.deepEqual(empty.actionsMatching(parseActionPattern('*')), []);
    assert.equal(empty.conditionKey('acs:SourceIp'), undefined);
    assert.deepEqual(empty.rolesNamed('x'), []);
  });
});

describe('assembleCatalogue', () => {
  /** What is told while a catalogue is put together, and then while its parts are used. */
  function told(parts: Readonly<Record<Dialect, unknown>>): { readonly atOnce: string[]; readonly later: string[] } {
    const sentences: string[] = [];
    const { catalogue, dates } = assembleCatalogue(parts, ({ sentence }) => sentences.push(sentence.en));
    const atOnce = [...sentences];
    assert.match(dates.iam ?? '', /^\d{4}-\d\d-\d\d$/);
    for (let round = 0; round < 2; round++) {
      assert.equal(catalogue.iam.action('kms:decrypt')?.id, 'kms:Decrypt');
      assert.equal(catalogue.ram.action('sts:AssumeRole'), undefined);
      assert.equal(catalogue.ram.service('sts')?.assumed, true);
    }
    return { atOnce, later: sentences.slice(atOnce.length) };
  }

  it('tells at once of a file that is cut off', () => {
    assert.deepEqual(told({ ram: texts.ram.slice(0, 5000), iam: texts.iam }), {
      atOnce: ['The ram catalogue is cut off after 5000 characters.'],
      later: [],
    });
  });

  it('tells of damage within once, when the facts are needed', () => {
    for (const ram of [damaged('regions', 7), JSON.stringify(damaged('regions', 7))]) {
      assert.deepEqual(told({ ram, iam: texts.iam }), {
        atOnce: [],
        later: ['The ram catalogue is damaged: regions is not a list.'],
      });
    }
  });
});
