import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { configCandidates, folderOf, isWithin, resolveWithin } from '../../../server/src/core/config/paths.ts';
import { type Project, readProject, ruleSettingsOf } from '../../../server/src/core/config/project.ts';
import { readConfig } from '../../../server/src/core/config/readConfig.ts';
import { say } from '../../../server/src/core/text/locale.ts';
import { problemsOf } from '../../support/service.ts';

const policy =
  '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrpyt", "Resource": "acs:kms:*:*:key/*" }] }';

/** The project of a configuration, with files by the paths that it names. */
function projectOf(
  config: object,
  files: Readonly<Record<string, string>> = {},
  editorFacts: readonly string[] = [],
): Project {
  const read = (path: string) => ({ place: path.startsWith('..') ? undefined : `/w/${path}`, path, text: files[path] });
  return readProject({ config: readConfig(JSON.stringify(config)), editorFacts: editorFacts.map(read), read });
}

const nothing = { preset: undefined, levels: {} };

suite('places of a configuration', () => {
  test('are asked from the file upwards to the root', () => {
    assert.deepEqual(configCandidates('/w/a/b', '/w'), [
      '/w/a/b/rampart.json',
      '/w/a/b/.rampart.json',
      '/w/a/rampart.json',
      '/w/a/.rampart.json',
      '/w/rampart.json',
      '/w/.rampart.json',
    ]);
    assert.deepEqual(configCandidates('/elsewhere', '/w'), []);
    assert.deepEqual(configCandidates('/work', '/w'), []);
    assert.deepEqual(configCandidates('/a', '').slice(-2), ['/rampart.json', '/.rampart.json']);
  });

  test('of files that it names stay within the root', () => {
    const resolve = (path: string): string | undefined => resolveWithin('/w', '/w/a', path, encodeURIComponent);
    assert.equal(resolve('b c.json'), '/w/a/b%20c.json');
    assert.equal(resolve('./x/../b.json'), '/w/a/b.json');
    assert.equal(resolve('../b.json'), '/w/b.json');
    for (const path of [
      '../../b.json',
      '../../w/b.json',
      '/etc/passwd',
      'file:///etc/passwd',
      'C:\\b.json',
      '\\\\host\\b',
    ]) {
      assert.equal(resolve(path), undefined, path);
    }
    assert.deepEqual(
      [folderOf('/a/b'), folderOf('/a'), isWithin('/w', '/w'), isWithin('/work', '/w')],
      ['/a', '', true, false],
    );
  });
});

suite('what a project decides', () => {
  test('gives way to the editor and to the command, whole groups too', () => {
    const project = projectOf({ preset: 'strict', rules: { 'action/unknown': 'error', 'stmt/*': 'off' } });
    const levelsOf = (levels: Parameters<typeof ruleSettingsOf>[1]['levels']) =>
      ruleSettingsOf(project, { preset: 'console', levels }, 'a.json');
    const decided = levelsOf({ 'action/*': 'hint' });
    assert.equal(decided.preset, 'console');
    assert.equal(decided.levels['action/unknown'], 'hint');
    assert.equal(decided.levels['action/case'], 'hint');
    assert.equal(decided.levels['stmt/sid'], 'off');
    assert.equal(levelsOf({ 'category:correctness': 'info' }).levels['action/unknown'], 'info');
    assert.equal(ruleSettingsOf(project, nothing, 'a.json').preset, 'strict');
    assert.equal(ruleSettingsOf(project, nothing, 'a.json').levels['action/unknown'], 'error');
  });

  test('are suppressions for the files that they are about', () => {
    const project = projectOf({ suppressions: [{ rule: 'action/unknown', path: 'a/*.json', reason: 'new' }] });
    const left = (path: string | undefined): number =>
      problemsOf(policy, ruleSettingsOf(project, nothing, path)).length;
    assert.deepEqual([left('a/b.json'), left('b.json'), left(undefined)], [0, 1, 1]);
  });

  test('are limits, demands, accounts and reference policies for rules', () => {
    const project = projectOf(
      {
        limits: { 'ram.keyPolicy': 1 },
        ownAccounts: ['1'],
        organisation: { forbidden: [{ actions: 'ram:*' }] },
        referencePolicies: ['ceiling.json', 'none.json', 'empty.json', '../out.json'],
      },
      { 'ceiling.json': policy, 'empty.json': '{}', '../out.json': policy },
    );
    const { limits, options } = ruleSettingsOf(project, nothing, 'a.json');
    assert.deepEqual(limits, { 'ram.keyPolicy': 1 });
    assert.deepEqual(options?.ownAccounts, ['1']);
    assert.deepEqual(options?.organisation.forbidden[0]?.actions, ['ram:*']);
    assert.deepEqual(
      options?.referencePolicies.map(({ path, document }) => [path, document.policies.length]),
      [['ceiling.json', 1]],
    );
    assert.deepEqual(
      project.configFaults.map(({ sentence, args }) => say(sentence, 'en', args)),
      [
        'The file "none.json" cannot be read.',
        'There is no policy in "empty.json".',
        '"../out.json" leads out of the project; only files within it are read.',
      ],
    );
  });

  test('are facts, those of the editor alone where it names any', () => {
    const config = { catalogue: { extra: 'own.json' } };
    const files = {
      'own.json': '{ "services": [{ "code": "own" }] }',
      'lab/editor.json': '{ "services": [{ "code": "editor" }] }',
    };
    const codes = ({ extraFacts }: Project): readonly string[] =>
      extraFacts.flatMap(({ services }) => services.map(({ prefix, origin }) => `${prefix} of ${origin}`));
    assert.deepEqual(codes(projectOf(config, files)), ['own of own.json']);
    assert.deepEqual(codes(projectOf(config, files, ['lab/editor.json'])), ['editor of editor.json']);
    assert.deepEqual(projectOf(config, files, ['none.json']).unreadable, ['none.json']);
  });
});
