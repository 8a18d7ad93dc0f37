import type { Server } from 'node:http';

const POLL_MS = 50;

/**
 * Stops taking connections, lets the requests under way finish, and resolves when the last one has
 * its answer. After `deadlineMs` what is left is cut.
 */
export async function drain(server: Server, deadlineMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept-alive connection becomes idle only after its answer, so this is asked again and again.
  const sweep = setInterval(() => server.closeIdleConnections(), POLL_MS);
  const cut = setTimeout(() => server.closeAllConnections(), deadlineMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
