import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import { rulesFor } from '../../../server/tools/generate/checks.ts';
import { otherTools } from '../../../server/tools/generate/checksLists.ts';
import type { RulePage } from '../../../server/tools/generate/rulePages.ts';
import { corpusFiles, corpusFolder, corpusText } from '../../support/corpus.ts';
import { infraguardRules } from './infraguard.ts';

/** A policy, and what another tool says of it. */
export interface PeerCase {
  readonly tool: string;
  /** Name by which reasons refer to it. */
  readonly id: string;
  readonly text: string;
  readonly dialect: Dialect;
  /** Checks of the tool that this case says something about, each with whether the tool finds its fault here. */
  readonly verdicts: ReadonlyMap<string, boolean>;
}

/** The rules of ours that are to find what a check of another tool finds. */
export type RulesOfCheck = (tool: string, check: string) => readonly string[];

/** What pages say in their line `Elsewhere`, and for InfraGuard, whose checks are about whole templates, a table of these tests. */
export function rulesOfCheck(pages: readonly RulePage[]): RulesOfCheck {
  return (tool, check) =>
    tool === 'InfraGuard' ? (infraguardRules[check] ?? []) : rulesFor(tool, check, pages).map(({ code }) => code);
}

/** Every case of the corpus. */
export function peerCases(): readonly PeerCase[] {
  return [...parliamentCases(), ...accessAnalyzerExamples(), ...accessAnalyzerPolicies(), ...infraguardCases()];
}

/** parliament runs all checks of its own over the policy of each of its tests, and those of its community where it says so. */
function parliamentCases(): readonly PeerCase[] {
  const groups = otherTools.find(({ name }) => name === 'parliament')?.groups ?? [];
  const own = groups.flatMap(({ title, names }) => (title === 'Own' ? names : []));
  return readCases('parliament').map(({ path, line, text, expect }) => ({
    tool: 'parliament',
    id: `${basename(String(path), '.py').replace('test_', '')}:${line}`,
    text: String(text),
    dialect: 'iam',
    verdicts: new Map([...own, ...strings(expect)].map((check) => [check, strings(expect).includes(check)])),
  }));
}

/** Checks of Access Analyzer whose page shows the fault; the other examples show how it is repaired. */
const faultyExamples: readonly string[] = [
  'REDUNDANT_ACTION',
  'REDUNDANT_CONDITION_VALUE_NUM',
  'REDUNDANT_RESOURCE',
  'WILDCARD_IN_SERVICE_NAME',
  'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY',
];

function accessAnalyzerExamples(): readonly PeerCase[] {
  return readCases('access-analyzer-checks').flatMap(({ code, examples }) =>
    strings(examples).map((example) => ({
      tool: 'Access Analyzer',
      id: 'example',
      text: wholePolicy(example),
      dialect: 'iam' as const,
      verdicts: new Map([[String(code), faultyExamples.includes(String(code))]]),
    })),
  );
}

/** A policy around an example, which mostly is one element of it. */
function wholePolicy(example: string): string {
  if (example.startsWith('{')) return example;
  const source = example.replace(/,\s*$/, '');
  const missing = source.split('{').length - source.split('}').length;
  const element: Readonly<Record<string, unknown>> = JSON.parse(`{${source}${'}'.repeat(missing)}}`);
  const { Version = '2012-10-17', ...own } = element;
  const frame =
    'Principal' in own ? { Action: 'sts:AssumeRole' } : { Action: 's3:GetObject', Resource: 'arn:aws:s3:::example/*' };
  return JSON.stringify({ Version, Statement: [{ Effect: 'Allow', ...frame, ...own }] }, undefined, 2);
}

/** Policies managed by AWS that are said to trip a check and that the corpus holds. */
function accessAnalyzerPolicies(): readonly PeerCase[] {
  const files = new Map(
    corpusFiles()
      .filter(({ path }) => path.includes('managedpolicies/'))
      .map(({ path, file }) => [basename(path, '.json'), file]),
  );
  return readCases('access-analyzer-checks').flatMap(({ code, managed_policies_with_finding: names }) =>
    strings(names).flatMap((name) => {
      const file = files.get(name);
      if (file === undefined) return [];
      const verdicts = new Map([[String(code), true]]);
      return [{ tool: 'Access Analyzer', id: name, text: corpusText(file), dialect: 'iam' as const, verdicts }];
    }),
  );
}

/** Each template of InfraGuard has the verdict of one check; its policies are the texts. */
function infraguardCases(): readonly PeerCase[] {
  return readCases('infraguard').flatMap(({ path, rule, verdict, policies }) =>
    strings(policies).map((text, index, all) => ({
      tool: 'InfraGuard',
      id: `${String(path)
        .split('/')
        .slice(-3)
        .join('/')
        .replace(/^.*?(ros|terraform)/, '$1')}${all.length > 1 ? `#${index + 1}` : ''}`,
      text,
      dialect: 'ram' as const,
      verdicts: new Map([[String(rule), verdict === 'violation']]),
    })),
  );
}

function readCases(name: string): readonly Readonly<Record<string, unknown>>[] {
  const file = join(corpusFolder ?? '', 'peer-expected', `${name}.json`);
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Record<string, unknown>[] };
  return cases;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
