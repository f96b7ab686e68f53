/** VS Code's own JSON extension serves the same files: together they must say and offer everything once. */
import type { Diagnostic, Range } from 'vscode';
import {
  codeOf,
  completionsAt,
  diagnosticsWhen,
  expectEqual,
  expectTrue,
  isFromRampart,
  jsonExtension,
  openAtCursor,
  openFile,
  plainLabel,
  repeated,
  startServer,
  symbolsOf,
} from './support.ts';

suite("beside VS Code's JSON extension", () => {
  if (jsonExtension === undefined) return;

  suiteSetup(async () => {
    await jsonExtension?.activate();
    await startServer();
  });

  test('no fault is reported by both', async () => {
    const document = await openFile('incomplete.policy.json');
    const all = await diagnosticsWhen(
      document,
      (diagnostics) =>
        diagnostics.some((each) => codeOf(each) === 'action/unknown') && !diagnostics.every(isFromRampart),
    );
    const theirs = all.filter((diagnostic) => !isFromRampart(diagnostic));
    const pairs = all
      .filter(isFromRampart)
      .flatMap((our) => theirs.filter((their) => overlap(our, their)).map((their) => [codeOf(our), their.message]));
    expectEqual(pairs, [], 'Faults reported by both');
  });

  const places = {
    'the key of an element in a second statement':
      '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "kms:ListKeys", "Resource": "*" }, { "|" }] }',
    'the value of Effect':
      '{ "Version": "1", "Statement": [{ "Effect": "Deny", "Action": "kms:ListKeys" }, { "Effect": "|" }] }',
    'an entry of Action':
      '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": ["kms:ListKeys", "|"], "Resource": "*" }] }',
    'an action that another statement has':
      '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": ["kms:ListKeys"] }, { "Action": ["|"] }] }',
    'the value of Version':
      '{ "Version": "|", "Statement": [{ "Effect": "Allow", "Action": "kms:ListKeys", "Resource": "*" }] }',
  };
  for (const [place, text] of Object.entries(places)) {
    test(`${place} is offered once`, async () => {
      const { document, position } = await openAtCursor(text);
      const labels = (await completionsAt(document, position)).map(plainLabel);
      expectTrue(labels.length > 0, 'Nothing is offered');
      expectEqual(repeated(labels), [], 'Offered more than once');
    });
  }

  test('the outline names everything once', async () => {
    const symbols = await symbolsOf(await openFile('whole.policy.json'));
    expectEqual(repeated(symbols.map(({ name, range }) => `${name} at ${placeOf(range)}`)), [], 'Named more than once');
  });
});

function overlap(one: Diagnostic, other: Diagnostic): boolean {
  return one.range.intersection(other.range) !== undefined;
}

function placeOf({ start, end }: Range): string {
  return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
}
