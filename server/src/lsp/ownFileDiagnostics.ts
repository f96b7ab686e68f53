import type { Connection, TextDocuments } from 'vscode-languageserver';
import {
  type ConfiguredSuppression,
  type FileFault,
  fileDiagnostics,
  type Locale,
  TextDocument,
  unusedFault,
} from '../core/index.ts';
import { nameOf } from './addresses.ts';
import type { Documents } from './documents.ts';
import type { Guard } from './guard.ts';
import type { OwnFile, Projects } from './projects.ts';

/** What is wrong with configurations and files of facts: sent for each of them, open or not, since nobody else asks for it. */
export interface OwnFileDiagnostics {
  /** Something changed that may matter to them. */
  refresh(): void;
}

export interface OwnFileOptions {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly texts: TextDocuments<TextDocument>;
  readonly documents: Documents;
  readonly projects: Projects;
  readonly locale: Locale;
  /** Whether the editor checks JSON files itself, those of Rampart by their schemas. */
  readonly editorChecksJson: boolean;
}

export function createOwnFileDiagnostics(options: OwnFileOptions): OwnFileDiagnostics {
  const { connection, guard, texts, projects } = options;
  const sent = new Map<string, string>();
  let isDue = false;
  let isRunning = false;

  const publish = async (): Promise<void> => {
    const unused = await unusedSuppressions(options);
    const files = projects.ownFiles();
    const gone = [...sent.keys()].filter((uri) => files.every((file) => file.uri !== uri));
    for (const uri of gone) {
      sent.delete(uri);
      await connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    for (const file of files) {
      const diagnostics = diagnosticsOf(file, unused, options);
      const content = JSON.stringify(diagnostics);
      if ((sent.get(file.uri) ?? '[]') === content) continue;
      sent.set(file.uri, content);
      const version = texts.get(file.uri)?.version;
      await connection.sendDiagnostics({ uri: file.uri, ...(version !== undefined && { version }), diagnostics });
    }
  };
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isDue) {
      isDue = false;
      await guard.idle();
      await guard.attempt('Diagnostics', 'the configuration', publish);
    }
    isRunning = false;
  };
  return {
    refresh() {
      isDue = true;
      if (!isRunning) void run();
    },
  };
}

function diagnosticsOf(
  { uri, text, faults, config }: OwnFile,
  unused: ReadonlySet<ConfiguredSuppression>,
  { locale, editorChecksJson }: OwnFileOptions,
): ReturnType<typeof fileDiagnostics>[number][] {
  const idle: readonly FileFault[] = (config?.suppressions ?? []).filter((each) => unused.has(each)).map(unusedFault);
  const isKnownByName = config !== undefined || /(?:^|\.)rampart-facts\.json$/i.test(nameOf(uri));
  return [
    ...fileDiagnostics(TextDocument.create(uri, 'jsonc', 0, text), [...faults, ...idle], {
      locale,
      says: { json: editorChecksJson, schema: editorChecksJson && isKnownByName },
    }),
  ];
}

/** An open text tells whether a suppression that is about it alone is of use; about many files only the command line can tell. */
async function unusedSuppressions({ texts, documents }: OwnFileOptions): Promise<ReadonlySet<ConfiguredSuppression>> {
  const unused = new Set<ConfiguredSuppression>();
  for (const uri of texts.keys()) {
    const read = await documents.read(uri);
    if (read === undefined) continue;
    const found = new Set(read.service.unusedSuppressions(read.document, read.asker));
    for (const each of read.suppressions) if (each.aboutOneFile && found.has(each)) unused.add(each);
  }
  return unused;
}
