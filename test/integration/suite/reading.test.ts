import { commands, type Hover, MarkdownString } from 'vscode';
import { expectTrue, openFile, rangeOf, startServer, symbolsOf } from './support.ts';

suite('reading', () => {
  suiteSetup(startServer);

  test('an action says what it is', async () => {
    const document = await openFile('whole.policy.json');
    const { start } = rangeOf(document, 'kms:Decrypt');
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      start.translate(0, 3),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof MarkdownString ? content.value : ''))
      .join('\n');
    expectTrue(text.includes('kms:Decrypt'), `The hover says "${text}"`);
  });

  test('the outline has each statement', async () => {
    const document = await openFile('whole.policy.json');
    const names = (await symbolsOf(document)).map(({ name }) => name);
    for (const words of [
      ['Allow', 'kms:Decrypt'],
      ['Deny', 'kms:ScheduleKeyDeletion'],
    ]) {
      const isThere = names.some((name) => words.every((word) => name.includes(word)));
      expectTrue(isThere, `No symbol of [${names.join(' | ')}] says ${words.join(' ')}`);
    }
  });
});
