import { type Disposable, workspace } from 'vscode';
import {
  type RoleDetails,
  type RoleSummary,
  type RolesParams,
  type RolesResult,
  rolesRequest,
} from '../../../server/src/protocol/roles.ts';
import type { Session } from '../extension.ts';
import { callLater } from '../timer.ts';
import { createOpenTexts } from './openTexts.ts';
import { createWorkspaceFiles } from './workspaceFiles.ts';

/** Roles as the server tells them, judged by the policies of the workspace as they stand now. */
export interface RoleSource extends Disposable {
  roles(): Promise<ToldRoles>;
  /** `undefined` for a role that the catalogue does not have. */
  details(roleName: string): Promise<RoleDetails | undefined>;
  /** Files are listed and read anew, whatever was seen of them. */
  refresh(): void;
  onChange(listener: () => void): Disposable;
}

export interface ToldRoles extends RolesResult {
  /** Whether the workspace has more files than were looked at. */
  readonly isPartial: boolean;
}

/** Keystrokes within this time count as one change. */
const quietMilliseconds = 400;

export function createRoleSource(session: Session): RoleSource {
  const files = createWorkspaceFiles();
  const listeners = new Set<() => void>();
  const texts = createOpenTexts(files.has);
  let roles: Promise<ToldRoles> | undefined;
  /** By name; told anew after every change. */
  const details = new Map<string, Promise<RoleDetails | undefined>>();
  let callOff: (() => void) | undefined;

  const ask = async (question: Pick<RolesParams, 'roleName'>): Promise<ToldRoles> => {
    const [{ client }, found] = await Promise.all([session.ready(), files.find()]);
    const params = { ...question, files: found.files } satisfies RolesParams;
    return { ...(await client.sendRequest<RolesResult>(rolesRequest, params)), isPartial: found.isPartial };
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
  const changedIf = (matters: boolean): void => {
    // Until somebody has asked, nothing that was told can have changed.
    if (matters && hasAnswered()) changed();
  };
  for (const document of workspace.textDocuments) texts.opened(document);
  const disposables = [
    files,
    files.onChange(() => changedIf(true)),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
      changedIf(texts.edited(document, contentChanges.length)),
    ),
    workspace.onDidOpenTextDocument((document) => changedIf(texts.opened(document))),
    workspace.onDidSaveTextDocument(texts.saved),
    workspace.onDidCloseTextDocument((document) => changedIf(texts.closed(document))),
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
    refresh() {
      files.forget();
      changed();
    },
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

function isDetailed(role: RoleSummary | RoleDetails): role is RoleDetails {
  return role.stages.length > 0 && role.stages.every((stage) => 'facts' in stage);
}
