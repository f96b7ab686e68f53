import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import { answerControl, type Control } from './control.ts';
import { foreignAnswer, refusalOfFault } from './faultAnswers.ts';
import type { Fault } from './faults.ts';
import { type HttpAnswer, readRequest, sendAnswer } from './http.ts';
import { answerMetadata } from './metadata.ts';
import { type CloudRequest, nobody, readCloudRequest } from './protocols.ts';
import type { OpenRecord, RecordedRequest } from './record.ts';
import { refusalOf } from './refusal.ts';

export interface CloudHandler {
  readonly handle: (message: IncomingMessage, response: ServerResponse) => void;
  /** Lets slow answers go. */
  readonly release: () => void;
}

const notFound: HttpAnswer = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not Found' };

/** Answers everything that comes to the test cloud: the two clouds, the services of the machine, and the tests' steering. */
export function createCloudHandler(
  control: Omit<Control, 'release'>,
  keep: (record: RecordedRequest) => void,
): CloudHandler {
  const { state, faults } = control;
  const nonces = new Set<string>();
  let waiting: readonly (() => void)[] = [];
  const release = () => {
    const released = waiting;
    waiting = [];
    for (const go of released) go();
  };
  return {
    release,
    handle: (message, response) => {
      handle(message, response).catch((error: unknown) => failWith(error, response));
    },
  };

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(message);
    if (request.path.startsWith('/__test/')) {
      sendAnswer(response, answerControl(request, { ...control, release }));
      return;
    }
    const asked = readCloudRequest(request, state, nonces);
    const record: OpenRecord = {
      ...(asked !== undefined && { dialect: asked.account.dialect, version: asked.version }),
      operation: asked?.operation ?? request.path,
      parameters: asked?.parameters ?? Object.fromEntries(request.query),
      method: request.method,
      url: message.url ?? '/',
      headers: request.headers,
      body: request.body.toString(),
    };
    keep(record);
    if (asked !== undefined) return answerCloud(asked, record, response);
    const answer = answerMetadata(request, state) ?? notFound;
    record.outcome = answer.status;
    sendAnswer(response, answer);
  }

  async function answerCloud(asked: CloudRequest, record: OpenRecord, response: ServerResponse): Promise<void> {
    const { account, operation, parameters } = asked;
    const fault = faults.take({ dialect: account.dialect, operation, parameters });
    if (fault !== undefined) record.fault = fault.kind;
    if (fault?.kind === 'hang') {
      record.outcome = 'hang';
      return;
    }
    if (fault?.kind === 'reset') {
      record.outcome = 'reset';
      resetConnection(response);
      return;
    }
    if (fault?.kind === 'slow')
      await new Promise<void>((go) => {
        waiting = [...waiting, go];
      });
    const answer = answerAsked(asked, record, fault);
    record.outcome = fault?.kind === 'cut' ? 'cut' : answer.status;
    if (fault?.kind === 'cut') sendHalf(response, answer);
    else sendAnswer(response, answer);
  }
}

function answerAsked(asked: CloudRequest, record: OpenRecord, fault: Fault | undefined): HttpAnswer {
  try {
    const identity = asked.identify();
    if (identity !== nobody) record.identity = identity.name;
    const foreign = fault && foreignAnswer(fault, asked.account.dialect);
    if (foreign !== undefined) return foreign;
    const refusal = fault && refusalOfFault(fault, asked, identity);
    return refusal === undefined ? asked.answer(identity) : asked.refuse(refusal);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    return asked.refuse(refusal);
  }
}

function resetConnection({ socket }: ServerResponse): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket?.resetAndDestroy();
}

function sendHalf(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': `${Buffer.byteLength(body)}` });
  response.write(body.slice(0, body.length / 2), () => response.socket?.destroy());
}

/** A defect of the test cloud itself; a test has to see it. */
function failWith(error: unknown, response: ServerResponse): void {
  if (response.headersSent || response.destroyed) return;
  const body = error instanceof Error ? (error.stack ?? error.message) : `${error}`;
  sendAnswer(response, { status: 500, headers: { 'content-type': 'text/plain' }, body });
}
