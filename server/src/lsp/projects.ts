import type { TextDocuments } from 'vscode-languageserver';
import {
  type Catalogue,
  type Config,
  configCandidates,
  configNames,
  createPolicyService,
  type FileFault,
  type FoundFile,
  folderOf,
  isWithin,
  type PolicyService,
  type Project,
  readConfig,
  readProject,
  resolveWithin,
  type TextDocument,
  withExtraFacts,
} from '../core/index.ts';
import type { Host } from '../host.ts';
import type { Settings } from '../protocol/settings.ts';
import { decode, encode, nameOf } from './addresses.ts';
import type { Folders } from './folders.ts';

/** What lies around a text: the files of its project, and what Rampart says in their light. */
export interface Surroundings {
  readonly project: Project;
  /** Knows also the facts of the project's own. */
  readonly service: PolicyService;
  /** The configuration, or where it would lie; `undefined` for a text outside all folders of the workspace. */
  readonly config: { readonly uri: string; readonly text: string | undefined } | undefined;
  /** Path of the text relative to the folder of the configuration. */
  readonly path: string | undefined;
}

/** A file of a project's own, and what is wrong with it. */
export interface OwnFile {
  readonly uri: string;
  readonly text: string;
  readonly faults: readonly FileFault[];
  /** What it says, where it is a configuration. */
  readonly config: Config | undefined;
}

/** Projects of all texts. Caches only: everything may be forgotten at any time. */
export interface Projects {
  of(uri: string, settings: Settings): Promise<Surroundings>;
  /** Whether a file is a configuration, or one with facts. */
  isOwnFile(uri: string): boolean;
  /** A file has, or may have, another text. @returns whether that matters to any project */
  fileChanged(uri: string): boolean;
  forget(): void;
  /** The files of all projects that were asked for. */
  ownFiles(): readonly OwnFile[];
}

export interface ProjectsOptions {
  readonly host: Host;
  readonly texts: TextDocuments<TextDocument>;
  readonly folders: Folders;
  readonly catalogue: Promise<Catalogue>;
  /** Told the name of every file that matters, so that changes of it come to be known. */
  watch(fileName: string): void;
  /** Told what a person should read in the log. */
  warn(sentence: string): void;
}

interface KnownProject {
  readonly project: Project;
  readonly service: PolicyService;
  readonly configUri: string | undefined;
  readonly configText: string | undefined;
}

export function createProjects(options: ProjectsOptions): Projects {
  const { folders, catalogue, warn } = options;
  const files = createFiles(options);
  const configUris = new Map<string, Promise<string | undefined>>();
  const projects = new Map<string, Promise<KnownProject>>();
  /** Those of the projects that are read by now. */
  const known = new Map<string, KnownProject>();
  const plainService = catalogue.then((facts) => createPolicyService({ catalogue: facts }));

  const findConfig = async (folder: string, root: string): Promise<string | undefined> => {
    for (const candidate of configCandidates(folder, root)) {
      if ((await files.textOf(candidate)) !== undefined) return candidate;
    }
    return undefined;
  };
  const readAround = async (
    root: string,
    configUri: string | undefined,
    extra: readonly string[],
  ): Promise<KnownProject> => {
    const configText = configUri === undefined ? undefined : await files.textOf(configUri);
    const config = configText === undefined ? undefined : readConfig(configText);
    const folder = configUri === undefined ? root : folderOf(configUri);
    const paths = [...(config?.extraFacts ?? []), ...(config?.referencePolicies ?? [])].map(({ value }) => value);
    const found = await Promise.all([...new Set(paths)].map((path) => files.find(path, folder, root)));
    const byPath = new Map(found.map((file) => [file.path, file]));
    const project = readProject({
      config,
      editorFacts: await Promise.all(extra.map((path) => files.find(path, root, root))),
      read: (path) => byPath.get(path) ?? { place: undefined, path, text: undefined },
    });
    for (const path of project.unreadable)
      warn(`The file ${path} that "rampart.catalogue.extra" names cannot be read.`);
    const service =
      project.extraFacts.length === 0
        ? await plainService
        : createPolicyService({ catalogue: withExtraFacts(await catalogue, project.extraFacts) });
    return { project, service, configUri, configText };
  };
  const forget = (): void => {
    configUris.clear();
    projects.clear();
    known.clear();
  };

  return {
    async of(uri, { extraFacts }) {
      const root = folders.of(uri);
      if (root === undefined) {
        return { project: noProject, service: await plainService, config: undefined, path: undefined };
      }
      const folder = isWithin(uri, root) ? folderOf(uri) : root;
      const configUri = await remember(configUris, folder, () => findConfig(folder, root));
      const key = JSON.stringify([root, configUri, extraFacts]);
      const reading = remember(projects, key, () => readAround(root, configUri, extraFacts));
      const read = await reading;
      // In the meantime it may have been forgotten.
      if (projects.get(key) === reading) known.set(key, read);
      const { project, service, configText } = read;
      const place = configUri ?? `${root}/${configNames[0]}`;
      const base = folderOf(place);
      return {
        project,
        service,
        config: { uri: place, text: configText },
        path: isWithin(uri, base) ? decode(uri.slice(base.length + 1)) : undefined,
      };
    },
    isOwnFile: (uri) =>
      configNames.includes(nameOf(uri)) ||
      [...known.values()].some(({ project }) => project.factFiles.some(({ place }) => place === uri)),
    fileChanged(uri) {
      const matters = files.changed(uri);
      if (matters) forget();
      return matters;
    },
    forget() {
      files.forget();
      forget();
    },
    ownFiles: () => [...new Map([...known.values()].flatMap(filesOf).map((file) => [file.uri, file])).values()],
  };
}

const noProject: Project = readProject({
  config: undefined,
  editorFacts: [],
  read: (path) => ({ place: undefined, path, text: undefined }),
});

function filesOf({ project, configUri, configText }: KnownProject): readonly OwnFile[] {
  const config =
    configUri === undefined || configText === undefined
      ? []
      : [{ uri: configUri, text: configText, faults: project.configFaults, config: project.config }];
  return [
    ...config,
    ...project.factFiles.map(({ place, text, faults }) => ({ uri: place, text, faults, config: undefined })),
  ];
}

/** Files of the workspace by their addresses. */
interface Files {
  /** An open text counts as it stands in the editor, saved or not. */
  textOf(uri: string): Promise<string | undefined>;
  /** The file that a path written in another names. */
  find(path: string, folder: string, root: string): Promise<FoundFile>;
  /** @returns whether anybody asked for the file */
  changed(uri: string): boolean;
  forget(): void;
}

function createFiles({ host, texts, watch }: ProjectsOptions): Files {
  const asked = new Set<string>();
  const contents = new Map<string, Promise<string | undefined>>();
  const textOf = (uri: string): Promise<string | undefined> => {
    asked.add(uri);
    const open = texts.get(uri)?.getText();
    return open === undefined ? remember(contents, uri, () => host.readFile(uri)) : Promise.resolve(open);
  };
  return {
    textOf,
    async find(path, folder, root) {
      const place = resolveWithin(root, folder, path, encode);
      if (place === undefined) return { place, path, text: undefined };
      watch(nameOf(place));
      return { place, path, text: await textOf(place) };
    },
    changed(uri) {
      contents.delete(uri);
      return asked.has(uri);
    },
    forget: () => contents.clear(),
  };
}

/** What a map holds for a key, or what is made for it now. */
function remember<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
