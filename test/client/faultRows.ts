/** Everything that can go wrong between a person and a cloud, to be brought about and ended. */
import type { Account } from '../../client/account/account.ts';
import { type Fault, faultKinds } from '../support/cloud/faults.ts';
import { changeIdentity, type Scene } from './accountScene.ts';

export interface FaultRow {
  readonly name: string;
  /** Whether a call ends only once its time is over, or is sent again after a while. */
  readonly takesTime: 'of the call' | 'between two calls' | undefined;
  /** Whether it can be had by one operation alone. */
  readonly isOfOperation: boolean;
  /** Whether it differs from another in what the cloud says, so that a few steps show all of it. */
  readonly isVariant: boolean;
  /** Whether the cloud says of everything that it is not there. */
  readonly deniesAll: boolean;
  begin(scene: Scene, operation?: string): void | Promise<void>;
  end(scene: Scene): void | Promise<void>;
}

const methods: Readonly<Record<string, keyof Account>> = {
  CreateServiceLinkedRole: 'create',
  DeleteServiceLinkedRole: 'remove',
};

function cloudFault(name: string, fault: Fault): FaultRow {
  const isEndless = fault.kind === 'hang' || fault.kind === 'slow';
  const isSentAgain = fault.kind === 'throttle' || fault.kind === 'forbidden';
  return {
    name,
    takesTime: isEndless ? 'of the call' : isSentAgain ? 'between two calls' : undefined,
    isOfOperation: true,
    isVariant: fault.kind !== name,
    deniesAll: fault.kind === 'not-found',
    begin({ cloud, shorten }, operation) {
      if (isEndless) shorten((call) => operation === undefined || call === methods[operation]);
      cloud.fault({ ...fault, ...(operation !== undefined && { operation }) });
    },
    end({ cloud, shorten }) {
      shorten(() => false);
      cloud.clearFaults();
      cloud.release();
    },
  };
}

const elsewhere = { takesTime: undefined, isOfOperation: false, isVariant: false, deniesAll: false };

export const faultRows: readonly FaultRow[] = [
  ...faultKinds.map((kind) => cloudFault(kind, { kind })),
  cloudFault('throttle by status 429', { kind: 'throttle', status: 429 }),
  cloudFault('forbidden without a word on the action', { kind: 'forbidden', isSilent: true }),
  cloudFault('html with status 200', { kind: 'html', status: 200 }),
  cloudFault('html with status 404', { kind: 'html', status: 404 }),
  cloudFault('a code that nobody knows', { kind: 'conflict', status: 400, code: 'Something.New' }),
  {
    name: 'nobody listens at the endpoint',
    ...elsewhere,
    begin: ({ door }) => door().shut(),
    end: ({ openAnotherDoor }) => openAnotherDoor(),
  },
  {
    name: 'the secret is another by now',
    ...elsewhere,
    begin: ({ cloud, dialect }) => changeIdentity(cloud, dialect, { accessKeySecret: 'another' }),
    end: ({ cloud, dialect }) => changeIdentity(cloud, dialect, {}),
  },
  {
    name: 'the token has expired',
    ...elsewhere,
    begin: ({ cloud, dialect }) => changeIdentity(cloud, dialect, { expires: '2026-01-01T00:00:00Z' }),
    end: ({ cloud, dialect }) => changeIdentity(cloud, dialect, {}),
  },
];
