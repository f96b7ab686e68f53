import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Host } from '../host.ts';

/** What a request is about, for its cancellation and for the log. */
export interface GuardedRequest {
  /** The method, as the log should name it. */
  readonly name: string;
  readonly uri: string;
  readonly token: CancellationToken;
}

/** Stands between the connection and the features, which know neither cancellation nor failure. */
export interface Guard {
  /**
   * Answers a request: waits one tick, so that a cancellation which is already under way arrives, then does the work.
   * @returns the answer; `neutral` where the work failed; an error where the client no longer wants it
   */
  answer<Answer>(
    request: GuardedRequest,
    neutral: Answer,
    work: () => Promise<Answer>,
  ): Promise<Answer | ResponseError<never>>;
  /** Does something that no client waits for; a failure is logged. */
  attempt(name: string, uri: string, work: () => Promise<void>): Promise<void>;
  /** Waits until every request that has arrived is answered. */
  idle(): Promise<void>;
}

/**
 * Ticks after which a request that was sent together with a change has arrived, though a pipe brings its bytes in
 * pieces; they pass in a fraction of a millisecond, and completion while typing is twice as fast for them.
 */
const turnsForMore = 10;

export function createGuard(connection: Connection, host: Host): Guard {
  const running = new Set<Promise<unknown>>();
  const tick = (): Promise<void> => new Promise((resolve) => host.schedule(resolve));
  const log = (name: string, uri: string, error: unknown): void => {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    try {
      connection.console.error(`${name} failed for ${uri}: ${reason}`);
    } catch {
      // The client is gone, and with it whoever would read this.
    }
  };
  const answerNow = async <Answer>(
    { name, uri, token }: GuardedRequest,
    neutral: Answer,
    work: () => Promise<Answer>,
  ): Promise<Answer | ResponseError<never>> => {
    await tick();
    if (token.isCancellationRequested) {
      return new ResponseError<never>(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
    }
    try {
      return await work();
    } catch (error) {
      log(name, uri, error);
      return neutral;
    }
  };
  return {
    async answer(request, neutral, work) {
      const answer = answerNow(request, neutral, work);
      running.add(answer);
      try {
        return await answer;
      } finally {
        running.delete(answer);
      }
    },
    async attempt(name, uri, work) {
      try {
        await work();
      } catch (error) {
        log(name, uri, error);
      }
    },
    async idle() {
      for (let turn = 0; turn < turnsForMore; turn++) await tick();
      do {
        await tick();
        await Promise.all(running);
      } while (running.size > 0);
    },
  };
}
