import type { Localized } from '../text/locale.ts';
import type { Span } from '../text/span.ts';

/** Something wrong with a file of the project's own, such as `rampart.json`. What is right in it counts all the same. */
export interface FileFault {
  readonly span: Span;
  readonly sentence: Localized;
  readonly args: readonly string[];
  /** `error`: a part of the file is not followed. `warning`: it is, and yet something is amiss. `hint`: it could go. */
  readonly level: 'error' | 'warning' | 'hint';
  /** Who finds it too: any reader of JSON, an editor that knows the file's schema, or nobody. */
  readonly alsoFoundBy: 'json' | 'schema' | undefined;
}

/** Takes the faults of a file in the order in which they are found. */
export type TellFault = (fault: FileFault) => void;
