import type { IdentitySeed } from './seed.ts';
import type { AccountState, CloudState } from './state.ts';

/** What an operation is called with, once its caller is known. */
export interface OperationCall {
  readonly state: CloudState;
  readonly account: AccountState;
  readonly identity: IdentitySeed;
  readonly parameters: Readonly<Record<string, string>>;
}

/** One operation of a cloud: its answer before it is put into the words of the protocol. */
export type Operation<A> = (call: OperationCall) => A;

/** A table of the operations of one version of one service. */
export type Operations<A> = Readonly<Record<string, Operation<A>>>;
