import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Policy } from '../../document/policy.ts';
import { createPolicyDocument, type PolicyDocument } from '../../document/policyDocument.ts';
import { completeSettings } from '../../rules/config.ts';
import type { Limits } from '../../rules/limits.ts';
import { limitWords, type PolicySize, policySize } from '../../rules/size/policySize.ts';
import { composeEdits } from '../../text/composeEdits.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { type Localized, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { type FitStep, fitSteps } from './fitSteps.ts';
import type { AccessEffect, RefactoringSort, RefactorPlace } from './refactoring.ts';

/** A policy that is so many times too long is not brought to its limit by writing it more tersely. */
const mostTimes = 4;
/** One step may make room for another, so that they are taken in turn; two turns were enough for every policy seen. */
const mostTurns = 6;

/** `{0}`: the limit; `{1}`: the size before; `{2}`: afterwards; `{3}`: what was done; `{4}`: the unit. */
const words = {
  fit: { en: 'Fit into {0} {4}: {1} → {2} ({3})', 'zh-cn': '压缩到 {0} 个{4}以内：{1} → {2}（{3}）' },
  room: {
    en: 'Make room below {0} {4}: {1} → {2} ({3})',
    'zh-cn': '为 {0} 个{4}的上限留出余量：{1} → {2}（{3}）',
  },
  nearer: {
    en: 'Shorten, though not to {0} {4}: {1} → {2} ({3})',
    'zh-cn': '缩短，但仍超过 {0} 个{4}：{1} → {2}（{3}）',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/**
 * Writes a policy that is near its limit or over it more tersely, step by step and no further than needed.
 * What costs only looks comes first; what may allow more comes last, and only for a policy that is too long without it.
 */
export const fitLimit: RefactoringSort = {
  kind: 'refactor.rewrite.rampart.fitLimit',
  find({ document, policy }: RefactorPlace, context: FeatureContext) {
    const { limits } = completeSettings(context);
    const size = policySize(policy, document, limits);
    if (size === undefined || size.raw > size.limit.most * mostTimes || !isNear(size, limits)) return [];
    const { rounds, done, access, after } = shorten(document, policy, size, context, limits);
    if (rounds.length === 0) return [];
    const { limit } = size;
    const outcome = after > limit.most ? 'nearer' : counted(size) > limit.most ? 'fit' : 'room';
    const steps = [...done].map(([step, count]) => say(step.done, context.locale, [`${count}`]));
    const [unit = ''] = limitWords(limit, context.locale);
    const sizes = [`${limit.most}`, `${counted(size)}`, `${after}`];
    const title = say(words[outcome], context.locale, [...sizes, steps.join(separator[context.locale]), unit]);
    return [{ title, access, edits: composeEdits(document.text.length, rounds) }];
  },
};

const separator: Localized = { en: '; ', 'zh-cn': '；' };

interface Shortening {
  readonly rounds: readonly (readonly Edit[])[];
  /** The steps that changed something, and how much. */
  readonly done: ReadonlyMap<FitStep, number>;
  readonly access: AccessEffect;
  /** The size afterwards. */
  readonly after: number;
}

function shorten(
  document: PolicyDocument,
  policy: Policy,
  start: PolicySize,
  { catalogue }: FeatureContext,
  limits: Limits,
): Shortening {
  const rounds: (readonly Edit[])[] = [];
  const done = new Map<FitStep, number>();
  let access: AccessEffect = 'equal';
  let current = document;
  let size = start;
  for (let turn = 0; turn < mostTurns; turn++) {
    const roundsBefore = rounds.length;
    for (const step of fitSteps) {
      const own = policyAt(current, policy.span.start);
      const isDue = step.when === 'near' ? isNear(size, limits) : counted(size) > size.limit.most;
      if (own === undefined || !isDue || (step.isWhiteSpace && size.limit.whiteSpace === 'free')) continue;
      const change = step.find(current, own, catalogue[policy.recognition.dialect]);
      if (change === undefined) continue;
      rounds.push(change.edits);
      done.set(step, (done.get(step) ?? 0) + change.count);
      if (access !== 'widens') access = change.access === 'equal' ? access : change.access;
      current = withText(current, policy, applyEdits(current.text, change.edits));
      size = sizeOf(current, policy.span.start, limits) ?? size;
    }
    if (rounds.length === roundsBefore) break;
  }
  return { rounds, done, access, after: counted(size) };
}

/** What the vendor counts, as far as it is known; where it is not, white space is taken to count. */
function counted({ limit, raw, compact }: PolicySize): number {
  return limit.whiteSpace === 'free' ? compact : raw;
}

function isNear(size: PolicySize, { nearLimit }: Limits): boolean {
  return counted(size) * 100 >= size.limit.most * nearLimit.most;
}

/** The size also of a policy that has become short. */
function sizeOf(document: PolicyDocument, start: number, limits: Limits): PolicySize | undefined {
  const policy = policyAt(document, start);
  return policy && policySize(policy, document, { ...limits, nearLimit: { ...limits.nearLimit, most: 0 } });
}

/** All edits lie within the policy, so that it begins where it began. */
function policyAt({ policies }: PolicyDocument, start: number): Policy | undefined {
  return policies.find(({ span }) => span.start === start);
}

function withText({ textDocument }: PolicyDocument, { recognition }: Policy, text: string): PolicyDocument {
  const { uri, languageId, version } = textDocument;
  const { dialect, kind } = recognition;
  return createPolicyDocument(TextDocument.create(uri, languageId, version, text), { dialect, kind, claimed: true });
}
