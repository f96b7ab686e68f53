import type { TextDocuments } from 'vscode-languageserver';
import type { Asker, PolicyDocument, PolicyDocumentOptions, PolicyService, TextDocument } from '../core/index.ts';
import type { OverrideParams } from '../protocol/requests.ts';
import type { Association, Settings } from '../protocol/settings.ts';
import { associationOf } from './associations.ts';
import type { SettingsCache } from './settingsCache.ts';

/** An open text, read, with all that a feature needs to answer about it. Good until the next message arrives. */
export interface ReadDocument {
  readonly service: PolicyService;
  readonly document: PolicyDocument;
  readonly asker: Asker;
  /** Another number for each reading: after a change of the text, of the settings, or of what the person said about it. */
  readonly revision: number;
}

/** The one cache of the server: open texts as policy documents. May be dropped at any time. */
export interface Documents {
  /** `undefined` for a text that is not open. */
  read(uri: string): Promise<ReadDocument | undefined>;
  /** From now on until the text is closed, a person says what it is. */
  override(params: OverrideParams): void;
  /** The text was closed. */
  forget(uri: string): void;
  /** Settings changed, so every text is to be read again. */
  forgetReadings(): void;
}

export interface DocumentsOptions {
  readonly texts: TextDocuments<TextDocument>;
  readonly service: Promise<PolicyService>;
  readonly settings: SettingsCache;
  /** Who asks about a text: its language id and its settings matter. */
  askerOf(languageId: string, settings: Settings): Asker;
}

export function createDocuments({ texts, service, settings, askerOf }: DocumentsOptions): Documents {
  const readings = new Map<string, { readonly version: number; readonly reading: ReadDocument }>();
  const overrides = new Map<string, Association>();
  let revision = 0;
  return {
    async read(uri) {
      const [ready, current] = await Promise.all([service, settings.of(uri)]);
      // The text is fetched last: while its settings were asked for, it may have changed.
      const textDocument = texts.get(uri);
      if (textDocument === undefined) return undefined;
      const known = readings.get(uri);
      if (known?.version === textDocument.version) return known.reading;
      const reading = {
        service: ready,
        document: ready.open(textDocument, openOptions(uri, overrides.get(uri), current)),
        asker: askerOf(textDocument.languageId, current),
        revision: ++revision,
      };
      readings.set(uri, { version: textDocument.version, reading });
      return reading;
    },
    override({ uri, dialect, kind }) {
      if (texts.get(uri) === undefined) return;
      if (dialect === undefined && kind === undefined) overrides.delete(uri);
      else overrides.set(uri, { dialect, kind });
      readings.delete(uri);
    },
    forget(uri) {
      readings.delete(uri);
      overrides.delete(uri);
      settings.forget(uri);
    },
    forgetReadings: () => readings.clear(),
  };
}

/** What a person said of this one text wins over what the settings say of files like it. */
function openOptions(uri: string, override: Association | undefined, settings: Settings): PolicyDocumentOptions {
  const association = override ?? associationOf(uri, settings.associations);
  if (association !== undefined) return { ...association, claimed: true };
  return settings.dialect === 'auto' ? {} : { dialect: settings.dialect };
}
