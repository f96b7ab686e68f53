import { type Connection, RequestType, type TextDocuments } from 'vscode-languageserver';
import type { Asker, PolicyService, TextDocument } from '../core/index.ts';
import { type RolesParams, type RolesResult, rolesRequest } from '../protocol/roles.ts';
import type { Documents } from './documents.ts';
import type { Guard } from './guard.ts';

export interface RoleRequestParts {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly texts: TextDocuments<TextDocument>;
  readonly documents: Documents;
}

/** Answers how roles come, are used and go, judged by the policies in all open texts. */
export function answerRoleRequests(
  { connection, guard, texts, documents }: RoleRequestParts,
  service: Promise<PolicyService>,
  asker: Asker,
): void {
  const request = new RequestType<RolesParams, RolesResult, void>(rolesRequest);
  connection.onRequest(request, ({ roleName }, token) =>
    guard.answer<RolesResult>({ name: rolesRequest, uri: '', token }, { roles: [] }, async () => {
      const read = await Promise.all(texts.keys().map((uri) => documents.read(uri)));
      const open = read.flatMap((each) => each?.document ?? []);
      const facts = await service;
      if (roleName === undefined) return { roles: facts.roles(open, asker) };
      const found = facts.roleDetails(roleName, open, asker);
      return { roles: found === undefined ? [] : [found] };
    }),
  );
}
