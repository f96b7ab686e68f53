import { type Disposable, EventEmitter, type TextDocument, Uri, workspace } from 'vscode';
import type { RoleDetails } from '../../../server/src/protocol/roles.ts';
import type { AttachedPolicy } from '../../account/account.ts';
import type { AccountStore } from '../accounts/accountStore.ts';
import { callLater } from '../timer.ts';
import type { RoleSource } from './roleSource.ts';
import type { RolePolicyKind, Subject } from './treeNode.ts';

/** Scheme of read-only documents with policies of roles. */
export const roleScheme = 'rampart-role';

/** Read-only documents: policies of the catalogue and of accounts, and what comparisons found. */
export interface RoleDocuments extends Disposable {
  /** Document with a policy of a role: of the catalogue, or as deployed in an account where the subject names one. */
  policyUri(subject: Subject): Uri;
  /** Opens a document of any scheme; one of ours with the text that is true now, which editors keep for a while. */
  open(uri: Uri): Promise<TextDocument>;
  /** Document that holds a text as long as the window is open. */
  textUri(name: string, text: string): Uri;
  /** Texts may be others now. */
  changed(): void;
}

export function createRoleDocuments(source: RoleSource, accounts: AccountStore): RoleDocuments {
  const changes = new EventEmitter<Uri>();
  const texts = new Map<string, string>();
  /** The last that was known of policies, so that an editor keeps its text where an account is no longer connected. */
  const last = new Map<string, string>();

  async function policyText(uri: Uri): Promise<string> {
    const key = uri.toString();
    const text = await askedText(subjectOf(uri));
    if (text !== undefined) last.set(key, text);
    return text ?? last.get(key) ?? '';
  }

  async function askedText({
    roleName = '',
    policyName,
    policyType,
    policy,
    account,
  }: Subject): Promise<string | undefined> {
    if (account === undefined) return catalogueText(policy, await source.details(roleName));
    const live = accounts.connected(account);
    if (policy === 'trust') return indented((await live?.inFull(roleName))?.trustPolicyText);
    const policies: readonly AttachedPolicy[] = (await live?.policiesOf(roleName)) ?? [];
    return indented(policies.find((each) => each.policyName === policyName && each.type === policyType)?.text);
  }

  const registration = workspace.registerTextDocumentContentProvider(roleScheme, {
    onDidChange: changes.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? policyText(uri),
  });

  return {
    policyUri: uriOf,
    async open(uri) {
      const document = await workspace.openTextDocument(uri);
      if (uri.scheme !== roleScheme || texts.has(uri.toString())) return document;
      if (document.getText() === (await policyText(uri))) return document;
      const changed = textChanged(document);
      changes.fire(uri);
      await changed;
      return document;
    },
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

/** A policy of a role as the catalogue has it. */
export function catalogueText(
  policy: RolePolicyKind | undefined,
  role: Pick<RoleDetails, 'policyText' | 'trustPolicyText'> | undefined,
): string | undefined {
  return policy === 'trust' ? role?.trustPolicyText : role?.policyText;
}

/** An editor that does not take a new text within this time will not. */
const longestMilliseconds = 3_000;

function textChanged(document: TextDocument): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      callOff();
      listener.dispose();
      resolve();
    };
    const callOff = callLater(done, longestMilliseconds);
    const listener = workspace.onDidChangeTextDocument((change) => {
      if (change.document === document) done();
    });
  });
}

/**
 * `/role/name.policy.json` or `/role/role.trust.json`; of a deployed one the account is the authority,
 * and the type of the policy stands before its name.
 */
function uriOf({
  roleName = '',
  policyName = roleName,
  policyType,
  policy = 'permissions',
  account = '',
}: Subject): Uri {
  const name = policy === 'trust' ? `${roleName}${endings.trust}` : `${policyName}${endings.permissions}`;
  const path = [roleName, ...(policyType === undefined ? [] : [policyType]), name].join('/');
  return Uri.from({ scheme: roleScheme, authority: account, path: `/${path}` });
}

const endings: Readonly<Record<RolePolicyKind, string>> = { permissions: '.policy.json', trust: '.trust.json' };

function subjectOf({ authority, path }: Uri): Subject {
  const [roleName = '', ...rest] = path.slice(1).split('/');
  const file = rest.at(-1) ?? '';
  const policyType = policyTypes.find((type) => rest.length > 1 && type === rest[0]);
  const policy: RolePolicyKind = file.endsWith(endings.trust) ? 'trust' : 'permissions';
  return {
    roleName,
    policy,
    policyName: file.slice(0, -endings[policy].length),
    ...(policyType !== undefined && { policyType }),
    ...(authority !== '' && { account: authority }),
  };
}

const policyTypes: readonly AttachedPolicy['type'][] = ['system', 'custom', 'inline'];

/** Clouds give policies without line breaks, and people read them with. */
function indented(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`;
  } catch {
    return text;
  }
}
