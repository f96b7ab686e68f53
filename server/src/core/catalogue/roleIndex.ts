import type { PackedRole, PackedServiceRole, PackedVariant } from './format.ts';
import type { RoleVariant, ServiceLinkedRole, ServiceRole } from './serviceLinkedRole.ts';

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
