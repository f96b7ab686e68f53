import { type Connection, LSPErrorCodes, RequestType, ResponseError, type TextDocuments } from 'vscode-languageserver';
import type { Asker, PolicyService, RoleReader, RoleReading, TextDocument } from '../core/index.ts';
import { type RolesParams, type RolesResult, rolesRequest } from '../protocol/roles.ts';
import type { Documents } from './documents.ts';
import type { Folders } from './folders.ts';
import type { Guard } from './guard.ts';
import { addressKey, createRoleFiles, type RoleFiles, type RoleFilesOptions } from './roleFiles.ts';

export interface RoleRequestParts extends Pick<RoleFilesOptions, 'host'> {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly texts: TextDocuments<TextDocument>;
  readonly documents: Documents;
  readonly folders: Pick<Folders, 'isWork'>;
}

/** Answers how roles come, are used and go, judged by the policies in all open texts and in files of the workspace. */
export function answerRoleRequests(
  { connection, guard, texts, documents, folders, host }: RoleRequestParts,
  service: Promise<PolicyService>,
  asker: Asker,
): void {
  let readers: { readonly reader: RoleReader; readonly files: RoleFiles } | undefined;
  const makeReaders = (reader: RoleReader): NonNullable<typeof readers> => ({
    reader,
    files: createRoleFiles({ host, guard, reader, locale: asker.locale, optionsOf: documents.optionsOf }),
  });
  const openTexts = createOpenReadings(texts, documents, folders);
  const request = new RequestType<RolesParams, RolesResult, void>(rolesRequest);
  connection.onRequest(request, ({ roleName, files }, token) =>
    guard.answer<RolesResult | ResponseError<never>>(
      { name: rolesRequest, uri: '', token },
      { roles: [] },
      async () => {
        const facts = await service;
        // Made when somebody first asks, since most sessions never do.
        readers ??= makeReaders(facts.roleReader());
        const { reader } = readers;
        const notOpen = closedOf(files ?? [], texts);
        const read = await readers.files.read(notOpen, token);
        if (read === undefined)
          return new ResponseError(LSPErrorCodes.RequestCancelled, `${rolesRequest} was cancelled`);
        // While files were read, a person may have typed on, and opened some of them.
        const open = await openTexts(reader);
        const readings = [...open, ...closedOf(read.readings, texts).map(({ reading }) => reading)];
        const policies = readings.flatMap(({ document }) => document ?? []);
        const mentions = readings.flatMap((each) => each.mentions);
        const findings = { mentions, scope: files === undefined ? 'open' : 'workspace' } as const;
        const skipped = read.skipped.length > 0 && { skipped: read.skipped };
        if (roleName === undefined) return { roles: facts.roles(policies, asker, findings), ...skipped };
        const found = facts.roleDetails(roleName, policies, asker, findings);
        return { roles: found === undefined ? [] : [found], ...skipped };
      },
    ),
  );
}

/** Those of some files that are not open: of an open one the text in the editor counts. */
function closedOf<File extends { readonly uri: string }>(
  files: readonly File[],
  texts: TextDocuments<TextDocument>,
): readonly File[] {
  const open = new Set(texts.keys().map(addressKey));
  return files.filter(({ uri }) => !open.has(addressKey(uri)));
}

/** What the open texts say, each read once for each reading of its policies. */
function createOpenReadings(
  texts: TextDocuments<TextDocument>,
  documents: Documents,
  folders: Pick<Folders, 'isWork'>,
): (reader: RoleReader) => Promise<readonly RoleReading[]> {
  let known: ReadonlyMap<string, { readonly revision: number; readonly reading: RoleReading }> = new Map();
  return async (reader) => {
    const uris = texts.keys().filter(folders.isWork);
    const read = await Promise.all(uris.map((uri) => documents.read(uri)));
    const now = read.flatMap((each, index) => {
      if (each === undefined) return [];
      const uri = uris[index] ?? '';
      const { revision, document } = each;
      const last = known.get(uri);
      return [
        [uri, last?.revision === revision ? last : { revision, reading: reader.readDocument(document) }] as const,
      ];
    });
    known = new Map(now);
    return now.map(([, { reading }]) => reading);
  };
}
