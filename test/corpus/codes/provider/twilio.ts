import twilio from 'twilio';

const client = twilio(process.env.ACCOUNT_SID, process.env.AUTH_TOKEN);
const FROM = 'whatsapp:+15550100190';

/** Twilio's own numbers for what WhatsApp refused. */
const CLOSED = new Set([⟦63016⟧, ⟦63024⟧, ⟦63033⟧]);
const LIMITS = [⟦63018⟧, ⟦63038⟧, ⟦20429⟧];

export async function send(to: string, body: string): Promise<string | undefined> {
  try {
    const message = await client.messages.create({ from: FROM, to: `whatsapp:${to}`, body: body.slice(0, 1600) });
    return message.sid;
  } catch (error) {
    const { code, status } = error as { code: number; status: number };
    if (code === ⟦63016⟧) return sendTemplate(to, 'HX100');
    if (code === ⟦21211⟧ || code === ⟦21610⟧) return undefined;
    if (LIMITS.includes(code) || status === 429) return later(to, body, 4);
    if (CLOSED.has(code)) return undefined;
    throw error;
  }
}

async function later(to: string, body: string, minutes: number): Promise<undefined> {
  await queue.add({ to, body }, { delay: minutes * 60_000, attempts: 10, removeOnComplete: 100 });
  return undefined;
}

async function sendTemplate(to: string, contentSid: string): Promise<string> {
  const message = await client.messages.create({ from: FROM, to: `whatsapp:${to}`, contentSid });
  return message.sid;
}
