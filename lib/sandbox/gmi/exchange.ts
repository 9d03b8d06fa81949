import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call, CallLog } from './calls';
import type { Engine } from './engines/engine';
import type { MediaStore } from './media';
import type { GmiSandboxSettings } from './options';
import type { BoundedQueue } from './queue';
import type { RecordBook } from './records';
import type { Scenarios } from './scenarios';
import type { ScenarioStep, StepKind } from './schema';
import type { Origin } from './wire';

/** Everything one running stand-in holds. */
export type Sandbox = {
  settings: GmiSandboxSettings;
  engine: Engine;
  queue: BoundedQueue;
  records: RecordBook;
  media: MediaStore;
  scenarios: Scenarios;
  calls: CallLog;
  /** Upload slots by media id, with the exact Content-Type their PUT must carry. */
  uploads: Map<string, string>;
  /** Aborted when the stand-in closes. */
  closing: AbortSignal;
};

/** One request on its way through a route. */
export type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  origin: Origin;
  /** What the route's pattern caught, such as an id. */
  param: string;
  body: Buffer;
  call: Call;
  step: ScenarioStep | null;
  /** Aborted when the client hangs up. */
  gone: AbortSignal;
};

export type Answer = { status: number; headers?: Record<string, string>; body: Buffer | string | object };
type Handler = (sandbox: Sandbox, exchange: Exchange) => Answer | Promise<Answer>;

export type Route = {
  method: string;
  /** The whole path; one group catches `param`. */
  path: RegExp;
  handle: Handler;
  /** What scenarios and the call log know it by; control routes have none and are neither scripted nor logged. */
  kind?: StepKind | 'upload-put';
  /** Whether it asks for `Authorization: Bearer`. */
  keyed?: boolean;
};

export const problem = (status: number, error: string, more: object = {}): Answer => ({
  status,
  body: { error, ...more },
});
