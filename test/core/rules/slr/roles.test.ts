import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyDialectCatalogue, joinCatalogues } from '../../../../server/src/core/catalogue/catalogueIndex.ts';
import type { RolePolicy } from '../../../../server/src/core/catalogue/serviceLinkedRole.ts';
import { allRules } from '../../../../server/src/core/rules/index.gen.ts';
import type { Problem } from '../../../../server/src/core/rules/rule.ts';
import { runRules } from '../../../../server/src/core/rules/runRules.ts';
import { nearestServiceName } from '../../../../server/src/core/rules/slr/serviceNames.ts';
import { testCatalogue } from '../../../support/catalogue.ts';
import { documentOf, textAfterFixes } from '../../../support/service.ts';

const catalogue = testCatalogue();
const { ram, iam } = catalogue;
const rules = allRules.filter(({ code }) => code.startsWith('slr/'));
const serviceNames = [...new Set(ram.roles.flatMap(({ serviceName }) => serviceName ?? []))];

function problemsIn(text: string): readonly Problem[] {
  return runRules(rules, documentOf(text), { catalogue, locale: 'en', levels: {} });
}

function codesIn(text: string): readonly string[] {
  return problemsIn(text).map(({ code }) => code);
}

/** A policy that lets people do something to the roles of one service. */
function onRoleOf(serviceName: string, action: string = 'ram:CreateServiceLinkedRole'): string {
  const Condition = { StringEquals: { 'ram:ServiceName': serviceName } };
  return JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: action, Resource: '*', Condition }] });
}

/** A vendor's policy as a text, without some of its actions. */
function policyText({ statements }: RolePolicy, version: string, without: readonly string[] = []): string {
  const Statement = statements.flatMap(({ actions, resources, conditions }) => {
    const Action = actions.filter((action) => !without.includes(action));
    const Condition = Object.fromEntries(conditions.map(({ operator, key, values }) => [operator, { [key]: values }]));
    const isBare = conditions.length === 0;
    return Action.length === 0 ? [] : [{ Effect: 'Allow', Action, Resource: resources, ...(!isBare && { Condition }) }];
  });
  return JSON.stringify({ Version: version, Statement }, undefined, 2);
}

describe('policies of the vendors', () => {
  for (const { dialect, rolePolicies } of [ram, iam]) {
    for (const policy of rolePolicies) {
      it(`${policy.policyName ?? policy.roleName} is what it should be`, () => {
        assert.deepEqual(codesIn(policyText(policy, dialect === 'ram' ? '1' : '2012-10-17')), []);
      });
    }
  }
});

describe('a copy of the policy of a service-linked role', () => {
  const copied = ram.rolePolicies.filter(
    ({ statements, roleName = '' }) =>
      ram.rolesNamed(roleName).length > 0 && statements.flatMap(({ actions }) => actions).length > 4,
  );
  for (const policy of copied) {
    it(`of ${policy.roleName} lacks whichever action is taken out`, () => {
      const actions = policy.statements.flatMap((statement) => statement.actions);
      for (const action of actions.filter((each) => !each.endsWith('ServiceLinkedRole'))) {
        const text = policyText(policy, '1', [action]);
        const problems = problemsIn(text);
        const told = problems.find(({ message }) => message.includes(`"${action}"`));
        assert.equal(told?.code, 'slr/set-incomplete', action);
        assert.equal(told?.level, policy.isCurrent ? 'warning' : 'info');
        assert.deepEqual(codesIn(textAfterFixes(text, problems)), []);
      }
    });
  }
});

describe("the name of a service-linked role's service", () => {
  it('is known for every role that has one', () => {
    assert.ok(serviceNames.length > 200);
    for (const name of serviceNames) {
      assert.deepEqual(codesIn(onRoleOf(name)), [], name);
      assert.deepEqual(codesIn(onRoleOf(name, 'ram:DeleteServiceLinkedRole')), [], name);
    }
  });

  it('is told from the names of role and policy, which lead to it', () => {
    for (const { roleName, policyName, serviceName } of ram.roles) {
      for (const name of [roleName, policyName]) {
        if (name === undefined) continue;
        const text = onRoleOf(name);
        const problems = problemsIn(text);
        assert.deepEqual(
          problems.map(({ code }) => code),
          ['slr/service-name-is-role-or-policy'],
          name,
        );
        if (serviceName !== undefined) assert.equal(textAfterFixes(text, problems), onRoleOf(serviceName), name);
      }
    }
  });

  it('is never taken for that of a sibling', () => {
    for (const name of serviceNames) {
      for (let index = 0; index + 1 < name.indexOf('.'); index++) {
        const swapped = name.slice(0, index) + name[index + 1] + name[index] + name.slice(index + 2);
        if (serviceNames.includes(swapped)) continue;
        const near = nearestServiceName(swapped, ram);
        assert.ok(near === undefined || near === name, `${swapped}: ${near}`);
      }
    }
  });

  it('leads from the service of one sibling to no other', () => {
    for (const name of ['secretsmanager-oss.kms.aliyuncs.com', 'secretsmanager-mongodb.kms.aliyuncs.com']) {
      assert.equal(nearestServiceName(name, ram), undefined);
    }
  });
});

describe('without a catalogue', () => {
  it('nothing is said of names', () => {
    const empty = joinCatalogues(emptyDialectCatalogue('ram'), emptyDialectCatalogue('iam'));
    const texts = [
      onRoleOf('keystroe.kms.aliyuncs.com'),
      onRoleOf('AliyunServiceRoleForKMSKeyStore'),
      ...ram.rolePolicies.map((policy) => policyText(policy, '1', policy.statements[0]?.actions.slice(0, 1))),
    ];
    for (const text of texts) {
      assert.deepEqual(runRules(rules, documentOf(text), { catalogue: empty, locale: 'en', levels: {} }), []);
    }
  });
});
