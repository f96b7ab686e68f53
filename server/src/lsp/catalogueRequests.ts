import { type Connection, RequestType0 } from 'vscode-languageserver';
import type { Asker, PolicyService } from '../core/index.ts';
import {
  type ActionContents,
  type CatalogueActionsParams,
  type CatalogueContents,
  catalogueActionsRequest,
  catalogueRequest,
  mostFound,
} from '../protocol/catalogue.ts';
import type { Guard } from './guard.ts';

/** Answers those who want to read the catalogue itself. */
export function answerCatalogueRequests(
  { connection, guard }: { readonly connection: Connection; readonly guard: Guard },
  service: Promise<PolicyService>,
  asker: Asker,
): void {
  const contents = new RequestType0<readonly CatalogueContents[], void>(catalogueRequest);
  connection.onRequest(contents, (token) =>
    guard.answer<readonly CatalogueContents[]>({ name: catalogueRequest, uri: '', token }, [], async () =>
      (await service).catalogueContents(asker),
    ),
  );
  connection.onRequest(catalogueActionsRequest, (params: CatalogueActionsParams, token) =>
    guard.answer<readonly ActionContents[]>({ name: catalogueActionsRequest, uri: '', token }, [], async () =>
      (await service).catalogueActions({ ...params, most: mostFound }, asker),
    ),
  );
}
