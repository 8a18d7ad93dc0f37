import { once } from 'node:events';
import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';

/** Where a server is: all that sending needs of a TestServer. */
export type Addressed = { url: string };

export type Sent = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
};

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
};

/**
 * Sends one request to 127.0.0.1 exactly as it is written: no header is added but Host and, for a
 * body not sent in chunks, Content-Length; no redirect is followed, no path is tidied up, nothing is decompressed.
 */
export async function send(to: Addressed, path: string, sent: Sent = {}): Promise<Answer> {
  const { port, host } = new URL(to.url);
  const outgoing = request({
    agent: CONNECTIONS,
    host: '127.0.0.1',
    port,
    path,
    method: sent.method ?? 'GET',
    headers: {
      Host: host,
      ...(sent.body !== undefined &&
        sent.headers?.['Transfer-Encoding'] === undefined && {
          'Content-Length': Buffer.byteLength(sent.body),
        }),
      ...sent.headers,
    },
  });
  outgoing.end(sent.body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const { statusCode = 0, headers } = incoming;
  return { status: statusCode, headers, bytes, text: bytes.toString('utf8') };
}

/** A connection of its own for each request: the server closes kept ones when it likes. */
const CONNECTIONS = new Agent({ keepAlive: false });

/** Writes bytes to a connection of their own and answers all that comes back until it is closed. */
export async function sendRaw(to: Addressed, ...parts: string[]): Promise<string> {
  const socket = connect(Number(new URL(to.url).port), '127.0.0.1');
  let received = '';
  socket.setTimeout(RAW_TIMEOUT_MS, () => socket.destroy(new Error('no answer')));
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
  const closed = new Promise<void>((resolve, reject) => {
    socket.on('close', () => resolve());
    // A server that refuses a body stops reading it; what it said before counts.
    socket.on('error', (error) => (received === '' ? reject(error) : resolve()));
  });
  for (const part of parts) socket.write(part, 'latin1');
  await closed;
  return received;
}

const RAW_TIMEOUT_MS = 10_000;

/** The status of an answer as it came over the wire. */
export function statusOf(received: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 0);
}

/** RFC 9457 problem details, as far as tests look at them. */
export type Problem = {
  status: number;
  code: string;
  title: string;
  detail: string;
  errors: { field: string; code: string }[];
  requestId: string;
  routes?: { kind: string; url: string }[];
  draft?: string;
  continue?: string;
};

export function problemOf(answer: Answer): Problem {
  return JSON.parse(answer.text) as Problem;
}

/** `field: code` of each field at fault. */
export function faultsOf(answer: Answer): string[] {
  return problemOf(answer).errors.map(({ field, code }) => `${field}: ${code}`);
}
