import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { getLanguageService, type JSONSchema } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Dialect, Kind } from '../../server/src/core/document/dialect.ts';

const service = getLanguageService({});

/** Keywords of our schemas beyond draft-07, none of which changes what is valid: VS Code's own, then ours. */
const annotations: readonly string[] = [
  'markdownDescription',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'defaultSnippets',
  'doNotSuggest',
  'deprecationMessage',
  'errorMessage',
  'patternErrorMessage',
  'x-rampart-zh-cn',
  'x-rampart-enum-zh-cn',
];

/** Where the schema of a dialect and kind lies. */
export function schemaUrl(dialect: Dialect, kind: Kind): URL {
  return new URL(`../../schemas/${dialect}-${kind}-policy.schema.json`, import.meta.url);
}

/** The schema of a dialect and kind as any other tool would read it. */
export function readSchema(dialect: Dialect, kind: Kind): JSONSchema {
  return JSON.parse(readFileSync(schemaUrl(dialect, kind), 'utf8'));
}

/**
 * A validator that follows draft-07 to the letter and throws on a schema that is not valid itself, that uses a
 * keyword unknown to the draft and to `annotations`, or that refers to another file.
 */
export function compileSchema(dialect: Dialect, kind: Kind): ValidateFunction {
  const ajv = new Ajv({ strictTypes: true, strictTuples: true, allowUnionTypes: true });
  ajv.addVocabulary([...annotations]);
  return ajv.compile(readSchema(dialect, kind));
}

/**
 * The errors that VS Code's own JSON service finds in a policy under our schema, each as
 * `line:column message` counted from one; empty means that the policy is valid.
 * What the schema calls deprecated and members written twice are warnings there, so they are not among them.
 */
export async function schemaProblems(text: string, dialect: Dialect, kind: Kind): Promise<readonly string[]> {
  const document = TextDocument.create(`memory:/${dialect}-${kind}.json`, 'json', 1, text);
  const diagnostics = await service.doValidation(
    document,
    service.parseJSONDocument(document),
    { schemaValidation: 'error', comments: 'error', trailingCommas: 'error' },
    readSchema(dialect, kind),
  );
  return diagnostics
    .filter((diagnostic) => diagnostic.severity === DiagnosticSeverity.Error)
    .map(({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`);
}
