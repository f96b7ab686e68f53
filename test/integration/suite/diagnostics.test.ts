import { DiagnosticSeverity } from 'vscode';
import {
  codeOf,
  diagnosticsWhen,
  expectEqual,
  expectTrue,
  isFromRampart,
  openFile,
  rangeOf,
  startServer,
} from './support.ts';

suite('diagnostics', () => {
  test('a misspelt action is marked exactly, with a code that links to its page', async () => {
    const document = await startServer();
    const diagnostics = await diagnosticsWhen(document, (all) => all.some(isFromRampart));
    const [problem, ...more] = diagnostics.filter(isFromRampart);
    expectEqual(more.map(codeOf), [], 'Further problems');
    expectEqual(problem?.range, rangeOf(document, '"kms:Decrpyt"'), 'Range');
    expectEqual(problem?.severity, DiagnosticSeverity.Warning, 'Severity');
    expectTrue(
      problem?.message.includes('kms:Decrypt') === true,
      `"${problem?.message}" does not name the nearest action`,
    );
    const code = problem?.code;
    if (typeof code !== 'object') throw new Error(`The code ${code} links to no page`);
    expectEqual(code.value, 'action/unknown', 'Code');
    expectTrue(code.target.path.endsWith('/action/unknown.md'), `${code.target} is not the page of the rule`);
  });

  test('a policy without fault has no problem', async () => {
    // The faulty policy that opens after it proves that the server has answered for both.
    const whole = await openFile('whole.policy.json');
    const repeatedActions = await openFile('repeated.policy.json');
    await diagnosticsWhen(repeatedActions, (all) => all.some(isFromRampart));
    await diagnosticsWhen(whole, (all) => !all.some(isFromRampart));
  });
});
