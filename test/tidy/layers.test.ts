import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { suite, test } from 'node:test';
import { filesBelow } from '../support/fixture.ts';

const root = join(import.meta.dirname, '../..');

interface Layer {
  readonly folder: string;
  /** Folders of ours that it may import from, itself included without saying. */
  readonly ours: readonly string[];
  /** Packages that it may import from; a trailing slash allows every entry of a package. */
  readonly packages: readonly string[];
}

const core = 'server/src/core';
const awsPackages = ['@aws-sdk/client-iam', '@aws-sdk/client-sts', '@aws-sdk/credential-providers'];
const values = ['vscode-languageserver-types', 'vscode-languageserver-textdocument'];

/** The same table as in ARCHITECTURE.md: arrows point down only. The longest matching folder decides. */
const layers: readonly Layer[] = [
  { folder: `${core}/text`, ours: [], packages: [] },
  { folder: `${core}/document`, ours: [`${core}/text`], packages: [...values, 'jsonc-parser'] },
  { folder: `${core}/grammar`, ours: [`${core}/text`, `${core}/document`, 'schemas'], packages: [] },
  { folder: `${core}/catalogue`, ours: [`${core}/text`, `${core}/document`], packages: [] },
  { folder: `${core}/access`, ours: [`${core}/text`, `${core}/document`, `${core}/catalogue`], packages: [] },
  {
    folder: `${core}/rules`,
    ours: [`${core}/text`, `${core}/document`, `${core}/grammar`, `${core}/catalogue`, `${core}/access`],
    packages: [],
  },
  {
    folder: `${core}/config`,
    ours: [`${core}/text`, `${core}/document`, `${core}/catalogue`, `${core}/rules`],
    packages: values,
  },
  {
    folder: `${core}/features`,
    ours: [
      `${core}/text`,
      `${core}/document`,
      `${core}/grammar`,
      `${core}/catalogue`,
      `${core}/access`,
      `${core}/rules`,
      `${core}/config`,
    ],
    packages: values,
  },
  {
    folder: `${core}/report`,
    ours: [`${core}/text`, `${core}/document`, `${core}/rules`, `${core}/config`],
    packages: values,
  },
  { folder: core, ours: [core], packages: values },
  { folder: 'server/src/protocol', ours: [core], packages: ['vscode-languageserver-protocol'] },
  { folder: 'server/src/host.ts', ours: [core], packages: [] },
  {
    folder: 'server/src/lsp',
    ours: [`${core}/index.ts`, 'server/src/protocol', 'server/src/host.ts'],
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument'],
  },
  {
    folder: 'server/src/lsp/node',
    ours: ['server/src/lsp', 'server/src/host.ts', 'server/src/protocol'],
    packages: ['vscode-languageserver/node', 'node:'],
  },
  {
    folder: 'server/src/lsp/browser',
    ours: ['server/src/lsp', 'server/src/host.ts', 'server/src/protocol'],
    packages: ['vscode-languageserver/browser'],
  },
  { folder: 'server/src/cli', ours: [`${core}/index.ts`], packages: ['node:', ...values] },
  { folder: 'client/webview', ours: ['server/src/protocol'], packages: [] },
  {
    folder: 'client/account',
    ours: ['server/src/protocol'],
    packages: ['node:', '@alicloud/credentials', '@alicloud/openapi-core', ...awsPackages],
  },
  {
    folder: 'client/src',
    ours: [
      'server/src/protocol',
      'client/webview/messages.ts',
      'client/webview/roleMessages.ts',
      'client/account/account.ts',
    ],
    packages: ['vscode', 'vscode-languageclient'],
  },
  {
    folder: 'client/src/node',
    ours: ['client/src', 'client/account/account.ts'],
    packages: ['vscode', 'vscode-languageclient/node', 'node:'],
  },
  {
    folder: 'client/src/browser',
    ours: ['client/src', 'server/src/protocol'],
    packages: ['vscode', 'vscode-languageclient/browser'],
  },
];

const sources = ['server/src', 'client/src', 'client/account'].flatMap((folder) =>
  filesBelow(join(root, folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);

suite('layers', () => {
  for (const file of sources) {
    test(`${file} imports only from below`, () => {
      const layer = layerOf(file);
      assert.ok(layer !== undefined, 'every file belongs to a layer');
      for (const target of importsOf(file)) {
        assert.ok(isAllowed(target, layer), `${file} may not import ${target}`);
      }
    });
  }

  test('rules do not import each other', () => {
    for (const file of sources) {
      if (!isRule(file)) continue;
      for (const target of importsOf(file)) {
        assert.ok(!isRule(target), `${file} imports the rule ${target}`);
      }
    }
  });

  test('groups of rules do not reach into each other; what they share lies above them', () => {
    const groupOf = (file: string): string | undefined => new RegExp(`^${core}/rules/(\\w+)/`).exec(file)?.[1];
    for (const file of sources) {
      const group = groupOf(file);
      if (group === undefined) continue;
      for (const target of importsOf(file)) {
        assert.ok((groupOf(target) ?? group) === group, `${file} imports ${target}`);
      }
    }
  });

  test('features do not import each other, but for the code actions, which gather fix-all and the refactorings', () => {
    const pairs = sources.flatMap((file) =>
      importsOf(file).map((target) => [featureOf(file), featureOf(target)] as const),
    );
    const crossing = pairs.filter(([from, to]) => from !== undefined && to !== undefined && from !== to);
    assert.deepEqual([...new Set(crossing.map((pair) => pair.join(' → ')))].sort(), [
      'codeActions → fixAll',
      'codeActions → refactor',
    ]);
  });

  test('the core never logs, and asks neither clock nor chance', () => {
    for (const file of sources.filter((each) => each.startsWith(core))) {
      const text = readFileSync(join(root, file), 'utf8');
      assert.doesNotMatch(text, /\bconsole\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/, file);
    }
  });
});

/** Whether a file is a rule: rules are named in kebab case, what they share is not. */
function isRule(file: string): boolean {
  return new RegExp(`^${core}/rules/\\w+/[a-z]+(-[a-z]+)*\\.ts$`).test(file);
}

/** The feature that a file belongs to; `undefined` for what features share, and for files elsewhere. */
function featureOf(file: string): string | undefined {
  const feature = new RegExp(`^${core}/features/(\\w+)`).exec(file)?.[1];
  return feature === undefined || ['context', 'problems', 'describe', 'snippets'].includes(feature)
    ? undefined
    : feature;
}

function layerOf(file: string): Layer | undefined {
  return layers
    .filter(({ folder }) => file === folder || file.startsWith(`${folder}/`))
    .toSorted((a, b) => b.folder.length - a.folder.length)[0];
}

/** What a file imports: our own files as paths from the root, packages by their names. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)\s*import\s*'([^']+)'/g;
  return [...text.matchAll(pattern)].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    return target.startsWith('.') ? relative(root, resolve(root, dirname(file), target)) : target;
  });
}

function isAllowed(target: string, layer: Layer): boolean {
  if (layerOf(target) === layer) return true;
  const ours = layer.ours.some((folder) => target === folder || target.startsWith(`${folder}/`));
  return ours || layer.packages.some((name) => target === name || (name.endsWith(':') && target.startsWith(name)));
}
