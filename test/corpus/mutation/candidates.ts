import { createHash } from 'node:crypto';
import { dialects } from '../../../server/src/core/document/dialect.ts';
import type { Policy } from '../../../server/src/core/document/policy.ts';
import { isWhole } from '../../../server/src/core/document/policyDocument.ts';
import { lazy } from '../../../server/src/core/text/lazy.ts';
import { documentOf, problemsOf } from '../../support/service.ts';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** A text that holds one whole policy, into which a fault may be put. */
export interface Candidate extends NamedText {
  readonly policy: Policy;
  /** Whether its author laid it out so. */
  readonly isOriginal: boolean;
  /** Whether no rule warns of it. */
  readonly isClean: () => boolean;
}

/** Longer texts show nothing more and take their time. */
const mostCharacters = 6_000;

/** The whole policies among these texts, in an order that is always the same, mixes all sources and alternates between the clouds. */
export function candidatesAmong(texts: readonly NamedText[]): readonly Candidate[] {
  const all = texts
    .flatMap((text) => candidate(text, true))
    .map((each) => ({ each, rank: createHash('sha1').update(each.name).digest('hex') }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ each }) => each);
  const byDialect = dialects.map((dialect) => all.filter(({ policy }) => policy.recognition.dialect === dialect));
  const most = Math.max(...byDialect.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) => byDialect.flatMap((each) => each[index] ?? [])).flat();
}

/** The same policy as other hands and tools would have written it, to fill up where there are too few. */
export function inOtherLayouts({ name, text }: Candidate): readonly Candidate[] {
  const value: unknown = JSON.parse(text);
  const orders = [
    { order: '', ordered: value },
    { order: ' from the end', ordered: reversed(value) },
  ];
  return orders.flatMap(({ order, ordered }) =>
    [
      { layout: 'on one line', text: JSON.stringify(ordered) },
      { layout: 'with spaces', text: JSON.stringify(ordered, undefined, 2) },
      { layout: 'with tabs', text: JSON.stringify(ordered, undefined, '\t') },
      { layout: 'with CRLF', text: JSON.stringify(ordered, undefined, 4).replaceAll('\n', '\r\n') },
    ].flatMap((other) => candidate({ name: `${name} ${other.layout}${order}`, text: other.text }, false)),
  );
}

/** The same value with the members of its objects in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

function candidate({ name, text }: NamedText, isOriginal: boolean): readonly Candidate[] {
  if (text.length > mostCharacters) return [];
  const document = documentOf(text);
  const [policy, ...others] = document.policies;
  if (policy?.form !== 'document' || others.length > 0 || !isWhole(document, policy)) return [];
  const isClean = lazy(() => problemsOf(text).every(({ level }) => level === 'hint' || level === 'info'));
  return [{ name, text, policy, isOriginal, isClean }];
}
