import { isAbsolute, parse, relative, resolve, sep } from 'node:path';
import {
  type Asker,
  type Association,
  associationOf,
  type Catalogue,
  type Config,
  type ConfiguredSuppression,
  configCandidates,
  createPolicyService,
  type FileFault,
  type FoundFile,
  folderOf,
  isWithin,
  type PolicyDocument,
  type PolicyService,
  type Project,
  readConfig,
  readProject,
  resolveWithin,
  ruleSettingsOf,
  unusedFault,
  withExtraFacts,
} from '../core/index.ts';
import { decodeText } from './decode.ts';
import { type Files, standardInput } from './files.ts';
import type { LintOptions } from './options.ts';

/** What lies around a file: its configuration, and what Rampart says in its light. */
export interface FileSurroundings {
  readonly service: PolicyService;
  /** What the configuration decides about the rules for this file. */
  readonly decided: Pick<Asker, 'levels' | 'preset' | 'limits' | 'options' | 'suppressions'>;
  readonly association: Association | undefined;
  /** Name of the configuration, for sentences about it. */
  readonly configName: string;
  /** To be told of every policy that was checked, so that suppressions without use come out. */
  checked(document: PolicyDocument, asker: Asker): void;
}

/** A file of a project's own and what is wrong with it. */
export interface FaultyFile {
  readonly path: string;
  readonly text: string;
  readonly faults: readonly FileFault[];
}

/** Projects of all files that a run looks at. */
export interface CommandProjects {
  of(path: string): FileSurroundings;
  /** What is wrong with the files of all projects; asked at the end of a run, since it tells of suppressions without use. */
  faultyFiles(): readonly FaultyFile[];
}

export interface ProjectsOptions {
  readonly files: Files;
  readonly catalogue: Catalogue;
  readonly workingDirectory: string;
  readonly options: Pick<LintOptions, 'paths' | 'config' | 'preset' | 'extraFacts'>;
}

/** A project, with what its suppressions did. */
interface KnownProject {
  readonly project: Project;
  readonly service: PolicyService;
  /** Path of the configuration, slashes between its parts; `undefined` where there is none. */
  readonly configPath: string | undefined;
  readonly configText: string;
  readonly tried: Set<ConfiguredSuppression>;
  readonly used: Set<ConfiguredSuppression>;
}

export function createCommandProjects(around: ProjectsOptions): CommandProjects {
  const { files, options } = around;
  const here = withSlashes(around.workingDirectory);
  const absolute = (path: string): string => withSlashes(resolve(around.workingDirectory, path));
  const configPaths = new Map<string, string | undefined>();
  const projects = new Map<string | undefined, KnownProject>();
  const named = options.config === undefined ? undefined : absolute(options.config);
  const rootFor = (folder: string): string =>
    isWithin(folder, here) ? here : withSlashes(parse(folder).root).replace(/\/$/, '');

  const configFor = (folder: string): string | undefined => {
    if (named !== undefined) return named;
    if (!configPaths.has(folder)) {
      const found = configCandidates(folder, rootFor(folder)).find((candidate) => files.exists(candidate));
      configPaths.set(folder, found);
    }
    return configPaths.get(folder);
  };
  const projectOf = (configPath: string | undefined): KnownProject => {
    const known = projects.get(configPath) ?? readAround(configPath, absolute, around);
    projects.set(configPath, known);
    return known;
  };

  return {
    of(path) {
      const file = path === standardInput ? undefined : absolute(path);
      const known = projectOf(configFor(file === undefined ? here : folderOf(file)));
      const { project, service, configPath } = known;
      const base = configPath === undefined ? here : folderOf(configPath);
      const inner = file !== undefined && isWithin(file, base) ? file.slice(base.length + 1) : undefined;
      const decided = ruleSettingsOf(project, { preset: options.preset, levels: {} }, inner);
      return {
        service,
        decided,
        association:
          inner === undefined ? undefined : associationOf(inner, project.config?.associations ?? {}, 'whole'),
        configName: configPath === undefined ? '' : shownAs(configPath, around.workingDirectory),
        checked(document, asker) {
          if (decided.suppressions.length === 0 || document.policies.length === 0) return;
          const idle = new Set(service.unusedSuppressions(document, asker));
          for (const each of decided.suppressions) (idle.has(each) ? known.tried : known.used).add(each);
        },
      };
    },
    faultyFiles() {
      const wholeFolders = options.paths.map(absolute);
      return [...projects.values()].flatMap(({ project, configPath, configText, tried, used }) => {
        const config =
          configPath === undefined ? [] : [{ path: configPath, text: configText, faults: project.configFaults }];
        const isWhole = configPath !== undefined && wholeFolders.some((each) => isWithin(folderOf(configPath), each));
        const idle = suppressionsOf(project.config).filter(
          (each) => tried.has(each) && !used.has(each) && (each.aboutOneFile || isWhole),
        );
        return [
          ...config.map((file) => ({ ...file, faults: [...file.faults, ...idle.map(unusedFault)] })),
          ...project.factFiles.map(({ place, text, faults }) => ({ path: place, text, faults })),
        ]
          .filter(({ faults }) => faults.length > 0)
          .map((file) => ({ ...file, path: shownAs(file.path, around.workingDirectory) }));
      });
    },
  };
}

function readAround(
  configPath: string | undefined,
  absolute: (path: string) => string,
  { files, catalogue, options, workingDirectory }: ProjectsOptions,
): KnownProject {
  const here = withSlashes(workingDirectory);
  const configText = configPath === undefined ? undefined : readText(configPath, files);
  const folder = configPath === undefined ? here : folderOf(configPath);
  const root = isWithin(folder, here) ? here : folder;
  const find = (place: string | undefined, path: string): FoundFile => ({
    place,
    path,
    text: place === undefined ? undefined : readText(place, files),
  });
  const project = readProject({
    config: configText === undefined ? undefined : readConfig(configText),
    editorFacts: options.extraFacts.map((path) => find(absolute(path), path)),
    read: (path) =>
      find(
        resolveWithin(root, folder, path, (part) => part),
        path,
      ),
  });
  const service = createPolicyService({ catalogue: withExtraFacts(catalogue, project.extraFacts) });
  return { project, service, configPath, configText: configText ?? '', tried: new Set(), used: new Set() };
}

function suppressionsOf(config: Config | undefined): readonly ConfiguredSuppression[] {
  return config?.suppressions ?? [];
}

function readText(path: string, files: Files): string | undefined {
  try {
    return decodeText(files.read(path)).text;
  } catch {
    return undefined;
  }
}

/** As a person would name it: from the working directory where it lies in it. */
function shownAs(path: string, workingDirectory: string): string {
  const inner = relative(workingDirectory, path);
  return inner === '' || inner.startsWith('..') || isAbsolute(inner) ? path : withSlashes(inner);
}

function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
