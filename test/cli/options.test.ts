import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Command, type LintOptions, readCommand } from '../../server/src/cli/options.ts';

function read(line: string, systemLocale?: string): Command {
  return readCommand(line === '' ? [] : line.split(' '), systemLocale);
}

function reason(line: string): string | undefined {
  const command = read(line);
  return command.name === 'misused' ? command.reason.en : undefined;
}

const unset: LintOptions = {
  paths: [],
  format: 'text',
  locale: 'en',
  dialect: undefined,
  kind: undefined,
  preset: undefined,
  config: undefined,
  extraFacts: [],
};

suite('arguments', () => {
  test('of lint', () => {
    assert.deepEqual(read('lint --format json --dialect=iam a.json --kind trust --locale zh-CN b - --'), {
      name: 'lint',
      options: {
        ...unset,
        paths: ['a.json', 'b', '-'],
        format: 'json',
        locale: 'zh-cn',
        dialect: 'iam',
        kind: 'trust',
      },
    });
  });

  test('name files as they are written, and several with facts', () => {
    assert.deepEqual(
      read('lint --config My/Rampart.json --preset STRICT --extra-facts A.json --extra-facts=b.json x'),
      {
        name: 'lint',
        options: {
          ...unset,
          paths: ['x'],
          preset: 'strict',
          config: 'My/Rampart.json',
          extraFacts: ['A.json', 'b.json'],
        },
      },
    );
  });

  test('that are missing have defaults, the language that of the machine', () => {
    assert.deepEqual(read('lint -- -x.json', 'zh-CN'), {
      name: 'lint',
      options: { ...unset, paths: ['-x.json'], locale: 'zh-cn' },
    });
  });

  test('ask for help, the version or the server', () => {
    assert.deepEqual(read(''), { name: 'help', locale: 'en' });
    assert.deepEqual(read('lint -h', 'zh-CN'), { name: 'help', locale: 'zh-cn' });
    assert.deepEqual(read('--version'), { name: 'version' });
    assert.deepEqual(read('lsp --stdio'), { name: 'lsp' });
  });

  test('that make no sense are named', () => {
    assert.equal(reason('check a.json'), 'There is no command "check".');
    assert.equal(reason('--format json'), 'There is no command.');
    assert.equal(reason('lint --strict a.json'), 'There is no option --strict.');
    assert.equal(reason('lint -x a.json'), 'There is no option -x.');
    assert.equal(reason('lint --format sarif a.json'), '--format takes one of: text, json.');
    assert.equal(reason('lint a.json --dialect'), '--dialect takes one of: ram, iam.');
    assert.equal(reason('lint --preset loud a.json'), '--preset takes one of: recommended, strict, console.');
    assert.equal(reason('lint a.json --config'), '--config takes the name of a file.');
    assert.equal(reason('lint a.json --extra-facts='), '--extra-facts takes the name of a file.');
    assert.equal(reason('lint --format json'), 'Name at least one file or folder, or - for standard input.');
  });
});
