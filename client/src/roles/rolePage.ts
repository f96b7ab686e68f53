import { env, l10n, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type {
  FromRolePage,
  PageRole,
  PageStage,
  RoleLiveState,
  RolePageAction,
  RolePlace,
  ToRolePage,
} from '../../webview/roleMessages.ts';
import { pageText } from '../webviewPage.ts';
import { rolePageWords } from './rolePageWords.ts';

/** What the pages of roles ask of the extension. What an action resolves to is said on the page. */
export interface RolePagesParts {
  readonly extensionUri: Uri;
  /** Path of a file as people read it. */
  pathOf(uri: string): string;
  /** Why no account can be connected here, in words; `undefined` where one can. */
  whyNoAccount(): string | undefined;
  openPlace(place: RolePlace): Answer;
  /** @param text the missing statement of a stage, or the trust policy of one of its scenarios */
  insert(role: PageRole, stage: PageStage['id'], text: string): Answer;
  showPolicy(role: PageRole, policy: 'permissions' | 'trust'): Answer;
  compare(role: PageRole): Answer;
  connect(role: PageRole): Answer;
}

/** What was done, in words; `undefined` where there is nothing to say. */
type Answer = Thenable<string | undefined>;

/** The open pages of roles, at most one for each role. */
export interface RolePages {
  /** Opens the page of a role, or brings it to the front. `restored` is a panel that VS Code kept over a reload. */
  show(role: PageRole, live: readonly RoleLiveState[], restored?: WebviewPanel): void;
  /** Gives a page what is known now; nothing happens where the role has none. */
  update(role: PageRole, live: readonly RoleLiveState[]): void;
  /** Names of the roles whose pages are open. */
  open(): readonly string[];
}

/** The type of the panels, for the serializer of VS Code. */
export const rolePageType = 'rampart.role';

interface OpenPage {
  readonly panel: WebviewPanel;
  role: PageRole;
  live: readonly RoleLiveState[];
}

/** Makes the pages of roles, none of which is open yet. */
export function createRolePages(parts: RolePagesParts): RolePages {
  const media = Uri.joinPath(parts.extensionUri, 'dist', 'media');
  const pages = new Map<string, OpenPage>();

  function show(role: PageRole, live: readonly RoleLiveState[], restored?: WebviewPanel): void {
    const open = pages.get(role.roleName);
    if (open !== undefined) {
      restored?.dispose();
      update(role, live);
      open.panel.reveal();
      return;
    }
    const panel =
      restored ?? window.createWebviewPanel(rolePageType, role.roleName, ViewColumn.Active, { enableFindWidget: true });
    const page: OpenPage = { panel, role, live };
    pages.set(role.roleName, page);
    panel.onDidDispose(() => pages.delete(role.roleName));
    panel.title = role.roleName;
    panel.webview.options = { enableScripts: true, localResourceRoots: [media] };
    panel.webview.onDidReceiveMessage((message: FromRolePage) =>
      message.type === 'ready' ? send(page, parts) : answer(message, page, parts),
    );
    panel.webview.html = pageText(panel.webview, media, 'role', l10n.t('Role'));
  }

  function update(role: PageRole, live: readonly RoleLiveState[]): void {
    const page = pages.get(role.roleName);
    if (page === undefined) return;
    page.role = role;
    page.live = live;
    void send(page, parts);
  }

  return { show, update, open: () => [...pages.keys()] };
}

/** A page that is hidden has no script that listens; it asks once it is shown again. */
function send({ panel, role, live }: OpenPage, { pathOf, whyNoAccount }: RolePagesParts): Thenable<boolean> {
  const places = [
    ...(role.mentions ?? []),
    ...role.stages.flatMap(({ grantedBy, deniedBy }) => [...grantedBy, ...deniedBy]),
  ];
  const why = whyNoAccount();
  const message: ToRolePage = {
    type: 'contents',
    contents: {
      role,
      live,
      paths: Object.fromEntries(places.map(({ uri }) => [uri, pathOf(uri)])),
      ...(why !== undefined && { whyNoAccount: why }),
    },
    words: rolePageWords(),
  };
  return panel.webview.postMessage(message);
}

async function answer(action: RolePageAction, { panel, role }: OpenPage, parts: RolePagesParts): Promise<void> {
  try {
    const words = await run(action, role, parts);
    if (words === undefined) return;
    const message: ToRolePage = { type: 'done', words };
    await panel.webview.postMessage(message);
  } catch (error) {
    void window.showErrorMessage(`${role.roleName}: ${String(error)}`);
  }
}

function run(action: RolePageAction, role: PageRole, parts: RolePagesParts): Answer {
  switch (action.type) {
    case 'copy':
      return env.clipboard.writeText(action.text).then(() => l10n.t('Copied: {0}', action.name));
    case 'open':
      return parts.openPlace(action.place);
    case 'showPolicy':
      return parts.showPolicy(role, action.policy);
    case 'compare':
      return parts.compare(role);
    case 'connect':
      return parts.connect(role);
    default:
      return insert(action, role, parts);
  }
}

/** Nothing is inserted where the role has changed since the page was drawn, and what was asked for is gone. */
async function insert(
  action: Extract<RolePageAction, { readonly type: 'insertMissing' | 'insertPolicy' }>,
  role: PageRole,
  parts: RolePagesParts,
): Promise<string | undefined> {
  const stage = role.stages.find(({ id }) => id === action.stage);
  const text = action.type === 'insertMissing' ? stage?.missing : stage?.facts[action.fact]?.policy;
  return text === undefined ? undefined : parts.insert(role, action.stage, text);
}
