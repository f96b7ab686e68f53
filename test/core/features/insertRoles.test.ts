import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type AccessPolicy, accessOf } from '../../../server/src/core/access/accessPolicy.ts';
import { diff } from '../../../server/src/core/access/diff.ts';
import { evaluate } from '../../../server/src/core/access/evaluate.ts';
import type { PolicyDocument } from '../../../server/src/core/document/policyDocument.ts';
import { insertStatements } from '../../../server/src/core/features/insert/insert.ts';
import { type RoleStageDetails, roleDetails } from '../../../server/src/core/features/roles/roleTree.ts';
import { testCatalogue } from '../../support/catalogue.ts';
import { documentOf, problemsOf } from '../../support/service.ts';

const context = { catalogue: testCatalogue(), locale: 'en' } as const;
const examples = join(import.meta.dirname, '../../../examples/ram');

/** The services of KMS that have a role, by the end of its name. */
const services: Readonly<Record<string, string>> = {
  KeyStore: 'keystore.kms.aliyuncs.com',
  SecretsManagerForECS: 'secretsmanager-ecs.kms.aliyuncs.com',
  SecretsManagerForRDS: 'secretsmanager-rds.kms.aliyuncs.com',
  SecretsManagerForRedis: 'secretsmanager-redis.kms.aliyuncs.com',
};

const others = {
  'an empty policy': '{\n  "Version": "1",\n  "Statement": []\n}\n',
  'a new text': '',
  'a policy with other statements': `{
  "Version": "1",
  "Statement": [
    { "Effect": "Allow", "Action": "kms:Describe*", "Resource": "*" },
    { "Effect": "Deny", "Action": "kms:ScheduleKeyDeletion", "Resource": "acs:kms:*:*:key/*" }
  ]
}
`,
} as const;

function stageOf(name: string): RoleStageDetails {
  const role = roleDetails(`AliyunServiceRoleForKMS${name}`, [], context);
  return role?.stages.find(({ id }) => id === 'permission') ?? assert.fail(name);
}

function accessTo({ policies: [policy] }: PolicyDocument): AccessPolicy {
  return accessOf(policy ?? assert.fail());
}

/** Inserts into a text and proves that it is clean afterwards and allows but the creation of one service's role. */
function grantsExactly(text: string, statement: string, service: string): void {
  const document = documentOf(text);
  const { edits, grants, refusal } = insertStatements(document, statement, context);
  assert.equal(refusal, undefined);
  assert.deepEqual(grants, [`ram:CreateServiceLinkedRole on * where ram:ServiceName is ${service}`]);
  const after = documentOf(TextDocument.applyEdits(document.textDocument, [...edits]));
  const known = problemsOf(text).map(({ code }) => code);
  assert.deepEqual(
    problemsOf(after.text).filter(({ code }) => !known.includes(code)),
    [],
  );
  const nothing = documentOf('{"Version":"1","Statement":[]}');
  const before = accessTo(document.policies.length === 0 ? nothing : document);
  const { gained, widened, lost, narrowed } = diff(before, accessTo(after));
  assert.deepEqual([lost, narrowed], [[], []]);
  const [change, ...more] = [...gained, ...widened];
  assert.deepEqual(more, []);
  assert.equal(change?.action?.text, 'ram:CreateServiceLinkedRole');
  assert.deepEqual(
    change?.statement.conditions.flatMap(({ key, values }) => [key, ...values]),
    ['ram:ServiceName', service],
  );
  for (const asked of [...Object.values(services), 'ecs.aliyuncs.com']) {
    for (const action of ['ram:CreateServiceLinkedRole', 'ram:DeleteServiceLinkedRole']) {
      const request = {
        checks: [{ action, resource: 'acs:ram:*:1234567890123456:role/any' }],
        context: { keys: { 'ram:ServiceName': [asked] }, others: 'absent' },
      } as const;
      const now = evaluate([accessTo(after)], request).outcome;
      const then = evaluate([before], request).outcome;
      assert.equal(now, asked === service && action.startsWith('ram:Create') ? 'Allow' : then);
    }
  }
}

for (const [name, service] of Object.entries(services)) {
  suite(`inserting the permission to create the role of ${service}`, () => {
    const { missing = '', missingPolicy = '' } = stageOf(name);

    for (const [sort, text] of Object.entries(others)) {
      test(`into ${sort}`, () => {
        grantsExactly(text, missing, service);
        grantsExactly(text, missingPolicy, service);
      });
    }

    for (const file of readdirSync(examples).filter((each) => each.endsWith('.json'))) {
      test(`into ${file}`, () => {
        const text = readFileSync(join(examples, file), 'utf8');
        const { refusal } = insertStatements(documentOf(text), missing, context);
        if (file.endsWith('.trust.json')) {
          assert.equal(refusal, 'This is a trust policy, which takes no statement of a permission policy.');
        } else if (text.includes('ram:CreateServiceLinkedRole') && text.includes(`"${service}"`)) {
          assert.equal(refusal, 'This policy already allows all of that, in line 1.');
        } else grantsExactly(text, missing, service);
      });
    }

    test('a second time says that it is there', () => {
      const { refusal, edits } = insertStatements(documentOf(missingPolicy), missing, context);
      assert.equal(refusal, 'This policy already allows all of that, in line 4.');
      assert.deepEqual(edits, []);
    });
  });
}

suite('inserting the trust policies of shared images', () => {
  test('trusts whom each of the three scenarios names, beside whom the policy trusts already', () => {
    const stage = roleDetails('AliyunECSShareEncryptImageDefaultRole', [], context)?.stages.find(
      ({ id }) => id === 'principal',
    );
    const policies = (stage?.facts ?? []).flatMap(({ policy }) => policy ?? []);
    assert.equal(policies.length, 3);
    const own =
      '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1234567890123456:root"]}}]}';
    const document = documentOf(own);
    for (const policy of policies) {
      const { edits, grants } = insertStatements(document, policy, context);
      const after = documentOf(TextDocument.applyEdits(document.textDocument, [...edits]));
      const [principal] = documentOf(policy).policies[0]?.statements[0]?.principals ?? [];
      assert.deepEqual(
        grants.map((grant) => grant.includes(principal?.text ?? '?')),
        [true],
        policy,
      );
      const { lost, narrowed } = diff(accessTo(document), accessTo(after));
      assert.deepEqual([lost, narrowed], [[], []]);
      assert.equal(after.policies[0]?.recognition.kind, 'trust');
    }
  });
});
