import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Line = {
  url: string;
  /** Bytes that came down since the last time this was asked. */
  takeBytes(): number;
  close(): void;
};

/**
 * A line to a server on this machine that counts what comes down, heads included, and takes its
 * time: `roundTripMs` there and back, `bytesPerSecond` for all connections together. A browser's own
 * emulation knows nothing of what a worker fetches, which is where Pagefind runs.
 */
export async function openLine(
  port: number,
  { roundTripMs = 0, bytesPerSecond = Infinity } = {},
): Promise<Line> {
  let bytes = 0;
  let freeAt = 0;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    near.on('data', (chunk) => later(roundTripMs / 2, () => far.write(chunk)));
    far.on('data', (chunk) => {
      bytes += chunk.length;
      const now = performance.now();
      freeAt = Math.max(freeAt, now) + (chunk.length / bytesPerSecond) * 1000;
      later(freeAt - now + roundTripMs / 2, () => near.write(chunk));
    });
    near.on('close', () => far.destroy());
    far.on('close', () => later(roundTripMs, () => near.destroy()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    takeBytes() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** In order: what is due at the same moment leaves in the order it came. */
function later(ms: number, act: () => void): void {
  if (ms <= 0) act();
  else setTimeout(act, ms);
}
