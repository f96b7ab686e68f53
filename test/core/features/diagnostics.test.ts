import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { diagnostics } from '../../../server/src/core/features/diagnostics.ts';
import { featureContext } from '../../support/asker.ts';
import { documentOf } from '../../support/service.ts';

const misspelt = '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrpyt", "Resource": "*" }] }';
const repeated =
  '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": ["kms:Decrypt", "kms:Decrypt"], "Resource": "*" }] }';
const brokenJson =
  '{ "Version": "1", "Version": "1", /* ours */ "Statement": [{ "Effect": "Allow" "Action": "kms:Decrpyt", "Resource": "*", }] }';

suite('diagnostics', () => {
  test('say where, how bad, by which rule and where to read on', () => {
    const [diagnostic] = diagnostics(documentOf(misspelt), featureContext());
    assert.deepEqual(
      { ...diagnostic, message: undefined },
      {
        range: { start: { line: 0, character: 63 }, end: { line: 0, character: 76 } },
        severity: DiagnosticSeverity.Warning,
        code: 'action/unknown',
        codeDescription: { href: 'https://example.org/action/unknown.md' },
        source: 'rampart',
        message: undefined,
      },
    );
    assert.match(String(diagnostic?.message), /"kms:Decrpyt"/);
  });

  test('have no link where a rule has no page', () => {
    const [diagnostic] = diagnostics(documentOf(misspelt), featureContext({ client: { rulePage: () => undefined } }));
    assert.equal(diagnostic !== undefined && 'codeDescription' in diagnostic, false);
  });

  test('mark what is superfluous, and point to what makes it so', () => {
    const [diagnostic] = diagnostics(documentOf(repeated), featureContext());
    assert.deepEqual(diagnostic?.tags, [DiagnosticTag.Unnecessary]);
    assert.deepEqual(
      diagnostic?.relatedInformation?.map(({ location }) => location),
      [{ uri: 'file:///test.json', range: { start: { line: 0, character: 64 }, end: { line: 0, character: 77 } } }],
    );
  });

  test('follow the levels and the language that are asked for', () => {
    const context = featureContext({ locale: 'zh-cn', levels: { 'action/*': 'error' } });
    const [diagnostic] = diagnostics(documentOf(misspelt), context);
    assert.equal(diagnostic?.severity, DiagnosticSeverity.Error);
    assert.match(String(diagnostic?.message), /\p{Script=Han}/u);
    assert.deepEqual(diagnostics(documentOf(misspelt), featureContext({ levels: { 'action/unknown': 'off' } })), []);
  });

  test('leave JSON errors, and only those, to an editor that reports them', () => {
    const codesFor = (reportsJsonErrors: boolean): readonly unknown[] => [
      ...new Set(
        diagnostics(documentOf(brokenJson), featureContext({ client: { reportsJsonErrors } })).map(({ code }) => code),
      ),
    ];
    const jsonCodes = ['json/comment-or-trailing-comma', 'json/duplicate-key', 'json/syntax'];
    assert.deepEqual(
      codesFor(false)
        .filter((code) => !codesFor(true).includes(code))
        .toSorted(),
      jsonCodes,
    );
    assert.ok(codesFor(true).includes('action/unknown'));
  });
});
