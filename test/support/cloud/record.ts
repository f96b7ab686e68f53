import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import type { FaultKind } from './faults.ts';

/** One request as a test looks at it afterwards. */
export interface RecordedRequest {
  /** Absent for the services of the machine. */
  readonly dialect?: Dialect;
  /** Name of the operation; the path for the services of the machine. */
  readonly operation: string;
  readonly version?: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Name of who asked, where the signature was right. */
  readonly identity?: string;
  /** What became of it: an HTTP status, or what a fault made of it. Absent while nothing was answered. */
  readonly outcome?: number | 'hang' | 'cut' | 'reset';
  readonly fault?: FaultKind;
}

/** A record that is still written. */
export type OpenRecord = { -readonly [K in keyof RecordedRequest]: RecordedRequest[K] };
