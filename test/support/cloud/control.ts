/** Steering over HTTP, for tests in another process than the server. */
import { type Faults, readFault } from './faults.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import type { RecordedRequest } from './record.ts';
import type { RoleUsageSeed } from './seed.ts';
import type { CloudState } from './state.ts';

/** What can be steered. */
export interface Control {
  readonly state: CloudState;
  readonly faults: Faults;
  readonly requests: RecordedRequest[];
  /** Moves a deletion on. @returns its status now */
  readonly advance: (roleName: string) => string;
  /** Makes everything as it was at the start. */
  readonly reset: () => void;
  /** Lets slow answers go. */
  readonly release: () => void;
}

type Steer = (control: Control, input: Readonly<Record<string, unknown>>) => unknown;

const posts: Readonly<Record<string, Steer>> = {
  '/__test/fault': ({ faults }, input) => faults.add(readFault(input)),
  '/__test/clear-faults': ({ faults }) => faults.clear(),
  '/__test/advance': ({ advance }, input) => ({ status: advance(textOf(input, 'roleName')) }),
  '/__test/release': ({ release }) => release(),
  '/__test/reset': ({ reset }) => reset(),
  '/__test/forget-requests': ({ requests }) => {
    requests.length = 0;
  },
  '/__test/stepping': ({ state }, input) => {
    const stepping = textOf(input, 'stepping');
    if (stepping !== 'on-request' && stepping !== 'on-advance') throw new Error(`No such stepping: ${stepping}.`);
    state.stepping = stepping;
  },
  '/__test/usages': ({ state }, input) => setUsages(state, textOf(input, 'roleName'), input['usages']),
};

const gets: Readonly<Record<string, Steer>> = {
  '/__test/requests': ({ requests }) => requests,
  '/__test/roles': ({ state }) => ({
    ram: [...state.accounts.ram.roles.values()],
    iam: [...state.accounts.iam.roles.values()],
  }),
};

/** Carries out one request of a test. What is wrong with it is told as text. */
export function answerControl(request: HttpRequest, control: Control): HttpAnswer {
  const steer = (request.method === 'POST' ? posts : gets)[request.path];
  if (steer === undefined) return jsonAnswer(404, { error: `There is no ${request.method} ${request.path}.` });
  try {
    const text = request.body.toString();
    return jsonAnswer(200, steer(control, text === '' ? {} : JSON.parse(text)) ?? {});
  } catch (error) {
    return jsonAnswer(400, { error: error instanceof Error ? error.message : `${error}` });
  }
}

/** Sets what keeps a role from being deleted. */
function setUsages({ accounts }: CloudState, roleName: string, usages: unknown): void {
  const account = [accounts.ram, accounts.iam].find(({ roles }) => roles.has(roleName));
  const role = account?.roles.get(roleName);
  if (account === undefined || role === undefined) throw new Error(`There is no role ${roleName}.`);
  if (!Array.isArray(usages)) throw new Error('usages is a list of {region, resources}.');
  account.roles.set(roleName, { ...role, usages: usages as readonly RoleUsageSeed[] });
}

function textOf(input: Readonly<Record<string, unknown>>, name: string): string {
  const value = input[name];
  if (typeof value === 'string') return value;
  throw new Error(`${name} is missing.`);
}

function jsonAnswer(status: number, body: unknown): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
