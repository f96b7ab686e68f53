import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { suite, test } from 'node:test';
import { joinCatalogues } from '../../../server/src/core/catalogue/catalogueIndex.ts';
import type { RoleCopy } from '../../../server/src/core/features/roles/roleCopies.ts';
import { type RoleDetails, roleDetails, roles } from '../../../server/src/core/features/roles/roleTree.ts';
import { testCatalogue } from '../../support/catalogue.ts';
import { documentOf, problemsOf } from '../../support/service.ts';

const catalogue = testCatalogue();
const context = { catalogue, locale: 'en' } as const;
const everyRole = roles([], context).map(({ roleName }) => detailsOf(roleName));

type Texts = Readonly<Partial<Record<RoleCopy['id'], string>>>;

function detailsOf(roleName: string): RoleDetails {
  return roleDetails(roleName, [], context) ?? assert.fail(roleName);
}

function textsOf({ texts }: Pick<RoleDetails, 'texts'>): Texts {
  return Object.fromEntries(texts.map(({ id, text }) => [id, text]));
}

suite('texts to copy for a role', () => {
  test('of a service-linked role of Alibaba Cloud', () => {
    assert.deepEqual(textsOf(detailsOf('AliyunServiceRoleForKMSKeyStore')), {
      name: 'AliyunServiceRoleForKMSKeyStore',
      arn: 'acs:ram::<account-id>:role/aliyunserviceroleforkmskeystore',
      'policy-name': 'AliyunServiceRolePolicyForKMSKeyStore',
      'service-name': 'keystore.kms.aliyuncs.com',
      'cli-create': 'aliyun resourcemanager CreateServiceLinkedRole --ServiceName keystore.kms.aliyuncs.com',
      'cli-show': 'aliyun resourcemanager GetRole --RoleName AliyunServiceRoleForKMSKeyStore',
      'cli-delete': 'aliyun resourcemanager DeleteServiceLinkedRole --RoleName AliyunServiceRoleForKMSKeyStore',
      terraform: `resource "alicloud_resource_manager_service_linked_role" "aliyun_service_role_for_kms_key_store" {
  service_name = "keystore.kms.aliyuncs.com"
}`,
    });
  });

  test('of an ordinary role, with its policy', () => {
    const role = 'AliyunECSDiskEncryptDefaultRole';
    const policy = 'AliyunECSDiskEncryptRolePolicy';
    const attachment = `--PolicyType System --PolicyName ${policy} --RoleName ${role}`;
    assert.deepEqual(textsOf(detailsOf(role)), {
      name: role,
      arn: 'acs:ram::<account-id>:role/aliyunecsdiskencryptdefaultrole',
      'policy-name': policy,
      'cli-create': `aliyun ram CreateRole --RoleName ${role} --AssumeRolePolicyDocument '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}'
aliyun ram AttachPolicyToRole ${attachment}`,
      'cli-show': `aliyun ram GetRole --RoleName ${role}`,
      'cli-delete': `aliyun ram DetachPolicyFromRole ${attachment}
aliyun ram DeleteRole --RoleName ${role}`,
      terraform: `resource "alicloud_ram_role" "aliyun_ecs_disk_encrypt_default_role" {
  role_name = "${role}"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Principal = {
          Service = ["ecs.aliyuncs.com"]
        }
      },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "aliyun_ecs_disk_encrypt_default_role" {
  policy_type = "System"
  policy_name = "${policy}"
  role_name   = alicloud_ram_role.aliyun_ecs_disk_encrypt_default_role.role_name
}`,
    });
  });

  test('of the AWS role, which nobody can create or delete', () => {
    const role = 'AWSServiceRoleForKeyManagementServiceCustomKeyStores';
    assert.deepEqual(textsOf(detailsOf(role)), {
      name: role,
      arn: `arn:aws:iam::<account-id>:role/aws-service-role/cks.kms.amazonaws.com/${role}`,
      'policy-name': 'AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy',
      'service-name': 'cks.kms.amazonaws.com',
      'cli-show': `aws iam get-role --role-name ${role}`,
    });
  });

  test('of another AWS role, which people create and delete', () => {
    const [known] = catalogue.iam.roles;
    assert.ok(known !== undefined);
    const role = { ...known, roleName: 'AWSServiceRoleForElasticsearch', serviceName: 'es.amazonaws.com' };
    const iam = { ...catalogue.iam, roles: [role], rolesNamed: () => [role], rolePolicy: () => undefined };
    const found = roleDetails(role.roleName, [], { catalogue: joinCatalogues(catalogue.ram, iam), locale: 'en' });
    const { 'cli-create': create, 'cli-delete': remove, terraform } = textsOf(found ?? assert.fail());
    assert.equal(create, 'aws iam create-service-linked-role --aws-service-name es.amazonaws.com');
    assert.equal(remove, 'aws iam delete-service-linked-role --role-name AWSServiceRoleForElasticsearch');
    assert.equal(
      terraform,
      `resource "aws_iam_service_linked_role" "aws_service_role_for_elasticsearch" {
  aws_service_name = "es.amazonaws.com"
}`,
    );
  });

  test('lack what is not known', () => {
    const idsOf = (name: string): readonly string[] => detailsOf(name).texts.map(({ id }) => id);
    // No service is documented; its policy's name merely follows the rule.
    assert.deepEqual(idsOf('AliyunServiceRoleForRTC'), ['name', 'arn', 'cli-show', 'cli-delete']);
    // Two roles share the service, which creates one of them.
    assert.ok(!idsOf('AliyunServiceRoleForECSAutoProvisioning').includes('cli-create'));
    // A person says whom it trusts, and names its policy.
    assert.deepEqual(idsOf('AliyunECSShareEncryptImageDefaultRole'), ['name', 'arn', 'cli-show', 'cli-delete']);
  });

  test('have a title in both languages', () => {
    const titles = (locale: 'en' | 'zh-cn'): readonly string[] =>
      (roleDetails('AliyunServiceRoleForKMSKeyStore', [], { catalogue, locale })?.texts ?? []).map(
        ({ title }) => title,
      );
    assert.ok(titles('en').every((title) => /^[A-Z][\w ]+$/.test(title)));
    assert.ok(titles('zh-cn').every((title) => /\p{Script=Han}/u.test(title)));
    assert.equal(new Set(titles('en')).size, titles('en').length);
  });

  test('of every role are of the right shape', () => {
    const blocks = new Set<string>();
    for (const role of everyRole) {
      const texts = textsOf(role);
      const { roleName, dialect, family, serviceName } = role;
      assert.equal(texts.name, roleName);
      assert.match(
        texts.arn ?? '',
        dialect === 'ram'
          ? /^acs:ram::<account-id>:role\/[a-z\d-]+$/
          : /^arn:aws:iam::<account-id>:role\/aws-service-role\/[\w.-]+\/\w+$/,
      );
      assert.equal(texts['service-name'], family === 'service' ? undefined : serviceName);
      for (const id of ['cli-create', 'cli-show', 'cli-delete'] as const) {
        for (const line of texts[id]?.split('\n') ?? [])
          assert.match(line, /^(?:aliyun (?:ram|resourcemanager)|aws iam) [\w-]+(?: --[\w-]+ (?:[\w.-]+|'[^']+'))+$/);
      }
      assert.equal(texts['cli-create'] === undefined, texts.terraform === undefined, roleName);
      for (const [, type, name] of (texts.terraform ?? '').matchAll(/^resource "(\w+)" "(\w+)" \{$/gm)) {
        assert.match(name ?? '', /^[a-z][a-z\d]*(?:_[a-z\d]+)*$/);
        assert.ok(!blocks.has(`${type}.${name}`), `${name} is there twice`);
        blocks.add(`${type}.${name}`);
      }
    }
    assert.ok(blocks.size > 550);
  });
});

suite('the commands of roles in a shell', () => {
  test('give each option its value as it is', { skip: process.platform === 'win32' }, () => {
    const commands = everyRole.flatMap((role) => {
      const { 'cli-create': create = '', 'cli-show': show = '', 'cli-delete': remove = '' } = textsOf(role);
      return `${create}\n${show}\n${remove}`.split('\n').filter((line) => line !== '');
    });
    const script = `aliyun() { printf '%s\\n' "$@"; }; aws() { printf '%s\\n' "$@"; }\n${commands.join('\n')}\n`;
    const words = execFileSync('sh', { input: script, encoding: 'utf8' }).split('\n');
    const documents = words.filter((word) => word.startsWith('{'));
    assert.equal(
      documents.length,
      everyRole.filter(({ family, trustPolicyText }) => family === 'service' && trustPolicyText !== undefined).length,
    );
    for (const text of documents) {
      assert.equal(documentOf(text).policies[0]?.recognition.kind, 'trust');
      assert.deepEqual(
        problemsOf(text).filter(({ level }) => level === 'error' || level === 'warning'),
        [],
      );
    }
    assert.ok(everyRole.every(({ roleName }) => words.includes(roleName)));
  });
});

suite('what is missing as a whole policy', () => {
  test('is the missing statement in a clean policy that ends with its line', () => {
    let read = 0;
    for (const { stages, dialect } of everyRole) {
      for (const { missing, missingPolicy } of stages) {
        assert.equal(missing === undefined, missingPolicy === undefined);
        if (missing === undefined || missingPolicy === undefined) continue;
        read++;
        assert.deepEqual(JSON.parse(missingPolicy), {
          Version: dialect === 'ram' ? '1' : '2012-10-17',
          Statement: [JSON.parse(missing)],
        });
        assert.match(missingPolicy, /\}\n$/);
        assert.equal(missingPolicy, `${JSON.stringify(JSON.parse(missingPolicy), undefined, 2)}\n`);
        assert.deepEqual(problemsOf(missingPolicy), []);
      }
    }
    assert.ok(read > 800);
  });
});
