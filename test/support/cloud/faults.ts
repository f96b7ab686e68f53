/** Faults that a test, or a person who tries the demo, can put between the client and the cloud. */
import type { Dialect } from '../../../server/src/core/document/dialect.ts';

export const faultKinds = [
  'throttle',
  'forbidden',
  'not-found',
  'conflict',
  'internal',
  'unavailable',
  'expired-credentials',
  'wrong-signature',
  'html',
  'wrong-text',
  'wrong-shape',
  'echo',
  'hang',
  'slow',
  'cut',
  'reset',
] as const;

/**
 * What goes wrong.
 * - `throttle`, `forbidden`, `not-found`, `conflict`, `internal`, `unavailable`, `expired-credentials`,
 *   `wrong-signature`: refusals in the words of the cloud.
 * - `html`: the page of a proxy instead of an answer. `wrong-text`: a 200 that is no JSON or XML.
 *   `wrong-shape`: a 200 in JSON or XML of another shape.
 *   `echo`: a refusal whose message repeats all headers of the request, with signature and token.
 * - `hang`: no answer ever. `slow`: the answer comes after `release()`.
 *   `cut`: the operation is carried out, and the connection ends in the middle of the answer.
 *   `reset`: the connection ends before anything is carried out.
 */
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Both clouds where absent. */
  readonly dialect?: Dialect;
  /** Name of the operation; every one where absent. */
  readonly operation?: string;
  /** Values of parameters that the request has to have. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** How many requests go well before. */
  readonly after?: number;
  /** How many requests go wrong; all where absent. */
  readonly times?: number;
  /** HTTP status in place of the usual one. */
  readonly status?: number;
  /** Error code in place of the usual one. */
  readonly code?: string;
  /** Action that a `forbidden` answer names; that of the operation where absent. */
  readonly action?: string;
  /** A `forbidden` answer of the older kind of Alibaba Cloud, which names no action; AWS always does. */
  readonly isSilent?: boolean;
}

/** What a fault is held against. */
export interface FaultTarget {
  readonly dialect: Dialect;
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault of this request; counts it. The one that was added last wins. */
  take(target: FaultTarget): Fault | undefined;
}

export function createFaults(): Faults {
  let entries: readonly { readonly fault: Fault; after: number; times: number }[] = [];
  return {
    add: (fault) => {
      const { after = 0, times = Number.POSITIVE_INFINITY } = fault;
      entries = [{ fault, after, times }, ...entries];
    },
    clear: () => {
      entries = [];
    },
    take: (target) => {
      for (const entry of entries) {
        if (entry.times <= 0 || !isMeant(entry.fault, target)) continue;
        if (entry.after > 0) {
          entry.after -= 1;
          continue;
        }
        entry.times -= 1;
        return entry.fault;
      }
      return undefined;
    },
  };
}

/** A fault that came as JSON. @throws a sentence that says what is wrong with it */
export function readFault(value: unknown): Fault {
  if (typeof value !== 'object' || value === null) throw new Error('A fault is an object.');
  const { kind } = value as { readonly kind?: unknown };
  if (!faultKinds.some((known) => known === kind)) throw new Error(`kind is none of ${faultKinds.join(', ')}.`);
  return value as Fault;
}

function isMeant(fault: Fault, { dialect, operation, parameters }: FaultTarget): boolean {
  if (fault.dialect !== undefined && fault.dialect !== dialect) return false;
  if (fault.operation !== undefined && fault.operation !== operation) return false;
  return Object.entries(fault.parameters ?? {}).every(([name, value]) => parameters[name] === value);
}
