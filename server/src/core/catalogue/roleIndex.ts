import type {
  PackedPolicyStatement,
  PackedRole,
  PackedRolePolicy,
  PackedServiceRole,
  PackedVariant,
} from './format.ts';
import type { PolicyStatement, RolePolicy, RoleVariant, ServiceLinkedRole, ServiceRole } from './serviceLinkedRole.ts';

export interface RoleIndex {
  readonly roles: readonly ServiceLinkedRole[];
  named(name: string): readonly ServiceLinkedRole[];
}

export function indexRoles(packed: readonly PackedRole[]): RoleIndex {
  const roles = packed.map(unpackRole);
  const byName = new Map<string, ServiceLinkedRole[]>();
  for (const role of roles) {
    for (const name of new Set([role.roleName, role.policyName, role.serviceName])) {
      if (name === undefined) continue;
      const key = name.toLowerCase();
      byName.set(key, [...(byName.get(key) ?? []), role]);
    }
  }
  return { roles, named: (name) => byName.get(name.toLowerCase()) ?? [] };
}

function unpackRole(role: PackedRole): ServiceLinkedRole {
  return {
    roleName: role.role,
    serviceName: role.service,
    policyName: role.policy,
    policyNameAssumed: role.policyAssumed ?? false,
    trigger: role.trigger,
    deletionPrecondition: role.deletionPrecondition,
    variants: (role.variants ?? []).map(unpackVariant),
  };
}

function unpackVariant(variant: PackedVariant): RoleVariant {
  return {
    generation: variant.generation,
    trigger: variant.trigger,
    deletionPrecondition: variant.deletionPrecondition,
  };
}

export function unpackServiceRole(role: PackedServiceRole): ServiceRole {
  return { roleName: role.role, services: role.services, policyName: role.policy };
}

export interface RolePolicyIndex {
  readonly policies: readonly RolePolicy[];
  named(name: string): RolePolicy | undefined;
}

export function indexRolePolicies(packed: readonly PackedRolePolicy[]): RolePolicyIndex {
  const policies = packed.map(unpackRolePolicy);
  const byName = new Map<string, RolePolicy>();
  for (const policy of policies) {
    for (const name of [policy.policyName, policy.roleName])
      if (name !== undefined) byName.set(name.toLowerCase(), policy);
  }
  return { policies, named: (name) => byName.get(name.toLowerCase()) };
}

function unpackRolePolicy(policy: PackedRolePolicy): RolePolicy {
  return {
    policyName: policy.policy,
    roleName: policy.role,
    version: policy.version,
    updated: policy.updated,
    isCurrent: policy.current ?? false,
    source: policy.source,
    statements: policy.statements.map(unpackStatement),
    earlier: (policy.earlier ?? []).map(({ version, updated, lacks }) => ({ version, updated, lacks })),
    createdBy: policy.createdBy ?? [],
    managedWith: policy.managedWith ?? [],
    isPermanent: policy.permanent ?? false,
  };
}

function unpackStatement({ actions, resources, conditions, inferred }: PackedPolicyStatement): PolicyStatement {
  return {
    actions,
    resources,
    conditions: (conditions ?? []).map(([operator, key, ...values]) => ({ operator, key, values })),
    isInferred: inferred ?? false,
  };
}
