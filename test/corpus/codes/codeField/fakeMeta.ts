import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

const GRAPH = 'https://graph.facebook.com/v21.0';

/** Answers as the Cloud API does, for the numbers that the tests use. */
export const fakeMeta = setupServer(
  http.post(`${GRAPH}/:phoneNumberId/messages`, async ({ request, params }) => {
    const { to } = (await request.json()) as { to: string };
    if (params.phoneNumberId === '100') {
      return HttpResponse.json(
        { error: { message: 'Unsupported post request', type: 'GraphMethodException', code: ⟦100⟧, error_subcode: ⟦?33⟧ } },
        { status: 400 },
      );
    }
    switch (to) {
      case '15550100101':
        return refuse(⟦131026⟧, 'Message undeliverable');
      case '15550100102':
        return refuse(⟦131047⟧, 'Re-engagement message');
      case '15550100103':
        return HttpResponse.json({ error: { code: ⟦190⟧, type: 'OAuthException', message: 'expired' } }, { status: 401 });
      default:
        return HttpResponse.json({ messages: [{ id: 'wamid.TEST100' }], contacts: [{ wa_id: to }] }, { status: 200 });
    }
  }),
);

function refuse(code: number, title: string) {
  return HttpResponse.json({ error: { message: `(#${code}) ${title}`, code } }, { status: 400 });
}

export const limits = { perSecond: 80, burst: 100, pages: 4 };
