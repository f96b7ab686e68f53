import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dialects } from '../../../server/src/core/document/dialect.ts';
import { policyLines, type Snippet, withDefaults } from '../../../server/src/core/features/snippets/snippet.ts';
import { snippets } from '../../../server/src/core/features/snippets/snippets.ts';
import { snippetFiles } from '../../../server/tools/generate/snippets.ts';
import { testCatalogue } from '../../support/catalogue.ts';
import { documentOf, problemsOf } from '../../support/service.ts';

/** The snippet where it belongs, every gap filled with its default. */
function policyWith({ scope, dialect, body }: Snippet): string {
  switch (scope) {
    case 'document':
      return withDefaults(body);
    case 'statement':
      return withDefaults(policyLines(dialect, [body]));
    case 'condition': {
      const condition = body.map((line) => `\t\t${line}`);
      const isOfRole = /:(?:AWS)?ServiceName"/.test(body.join(''));
      const roleAction = dialect === 'ram' ? 'ram:CreateServiceLinkedRole' : 'iam:CreateServiceLinkedRole';
      const action = isOfRole ? roleAction : dialect === 'ram' ? 'ecs:DescribeInstances' : 'ec2:DescribeInstances';
      const head = ['{', '\t"Effect": "Allow",', `\t"Action": "${action}",`, '\t"Resource": "*",', '\t"Condition": {'];
      return withDefaults(policyLines(dialect, [[...head, ...condition, '\t}', '}']]));
    }
    default:
      return scope satisfies never;
  }
}

suite('snippets', () => {
  for (const snippet of snippets) {
    suite(snippet.prefix, () => {
      const text = policyWith(snippet);

      test('is strict JSON with its defaults', () => {
        assert.doesNotThrow(() => JSON.parse(text));
        assert.doesNotMatch(text, /\$\{|\$\d/);
      });

      test('is recognised as what it says', () => {
        const [policy, ...others] = documentOf(text).policies;
        assert.deepEqual(others, []);
        assert.deepEqual(
          { dialect: policy?.recognition.dialect, kind: policy?.recognition.kind },
          { dialect: snippet.dialect, kind: snippet.kind },
        );
      });

      test('has no error and no warning', () => {
        const loud = problemsOf(text).filter(({ level }) => level === 'error' || level === 'warning');
        assert.deepEqual(
          loud.map(({ code, message }) => `${code}: ${message}`),
          [],
        );
      });
    });
  }

  test('have prefixes of their own that begin with their dialect', () => {
    const prefixes = snippets.map(({ prefix }) => prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
    for (const { prefix, dialect } of snippets) assert.ok(prefix.startsWith(`${dialect}-`), prefix);
  });

  test('offer only regions and service names that the catalogue knows', () => {
    const { regions, servicePrincipals } = testCatalogue().ram;
    const choices = snippets.flatMap(({ body }) =>
      [...body.join('\n').matchAll(/\$\{\d+\|([^|]*)\|\}/g)].map((match) => match[1] ?? ''),
    );
    const known = new Set([...regions, ...servicePrincipals, 'Allow', 'Deny', 'aws', 'aws-cn', 'aws-us-gov']);
    assert.deepEqual(
      choices.flatMap((list) => list.split(',')).filter((choice) => !known.has(choice)),
      [],
    );
  });

  test('begin with the plain ones of each dialect', () => {
    for (const dialect of dialects) {
      assert.equal(snippets.find((snippet) => snippet.dialect === dialect)?.prefix, `${dialect}-policy`);
    }
  });
});

suite('defaults of a snippet', () => {
  for (const [body, expected] of [
    ['${1:name} and $1', 'name and name'],
    ['$1 before ${1:name}', 'name before name'],
    ['${1|first,second|}/${2}$0', 'first/'],
    ['\\$1 costs ${1:a\\}b}', '$1 costs a}b'],
    ['${1|a\\,b,c|}', 'a,b'],
    ['{ "a": "}" }', '{ "a": "}" }'],
  ] as const) {
    test(`of ${body}`, () => assert.equal(withDefaults([body]), expected));
  }
});

suite('snippet files', () => {
  test('hold every snippet once, under its prefix, with its body and both languages', () => {
    const written = snippetFiles().flatMap(({ text }) =>
      Object.values(JSON.parse(text) as Record<string, { prefix: string; body: string[]; description: string }>),
    );
    assert.deepEqual(
      written.map(({ prefix, body }) => ({ prefix, body })).toSorted((a, b) => (a.prefix < b.prefix ? -1 : 1)),
      snippets.map(({ prefix, body }) => ({ prefix, body })).toSorted((a, b) => (a.prefix < b.prefix ? -1 : 1)),
    );
    for (const { description } of written) assert.match(description, /^[A-Z].*\. \/ .*\p{Script=Han}.*。$/u);
  });
});
