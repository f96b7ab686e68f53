import fc from 'fast-check';
import type { Request } from '../../../server/src/core/access/evaluate.ts';
import type { RequestContext } from '../../../server/src/core/access/requestContext.ts';
import type { Dialect } from '../../../server/src/core/document/dialect.ts';

/** A statement as JSON, of the shape that both clouds take. */
export interface RawStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: RawCondition;
}

export type RawCondition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

export interface RawPolicy {
  readonly Version: string;
  readonly Statement: readonly RawStatement[];
}

/** Few words, so that what is drawn by chance often means the same or nearly the same. */
const actions = ['a:Get', 'a:GetX', 'a:Put', 'b:Get'];
const actionPatterns = [...actions, '*', 'a:*', 'a:Get*', 'A:get', '*:Get', 'a:?et', 'a:*t', 'b:*', '*:*X'];

const resources: Readonly<Record<Dialect, readonly string[]>> = {
  ram: [
    'acs:a:cn:1:x',
    'acs:a:cn:1:x/y',
    'acs:b:us:1:x',
    'acs:ram:*:1:role/Foo',
    'acs:ram::1:role/foo',
    'acs:ram::1:user/Foo',
  ],
  iam: ['arn:aws:a:us:1:x', 'arn:aws:a:us:1:x/y', 'arn:aws:a:us:1:x:x', 'arn:aws:b::1:x', 'arn:aws:a:us:1:*'],
};
const resourcePatterns: Readonly<Record<Dialect, readonly string[]>> = {
  ram: [
    ...resources.ram,
    '*',
    'acs:a:*:*:x*',
    'acs:a:cn:1:x/?',
    'acs:*:*:1:*',
    'acs:ram:*:*:role/FOO',
    'acs:ram:*:1:*',
    'acs:a:*',
  ],
  iam: [
    ...resources.iam,
    '*',
    'arn:aws:a:*:1:x*',
    'arn:aws:a:u*s:1:x',
    'arn:*:x',
    'arn:aws:a:us:*:x',
    'arn:aws:?:*',
    'arn:aws:a:us:1:${*}',
  ],
};

/** Keys by what they hold; values that policies name, values that requests have. */
interface KeySort {
  readonly key: string;
  readonly operators: readonly string[];
  readonly inPolicy: readonly string[];
  readonly inRequest: readonly string[];
}

const comparisons = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
const texts = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
];
const common: readonly KeySort[] = [
  {
    key: 'x:Text',
    operators: texts,
    inPolicy: ['a', 'b', 'A', 'ab', 'a*', '*b', '?', 'a?*', '*'],
    inRequest: ['a', 'b', 'A', 'ab', 'aab', 'B', 'a*', ''],
  },
  {
    key: 'x:Number',
    operators: comparisons.map((name) => `Numeric${name}`),
    inPolicy: ['1', '2', '3'],
    inRequest: ['0', '1', '1.5', '2', '2.5', '3', '4'],
  },
  {
    key: 'x:Date',
    operators: comparisons.map((name) => `Date${name}`),
    inPolicy: ['2026-01-01T00:00:00Z', '2026-01-02'],
    inRequest: [
      '2025-12-31T00:00:00Z',
      '2026-01-01T08:00:00+08:00',
      '2026-01-01T12:00:00Z',
      '2026-01-02T00:00:00Z',
      '2026-01-03T00:00:00Z',
    ],
  },
  { key: 'x:Flag', operators: ['Bool'], inPolicy: ['true', 'false'], inRequest: ['true', 'false'] },
  {
    key: 'x:Ip',
    operators: ['IpAddress', 'NotIpAddress'],
    inPolicy: ['10.0.0.0/8', '10.1.0.0/16', '10.1.0.5', '2001:db8::/32', '0.0.0.0/0'],
    inRequest: ['10.0.0.1', '10.1.0.1', '10.1.0.5', '11.0.0.0', '2001:db8::1', '2001:db9::1'],
  },
];
const onlyIam: readonly KeySort[] = [
  {
    key: 'x:Arn',
    operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
    inPolicy: ['arn:aws:a:*:1:x', 'arn:aws:a:us:1:*', 'arn:aws:*:us:1:x'],
    inRequest: ['arn:aws:a:us:1:x', 'arn:aws:a:eu:1:x', 'arn:aws:a:us:2:1:x', 'arn:aws:b:us:1:x'],
  },
  { key: 'x:Null', operators: ['Null'], inPolicy: ['true', 'false'], inRequest: ['x'] },
  { key: 'x:Text', operators: ['Null'], inPolicy: ['true', 'false'], inRequest: ['a'] },
];

function sortsOf(dialect: Dialect): readonly KeySort[] {
  return dialect === 'ram' ? common : [...common, ...onlyIam];
}

function oneOrMore(values: readonly string[]): fc.Arbitrary<string | readonly string[]> {
  return fc.oneof(
    fc.constantFrom(...values),
    fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
  );
}

interface ConditionPart {
  readonly operator: string;
  readonly key: string;
  readonly values: string | readonly string[];
}

function partOf(sort: KeySort, dialect: Dialect): fc.Arbitrary<ConditionPart> {
  return fc
    .record({
      operator: fc.constantFrom(...sort.operators),
      values: oneOrMore(sort.inPolicy),
      set: fc.constantFrom('', '', '', '', 'ForAllValues:', ...(dialect === 'iam' ? ['ForAnyValue:'] : [])),
      end: fc.constantFrom('', '', '', ...(dialect === 'iam' ? ['IfExists'] : [])),
    })
    .map(({ operator, values, set, end }) => ({
      operator: operator === 'Null' ? operator : `${set}${operator}${end}`,
      key: sort.key,
      values,
    }));
}

function blockOf(parts: readonly ConditionPart[]): RawCondition {
  const block: Record<string, Record<string, string | readonly string[]>> = {};
  for (const { operator, key, values } of parts) block[operator] = { ...block[operator], [key]: values };
  return block;
}

function condition(dialect: Dialect): fc.Arbitrary<RawCondition> {
  const part = fc.constantFrom(...sortsOf(dialect)).chain((sort) => partOf(sort, dialect));
  return fc.array(part, { minLength: 1, maxLength: 2 }).map(blockOf);
}

/** Two conditions on one key, and all that a request may have of it. */
export function conditionPairs(
  dialect: Dialect,
): fc.Arbitrary<readonly [RawCondition, RawCondition, readonly RequestContext[]]> {
  const sorts = sortsOf(dialect);
  return fc.constantFrom(...sorts).chain(({ key, inRequest }) => {
    const part = fc.constantFrom(...sorts.filter((sort) => sort.key === key)).chain((sort) => partOf(sort, dialect));
    const several = inRequest.flatMap((value, index) => inRequest.slice(index + 1).map((other) => [value, other]));
    const contexts = [[], ...inRequest.map((value) => [value]), ...several].map(
      (found): RequestContext => ({ keys: { [key]: found }, others: 'absent' }),
    );
    return fc.tuple(part, part).map(([one, other]) => [blockOf([one]), blockOf([other]), contexts] as const);
  });
}

function statement(dialect: Dialect): fc.Arbitrary<RawStatement> {
  return fc
    .record({
      Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
      actions: oneOrMore(actionPatterns),
      notAction: fc.integer({ min: 0, max: 5 }),
      resources: oneOrMore(resourcePatterns[dialect]),
      notResource: fc.integer({ min: 0, max: 5 }),
      Condition: fc.option(condition(dialect), { nil: undefined, freq: 2 }),
    })
    .map(({ Effect, actions, notAction, resources, notResource, Condition }) => ({
      Effect,
      ...(notAction === 0 ? { NotAction: actions } : { Action: actions }),
      // What NotResource does in RAM is not known.
      ...(notResource === 0 && dialect === 'iam' ? { NotResource: resources } : { Resource: resources }),
      ...(Condition === undefined ? {} : { Condition }),
    }));
}

/** Policies of a few statements. */
export function policies(dialect: Dialect): fc.Arbitrary<RawPolicy> {
  return fc
    .array(statement(dialect), { minLength: 1, maxLength: 4 })
    .map((Statement) => ({ Version: dialect === 'ram' ? '1' : '2012-10-17', Statement }));
}

/** Two policies of which the second one often is the first with a small change. */
export function policyPairs(dialect: Dialect): fc.Arbitrary<readonly [RawPolicy, RawPolicy]> {
  const change = fc.record({
    at: fc.nat(),
    sort: fc.nat({ max: 6 }),
    other: statement(dialect),
    block: condition(dialect),
  });
  const changed = fc.tuple(policies(dialect), fc.array(change, { maxLength: 2 })).map(([policy, edits]) => {
    let statements = policy.Statement;
    for (const { at, sort, other, block } of edits) {
      const index = at % Math.max(1, statements.length);
      const old = statements[index] ?? other;
      const { Condition, ...bare } = old;
      const { Effect: _, ...words } = other;
      const changes: readonly (readonly RawStatement[])[] = [
        [],
        [old, old],
        [old, other],
        [{ ...old, Condition: block }],
        [Condition === undefined ? old : bare],
        [{ ...words, Effect: old.Effect }],
        [{ ...old, Condition: { ...Condition, ...block } }],
      ];
      statements = statements.toSpliced(index, 1, ...(changes[sort] ?? []));
    }
    return [policy, { ...policy, Statement: statements.toReversed() }] as const;
  });
  return fc.oneof(changed, fc.tuple(policies(dialect), policies(dialect)));
}

/** Requests of which everything is known, or nothing beyond what they say. */
export function requests(dialect: Dialect, others: 'absent' | 'unknown'): fc.Arbitrary<Request> {
  const values = (inRequest: readonly string[]): fc.Arbitrary<readonly string[]> =>
    fc.oneof(
      { arbitrary: fc.constantFrom(...inRequest).map((value) => [value]), weight: 4 },
      { arbitrary: fc.constant([]), weight: 1 },
      { arbitrary: fc.uniqueArray(fc.constantFrom(...inRequest), { maxLength: 2 }), weight: 1 },
    );
  const known = sortsOf(dialect).map(({ key, inRequest }) =>
    fc.tuple(fc.boolean(), values(inRequest)).map(([isSaid, found]) => (isSaid ? [[key, found] as const] : [])),
  );
  return fc
    .record({
      action: fc.constantFrom(...actions),
      resource: fc.constantFrom(...resources[dialect]),
      keys: fc.tuple(...known),
    })
    .map(({ action, resource, keys }) => ({
      checks: [{ action, resource }],
      context: { keys: Object.fromEntries(keys.flat()), others },
    }));
}
