/** Which facts completion looks at: few services however many there are, and a person's own among them. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Action, Catalogue, DialectCatalogue } from '../../../server/src/core/catalogue/catalogue.ts';
import { joinCatalogues } from '../../../server/src/core/catalogue/catalogueIndex.ts';
import { withExtraFacts } from '../../../server/src/core/catalogue/extraFacts.ts';
import type { ActionPattern } from '../../../server/src/core/document/actionPattern.ts';
import { complete } from '../../../server/src/core/features/completion/complete.ts';
import { hover } from '../../../server/src/core/features/hover/hover.ts';
import { featureContext } from '../../support/asker.ts';
import { testCatalogue } from '../../support/catalogue.ts';
import { cutAtCursor, type MarkedText, readMarkedText } from '../../support/cursor.ts';
import { filesBelow } from '../../support/fixture.ts';
import { documentOf } from '../../support/service.ts';

const folder = join(import.meta.dirname, '../../fixtures/completion');

function labelsIn({ text, offset }: MarkedText, catalogue: Catalogue): readonly string[] {
  const document = documentOf(text);
  const { items } = complete(document, document.textDocument.positionAt(offset), featureContext({ catalogue }));
  return items.map(({ label }) => label);
}

/** A catalogue that notes the services whose actions are read, and that will not be asked about all of them. */
function watched(base: DialectCatalogue, read: Set<string>): DialectCatalogue {
  const noting =
    <Answer>(ask: (idOrPrefix: string) => Answer) =>
    (idOrPrefix: string): Answer => {
      read.add(idOrPrefix.replace(/:.*$/s, '').toLowerCase());
      return ask(idOrPrefix);
    };
  const listOf = noting((prefix) => base.service(prefix)?.actionList);
  const matching = (pattern: ActionPattern): readonly Action[] => {
    assert.doesNotMatch(pattern.service ?? '*', /[*?]/, 'asks every service for a pattern');
    return noting(() => base.actionsMatching(pattern))(pattern.text);
  };
  return Object.create(base, {
    actionsOf: { value: noting(base.actionsOf) },
    actionNames: { value: noting(base.actionNames) },
    action: { value: noting(base.action) },
    actionsMatching: { value: matching },
    actionsNamed: { value: () => assert.fail('asks every service for a name') },
    services: {
      value: base.services.map((service) =>
        Object.create(service, { actionList: { get: () => listOf(service.prefix) } }),
      ),
    },
  }) as DialectCatalogue;
}

suite('completion reads the actions of few services', () => {
  for (const file of filesBelow(folder).filter((each) => each.endsWith('.json'))) {
    test(`in ${file}`, () => {
      const { ram, iam } = testCatalogue();
      const read = new Set<string>();
      labelsIn(readMarkedText(join(folder, file)), joinCatalogues(watched(ram, read), watched(iam, read)));
      assert.ok(read.size <= 25, [...read].join());
    });
  }
});

suite("a person's own facts", () => {
  const origin = 'facts.json';
  const launch: Action = {
    id: 'acme:LaunchRocket',
    prefix: 'acme',
    name: 'LaunchRocket',
    level: 'write',
    confidence: 'D',
    description: { en: 'Launch a rocket.', 'zh-cn': '发射火箭。' },
    deprecated: false,
    resources: [{ type: 'Rocket', arn: 'acs:acme:{region}:{account}:rocket/{rocket-id}', required: true }],
    conditionKeys: ['acme:Pad'],
    dependentActions: [],
    url: undefined,
    origin,
  };
  const catalogue = withExtraFacts(testCatalogue(), [
    {
      dialect: 'ram',
      services: [{ prefix: 'acme', name: 'Acme Rockets', chineseName: '火箭', actionList: 'complete', origin }],
      actions: [launch],
      conditionKeys: [
        { name: 'acme:Pad', type: 'string', global: false, description: undefined, values: ['A', 'B'], origin },
      ],
    },
  ]);
  const statement = (action: string, rest: string = '"Resource": "*"'): string =>
    `{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": ${action}, ${rest} }] }`;

  for (const [marked, label] of [
    [statement('["kms:Decrypt", "acm|"]'), 'acme:'],
    [statement('["kms:Decrypt", "rocket|"]'), 'acme:LaunchRocket'],
    [statement('["kms:Decrypt", "acme:|"]'), 'acme:LaunchRocket'],
    [statement('"acme:LaunchRocket"', '"Resource": "|"'), 'acs:acme:{region}:{account}:rocket/{rocket-id}'],
    [statement('"acme:*"', '"Resource": "*", "Condition": { "StringEquals": { "|" } }'), 'acme:Pad'],
    [statement('"acme:*"', '"Resource": "*", "Condition": { "StringEquals": { "acme:Pad": "|" } }'), 'B'],
  ] as const) {
    test(`are offered in ${marked}`, () => {
      const labels = labelsIn(cutAtCursor(marked), catalogue);
      assert.ok(labels.includes(label), labels.join());
    });
  }

  for (const marked of [
    statement('"acme:Launch|Rocket"'),
    statement('"acme:|"'),
    statement('"acme:*"', '"Resource": "*", "Condition": { "StringEquals": { "acme:P|ad": "A" } }'),
  ]) {
    test(`are said to come from the file on ${marked}`, () => {
      const { text, offset } = cutAtCursor(marked);
      const document = documentOf(text);
      const said = (['en', 'zh-cn'] as const).map((locale) => {
        const found = hover(document, document.textDocument.positionAt(offset), featureContext({ catalogue, locale }));
        return JSON.stringify(found?.contents);
      });
      assert.match(said[0] ?? '', /from your file facts\.json/);
      assert.match(said[1] ?? '', /来自你的文件 facts\.json/);
    });
  }
});
