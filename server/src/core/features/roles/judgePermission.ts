import type { Range } from 'vscode-languageserver-types';
import { type AccessPolicy, type AccessStatement, accessOf, readAction } from '../../access/accessPolicy.ts';
import { termsMeet } from '../../access/cover.ts';
import { evaluate, type Request } from '../../access/evaluate.ts';
import type { Deciding, Verdict } from '../../access/verdict.ts';
import type { Dialect } from '../../document/dialect.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { roleWords } from '../../rules/slr/roleWords.ts';
import { lazy } from '../../text/lazy.ts';
import { rangeOf } from '../problems.ts';
import type { KnownRole } from './knownRole.ts';
import { statementText } from './roleTexts.ts';

/** Permission policies of one cloud from open texts, read for the access engine. */
export interface GivenPolicies {
  /** What of them may reach an action; few statements do, and every role asks again. */
  reaching(action: string): ReachingPolicies;
}

interface ReachingPolicies {
  /** With their Allow statements alone. */
  readonly allows: readonly AccessPolicy[];
  /** With their Deny statements alone; none where there is no such statement. */
  readonly denies: readonly AccessPolicy[];
  /** Accounts that the statements name; one of nobody's where they name none. */
  readonly accounts: readonly string[];
  documentOf(policy: AccessPolicy): PolicyDocument | undefined;
}

/** Where a statement stands that decides. */
export interface StatementPlace {
  readonly uri: string;
  readonly range: Range;
  /** Condition keys on which it hangs whether the statement applies; empty where it surely does. */
  readonly keys: readonly string[];
}

/** What given policies say of a permission. `conditional`: they permit it only with conditions that a request may fail. */
export interface Judgement {
  readonly status: 'granted' | 'conditional' | 'denied' | 'missing';
  readonly grantedBy: readonly StatementPlace[];
  readonly deniedBy: readonly StatementPlace[];
}

/** A permission that a person must hold at a stage of a role's life. */
export interface RoleNeed {
  readonly action: string;
  /** The least statement that grants it. */
  readonly statement: string;
  request(account: string): Request;
}

const nobodysAccount: Readonly<Record<Dialect, string>> = { ram: '1234567890123456', iam: '123456789012' };

/** People hold policies of few accounts; of more the first are asked. */
const mostAccounts = 5;

/** The permission policies of one cloud in texts. */
export function givenPolicies(documents: readonly PolicyDocument[], dialect: Dialect): GivenPolicies {
  const read = lazy(() =>
    documents.flatMap((document) =>
      document.policies.flatMap((policy) =>
        policy.recognition.dialect === dialect && policy.recognition.kind === 'permission'
          ? [{ document, access: accessOf(policy) }]
          : [],
      ),
    ),
  );
  const known = new Map<string, ReachingPolicies>();
  return {
    reaching(action) {
      const found = known.get(action) ?? reachingPolicies(read(), action, dialect);
      known.set(action, found);
      return found;
    },
  };
}

function reachingPolicies(
  read: readonly { readonly document: PolicyDocument; readonly access: AccessPolicy }[],
  action: string,
  dialect: Dialect,
): ReachingPolicies {
  const asked = readAction(action);
  const documentOf = new Map<AccessPolicy, PolicyDocument>();
  const reaches = ({ actions }: AccessStatement): boolean => termsMeet(actions, asked);
  const accounts = new Set<string>();
  const part = (effect: 'allows' | 'denies'): readonly AccessPolicy[] =>
    read.flatMap(({ document, access }) => {
      const statements = access[effect].filter(reaches);
      if (statements.length === 0) return [];
      for (const { arn } of statements.flatMap(({ statement }) => statement.resources))
        if (arn !== undefined && /^\d+$/.test(arn.account)) accounts.add(arn.account);
      const policy = { ...access, allows: [], denies: [], [effect]: statements };
      documentOf.set(policy, document);
      return [policy];
    });
  const [allows, denies] = [part('allows'), part('denies')];
  return {
    allows,
    denies,
    accounts: accounts.size === 0 ? [nobodysAccount[dialect]] : [...accounts].slice(0, mostAccounts),
    documentOf: (policy) => documentOf.get(policy),
  };
}

/** What a person needs to create or to delete a role; `undefined` where the service of the role is not documented. */
export function needOf(role: KnownRole, stage: 'permission' | 'deletion'): RoleNeed | undefined {
  return role.family === 'service' ? ordinaryNeed(role, stage) : linkedNeed(role, stage);
}

function ordinaryNeed({ roleName }: KnownRole, stage: 'permission' | 'deletion'): RoleNeed {
  const action = stage === 'permission' ? 'ram:CreateRole' : 'ram:DeleteRole';
  return {
    action,
    statement: statementText({ Effect: 'Allow', Action: action, Resource: `acs:ram:*:*:role/${roleName}` }),
    request: (account) => ({
      checks: [{ action, resource: `acs:ram:*:${account}:role/${roleName}` }],
      context: { keys: {}, others: 'unknown' },
    }),
  };
}

function linkedNeed(
  { roleName, services, dialect }: KnownRole,
  stage: 'permission' | 'deletion',
): RoleNeed | undefined {
  const [service] = services;
  if (service === undefined) return undefined;
  const words = roleWords[dialect];
  const action = stage === 'permission' ? words.create : words.remove;
  const arn = (account: string): string =>
    dialect === 'ram'
      ? `acs:ram:*:${account}:role/${roleName}`
      : `arn:aws:iam::${account}:role/aws-service-role/${service}/${roleName}`;
  return {
    action,
    statement: statementText({
      Effect: 'Allow',
      Action: action,
      Resource: dialect === 'ram' ? '*' : arn('*'),
      Condition: { StringEquals: { [words.key]: service } },
    }),
    request: (account) => ({
      checks: [{ action, resource: arn(account) }],
      context: { keys: { [words.key]: [service] }, others: 'unknown' },
    }),
  };
}

const ranks: readonly Judgement['status'][] = ['granted', 'conditional', 'denied', 'missing'];

/** What policies say of a permission, all of them taken together as those of one person; of several accounts the one that grants most. */
export function judge(need: RoleNeed, given: GivenPolicies): Judgement {
  const reaching = given.reaching(need.action);
  const [best] = reaching.accounts
    .map((account) => judgeRequest(need.request(account), reaching))
    .toSorted((a, b) => ranks.indexOf(a.status) - ranks.indexOf(b.status));
  return best ?? { status: 'missing', grantedBy: [], deniedBy: [] };
}

function judgeRequest(request: Request, { allows, denies, documentOf }: ReachingPolicies): Judgement {
  const place = ({ policy, statement, keys }: Deciding): readonly StatementPlace[] => {
    const document = documentOf(policy);
    return document === undefined
      ? []
      : [{ uri: document.textDocument.uri, range: rangeOf(document, statement.statement.node.span), keys }];
  };
  // Apart, because a Deny leaves no Allow in a verdict, and a person wants to see both.
  const granted = evaluate(allows, request);
  const denied = evaluate(denies, request);
  return {
    status: statusOf(granted.outcome, denied.outcome),
    grantedBy: granted.deciding.flatMap(place),
    deniedBy: denied.deciding.flatMap(place),
  };
}

function statusOf(granted: Verdict['outcome'], denied: Verdict['outcome']): Judgement['status'] {
  if (denied === 'ExplicitDeny') return 'denied';
  if (granted === 'ImplicitDeny') return 'missing';
  return granted === 'Allow' && denied === 'ImplicitDeny' ? 'granted' : 'conditional';
}
