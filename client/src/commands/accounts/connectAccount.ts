import { l10n, ProgressLocation, type QuickPickItem, window } from 'vscode';
import { type CredentialSource, failureOf } from '../../../account/account.ts';
import { type ConnectChoice, labelOf } from '../../accounts/accountRecord.ts';
import { failureDetails } from '../../accounts/failureWords.ts';
import type { Session } from '../../extension.ts';
import { mayConnect } from './mayConnect.ts';

type Dialect = ConnectChoice['dialect'];
type SourceKind = CredentialSource['kind'];

/** Asks which account, with which credentials, and connects. Nothing is read or sent before the person has chosen. */
export async function connectAccount(session: Session): Promise<void> {
  if (!mayConnect(session)) return;
  const dialect = await pickCloud();
  const kind = dialect && (await pickSource(dialect));
  if (dialect === undefined || kind === undefined) return;
  const credentials = await askCredentials(session, dialect, kind);
  if (credentials === undefined) return;
  await connect(session, { dialect, credentials });
}

async function connect({ roles }: Session, choice: ConnectChoice): Promise<void> {
  const options = { location: ProgressLocation.Notification, title: l10n.t('Asking who you are…'), cancellable: true };
  try {
    const record = await window.withProgress(options, (_progress, token) => roles.accounts.connect(choice, token));
    const { arn } = record.identity;
    void window.showInformationMessage(l10n.t('Connected to {0} as {1}.', labelOf(record), arn));
  } catch (error) {
    const failure = failureOf(error);
    if (failure?.fault === 'cancelled') return;
    const words = failure === undefined ? String(error) : failureDetails(failure, l10n.t).replaceAll('\n', ' ');
    void window.showErrorMessage(l10n.t('The account was not connected. {0}', words));
  }
}

async function pickCloud(): Promise<Dialect | undefined> {
  const items: readonly (QuickPickItem & { readonly dialect: Dialect })[] = [
    { label: 'Alibaba Cloud', description: 'RAM', dialect: 'ram' },
    { label: 'AWS', description: 'IAM', dialect: 'iam' },
  ];
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Connect an account'),
    placeHolder: l10n.t('Which cloud?'),
  });
  return chosen?.dialect;
}

async function pickSource(dialect: Dialect): Promise<SourceKind | undefined> {
  const tool = dialect === 'ram' ? 'aliyun' : 'aws';
  const items: readonly (QuickPickItem & { readonly source: SourceKind })[] = [
    {
      source: 'default',
      label: l10n.t('Default credentials'),
      detail: l10n.t('What the official SDK finds: environment, files of the command line tool, role of the machine'),
    },
    {
      source: 'profile',
      label: l10n.t('Profile of the command line tool'),
      detail: l10n.t('A named profile of {0}', tool),
    },
    {
      source: 'keys',
      label: l10n.t('Access key'),
      detail: l10n.t('Typed in, and kept in the secret storage of the editor'),
    },
    { source: 'role', label: l10n.t('Assume a role'), detail: l10n.t('With the default credentials') },
    { source: 'instance', label: l10n.t('Role of this machine'), detail: l10n.t('From the metadata service') },
    { source: 'oidc', label: l10n.t('Identity provider (OIDC)'), detail: l10n.t('With a token from a file') },
  ];
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Connect an account'),
    placeHolder: l10n.t('Which credentials?'),
    matchOnDetail: true,
  });
  return chosen?.source;
}

async function askCredentials(
  session: Session,
  dialect: Dialect,
  kind: SourceKind,
): Promise<CredentialSource | undefined> {
  switch (kind) {
    case 'default':
      return { kind };
    case 'profile': {
      const profile = await pickProfile(session, dialect);
      return profile === undefined ? undefined : { kind, profile };
    }
    case 'keys':
      return askKeys();
    case 'role': {
      const roleArn = await ask(l10n.t('ARN of the role'), { placeHolder: exampleArns[dialect] });
      return roleArn ? { kind, roleArn } : undefined;
    }
    case 'instance': {
      const roleName = await ask(l10n.t('Name of the role; empty to ask the machine'));
      return roleName === undefined ? undefined : { kind, ...(roleName !== '' && { roleName }) };
    }
    case 'oidc':
      return askProvider(dialect);
  }
}

const exampleArns: Readonly<Record<Dialect, string>> = {
  ram: 'acs:ram::<account-id>:role/<role-name>',
  iam: 'arn:aws:iam::<account-id>:role/<role-name>',
};

async function pickProfile({ loadAccountModule }: Session, dialect: Dialect): Promise<string | undefined> {
  const names = (await (await loadAccountModule?.())?.profiles(dialect)) ?? [];
  if (names.length === 0) return ask(l10n.t('Name of the profile'));
  return window.showQuickPick(names, { placeHolder: l10n.t('Which profile?') });
}

async function askKeys(): Promise<CredentialSource | undefined> {
  const accessKeyId = await ask(l10n.t('Access key ID'));
  if (!accessKeyId) return undefined;
  const accessKeySecret = await ask(l10n.t('Access key secret'), { password: true });
  if (!accessKeySecret) return undefined;
  const token = await ask(l10n.t('Security token; empty for a lasting access key'), { password: true });
  if (token === undefined) return undefined;
  return { kind: 'keys', accessKeyId, accessKeySecret, ...(token !== '' && { token }) };
}

async function askProvider(dialect: Dialect): Promise<CredentialSource | undefined> {
  const roleArn = await ask(l10n.t('ARN of the role'), { placeHolder: exampleArns[dialect] });
  if (!roleArn) return undefined;
  const providerArn = dialect === 'ram' ? await ask(l10n.t('ARN of the identity provider')) : '';
  if (providerArn === undefined || (dialect === 'ram' && providerArn === '')) return undefined;
  const [file] = (await window.showOpenDialog({ title: l10n.t('File with the token'), canSelectMany: false })) ?? [];
  if (file === undefined) return undefined;
  return { kind: 'oidc', roleArn, tokenFile: file.fsPath, ...(providerArn !== '' && { providerArn }) };
}

/** What the person types, without blanks around it; `undefined` where it is called off. */
async function ask(
  prompt: string,
  options: { readonly password?: boolean; readonly placeHolder?: string } = {},
): Promise<string | undefined> {
  const text = await window.showInputBox({
    title: l10n.t('Connect an account'),
    prompt,
    ignoreFocusOut: true,
    ...options,
  });
  return text?.trim();
}
