/** Texts the protocol tests open; each holds codes in the form its name says. */
export const WEBHOOK_JSON = `{
  "entry": [{ "changes": [{ "value": { "messaging_product": "whatsapp", "statuses": [{
    "id": "wamid.HBgN", "status": "failed",
    "errors": [{ "code": 131056, "title": "(Business Account, Consumer Account) pair rate limit hit" }]
  }] } }] }]
}
`;

export const TYPESCRIPT = `import { WhatsAppClient } from './client';

export async function notify(client: WhatsAppClient, to: string) {
  try {
    await client.sendMessage(to, 'graph.facebook.com');
  } catch (error: any) {
    if (error.code === 131056) return;
    if (error.code === 131047) return;
    throw error;
  }
}
`;

export const LOG = `2026-11-20 21:00:03 WARN whatsapp send failed: (#131056) pair rate limit hit wamid.HBgN
2026-11-20 21:00:04 INFO GET /orders/131056 200 100ms
`;

/** Nothing in it is a code. */
export const UNRELATED = `const populations = { 131056: 12, total: 131026 };\nconst port = 100;\n`;
