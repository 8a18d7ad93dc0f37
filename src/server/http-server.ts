import { createServer, type RequestListener, type Server } from 'node:http';
import { SECOND_MS } from '#core/clock.ts';

/** How long a client may take, in milliseconds. */
export type Patience = {
  /** To send the head of a request. */
  headersMs: number;
  /** To send all of it. */
  requestMs: number;
  /** How often it is looked who takes longer; Node’s own 30 s would make 10 s into 40. */
  checkMs: number;
};

export const PATIENCE: Patience = {
  headersMs: 10 * SECOND_MS,
  requestMs: 30 * SECOND_MS,
  checkMs: 2 * SECOND_MS,
};

/** An HTTP server that answers 408 to whoever sends too slowly, and hangs up. */
export function createHttpServer(listener: RequestListener, patience = PATIENCE): Server {
  return createServer(
    {
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      connectionsCheckingInterval: patience.checkMs,
    },
    listener,
  );
}
