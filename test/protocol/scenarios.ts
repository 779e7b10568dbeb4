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

/** An error object whose details carry the answer. */
export const MISMATCH = `{"error":{"message":"(#132000) Number of parameters does not match","type":"OAuthException","code":132000,
"error_data":{"messaging_product":"whatsapp","details":"body: number of localizable_params (2) does not match the expected number of params (1)"},
"fbtrace_id":"AbC"}}`;

/** A code that means something else in the API the text names. */
export const CALLING = `{"error":{"message":"(#100) Invalid parameter","type":"OAuthException","code":100,"fbtrace_id":"AbC",
"error_data":{"details":"sdp is malformed"}},"path":"/106540352242922/calls"}`;

/** Nothing in it is a code. */
export const UNRELATED = `const populations = { 131056: 12, total: 131026 };\nconst port = 100;\n`;
