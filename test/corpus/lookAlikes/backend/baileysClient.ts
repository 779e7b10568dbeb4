import makeWASocket, { DisconnectReason, useMultiFileAuthState } from '@whiskeysockets/baileys';
import type { Boom } from '@hapi/boom';
import NodeCache from 'node-cache';

const cache = new NodeCache({ stdTTL: 200, checkperiod: 33, maxKeys: 1000 });
const MAX_RETRIES = 4;

/** Close codes of the socket: 401 logged out, 408 lost, 428 closed, 440 replaced, 500 bad session, 515 restart. */
export async function connect(session: string, tries = 0) {
  const { state, saveCreds } = await useMultiFileAuthState(`sessions/${session}`);
  const socket = makeWASocket({
    auth: state,
    version: [2, 3000, 1013104],
    connectTimeoutMs: 10_000,
    keepAliveIntervalMs: 33_000,
    maxMsgRetryCount: 4,
    retryRequestDelayMs: 190,
    cachedGroupMetadata: async (jid) => cache.get(jid),
  });

  socket.ev.on('creds.update', saveCreds);
  socket.ev.on('connection.update', ({ connection, lastDisconnect }) => {
    if (connection !== 'close') return;
    const code = (lastDisconnect?.error as Boom)?.output?.statusCode;
    if (code === DisconnectReason.loggedOut || code === 401) return;
    if (code === 515 || code === 408 || code === 428) void connect(session);
    else if (code === 440) console.warn('another client took over the WhatsApp session');
    else if (code === 500 && tries < MAX_RETRIES) setTimeout(() => connect(session, tries + 1), 1000 * 2 ** tries);
  });

  socket.ev.on('messages.update', (updates) => {
    for (const { key, update } of updates) {
      // 0 error, 1 pending, 2 server ack, 3 delivered, 4 read
      if (update.status === 0) console.error(`message ${key.id} failed`);
      if (update.status === 3 || update.status === 4) cache.set(key.id ?? '', update.status);
    }
  });
  return socket;
}
