import { createHash } from 'node:crypto';
import { chmodSync, renameSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { OpenedDatabase } from '#db/index.ts';
import { StartFailure } from '#db/index.ts';

/** One line of JSON each way: what is asked, and what came of it. */
export type ControlCommand = { command: string } & Record<string, unknown>;
export type ControlAnswer = { ok: true; result: unknown } | { ok: false; message: string };

/** What the running server does for the command line. A rejection's message reaches the operator. */
export type ControlHandlers = Record<string, (command: ControlCommand) => Promise<unknown>>;

/** Backups of a large database take their time. */
const ANSWER_DEADLINE_MS = 35 * 60_000;
/** Linux takes 107 bytes, macOS 103 (unix(7), sun_path). */
const MAX_PATH_BYTES = 103;
const MAX_LINE_BYTES = 64 * 1024;

/**
 * Listens on `$DATA_DIR/control.sock`, which only the owner may use (0600), for one command per
 * connection. Call it only while holding the lock of the data directory: it replaces a socket file
 * that a killed process left. Rejects with a StartFailure when the socket cannot be made.
 */
export async function serveControl(options: {
  dataDir: string;
  handlers: ControlHandlers;
}): Promise<{ close(): Promise<void> }> {
  const path = socketPath(options.dataDir);
  // Under another name until its mode is right, so that nobody else can ever connect.
  const draft = `${path}.${process.pid}`;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
    answer(socket, options.handlers).catch(() => socket.destroy());
  });
  try {
    if (isPipe(path)) {
      await listen(server, path);
    } else {
      rmSync(draft, { force: true });
      await listen(server, draft);
      chmodSync(draft, 0o600);
      renameSync(draft, path);
    }
  } catch (cause) {
    server.close();
    throw new StartFailure(
      `The control socket ${path} cannot be made (${(cause as Error).message}). Give this user write permission in ${options.dataDir}.`,
      { cause },
    );
  }
  // The socket alone keeps no process alive.
  server.unref();
  return {
    close: async () => {
      if (!isPipe(path)) rmSync(path, { force: true });
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Whoever still waits for an answer learns that the server is gone.
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/**
 * Asks the running server of a data directory. Resolves with undefined when none is listening;
 * rejects when one is, but goes away before it answers.
 */
export async function askControl(
  dataDir: string,
  command: ControlCommand,
): Promise<ControlAnswer | undefined> {
  const socket = await connect(socketPath(dataDir));
  if (!socket) return undefined;
  socket.setTimeout(ANSWER_DEADLINE_MS, () => socket.destroy());
  socket.write(`${JSON.stringify(command)}\n`);
  try {
    for await (const line of createInterface({ input: socket })) {
      return JSON.parse(line) as ControlAnswer;
    }
    throw new Error('The running server ended before it answered.');
  } finally {
    socket.destroy();
  }
}

/** The commands any server with a database offers. */
export function databaseCommands(database: Pick<OpenedDatabase, 'backup'>): ControlHandlers {
  return {
    backup: async ({ file, overwrite }) => {
      if (typeof file !== 'string') throw new Error('backup needs the name of a file.');
      await database.backup(file, { overwrite: overwrite === true });
      return { file };
    },
  };
}

async function answer(socket: Socket, handlers: ControlHandlers): Promise<void> {
  socket.on('error', () => socket.destroy());
  const line = await readLine(socket);
  if (line === undefined) return void socket.destroy();
  const reply: ControlAnswer = await perform(line, handlers).then(
    (result) => ({ ok: true as const, result }),
    (error: unknown) => ({
      ok: false as const,
      message: error instanceof Error ? error.message : String(error),
    }),
  );
  socket.end(`${JSON.stringify(reply)}\n`);
}

async function perform(line: string, handlers: ControlHandlers): Promise<unknown> {
  const asked = JSON.parse(line) as ControlCommand;
  const handler = Object.hasOwn(handlers, asked.command) ? handlers[asked.command] : undefined;
  if (!handler) throw new Error(`The running server knows no command ${asked.command}.`);
  return handler(asked);
}

/** The first line, or undefined when the peer leaves or talks too long. */
async function readLine(socket: Socket): Promise<string | undefined> {
  let text = '';
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    const end = text.indexOf('\n');
    if (end >= 0) return text.slice(0, end);
    if (text.length > MAX_LINE_BYTES) return undefined;
  }
  return undefined;
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve());
  });
}

function connect(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => resolve(socket));
    // No file, or a file nobody listens behind: either way no server.
    socket.once('error', () => resolve(undefined));
  });
}

/** Windows has named pipes instead of socket files (not tried there). */
function isPipe(path: string): boolean {
  return path.startsWith(String.raw`\\.\pipe`);
}

function socketPath(dataDir: string): string {
  if (process.platform === 'win32') {
    const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 32);
    return String.raw`\\.\pipe\waymark-${name}`;
  }
  const path = join(dataDir, 'control.sock');
  if (Buffer.byteLength(path) + String(process.pid).length + 1 > MAX_PATH_BYTES) {
    throw new StartFailure(
      `DATA_DIR is too long a path for a socket in it (${path}; at most ${MAX_PATH_BYTES} bytes). Set DATA_DIR to a shorter path.`,
    );
  }
  return path;
}
