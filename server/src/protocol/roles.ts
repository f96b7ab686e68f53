/** The lives of roles as a client draws them; names and shapes only. */
import type { Dialect } from '../core/document/dialect.ts';
import type { MentionKind } from '../core/features/roles/mentions/mention.ts';
import type { RoleDetails, RoleSummary } from '../core/features/roles/roleTree.ts';

export type { Dialect, MentionKind, RoleDetails, RoleSummary };

/**
 * Request with `RolesParams`. Answer: `RolesResult`.
 * Permissions are judged by the permission policies in the texts that the client has open, and in the files that it
 * names; the same texts are looked through for mentions of roles.
 */
export const rolesRequest = 'rampart/roles';

/** With a name: that role in full. Without: all roles of both clouds in short. */
export interface RolesParams {
  readonly roleName?: string;
  /** Files of the workspace that count beside the open texts; of a file that is open the text in the editor counts. */
  readonly files?: readonly WorkspaceFile[];
}

export interface WorkspaceFile {
  readonly uri: string;
  /** Another one whenever the file may have another text; a text that was read for the same stamp is not read again. */
  readonly stamp: number;
}

/** At most one role, and that with details, where a name was given. */
export interface RolesResult {
  readonly roles: readonly (RoleSummary | RoleDetails)[];
  /** Files that were asked for and do not count; absent where all do. */
  readonly skipped?: readonly SkippedFile[];
}

/** A file that could not be looked at, and why, in words. */
export interface SkippedFile {
  readonly uri: string;
  readonly reason: string;
}
