import { type Disposable, type TextDocument, workspace } from 'vscode';
import {
  type RoleDetails,
  type RoleSummary,
  type RolesParams,
  type RolesResult,
  rolesRequest,
} from '../../../server/src/protocol/roles.ts';
import type { Session } from '../extension.ts';
import { callLater } from '../timer.ts';
import { createWorkspaceFiles } from './workspaceFiles.ts';

/** Roles as the server tells them, judged by the policies of the workspace as they stand now. */
export interface RoleSource extends Disposable {
  roles(): Promise<RolesResult>;
  /** `undefined` for a role that the catalogue does not have. */
  details(roleName: string): Promise<RoleDetails | undefined>;
  /** Something changed, so what was told before may hold no longer. */
  changed(): void;
  onChange(listener: () => void): Disposable;
}

/** Keystrokes within this time count as one change. */
const quietMilliseconds = 400;

export function createRoleSource(session: Session): RoleSource {
  const files = createWorkspaceFiles();
  const listeners = new Set<() => void>();
  let roles: Promise<RolesResult> | undefined;
  /** By name; told anew after every change. */
  const details = new Map<string, Promise<RoleDetails | undefined>>();
  let callOff: (() => void) | undefined;

  const ask = async (params: RolesParams): Promise<RolesResult> => {
    const [{ client }, found] = await Promise.all([session.ready(), files.find()]);
    return client.sendRequest<RolesResult>(rolesRequest, { ...params, files: found } satisfies RolesParams);
  };
  const askDetails = async (roleName: string): Promise<RoleDetails | undefined> => {
    const [found] = (await ask({ roleName })).roles;
    return found !== undefined && isDetailed(found) ? found : undefined;
  };
  const changed = (): void => {
    roles = undefined;
    details.clear();
    callOff?.();
    callOff = callLater(() => {
      for (const listener of listeners) listener();
    }, quietMilliseconds);
  };
  const hasAnswered = (): boolean => roles !== undefined || details.size > 0;
  const lookAt = (document: TextDocument): void => {
    // Until somebody has asked, nothing that was told can have changed.
    if (hasAnswered() && mayMatter(document)) changed();
  };
  const disposables = [
    files,
    files.onChange(() => {
      if (hasAnswered()) changed();
    }),
    workspace.onDidChangeTextDocument(({ document }) => lookAt(document)),
    workspace.onDidOpenTextDocument(lookAt),
    workspace.onDidCloseTextDocument(lookAt),
  ];

  return {
    async roles() {
      const asked = roles ?? ask({});
      roles = asked;
      try {
        return await asked;
      } catch (error) {
        if (roles === asked) roles = undefined;
        throw error;
      }
    },
    async details(roleName) {
      const asked = details.get(roleName) ?? askDetails(roleName);
      details.set(roleName, asked);
      try {
        return await asked;
      } catch (error) {
        if (details.get(roleName) === asked) details.delete(roleName);
        throw error;
      }
    },
    changed,
    onChange(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    dispose() {
      callOff?.();
      listeners.clear();
      for (const each of disposables) each.dispose();
    },
  };
}

/** Our own read-only documents say nothing of the workspace. */
function mayMatter({ languageId, uri }: TextDocument): boolean {
  return (languageId === 'json' || languageId === 'jsonc') && uri.scheme !== 'rampart-role';
}

function isDetailed(role: RoleSummary | RoleDetails): role is RoleDetails {
  return role.stages.length > 0 && role.stages.every((stage) => 'facts' in stage);
}
