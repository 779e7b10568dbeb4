import { commands, type Disposable, window, workspace } from 'vscode';

/** A log as services write it: a text, JSON, key and value, and a number that is no code. */
const SAMPLE = `2026-11-20 21:00:03.655 WARN  [sender] POST https://graph.facebook.com/v23.0/messages -> 400 (#131056) (Business Account, Consumer Account) pair rate limit hit
2026-11-20 21:00:04.021 INFO  [http] GET /orders/131056 200 100ms
2026-11-20 21:00:09.400 ERROR [webhook] message failed: {"code":131026,"title":"Message undeliverable","error_data":{"details":"Message Undeliverable."}}
2026-11-20 21:02:41.870 ERROR [sender] whatsapp send failed code=131047 title="Re-engagement message"
2026-11-20 21:07:18.337 ERROR [sender] {"error":{"message":"(#132000) Number of parameters does not match the expected number of params","type":"OAuthException","code":132000,"error_data":{"messaging_product":"whatsapp","details":"body: number of localizable_params (2) does not match the expected number of params (1)"},"fbtrace_id":"AbC1dEf2GhI"}}
`;

/** `Open Sample Log`: a new document with codes in it, to try things on. */
export function registerOpenSampleLog(): Disposable {
  return commands.registerCommand('whatsappErrors.openSampleLog', async () => {
    const document = await workspace.openTextDocument({ language: 'log', content: SAMPLE });
    await window.showTextDocument(document);
  });
}
