/** The lives of roles as a client draws them; names and shapes only. */
import type { RoleDetails, RoleSummary } from '../core/features/roles/roleTree.ts';

export type { RoleDetails, RoleSummary };

/**
 * Request with `RolesParams`. Answer: `RolesResult`.
 * Permissions are judged by the permission policies in the texts that the client has open.
 */
export const rolesRequest = 'rampart/roles';

/** With a name: that role in full. Without: all roles of both clouds in short. */
export interface RolesParams {
  readonly roleName?: string;
}

/** At most one role, and that with details, where a name was given. */
export interface RolesResult {
  readonly roles: readonly (RoleSummary | RoleDetails)[];
}
