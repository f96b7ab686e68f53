/** Why a cloud refuses a request, before it is put into the words of its protocol. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** The action that is missing; the clouds say it in different places. */
  readonly denied?: DeniedAction;
}

export interface DeniedAction {
  readonly action: string;
  readonly principal: string;
  readonly principalType: string;
  /** Older answers of Alibaba Cloud name the action in no member of their own. */
  readonly isSilent?: boolean;
}

/** An error to throw out of an operation. */
export function refuse(status: number, code: string, message: string, denied?: DeniedAction): Error {
  const refusal: Refusal = { status, code, message, ...(denied !== undefined && { denied }) };
  return Object.assign(new Error(`${code}: ${message}`), { refusal });
}

/** The refusal that was thrown; `undefined` for an error of another kind. */
export function refusalOf(error: unknown): Refusal | undefined {
  return error instanceof Error && 'refusal' in error ? (error.refusal as Refusal) : undefined;
}
