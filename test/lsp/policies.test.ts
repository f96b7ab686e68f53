import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type ComparePoliciesParams,
  type ComparePoliciesResult,
  comparePoliciesRequest,
  type InsertParams,
  type InsertResult,
  insertRequest,
  type PolicyDifference,
} from '../../server/src/protocol/policies.ts';
import { startPair } from '../support/lspPair.ts';
import type { ClientSession } from '../support/lspSession.ts';

const statement = '{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "acs:kms:*:*:key/*" }';

function policyOf(...statements: readonly string[]): string {
  return `{\n  "Version": "1",\n  "Statement": [\n    ${statements.join(',\n    ')}\n  ]\n}\n`;
}

suite('policies over the protocol', () => {
  let session: ClientSession;
  before(async () => {
    session = await startPair({
      configuration: (uri) =>
        uri?.endsWith('left-out.json') === true ? { associations: { '**/left-out.json': 'off' } } : {},
    });
  });
  after(() => session.end());

  const compare = (first: string, second: string): Promise<ComparePoliciesResult> =>
    session.client.sendRequest(comparePoliciesRequest, {
      before: { uri: first },
      after: { uri: second },
    } satisfies ComparePoliciesParams);
  const insert = (uri: string, text: string): Promise<InsertResult> =>
    session.client.sendRequest(insertRequest, { textDocument: { uri }, text } satisfies InsertParams);

  test('are compared as they stand now, each difference with its text', async () => {
    const [first, second] = ['file:///first.json', 'file:///second.json'];
    await session.open(first, policyOf('{ "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "*" }'));
    await session.open(second, policyOf(statement));
    const { summary, isSame, differences, refusal } = await compare(first, second);
    assert.equal(refusal, undefined);
    assert.equal(isSame, false);
    assert.equal(summary, 'Some things are allowed that were not before, and some are no longer allowed.');
    assert.deepEqual(
      differences.map(({ kind, uri, range }: PolicyDifference) => [kind, uri, range.start]),
      [
        ['gained', second, { line: 3, character: 35 }],
        ['lost', first, { line: 3, character: 35 }],
      ],
    );
    await session.change(second, 2, policyOf('{ "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "*" }'));
    assert.deepEqual(await compare(first, second), {
      summary: 'Both policies allow the same.',
      isSame: true,
      differences: [],
    });
  });

  test('are not compared where a text is not open', async () => {
    await session.open('file:///open.json', policyOf(statement));
    const refused = await compare('file:///open.json', 'file:///folder/not%20open.json');
    assert.deepEqual(refused, {
      summary: '',
      isSame: false,
      differences: [],
      refusal: 'Rampart does not read not open.json: it is not open, or a setting leaves it out.',
    });
    assert.equal((await compare('file:///folder/not%20open.json', 'file:///open.json')).refusal, refused.refusal);
  });

  test('take a statement by edits, after which it stands at the range', async () => {
    const uri = 'file:///insert.json';
    await session.open(uri, policyOf('{ "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "*" }'));
    const { edits, range, grants } = await insert(uri, statement);
    assert.deepEqual(grants, ['kms:Decrypt on acs:kms:*:*:key/*']);
    const text = TextDocument.create(
      uri,
      'json',
      1,
      policyOf('{ "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "*" }'),
    );
    const after = TextDocument.create(uri, 'json', 2, TextDocument.applyEdits(text, [...edits]));
    assert.equal(after.getText(range), statement);
    await session.change(uri, 2, after.getText());
    assert.deepEqual(await insert(uri, statement), {
      edits: [],
      grants: [],
      refusal: 'This policy already allows all of that, in line 5.',
    });
  });

  test('are made of a statement in an empty text', async () => {
    await session.open('untitled:Untitled-1', '');
    const { edits, grants } = await insert('untitled:Untitled-1', statement);
    assert.equal(grants.length, 1);
    assert.deepEqual(JSON.parse(edits.map(({ newText }) => newText).join('')), {
      Version: '1',
      Statement: [JSON.parse(statement)],
    });
  });

  test('take nothing where a setting leaves their text out', async () => {
    await session.open('file:///left-out.json', policyOf(statement));
    assert.deepEqual(await insert('file:///left-out.json', statement), {
      edits: [],
      grants: [],
      refusal: 'Rampart does not read left-out.json: it is not open, or a setting leaves it out.',
    });
  });

  test('speak the language of the session', async () => {
    const chinese = await startPair({ locale: 'zh-cn' });
    await chinese.open('file:///a.json', policyOf(statement));
    const answer = await chinese.client.sendRequest<InsertResult>(insertRequest, {
      textDocument: { uri: 'file:///a.json' },
      text: 'nothing',
    } satisfies InsertParams);
    assert.match(answer.refusal ?? '', /\p{Script=Han}/u);
    chinese.end();
  });
});
