import { commands, l10n, Uri, ViewColumn, window, workspace } from 'vscode';
import type { ComparePoliciesResult } from '../../../../server/src/protocol/policies.ts';
import type { Session } from '../../extension.ts';
import { comparePolicies, filesLike } from '../../roles/drift.ts';
import { catalogueText, roleScheme } from '../../roles/roleDocuments.ts';
import type { RolePolicyKind, Subject } from '../../roles/treeNode.ts';
import { recognitionOf } from '../../status.ts';
import { deployedPart, roleOf, subjectOf } from './pickRole.ts';

/**
 * Shows how a policy of a role differs from another one: as text in a diff editor, and beside it by what is allowed.
 * `other` is the address of the other policy where it is known already.
 */
export async function compareRole(session: Session, argument?: unknown, other?: unknown): Promise<void> {
  const roleName = await roleOf(session, argument);
  if (roleName === undefined) return;
  const { policy = 'permissions' } = subjectOf(argument);
  const subject = { ...deployedPart(argument), roleName, policy };
  const { documents } = session.roles;
  const own = documents.policyUri(subject);
  if ((await documents.open(own)).getText() === '') {
    void window.showInformationMessage(l10n.t('The content of this policy of {0} is not known.', roleName));
    return;
  }
  const chosen = typeof other === 'string' ? Uri.parse(other) : await pickOther(session, subject, own);
  if (chosen === undefined) return;
  const isDeployed = subject.account !== undefined;
  // A deployed policy is the later one, and so is a file beside the catalogue.
  const [before, after] = isDeployed ? [chosen, own] : [own, chosen];
  const result = await comparePolicies(session, documents, before, after);
  const title = `${nameOf(before)} ↔ ${nameOf(after)}`;
  await commands.executeCommand('vscode.diff', before, after, title, { preview: false });
  const text = documents.textUri(l10n.t('Difference in access, {0}.txt', roleName), differenceText(title, result));
  await window.showTextDocument(await workspace.openTextDocument(text), {
    viewColumn: ViewColumn.Beside,
    preserveFocus: true,
  });
}

async function pickOther(
  session: Session,
  { roleName, policy, account }: Subject & { readonly roleName: string; readonly policy: RolePolicyKind },
  own: Uri,
): Promise<Uri | undefined> {
  const [server, role] = await Promise.all([session.ready(), session.roles.source.details(roleName)]);
  const told = role === undefined ? [] : filesLike(policy, role);
  const open = await Promise.all(
    workspace.textDocuments.map(async (document) =>
      (await recognitionOf(server, document)).length > 0 ? [document.uri.toString()] : [],
    ),
  );
  const files = [...new Set([...told, ...open.flat()])].filter(
    (uri) => uri !== own.toString() && !uri.startsWith(`${roleScheme}:`),
  );
  const catalogue = session.roles.documents.policyUri({ roleName, policy });
  const isInCatalogue = account !== undefined && catalogueText(policy, role) !== undefined;
  const items = [
    ...(isInCatalogue ? [{ label: l10n.t('The policy in the catalogue'), uri: catalogue }] : []),
    ...files.map((uri) => ({ label: workspace.asRelativePath(Uri.parse(uri)), uri: Uri.parse(uri) })),
    { label: `$(folder-opened) ${l10n.t('Another file…')}`, uri: undefined },
  ];
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Compare with which policy?') });
  if (chosen === undefined || chosen.uri !== undefined) return chosen?.uri;
  const [file] = (await window.showOpenDialog({ canSelectMany: false, openLabel: l10n.t('Compare') })) ?? [];
  return file;
}

function nameOf(uri: Uri): string {
  if (uri.scheme !== roleScheme) return workspace.asRelativePath(uri);
  const where = uri.authority === '' ? l10n.t('catalogue') : l10n.t('deployed');
  return `${uri.path.split('/').at(-1) ?? ''} (${where})`;
}

/** Lines are broken, since an editor shows plain text as it is. */
function differenceText(title: string, { summary, differences, refusal }: ComparePoliciesResult): string {
  const lines = differences.map(({ kind, sentence }) => {
    const sign = kind === 'gained' || kind === 'widened' ? '+' : '−';
    return `${sign} ${broken(sentence).join('\n  ')}`;
  });
  return [title, '', ...broken(refusal ?? summary), '', ...lines, ''].join('\n');
}

const lineLength = 48;

function broken(sentence: string): readonly string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= lineLength) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
