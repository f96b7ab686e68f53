import { type Disposable, EventEmitter, Uri, workspace } from 'vscode';
import type { AttachedPolicy } from '../../account/account.ts';
import type { AccountStore } from '../accounts/accountStore.ts';
import type { RoleSource } from './roleSource.ts';
import type { RolePolicyKind, Subject } from './treeNode.ts';

/** Scheme of read-only documents with policies of roles. */
export const roleScheme = 'rampart-role';

/** Read-only documents: policies of the catalogue and of accounts, and what comparisons found. */
export interface RoleDocuments extends Disposable {
  /** Document with a policy of a role: of the catalogue, or as deployed in an account where the subject names one. */
  policyUri(subject: Subject): Uri;
  /** Document that holds a text as long as the window is open. */
  textUri(name: string, text: string): Uri;
  /** Texts may be others now. */
  changed(): void;
}

export function createRoleDocuments(source: RoleSource, accounts: AccountStore): RoleDocuments {
  const changes = new EventEmitter<Uri>();
  const texts = new Map<string, string>();

  async function policyText(uri: Uri): Promise<string | undefined> {
    const { roleName = '', policyName, policy, account } = subjectOf(uri);
    if (account === undefined) {
      const role = await source.details(roleName);
      return policy === 'trust' ? role?.trustPolicyText : role?.policyText;
    }
    const live = accounts.connected(account);
    if (policy === 'trust') {
      return indented((await live?.inFull(roleName))?.trustPolicyText);
    }
    const policies: readonly AttachedPolicy[] = (await live?.policiesOf(roleName)) ?? [];
    return indented(policies.find((each) => each.policyName === policyName)?.text);
  }

  const registration = workspace.registerTextDocumentContentProvider(roleScheme, {
    onDidChange: changes.event,
    provideTextDocumentContent: async (uri) => texts.get(uri.toString()) ?? (await policyText(uri)) ?? '',
  });

  return {
    policyUri: uriOf,
    textUri(name, text) {
      const uri = Uri.from({ scheme: roleScheme, path: `/${name}` });
      texts.set(uri.toString(), text);
      changes.fire(uri);
      return uri;
    },
    changed() {
      for (const { uri } of workspace.textDocuments) {
        if (uri.scheme === roleScheme && !texts.has(uri.toString())) changes.fire(uri);
      }
    },
    dispose() {
      registration.dispose();
      changes.dispose();
    },
  };
}

/** `/role/name.policy.json` or `/role/role.trust.json`, with the account as authority where it is deployed. */
function uriOf({ roleName = '', policyName = roleName, policy = 'permissions', account = '' }: Subject): Uri {
  const name = policy === 'trust' ? `${roleName}${endings.trust}` : `${policyName}${endings.permissions}`;
  return Uri.from({ scheme: roleScheme, authority: account, path: `/${roleName}/${name}` });
}

const endings: Readonly<Record<RolePolicyKind, string>> = { permissions: '.policy.json', trust: '.trust.json' };

function subjectOf({ authority, path }: Uri): Subject {
  const [, roleName = '', file = ''] = path.split('/');
  const policy: RolePolicyKind = file.endsWith(endings.trust) ? 'trust' : 'permissions';
  const policyName = file.slice(0, -endings[policy].length);
  return { roleName, policy, policyName, ...(authority !== '' && { account: authority }) };
}

/** Clouds give policies without line breaks, and people read them with. */
function indented(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`;
  } catch {
    return text;
  }
}
