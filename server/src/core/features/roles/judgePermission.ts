import type { Range } from 'vscode-languageserver-types';
import { accessOf, readAction } from '../../access/accessPolicy.ts';
import { termsMeet } from '../../access/cover.ts';
import type { Dialect } from '../../document/dialect.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { lazy } from '../../text/lazy.ts';
import { rangeOf } from '../problems.ts';
import type { RoleNeed } from './roleNeed.ts';
import {
  type Asked,
  askedOf,
  type GivenStatement,
  type GroupedStatements,
  groupStatements,
  type StatementGroup,
} from './statementGroups.ts';

/** Permission policies of one cloud from texts, read for the access engine. */
export interface GivenPolicies {
  readonly dialect: Dialect;
  /** What of them may reach an action; few statements do, and every role asks again. */
  reaching(action: string): ReachingStatements;
}

interface ReachingStatements {
  readonly allows: GroupedStatements;
  readonly denies: GroupedStatements;
  /** Accounts that the statements name; one of nobody's where they name none. */
  readonly accounts: readonly string[];
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
  /** Number of statements beyond those that are told. */
  readonly moreGranting: number;
  readonly moreDenying: number;
}

const nobodysAccount: Readonly<Record<Dialect, string>> = { ram: '1234567890123456', iam: '123456789012' };

/** People hold policies of few accounts; of more the first are asked. */
const mostAccounts = 5;

/** Nobody reads on; of more statements the number is told. */
const mostPlaces = 50;

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
  const known = new Map<string, ReachingStatements>();
  return {
    dialect,
    reaching(action) {
      const found = known.get(action) ?? reachingStatements(read(), action, dialect);
      known.set(action, found);
      return found;
    },
  };
}

function reachingStatements(
  read: readonly Omit<GivenStatement, 'statement'>[],
  action: string,
  dialect: Dialect,
): ReachingStatements {
  const asked = readAction(action);
  const part = (effect: 'allows' | 'denies'): readonly GivenStatement[] =>
    read.flatMap(({ document, access }) =>
      access[effect].flatMap((statement) =>
        termsMeet(statement.actions, asked) ? [{ document, access, statement }] : [],
      ),
    );
  const [allows, denies] = [part('allows'), part('denies')];
  const accounts = new Set<string>();
  for (const { statement } of [...allows, ...denies]) {
    for (const { arn } of statement.statement.resources)
      if (arn !== undefined && /^\d+$/.test(arn.account)) accounts.add(arn.account);
  }
  return {
    allows: groupStatements(allows, action),
    denies: groupStatements(denies, action),
    accounts: accounts.size === 0 ? [nobodysAccount[dialect]] : [...accounts].slice(0, mostAccounts),
  };
}

const ranks: readonly Judgement['status'][] = ['granted', 'conditional', 'denied', 'missing'];

/** What policies say of a permission, all of them taken together as those of one person; of several accounts the one that grants most. */
export function judge(need: RoleNeed, given: GivenPolicies): Judgement {
  const { accounts, allows, denies } = given.reaching(need.action);
  const [best] = accounts
    .map((account): Judgement => {
      const asked = askedOf(need.request(account), given.dialect);
      // Apart, because a Deny leaves no Allow in a verdict, and a person wants to see both.
      const [granted, denied] = [decide(allows, asked), decide(denies, asked)];
      const [granting, denying] = [membersOf(granted), membersOf(denied)];
      return {
        status: statusOf(granted.certainty, denied.certainty),
        grantedBy: granting.slice(0, mostPlaces).map(placeOf),
        deniedBy: denying.slice(0, mostPlaces).map(placeOf),
        moreGranting: Math.max(0, granting.length - mostPlaces),
        moreDenying: Math.max(0, denying.length - mostPlaces),
      };
    })
    .toSorted((a, b) => ranks.indexOf(a.status) - ranks.indexOf(b.status));
  return best ?? nothingGiven;
}

/** As `judge`, but tells of no statement and looks at no more of them than the answer needs. */
export function judgeBriefly(need: RoleNeed, given: GivenPolicies): Judgement {
  const { accounts, allows, denies } = given.reaching(need.action);
  let best: Judgement['status'] = 'missing';
  for (const account of accounts) {
    const asked = askedOf(need.request(account), given.dialect);
    const denied = certaintyOf(denies, asked);
    const status = statusOf(denied === 'certain' ? 'none' : certaintyOf(allows, asked), denied);
    if (ranks.indexOf(status) < ranks.indexOf(best)) best = status;
    if (best === 'granted') break;
  }
  return { ...nothingGiven, status: best };
}

const nothingGiven: Judgement = { status: 'missing', grantedBy: [], deniedBy: [], moreGranting: 0, moreDenying: 0 };

/** Whether some of the statements apply to a request: surely, under conditions, or none. */
type Certainty = 'certain' | 'possible' | 'none';

/** The statements that decide, each with the keys on which it hangs: those that surely apply, where there are any. */
interface Decision {
  readonly certainty: Certainty;
  readonly groups: readonly { readonly group: StatementGroup; readonly keys: readonly string[] }[];
}

function decide(statements: GroupedStatements, asked: Asked): Decision {
  const applying = [...statements.likelyFor(asked)].flatMap((group) =>
    group.verdictOn(asked).deciding.map(({ applies, keys }) => ({ group, applies, keys })),
  );
  const certain = applying.filter(({ applies }) => applies === true);
  if (certain.length > 0) return { certainty: 'certain', groups: certain };
  return { certainty: applying.length > 0 ? 'possible' : 'none', groups: applying };
}

function certaintyOf(statements: GroupedStatements, asked: Asked): Certainty {
  let found: Certainty = 'none';
  for (const group of statements.likelyFor(asked)) {
    const [deciding] = group.verdictOn(asked).deciding;
    if (deciding?.applies === true) return 'certain';
    if (deciding !== undefined) found = 'possible';
  }
  return found;
}

type Member = StatementGroup['members'][number] & Pick<StatementPlace, 'keys'>;

/** The statements of a decision in the order of the texts. */
function membersOf({ groups }: Decision): readonly Member[] {
  return groups
    .flatMap(({ group, keys }) => group.members.map((member) => ({ ...member, keys })))
    .toSorted((a, b) => a.place - b.place);
}

function placeOf({ given: { document, statement }, keys }: Member): StatementPlace {
  return { uri: document.textDocument.uri, range: rangeOf(document, statement.statement.node.span), keys };
}

function statusOf(granted: Certainty, denied: Certainty): Judgement['status'] {
  if (denied === 'certain') return 'denied';
  if (granted === 'none') return 'missing';
  return granted === 'certain' && denied === 'none' ? 'granted' : 'conditional';
}
