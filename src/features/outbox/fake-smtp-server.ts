import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Answers a command with an SMTP reply, or `hang up` to drop the connection without a word. */
export type SmtpScript = (command: string) => string;

/** Speaks just enough SMTP (RFC 5321) to accept, refuse or lose mail as a test decides. */
export async function startFakeSmtpServer(script: SmtpScript = acceptAll) {
  const messages: string[] = [];
  const envelopes: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let buffer = '';
    let inData = false;
    const answer = (command: string) => {
      const reply = script(command);
      if (reply === 'hang up') socket.destroy();
      else socket.write(`${reply}\r\n`);
      return reply;
    };
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      buffer += chunk.toString();
      for (;;) {
        const end = inData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
        if (end < 0) return;
        const part = buffer.slice(0, end);
        buffer = buffer.slice(end + (inData ? 5 : 2));
        if (inData) {
          inData = false;
          messages.push(part);
          answer('end of data');
        } else {
          if (/^(MAIL|RCPT)/.test(part)) envelopes.push(part);
          inData = answer(part).startsWith('354');
        }
      }
    });
    answer('greeting');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    envelopes,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

export function acceptAll(command: string): string {
  if (command === 'greeting') return '220 smtp.example.com';
  if (command === 'DATA') return '354 go on';
  if (command === 'QUIT') return '221 bye';
  return '250 ok';
}
