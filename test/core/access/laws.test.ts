import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { AccessPolicy, AccessStatement } from '../../../server/src/core/access/accessPolicy.ts';
import { conditionsCover, conditionsMeet, statementCovers } from '../../../server/src/core/access/cover.ts';
import { type AccessDiff, allowsNothingNew, diff } from '../../../server/src/core/access/diff.ts';
import { evaluate, type Request } from '../../../server/src/core/access/evaluate.ts';
import { type Grant, grantsOf, reduce } from '../../../server/src/core/access/grants.ts';
import { type Dialect, dialects } from '../../../server/src/core/document/dialect.ts';
import { accessTo } from './accessTo.ts';
import { naiveApplies, naiveOutcome } from './naiveEvaluator.ts';
import {
  conditionPairs,
  policies,
  policyPairs,
  type RawPolicy,
  type RawStatement,
  requests,
} from './randomPolicies.ts';

/** The same policies in every run. */
const seed = 20261122;

function read(policy: RawPolicy, dialect: Dialect): AccessPolicy {
  return accessTo(policy, { dialect, kind: 'permission' });
}

function allows(access: AccessPolicy, request: Request): boolean {
  return evaluate([access], request).outcome === 'Allow';
}

/** The JSON of a statement that the engine read. */
function rawOf(policy: RawPolicy, { statement }: AccessStatement): RawStatement {
  const raw = policy.Statement[statement.index];
  assert.ok(raw);
  return raw;
}

/** Requests, drawn once: to draw them anew for each policy takes longer than to decide them. */
function drawRequests(dialect: Dialect, accepts: (request: Request) => boolean): fc.Arbitrary<readonly Request[]> {
  const pool = fc.sample(requests(dialect, 'absent').filter(accepts), { seed, numRuns: 400 });
  return fc.nat({ max: pool.length - 30 }).map((at) => pool.slice(at, at + 30));
}

/** A key that has two values leaves many conditions open. */
function isSettled({ context }: Request): boolean {
  return Object.values(context.keys).every((values) => values.length < 2);
}

for (const dialect of dialects) {
  suite(`laws of access in ${dialect}`, () => {
    test('evaluate agrees with a naive evaluator', () => {
      const seen = new Set<string>();
      const asked = fc.oneof(requests(dialect, 'absent'), requests(dialect, 'unknown'));
      fc.assert(
        fc.property(policies(dialect), fc.array(asked, { minLength: 3, maxLength: 3 }), (policy, samples) => {
          const access = read(policy, dialect);
          for (const request of samples) {
            const expected = naiveOutcome(policy, request, dialect);
            seen.add(expected);
            const { outcome, possible } = evaluate([access], request);
            // Between an implicit and an explicit denial, the naive one does not know either.
            assert.equal(outcome, expected);
            assert.equal(possible.length > 1, expected === 'Unknown');
          }
        }),
        { seed, numRuns: 1000 },
      );
      assert.deepEqual([...seen].sort(), ['Allow', 'ExplicitDeny', 'ImplicitDeny', 'Unknown']);
    });

    test('a statement covers itself, what is covered by what it covers, and only what it applies to', () => {
      let covered = 0;
      const pair = fc.tuple(
        policyPairs(dialect),
        drawRequests(dialect, () => true),
      );
      fc.assert(
        fc.property(pair, ([[first, second], samples]) => {
          const statements = [first, second].flatMap((policy) => {
            const access = read(policy, dialect);
            return [...access.allows, ...access.denies].map((each) => {
              const raw = rawOf(policy, each);
              return { each, raw, applies: samples.map((request) => naiveApplies(raw, request, dialect)) };
            });
          });
          for (const outer of statements) {
            assert.ok(statementCovers(outer.each, { ...outer.each }));
            for (const inner of statements) {
              if (outer === inner || !statementCovers(outer.each, inner.each)) continue;
              covered++;
              const escaped = samples.find((_, index) => inner.applies[index] === 1 && outer.applies[index] !== 1);
              assert.equal(escaped, undefined, JSON.stringify([outer.raw, inner.raw]));
              for (const innermost of statements) {
                if (statementCovers(inner.each, innermost.each)) assert.ok(statementCovers(outer.each, innermost.each));
              }
            }
          }
        }),
        { seed, numRuns: 150 },
      );
      assert.ok(covered > 150, `only ${covered}`);
    });

    test('a condition implies another only if it never holds without it, and rules it out only if never with it', () => {
      let implied = 0;
      let excluded = 0;
      const any = { Effect: 'Allow', Action: '*', Resource: '*' } as const;
      const check = { action: 'a:Get', resource: '' };
      fc.assert(
        fc.property(conditionPairs(dialect), ([one, other, contexts]) => {
          const raws: readonly RawStatement[] = [one, other].map((Condition) => ({ ...any, Condition }));
          const [first, second] = raws.map((raw) =>
            contexts.map((context) => naiveApplies(raw, { checks: [check], context }, dialect)),
          );
          const { allows } = read({ Version: dialect === 'ram' ? '1' : '2012-10-17', Statement: raws }, dialect);
          const [wide, narrow] = allows.map(({ conditions }) => conditions);
          assert.ok(first && second && wide && narrow && conditionsCover(wide, wide));
          if (conditionsCover(wide, narrow)) {
            implied++;
            assert.ok(second.every((holds, index) => holds < 1 || first[index] === 1));
          }
          if (!conditionsMeet(wide, narrow)) {
            excluded++;
            assert.ok(second.every((holds, index) => holds < 1 || first[index] !== 1));
          }
        }),
        { seed, numRuns: 1500 },
      );
      assert.ok(implied > 100 && excluded > 100, `only ${implied} and ${excluded}`);
    });

    test('what reduce and grantsOf leave is what evaluate allows', () => {
      let allowed = 0;
      let denied = 0;
      const applies = (policy: RawPolicy, statement: AccessStatement, request: Request): boolean =>
        naiveApplies(rawOf(policy, statement), request, dialect) === 1;
      const grants = (policy: RawPolicy, grant: Grant, request: Request): boolean => {
        const raw = rawOf(policy, grant.statement);
        const narrowed: RawStatement = {
          ...raw,
          ...(grant.actions.length === 0 ? {} : { Action: grant.actions.map(({ text }) => text) }),
          ...(raw.Resource === undefined ? {} : { Resource: grant.resources.map(({ text }) => text) }),
        };
        return (
          grant.deniedBy.length === 0 &&
          naiveApplies(narrowed, request, dialect) === 1 &&
          !grant.exceptWhere.some(({ deny }) => applies(policy, deny, request))
        );
      };
      fc.assert(
        fc.property(policies(dialect), drawRequests(dialect, isSettled), (policy, samples) => {
          const access = read(policy, dialect);
          const all = reduce(access);
          denied += all.filter(({ deniedBy }) => deniedBy.length > 0).length;
          for (const request of samples) {
            const isAllowed = allows(access, request);
            if (isAllowed) allowed++;
            const ofAction = grantsOf(access, request.checks[0]?.action ?? '');
            assert.equal(
              all.some((grant) => grants(policy, grant, request)),
              isAllowed,
            );
            assert.equal(
              ofAction.some((grant) => grants(policy, grant, request)),
              isAllowed,
            );
          }
        }),
        { seed, numRuns: 400 },
      );
      assert.ok(allowed > 300 && denied > 10, `only ${allowed} and ${denied}`);
    });

    test('diff is empty exactly when both policies allow the same', () => {
      let same = 0;
      let different = 0;
      fc.assert(
        fc.property(policyPairs(dialect), drawRequests(dialect, isSettled), ([first, second], samples) => {
          const [before, after] = [read(first, dialect), read(second, dialect)];
          const found = diff(before, after);
          const won = [...found.gained, ...found.widened];
          const lost = [...found.lost, ...found.narrowed];
          assert.equal(allowsNothingNew(before, after), won.length === 0);
          assert.equal(allowsNothingNew(after, before), lost.length === 0);
          for (const request of samples) {
            const [was, is] = [allows(before, request), allows(after, request)];
            if (is && !was) assert.ok(won.length > 0, JSON.stringify(request));
            if (was && !is) assert.ok(lost.length > 0, JSON.stringify(request));
          }
          // Each difference that is told can be seen.
          for (const { example } of won) {
            assert.ok(example !== undefined && allows(after, example) && !allows(before, example));
          }
          for (const { example } of lost) {
            assert.ok(example !== undefined && allows(before, example) && !allows(after, example));
          }
          if (isEmpty(found)) same++;
          else different++;
        }),
        { seed, numRuns: 200 },
      );
      assert.ok(same > 20 && different > 80, `only ${same} and ${different}`);
    });
  });
}

function isEmpty({ gained, widened, lost, narrowed }: AccessDiff): boolean {
  return gained.length + widened.length + lost.length + narrowed.length === 0;
}
