import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  Hover,
  Position,
} from 'vscode-languageserver-types';
import type { Catalogue, DialectCatalogue } from './catalogue/catalogue.ts';
import { emptyDialectCatalogue, joinCatalogues, readDialectCatalogue } from './catalogue/catalogueIndex.ts';
import { withExtraFacts } from './catalogue/extraFacts.ts';
import { CatalogueError } from './catalogue/readPacked.ts';
import { type Association, type Associations, associationOf } from './config/association.ts';
import type { FileFault } from './config/fault.ts';
import { configCandidates, configNames, folderOf, isWithin, resolveWithin } from './config/paths.ts';
import { type FoundFile, type Project, readProject, ruleSettingsOf } from './config/project.ts';
import { type Config, type ConfiguredSuppression, readConfig, unusedFault } from './config/readConfig.ts';
import { type Dialect, dialects, type Kind, kinds } from './document/dialect.ts';
import { createPolicyDocument, type PolicyDocument, type PolicyDocumentOptions } from './document/policyDocument.ts';
import {
  type ActionContents,
  type ActionSearch,
  type CatalogueContents,
  catalogueActions,
  catalogueContents,
} from './features/catalogueContents.ts';
import { codeActions, fixAllKind } from './features/codeActions.ts';
import { type ComparePoliciesResult, comparePolicies } from './features/compare/comparePolicies.ts';
import { complete } from './features/completion/complete.ts';
import { resolveCompletion } from './features/completion/resolve.ts';
import type { CodeActionRequest, FeatureContext } from './features/context.ts';
import { diagnostics } from './features/diagnostics.ts';
import { documentSymbols } from './features/documentSymbols.ts';
import { fileDiagnostics } from './features/fileDiagnostics.ts';
import { fixAll } from './features/fixAll.ts';
import { hover } from './features/hover/hover.ts';
import { type InsertResult, insertStatements } from './features/insert/insert.ts';
import { findProblems, findUnusedSuppressions } from './features/problems.ts';
import { type RecognisedPolicy, recognition } from './features/recognition.ts';
import { createRoleReader, type RoleReader, type RoleReading } from './features/roles/roleReading.ts';
import {
  type RoleDetails,
  type RoleFindings,
  type RoleSummary,
  roleDetails,
  roles,
} from './features/roles/roleTree.ts';
import { suppressActions } from './features/suppress.ts';
import { faultLines } from './report/faults.ts';
import { jsonReport } from './report/json.ts';
import { type PolicyReport, reportPolicies } from './report/policyReport.ts';
import { textReport } from './report/text.ts';
import { type Preset, presets, type RuleLevels } from './rules/config.ts';
import type { Level, Problem } from './rules/rule.ts';
import type { Suppression } from './rules/suppression.ts';
import type { Edit } from './text/edit.ts';
import { type Locale, type Localized, localeOf, say } from './text/locale.ts';

/** Who asks, and how the answer is to be given: language, levels of rules, what the editor can show. */
export type Asker = Omit<FeatureContext, 'catalogue'>;

/** Everything that Rampart can say about the policies of a text. Each call is a function of its arguments. */
export interface PolicyService {
  /**
   * Reads a text; make it once for each version and hand it to the other calls.
   * Total: any text gives a document. A dialect or kind without `claimed` decides only about texts that hold a policy anyway.
   */
  open(textDocument: TextDocument, options: PolicyDocumentOptions): PolicyDocument;
  /** Everything that the rules say, in the order of the text. */
  problems(document: PolicyDocument, asker: Asker): readonly Problem[];
  /** The problems in LSP's words, without those that the editor reports itself. */
  diagnostics(document: PolicyDocument, asker: Asker): readonly Diagnostic[];
  /** Of suppressions outside the text, which the asker brings along, those that hide nothing in it. */
  unusedSuppressions(document: PolicyDocument, asker: Asker): readonly Suppression[];
  /** Fixes of the problems that a range touches, below them ways to suppress; the repair of the whole text where its kind is asked for. */
  codeActions(document: PolicyDocument, request: CodeActionRequest, asker: Asker): readonly CodeAction[];
  /** Edits that repair whatever can be repaired without allowing more; a second call on the repaired text gives none. */
  fixAll(document: PolicyDocument, asker: Asker): readonly Edit[];
  /** What is known about the thing at a position. */
  hover(document: PolicyDocument, position: Position, asker: Asker): Hover | undefined;
  /** What may be written at a position; documentation comes with `resolveCompletion`. */
  complete(document: PolicyDocument, position: Position, asker: Asker): CompletionList;
  resolveCompletion(item: CompletionItem, asker: Asker): CompletionItem;
  /** Outline: policies and their statements. */
  symbols(document: PolicyDocument, asker: Asker): readonly DocumentSymbol[];
  /** What each policy was taken for, and why. */
  recognition(document: PolicyDocument, asker: Asker): readonly RecognisedPolicy[];
  /** What the catalogue holds, counted. */
  catalogueContents(asker: Asker): readonly CatalogueContents[];
  catalogueActions(search: ActionSearch, asker: Asker): readonly ActionContents[];
  /** Reads texts for what they say of roles; make it once for many texts. */
  roleReader(): RoleReader;
  /** All roles of both clouds with the stages of their lives, judged by the permission policies in texts, and what texts say of them. */
  roles(documents: readonly PolicyDocument[], asker: Asker, findings?: RoleFindings): readonly RoleSummary[];
  /** One role in full; `undefined` for one that is not known. */
  roleDetails(
    roleName: string,
    documents: readonly PolicyDocument[],
    asker: Asker,
    findings?: RoleFindings,
  ): RoleDetails | undefined;
  /** How what the policy of one text allows differs from what that of another one does. */
  comparePolicies(before: PolicyDocument, after: PolicyDocument, asker: Asker): ComparePoliciesResult;
  /** The edits that put the statements of a JSON text, a statement or a policy, into the policy of a document. */
  insert(document: PolicyDocument, text: string, asker: Asker): InsertResult;
}

/** All features over one catalogue. */
export function createPolicyService({ catalogue }: { readonly catalogue: Catalogue }): PolicyService {
  const withCatalogue = (asker: Asker): FeatureContext => ({ ...asker, catalogue });
  return {
    open,
    problems: (document, asker) => findProblems(document, withCatalogue(asker)),
    diagnostics: (document, asker) => diagnostics(document, withCatalogue(asker)),
    unusedSuppressions: (document, asker) => findUnusedSuppressions(document, withCatalogue(asker)),
    codeActions: (document, request, asker) => [
      ...codeActions(document, request, withCatalogue(asker)),
      ...suppressActions(document, request, withCatalogue(asker)),
    ],
    fixAll: (document, asker) => fixAll(document, withCatalogue(asker)),
    hover: (document, position, asker) => hover(document, position, withCatalogue(asker)),
    complete: (document, position, asker) => complete(document, position, withCatalogue(asker)),
    resolveCompletion: (item, asker) => resolveCompletion(item, withCatalogue(asker)),
    symbols: (document, asker) => documentSymbols(document, withCatalogue(asker)),
    recognition: (document, asker) => recognition(document, withCatalogue(asker)),
    catalogueContents: (asker) => catalogueContents(withCatalogue(asker)),
    catalogueActions: (search, asker) => catalogueActions(search, withCatalogue(asker)),
    roleReader: () => createRoleReader(catalogue, open),
    roles: (documents, asker, findings) => roles(documents, withCatalogue(asker), findings),
    roleDetails: (roleName, documents, asker, findings) =>
      roleDetails(roleName, documents, withCatalogue(asker), findings),
    comparePolicies: (before, after, asker) => comparePolicies(before, after, withCatalogue(asker)),
    insert: (document, text, asker) => insertStatements(document, text, asker),
  };
}

function open(textDocument: TextDocument, options: PolicyDocumentOptions): PolicyDocument {
  if (options.claimed === true) return createPolicyDocument(textDocument, options);
  const document = createPolicyDocument(textDocument);
  const { dialect, kind } = options;
  const agrees = document.policies.every(
    ({ recognition: found }) => (dialect ?? found.dialect) === found.dialect && (kind ?? found.kind) === found.kind,
  );
  return agrees ? document : createPolicyDocument(textDocument, { dialect, kind });
}

/** A part of the catalogue that cannot be used, and why. */
export interface CatalogueFault {
  readonly part: Dialect;
  readonly sentence: Localized;
}

/** The facts of both clouds, and the day on which those of each were taken; a part that cannot be used has none. */
export interface AssembledCatalogue {
  readonly catalogue: Catalogue;
  readonly dates: Readonly<Record<Dialect, string | undefined>>;
}

/**
 * The facts of both clouds from what was read of their files: the text, or the `Error` that reading gave.
 * What cannot be used is told once, and nothing is known of it: a whole cloud where its file is missing or cut off,
 * and a part of it, when it is first needed, where it is damaged within.
 */
export function assembleCatalogue(
  parts: Readonly<Record<Dialect, unknown>>,
  tell: (fault: CatalogueFault) => void,
): AssembledCatalogue {
  const open = (part: Dialect): DialectCatalogue => {
    try {
      return readDialectCatalogue(textOf(parts[part]), part, ({ sentence }) => tell({ part, sentence }));
    } catch (error) {
      tell({ part, sentence: sentenceOf(error, part) });
      return emptyDialectCatalogue(part);
    }
  };
  const catalogue = joinCatalogues(open('ram'), open('iam'));
  return { catalogue, dates: { ram: catalogue.ram.date || undefined, iam: catalogue.iam.date || undefined } };
}

function textOf(part: unknown): string {
  if (part instanceof Error) throw part;
  return typeof part === 'string' ? part : '';
}

function sentenceOf(error: unknown, part: Dialect): Localized {
  if (error instanceof CatalogueError) return error.sentence;
  const reason = error instanceof Error ? error.message : String(error);
  return {
    en: `The ${part} catalogue could not be read: ${reason}`,
    'zh-cn': `无法读取 ${part} 目录文件：${reason}`,
  };
}

export type {
  Association,
  Associations,
  Catalogue,
  CodeActionRequest,
  Config,
  ConfiguredSuppression,
  Dialect,
  FileFault,
  FoundFile,
  Kind,
  Level,
  Locale,
  Localized,
  PolicyDocument,
  PolicyDocumentOptions,
  PolicyReport,
  Preset,
  Problem,
  Project,
  RecognisedPolicy,
  RoleReader,
  RoleReading,
  RuleLevels,
};
export {
  associationOf,
  configCandidates,
  configNames,
  dialects,
  faultLines,
  fileDiagnostics,
  fixAllKind,
  folderOf,
  isWithin,
  jsonReport,
  kinds,
  localeOf,
  presets,
  readConfig,
  readProject,
  reportPolicies,
  resolveWithin,
  ruleSettingsOf,
  say,
  TextDocument,
  textReport,
  unusedFault,
  withExtraFacts,
};
