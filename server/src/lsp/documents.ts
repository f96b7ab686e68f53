import type { TextDocuments } from 'vscode-languageserver';
import {
  type Asker,
  type Association,
  associationOf,
  type ConfiguredSuppression,
  type PolicyDocument,
  type PolicyDocumentOptions,
  type PolicyService,
  ruleSettingsOf,
  type TextDocument,
} from '../core/index.ts';
import type { OverrideParams } from '../protocol/requests.ts';
import type { Settings } from '../protocol/settings.ts';
import { associationOfUri } from './associations.ts';
import type { Folders } from './folders.ts';
import type { Projects, Surroundings } from './projects.ts';
import type { SettingsCache } from './settingsCache.ts';

/** An open text, read, with all that a feature needs to answer about it. Good until the next message arrives. */
export interface ReadDocument {
  readonly service: PolicyService;
  readonly document: PolicyDocument;
  readonly asker: Asker;
  /** Those of the configuration that are about this text. */
  readonly suppressions: readonly ConfiguredSuppression[];
  /** Another number for each reading: after a change of the text, of the settings, or of what the person said about it. */
  readonly revision: number;
}

/** The one cache of the server: open texts as policy documents. May be dropped at any time. */
export interface Documents {
  /** `undefined` for a text that is not open, that is no business of ours, or that is a file of the project's own. */
  read(uri: string): Promise<ReadDocument | undefined>;
  /** What is decided about a file that need not be open; `off` for one that is no business of ours, or the project's own. */
  optionsOf(uri: string): Promise<PolicyDocumentOptions | 'off'>;
  /** From now on until the text is closed, a person says what it is. */
  override(params: OverrideParams): void;
  /** The text was closed. */
  forget(uri: string): void;
  /** Settings or files of a project changed, so every text is to be read again. */
  forgetReadings(): void;
}

export interface DocumentsOptions {
  readonly texts: TextDocuments<TextDocument>;
  readonly settings: SettingsCache;
  readonly projects: Projects;
  readonly folders: Pick<Folders, 'of'>;
  /** Who asks about texts of a language. */
  askerOf(languageId: string): Asker;
}

type Override = Exclude<Association, 'off'>;

export function createDocuments({ texts, settings, projects, folders, askerOf }: DocumentsOptions): Documents {
  const readings = new Map<string, { readonly version: number; readonly reading: ReadDocument | undefined }>();
  const overrides = new Map<string, Override>();
  let revision = 0;
  let generation = 0;

  /** What is decided outside the text; asked again where something was decided anew in the meantime. */
  const decisionsFor = async (uri: string): Promise<readonly [Settings, Surroundings]> => {
    for (;;) {
      const before = generation;
      const current = await settings.of(uri);
      const around = await projects.of(uri, current);
      if (before === generation) return [current, around];
    }
  };
  const readNow = (textDocument: TextDocument, current: Settings, around: Surroundings): ReadDocument | undefined => {
    const { uri, languageId } = textDocument;
    const options = openOptions(uri, overrides.get(uri), current, around);
    if (options === 'off' || projects.isOwnFile(uri)) return undefined;
    const { project, service, config, path } = around;
    const decided = ruleSettingsOf(project, { preset: current.preset, levels: current.rules }, path);
    const configPlace = config === undefined || path === undefined ? undefined : { ...config, path };
    return {
      service,
      document: service.open(textDocument, options),
      asker: { ...askerOf(languageId), ...decided, configPlace },
      suppressions: decided.suppressions,
      revision: ++revision,
    };
  };
  return {
    async read(uri) {
      const [current, around] = await decisionsFor(uri);
      // The text is fetched last: while its settings were asked for, it may have changed.
      const textDocument = texts.get(uri);
      if (textDocument === undefined) return undefined;
      const known = readings.get(uri);
      if (known?.version === textDocument.version) return known.reading;
      const reading = readNow(textDocument, current, around);
      readings.set(uri, { version: textDocument.version, reading });
      return reading;
    },
    async optionsOf(uri) {
      // Settings are those of its folder: to ask a client about each of thousands of files would take it seconds.
      const current = await settings.of(folders.of(uri) ?? uri);
      if (projects.isOwnFile(uri)) return 'off';
      return openOptions(uri, undefined, current, await projects.of(uri, current));
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
    forgetReadings() {
      generation++;
      readings.clear();
    },
  };
}

/** What a person said of this one text wins over the editor's settings, and those over the configuration. */
function openOptions(
  uri: string,
  override: Override | undefined,
  settings: Settings,
  { project, path }: Surroundings,
): PolicyDocumentOptions | 'off' {
  const association =
    override ??
    associationOfUri(uri, settings.associations) ??
    (path === undefined ? undefined : associationOf(path, project.config?.associations ?? {}, 'whole'));
  if (association === 'off') return 'off';
  if (association !== undefined) return { ...association, claimed: true };
  return settings.dialect === 'auto' ? {} : { dialect: settings.dialect };
}
