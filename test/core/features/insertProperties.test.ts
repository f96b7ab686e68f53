import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { TextEdit } from 'vscode-languageserver-types';
import { type AccessPolicy, accessOf } from '../../../server/src/core/access/accessPolicy.ts';
import { type AccessChange, diff } from '../../../server/src/core/access/diff.ts';
import { type Dialect, dialects } from '../../../server/src/core/document/dialect.ts';
import { isWhole, type PolicyDocument } from '../../../server/src/core/document/policyDocument.ts';
import { insertStatements } from '../../../server/src/core/features/insert/insert.ts';
import { roleDetails, roles } from '../../../server/src/core/features/roles/roleTree.ts';
import { applyEdits } from '../../../server/src/core/text/edit.ts';
import { span } from '../../../server/src/core/text/span.ts';
import { testCatalogue } from '../../support/catalogue.ts';
import { documentOf, problemsOf } from '../../support/service.ts';

/** The same policies in every run. */
const seed = 20261129;
const context = { catalogue: testCatalogue(), locale: 'en' } as const;

/** Every statement that a role's life may lack. */
const missing: Readonly<Record<Dialect, readonly string[]>> = missingStatements();

function missingStatements(): Readonly<Record<Dialect, readonly string[]>> {
  const found: Record<Dialect, string[]> = { ram: [], iam: [] };
  for (const { roleName, dialect } of roles([], context)) {
    const { stages } = roleDetails(roleName, [], context) ?? assert.fail();
    found[dialect].push(...stages.flatMap((stage) => stage.missing ?? []));
  }
  return found;
}

const vocabulary = {
  ram: {
    version: '1',
    actions: ['kms:Decrypt', 'kms:Describe*', 'ecs:DescribeInstances', 'ram:GetRole', 'oss:*', 'ram:CreateRole'],
    resources: ['*', 'acs:kms:*:*:key/*', 'acs:ecs:cn-hangzhou:1234567890123456:instance/*'],
    conditions: [
      { StringEquals: { 'acs:SourceVpc': ['vpc-a', 'vpc-b'] } },
      { Bool: { 'acs:MFAPresent': 'true' }, IpAddress: { 'acs:SourceIp': '10.0.0.0/8' } },
    ],
  },
  iam: {
    version: '2012-10-17',
    actions: [
      'kms:Decrypt',
      'kms:Describe*',
      'ec2:DescribeInstances',
      'iam:GetRole',
      's3:*',
      'cloudhsm:DescribeClusters',
    ],
    resources: ['*', 'arn:aws:kms:*:123456789012:key/*', 'arn:aws:s3:::bucket/*'],
    conditions: [
      { StringEquals: { 'aws:SourceVpc': ['vpc-a', 'vpc-b'] } },
      { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
    ],
  },
} as const;

function policies(dialect: Dialect): fc.Arbitrary<object> {
  const { version, actions, resources, conditions } = vocabulary[dialect];
  const some = (values: readonly string[]): fc.Arbitrary<string | readonly string[]> =>
    fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }));
  const statement = fc
    .record({
      Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
      Action: some(actions),
      Resource: some(resources),
      Condition: fc.option(fc.constantFrom(...conditions), { nil: undefined }),
    })
    .map(({ Condition, ...rest }) => ({ ...rest, ...(Condition !== undefined && { Condition }) }));
  const list = fc.array(statement, { maxLength: 4 });
  const whole = fc
    .tuple(fc.oneof({ arbitrary: list, weight: 4 }, { arbitrary: statement, weight: 1 }), fc.boolean())
    .map(([Statement, isLast]) => (isLast ? { Statement, Version: version } : { Version: version, Statement }));
  return fc.oneof(
    { arbitrary: whole, weight: 8 },
    { arbitrary: statement, weight: 1 },
    { arbitrary: fc.constant({ Version: version }), weight: 1 },
  );
}

interface Style {
  readonly indent: string;
  readonly isCompact: boolean;
  readonly areListsFlat: boolean;
  readonly comment: string;
  readonly hasTrailingCommas: boolean;
  readonly lineBreak: string;
}

const styles: fc.Arbitrary<Style> = fc.record({
  indent: fc.constantFrom('', '  ', '    ', '\t'),
  isCompact: fc.boolean(),
  areListsFlat: fc.boolean(),
  comment: fc.constantFrom('', '', ' // why', ' /* why */', '\n// why'),
  hasTrailingCommas: fc.constantFrom(false, false, true),
  lineBreak: fc.constantFrom('\n', '\r\n'),
});

/** JSON with comments in one of the ways in which people write it. */
function write(
  value: object,
  { indent, isCompact, areListsFlat, comment, hasTrailingCommas, lineBreak }: Style,
): string {
  let text = JSON.stringify(value, undefined, indent);
  if (indent === '') return text;
  if (areListsFlat)
    text = text.replace(/\[\s*("[^[\]{}]*")\s*\]/g, (_, items: string) => `[${items.replace(/\s*\n\s*/g, ' ')}]`);
  if (isCompact)
    text = text
      .replace(/\[\n\s*\{/g, '[{')
      .replace(/\}\n\s*\]/g, '}]')
      .replace(/\},\n\s*\{/g, '}, {');
  // A comment behind a bracket would take the next one with it where both stand on one line.
  if (comment !== '') text = text.replace(/\}(?=\n)/g, `}${comment}`);
  if (hasTrailingCommas) text = text.replace(/(["}\]])(?=(?:\s*\/\/.*|\s*\/\*.*\*\/)?\n\s*[}\]])/g, '$1,');
  return `${text}\n`.replace(/\n/g, lineBreak);
}

function editsOf(document: PolicyDocument, edits: readonly TextEdit[]) {
  const { textDocument } = document;
  return edits.map(({ range, newText }) => ({
    span: span(textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)),
    text: newText,
  }));
}

function loud(text: string, dialect: Dialect): readonly string[] {
  const problems = problemsOf(text, { languageId: 'jsonc', dialect, kind: 'permission' });
  return problems.flatMap(({ code, level }) => (level === 'error' || level === 'warning' ? [code] : []));
}

/** Those of some codes that others have not as often. */
function added(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = [...before];
  return after.filter((code) => {
    const index = left.indexOf(code);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** Lines that hold a comment, without their commas and indentation. */
function commentLines({ text }: PolicyDocument): readonly string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.includes(' why'))
    .map((line) => line.replace(/,/g, '').trim());
}

function accessTo(document: PolicyDocument): AccessPolicy {
  return accessOf(document.policies[0] ?? assert.fail(document.text));
}

const words = (changes: readonly AccessChange[]): readonly string[] =>
  changes.map(({ action, resources }) => `${action?.text} on ${resources.map(({ text }) => text)}`);

for (const dialect of dialects) {
  suite(`inserting what a role lacks into policies of ${dialect}`, () => {
    test('changes nothing else, brings no problem, and grants exactly that', () => {
      let inserted = 0;
      const draw = fc.tuple(policies(dialect), styles, fc.constantFrom(...missing[dialect]));
      fc.assert(
        fc.property(draw, ([policy, style, statement]) => {
          const text = write(policy, style);
          const options = { languageId: 'jsonc', dialect, kind: 'permission' } as const;
          const document = documentOf(text, options);
          assert.ok(
            document.policies.every((each) => isWhole(document, each)),
            text,
          );
          const result = insertStatements(document, statement, context);
          const access = accessTo(document);
          const asked = documentOf(`{"Version":"${vocabulary[dialect].version}","Statement":[${statement}]}`, options);
          const [own] = accessTo(asked).allows;
          if (result.refusal !== undefined) {
            // Then the policy takes in or takes away all of it.
            const allowed = diff(access, { ...accessTo(asked), denies: access.denies });
            assert.deepEqual([...allowed.gained, ...allowed.widened], [], `${result.refusal}\n${text}`);
            return;
          }
          inserted++;
          const edits = editsOf(document, result.edits);
          const after = documentOf(applyEdits(text, edits), options);
          assert.deepEqual(after.json.faults, [], after.text);
          assert.deepEqual(added(loud(text, dialect), loud(after.text, dialect)), [], after.text);
          if (style.lineBreak === '\r\n' && text.includes('\r\n')) assert.doesNotMatch(after.text, /(?<!\r)\n/);
          assert.deepEqual(
            commentLines(document).filter((line) => !commentLines(after).includes(line)),
            [],
            after.text,
          );
          const isWrapped = !('Version' in policy) || ('Statement' in policy && !Array.isArray(policy.Statement));
          if (isWrapped) {
            const squeezed = (part: string): string => part.replace(/\s+/g, '');
            for (const edit of edits) {
              assert.ok(squeezed(edit.text).includes(squeezed(text.slice(edit.span.start, edit.span.end))), after.text);
            }
          } else {
            for (const edit of edits) assert.match(text.slice(edit.span.start, edit.span.end), /^\s*$/, after.text);
          }
          const { gained, widened, lost, narrowed } = diff(access, accessTo(after));
          assert.deepEqual(
            words([...gained, ...widened]),
            words(diff(accessTo(documentOf('{"Statement":[]}', options)), accessTo(asked)).gained),
          );
          assert.deepEqual(words([...lost, ...narrowed]), [], after.text);
          assert.equal(result.grants.length, own?.actions.terms.length);
          const { range } = result;
          assert.ok(range !== undefined);
          assert.deepEqual(JSON.parse(after.textDocument.getText(range)), JSON.parse(statement));
        }),
        { seed, numRuns: 300 },
      );
      assert.ok(inserted > 250, `${inserted}`);
    });
  });
}
