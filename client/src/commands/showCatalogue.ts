import { l10n, Uri, ViewColumn, type Webview, window } from 'vscode';
import {
  type ActionContents,
  type CatalogueActionsParams,
  type CatalogueContents,
  catalogueActionsRequest,
  catalogueRequest,
} from '../../../server/src/protocol/catalogue.ts';
import type { CataloguePageWords, FromCataloguePage, ToCataloguePage } from '../../webview/messages.ts';
import type { Session } from '../extension.ts';
import { pageText } from '../webviewPage.ts';

/** Opens a page on what the catalogue knows: services, actions, how sure each is, and from when. */
export function showCatalogue(session: Session): void {
  const media = Uri.joinPath(session.context.extensionUri, 'dist', 'media');
  const panel = window.createWebviewPanel('rampart.catalogue', l10n.t('Rampart Catalogue'), ViewColumn.Active, {
    enableScripts: true,
    enableFindWidget: true,
    localResourceRoots: [media],
    retainContextWhenHidden: false,
  });
  panel.webview.html = pageText(panel.webview, media, 'catalogue', panel.title);
  panel.webview.onDidReceiveMessage((message: FromCataloguePage) =>
    answer(message, panel.webview, session).catch((error: unknown) =>
      window.showErrorMessage(l10n.t('Rampart could not read its catalogue: {0}', String(error))),
    ),
  );
}

async function answer(message: FromCataloguePage, page: Webview, session: Session): Promise<void> {
  const { client } = await session.ready();
  const send = (reply: ToCataloguePage): Thenable<boolean> => page.postMessage(reply);
  if (message.type === 'ready') {
    await send({
      type: 'contents',
      contents: await client.sendRequest<CatalogueContents[]>(catalogueRequest),
      words: words(),
    });
    return;
  }
  const params: CatalogueActionsParams = message.question;
  const actions = await client.sendRequest<ActionContents[]>(catalogueActionsRequest, params);
  await send({ type: 'actions', for: message.question, actions });
}

function words(): CataloguePageWords {
  return {
    title: l10n.t('What Rampart knows'),
    search: l10n.t('Search services and actions'),
    found: l10n.t('{0} services found.'),
    nothing: l10n.t('No service of that name.'),
    summary: l10n.t(
      'Facts of {0}: {1} services, {2} actions, {3} condition keys, {4} service-linked roles, {5} service roles.',
    ),
    missing: l10n.t('The facts of this cloud could not be read; see the output channel.'),
    matchingActions: l10n.t('Actions of that name'),
    actions: l10n.t('{0} actions'),
    lists: {
      complete: l10n.t('list complete: other names are doubted'),
      partial: l10n.t('list known in part: only near misses are doubted'),
      none: l10n.t('no list: any name may exist'),
    },
    assumed: l10n.t('code only assumed'),
    deprecated: l10n.t('deprecated'),
    confidence: {
      A: l10n.t('from a current authorization table'),
      B: l10n.t('from an older authorization table'),
      C: l10n.t('from the list of API operations'),
      D: l10n.t('from an old API version or published policies'),
    },
    levels: {
      list: l10n.t('list'),
      read: l10n.t('read'),
      write: l10n.t('write'),
      tagging: l10n.t('tagging'),
      'permission management': l10n.t('permission management'),
    },
    columns: [l10n.t('Action'), l10n.t('Level'), l10n.t('Known'), l10n.t('What it does')],
  };
}
