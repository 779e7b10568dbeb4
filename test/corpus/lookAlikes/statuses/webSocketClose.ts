import WebSocket from 'ws';

/** Close codes after which it makes sense to connect again. */
const RECONNECT = new Set([1001, 1005, 1006, 1011, 1012, 1013, 4000, 4001]);
const GIVE_UP = [1002, 1003, 1007, 1008, 1009, 1010, 4004];

export function connect(url: string, attempt = 0): WebSocket {
  const socket = new WebSocket(url, { handshakeTimeout: 10_000, maxPayload: 131_072 });
  socket.on('close', (code, reason) => {
    if (code === 1000) return;
    if (code === 1006) console.warn('connection lost without a close frame', { code, attempt });
    if (GIVE_UP.includes(code)) throw new Error(`socket closed with code ${code}: ${reason}`);
    if (RECONNECT.has(code)) setTimeout(() => connect(url, attempt + 1), Math.min(30_000, 1000 * 2 ** attempt));
  });
  socket.on('unexpected-response', (_, response) => {
    if (response.statusCode === 429 || response.statusCode === 500) socket.terminate();
  });
  return socket;
}

it('reconnects after 1006', async () => {
  const server = startServer({ port: 8080 });
  const socket = connect(server.url);
  server.drop({ code: 1006 });
  await server.waitForConnections(2);
  expect(server.connections).toHaveLength(2);
  socket.close(1000, 'test over');
  expect(server.lastClose).toEqual({ code: 1000, reason: 'test over' });
});
