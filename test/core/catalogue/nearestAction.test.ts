import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { splitWords } from '../../../server/src/core/catalogue/actionWords.ts';
import { nearestName } from '../../../server/src/core/catalogue/nearestAction.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const { ram } = testCatalogue();

describe('nearestAction', () => {
  const slips: Readonly<Record<string, string>> = {
    'ecs:DescribeInstancez': 'ecs:DescribeInstances',
    'vpc:DescirbeVpcs': 'vpc:DescribeVpcs',
    'kms:ListeAliases': 'kms:ListAliases',
    'ecs:DecribeInstance': 'ecs:DescribeInstances',
    'ecs:StopInstancs': 'ecs:StopInstances',
    'kms:ListAlias': 'kms:ListAliases',
    'vpc:DescribeVpc': 'vpc:DescribeVpcs',
    'kms:Decript': 'kms:Decrypt',
    'kms:Encyrpt': 'kms:Encrypt',
    'kms:GetSecreteValue': 'kms:GetSecretValue',
    'ram:PassRoles': 'ram:PassRole',
    'ram:DeleteServiceLinkRole': 'ram:DeleteServiceLinkedRole',
    'yundun-hsm:DescribeCluster': 'yundun-hsm:DescribeClusters',
  };
  for (const [text, expected] of Object.entries(slips)) {
    it(`takes ${text} for ${expected}`, () => assert.equal(ram.nearestAction(text)?.id, expected));
  }

  const spelling: Readonly<Record<string, string>> = {
    'ecs:Addtags': 'ecs:AddTags',
    'KMS:listkeys': 'kms:ListKeys',
    'ecs: CreateInstance': 'ecs:CreateInstance',
    'ecs:Describeinstancez': 'ecs:DescribeInstances',
  };
  for (const [text, expected] of Object.entries(spelling)) {
    it(`looks through letter case and blanks: ${text}`, () => assert.equal(ram.nearestAction(text)?.id, expected));
  }

  const otherThings: Readonly<Record<string, string>> = {
    'ecs:TerminateInstances': 'another verb than DeleteInstances',
    'sts:SetCallerIdentity': 'another verb than GetCallerIdentity',
    'kms:DescribeAliases': 'another verb than ListAliases',
    'kms:DeleteKey': 'another object than DeleteSecret or DeleteAlias',
    'kms:CreateKeyStore': 'another object than CreateKey',
    'ecs:DescribeEips': 'another object than DescribeEnis',
    'vpc:DescribeSecurityGroups': 'an action of another service',
    'log:GetLogs': 'an operation that is not called like its action',
    'nosuch:DescribeInstances': 'an unknown service',
    DescribeInstances: 'no action at all',
    'ecs:': 'no name at all',
  };
  for (const [text, why] of Object.entries(otherThings)) {
    it(`leaves ${text} alone: ${why}`, () => assert.equal(ram.nearestAction(text), undefined));
  }

  it('cuts off what ran together with a name', () => {
    const cut = (id: string): string | undefined => ram.nearestAction(id)?.id;
    assert.equal(cut('ram:CreateServiceLinkedRolePermissions'), 'ram:CreateServiceLinkedRole');
    assert.equal(cut('kms:DecryptPermissions'), 'kms:Decrypt');
    assert.equal(cut('ecs:AuthorizeSecurityGroupIngress'), 'ecs:AuthorizeSecurityGroup');
    assert.equal(cut('kms:DecryptEverything'), undefined);
  });

  it('does not choose between two that are equally near', () => {
    const candidates = ['GetCake', 'GetCave'];
    assert.equal(nearestName('GetCaxe', candidates), undefined);
    assert.equal(nearestName('GetCaxe', candidates.slice(1)), 'GetCave');
    assert.equal(nearestName('GetCaves', candidates), 'GetCave');
  });

  const actions = ['ecs', 'kms', 'vpc', 'ram'].flatMap((prefix) => ram.actionsOf(prefix));

  it('never leads from a verb that is spelt right to another verb', () => {
    for (const { prefix, name } of actions) {
      const [verb = '', ...object] = splitWords(name);
      if (object.length === 0) continue;
      const near = ram.nearestAction(`${prefix}:${name.slice(0, -1)}`);
      if (near !== undefined) assert.equal(splitWords(near.name)[0], verb, `${name} is taken for ${near.id}`);
    }
  });

  it('never leads to another service, whatever the slip', () => {
    for (const catalogue of [ram, testCatalogue().iam]) {
      const ids = catalogue.services
        .flatMap(({ prefix }) => catalogue.actionsOf(prefix).slice(0, 20))
        .map(({ id }) => id);
      const slip = fc.tuple(fc.constantFrom(...ids), fc.nat(40), fc.constantFrom('', 'x', 's', '-', 'Te'));
      fc.assert(
        fc.property(slip, ([id, at, letters]) => {
          const from = Math.max(id.indexOf(':') + 1, Math.min(at, id.length - 1));
          const near = catalogue.nearestAction(id.slice(0, from) + letters + id.slice(from + 1));
          assert.ok(near === undefined || near.prefix === id.slice(0, id.indexOf(':')));
        }),
        { numRuns: 300 },
      );
    }
  });

  it('finds every action whose last word has a letter doubled', () => {
    const lost = actions.filter(({ id, name }) => {
      const last = splitWords(name).at(-1) ?? '';
      const doubled = `${id}${id.slice(-1).toLowerCase()}`;
      return last.length > 3 && ram.nearestAction(doubled)?.id !== id;
    });
    assert.deepEqual(
      lost.map(({ id }) => id),
      [],
    );
  });
});
