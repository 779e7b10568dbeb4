import { graph } from './graph';
import { templates } from './templates';

export async function sendText(to: string, body: string): Promise<string | undefined> {
  const answer = await graph.post('messages', { messaging_product: 'whatsapp', to, text: { body } });
  if (answer.status === 200) return answer.data.messages[0].id;

  const { code, error_subcode: subcode } = answer.data.error;
  if (code === ⟦131047⟧) return templates.send(to, 'hello', { columns: 4 });
  if (code === ⟦190⟧ || code === ⟦0⟧) throw new Error('token');
  if (code == ⟦4⟧ || code == ⟦80007⟧) return retry(to, body, 100);
  if (code === ⟦100⟧ && subcode === ⟦?33⟧) throw new Error('number moved');
  if (code !== ⟦131026⟧ && code !== ⟦131051⟧) console.error('whatsapp', code);
  const isPermission = code === ⟦3⟧ || code === ⟦10⟧ || (code >= ⟦?200⟧ && code <= ⟦?299⟧);
  if (isPermission) throw new Error('permission');
  return undefined;
}

async function retry(to: string, body: string, wait: number): Promise<string | undefined> {
  await new Promise((done) => setTimeout(done, wait * 10));
  if (body.length > 1000 || wait > 200) return undefined;
  return sendText(to, body);
}

export function onKey(event: KeyboardEvent): void {
  if (event.keyCode === 190 || event.which === 33) event.preventDefault();
}
