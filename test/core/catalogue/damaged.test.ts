import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  emptyDialectCatalogue,
  joinCatalogues,
  readDialectCatalogue,
} from '../../../server/src/core/catalogue/catalogueIndex.ts';
import { CatalogueError, openPackedFile } from '../../../server/src/core/catalogue/readPacked.ts';
import { parseActionPattern } from '../../../server/src/core/document/actionPattern.ts';
import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import { assembleCatalogue } from '../../../server/src/core/index.ts';
import { packCatalogue } from '../../../server/tools/catalogue/pack.ts';

const texts = await packCatalogue();

/** What opening complains of, in both languages. */
function complaint(text: string): CatalogueError {
  try {
    openPackedFile(text, 'ram');
  } catch (error) {
    assert.ok(error instanceof CatalogueError, String(error));
    return error;
  }
  assert.fail('the file was opened without complaint');
}

/** The packed RAM catalogue with one piece of text changed to another of the same length. */
function damaged(find: string, replacement: string): string {
  assert.equal(find.length, replacement.length);
  assert.ok(texts.ram.includes(find), find);
  return texts.ram.replace(find, replacement);
}

describe('openPackedFile', () => {
  const length = texts.ram.length;
  const files: readonly (readonly [what: string, text: string, message: string])[] = [
    [
      'a file without its end',
      texts.ram.slice(0, -1),
      `The ram catalogue is not complete; it has ${length - 1} characters.`,
    ],
    ['a file cut in its head', texts.ram.slice(0, 90), 'The ram catalogue is not complete; it has 90 characters.'],
    [
      'a file with more than its end',
      `${texts.ram} `,
      `The ram catalogue is not complete; it has ${length + 1} characters.`,
    ],
    ['a file that is no JSON', '<html></html>', 'The ram catalogue is no packed catalogue.'],
    ['an empty file', '', 'The ram catalogue is no packed catalogue.'],
    ['JSON of something else', '{}', 'The ram catalogue has format undefined, but this version reads format 2.'],
    [
      'a newer format',
      damaged('"format":2', '"format":9'),
      'The ram catalogue has format "9", but this version reads format 2.',
    ],
    ['the file of the other cloud', texts.iam, 'The file given as ram catalogue holds the facts of "iam".'],
    [
      'a head without lengths',
      damaged('"lengths":[', '"lengthX":['),
      'The ram catalogue is damaged in its part "head"; what that part says is missing.',
    ],
  ];
  for (const [what, text, message] of files) {
    it(`says what is wrong with ${what}`, () => assert.equal(complaint(text).message, message));
  }

  it('says it in Chinese too', () => {
    assert.equal(complaint('x').sentence['zh-cn'], 'ram 目录文件不是打包的目录。');
  });

  it('is written in ASCII, so that a length is a length in bytes', () => {
    assert.doesNotMatch(texts.ram + texts.iam, /[^\n\x20-\x7e]/);
  });

  it('has a right checksum for every section', () => {
    for (const dialect of ['ram', 'iam'] as const) {
      const file = openPackedFile(texts[dialect], dialect);
      const { sections } = JSON.parse(texts[dialect].slice(0, texts[dialect].indexOf('\n')));
      for (const section of sections.split(' ')) assert.notEqual(file.read(section), undefined);
    }
  });
});

describe('damage within', () => {
  /** The catalogue of a damaged file, and what it told. */
  function opened(text: string): { readonly ram: ReturnType<typeof readDialectCatalogue>; readonly told: string[] } {
    const told: string[] = [];
    return { ram: readDialectCatalogue(text, 'ram', (error) => told.push(error.message)), told };
  }

  it('is told when the part is needed, and once', () => {
    const { ram, told } = opened(damaged('"AssumeRole AssumeRoleWithOIDC', '"AssumeRole AssumeRoleWithOIDK'));
    assert.equal(ram.action('kms:Decrypt')?.id, 'kms:Decrypt');
    assert.deepEqual(told, []);
    for (let round = 0; round < 2; round++) {
      assert.equal(ram.action('sts:AssumeRole'), undefined);
      assert.deepEqual(told, ['The ram catalogue is damaged in its part "sts"; what that part says is missing.']);
    }
  });

  it('leaves no action of the service in doubt', () => {
    const { ram } = opened(damaged('"AssumeRole AssumeRoleWithOIDC', '"AssumeRole AssumeRoleWithOIDK'));
    assert.equal(ram.service('sts')?.actionList, 'none');
    assert.equal(ram.service('kms')?.actionList, 'complete');
  });

  it('of the list of services leaves no service in doubt', () => {
    const { ram, told } = opened(damaged('Key Management Service', 'Key Management Servise'));
    assert.equal(ram.service('whatever')?.assumed, true);
    assert.equal(ram.action('kms:Decrypt')?.id, 'kms:Decrypt');
    assert.equal(told.length, 1);
  });
});

describe('going on without a catalogue', () => {
  it('is possible for one cloud at a time', () => {
    const iam = readDialectCatalogue(texts.iam, 'iam', () => assert.fail());
    const catalogue = joinCatalogues(emptyDialectCatalogue('ram'), iam);
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
      related: [],
    });
    assert.equal(empty.nearestService('kms'), undefined);
    assert.equal(empty.action('kms:Decrypt'), undefined);
    assert.equal(empty.nearestAction('kms:Decrypt'), undefined);
    assert.deepEqual(empty.actionsMatching(parseActionPattern('*')), []);
    assert.deepEqual(empty.actionNames('kms'), []);
    assert.deepEqual(empty.actionsOfOperation('kms:ReEncrypt'), []);
    assert.deepEqual(empty.actionsOn('acs:kms:*:*:key/*'), []);
    assert.deepEqual(empty.counterpartsOfAction('kms:Decrypt'), []);
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
      assert.equal(catalogue.ram.service('sts')?.actionList, 'none');
    }
    return { atOnce, later: sentences.slice(atOnce.length) };
  }

  it('tells at once of a file that is cut off, and of one that could not be read', () => {
    assert.deepEqual(told({ ram: texts.ram.slice(0, 5000), iam: texts.iam }), {
      atOnce: ['The ram catalogue is not complete; it has 5000 characters.'],
      later: [],
    });
    assert.deepEqual(told({ ram: new Error('ENOENT'), iam: texts.iam }), {
      atOnce: ['The ram catalogue could not be read: ENOENT'],
      later: [],
    });
  });

  it('tells of damage within once, when the facts are needed', () => {
    assert.deepEqual(
      told({ ram: damaged('"AssumeRole AssumeRoleWithOIDC', '"AssumeRole AssumeRoleWithOIDK'), iam: texts.iam }),
      {
        atOnce: [],
        later: ['The ram catalogue is damaged in its part "sts"; what that part says is missing.'],
      },
    );
  });
});
