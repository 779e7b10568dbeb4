import { type GraphError, WhatsAppError } from './errors';

const GRAPH = 'https://graph.facebook.com/v23.0';

export interface OrderNotice {
  to: string;
  orderId: string;
  status: 'packed' | 'shipped' | 'delivered';
}

async function sendMessage(phoneNumberId: string, token: string, body: object): Promise<string> {
  const response = await fetch(`${GRAPH}/${phoneNumberId}/messages`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ messaging_product: 'whatsapp', ...body }),
  });
  const answer = await response.json();
  if (!response.ok) throw new WhatsAppError(answer.error as GraphError);
  return answer.messages[0].id;
}

export async function sendOrderNotice(phoneNumberId: string, token: string, notice: OrderNotice): Promise<string | null> {
  const text = { body: `Your order ${notice.orderId} is ${notice.status}.` };
  try {
    return await sendMessage(phoneNumberId, token, { to: notice.to, type: 'text', text });
  } catch (error) {
    if (!(error instanceof WhatsAppError)) throw error;
    switch (error.code) {
      case 131056: // too many messages to this customer
        console.warn(`pair rate limit for order ${notice.orderId}`);
        return null;
      case 131047: // more than 24 hours since the customer wrote
        return sendReopenTemplate(phoneNumberId, token, notice.to);
      default:
        throw error;
    }
  }
}

async function sendReopenTemplate(phoneNumberId: string, token: string, to: string): Promise<string> {
  const template = { name: 'order_update', language: { code: 'pt_BR' } };
  return sendMessage(phoneNumberId, token, { to, type: 'template', template });
}
