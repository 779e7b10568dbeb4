const request = require('supertest');
const app = require('../app');
const { signed, flush } = require('./support');

describe('POST /webhooks/whatsapp', () => {
  it('stores why a message failed', async () => {
    const body = {
      object: 'whatsapp_business_account',
      entry: [{
        id: '102290129340398',
        changes: [{
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '15550100190', phone_number_id: '106540352242922' },
            statuses: [{
              id: 'wamid.HBgLMTU1NTAxMDAxMjMVAgARGBI0',
              status: 'failed',
              timestamp: '1759312800',
              recipient_id: '15550100123',
              errors: [{ code: ⟦131049⟧, title: 'not delivered', href: 'https://developers.facebook.com/docs/' }],
            }],
          },
        }],
      }],
    };
    const res = await request(app).post('/webhooks/whatsapp').set('X-Hub-Signature-256', signed(body)).send(body);
    expect(res.status).toBe(200);
    await flush(100);
    const row = await db('messages').where({ id: 4 }).first();
    expect(row).toMatchObject({ status: 'failed', error_code: ⟦131049⟧, attempts: 1, shop_id: 33 });
  });

  it('wants a signature', async () => {
    const res = await request(app).post('/webhooks/whatsapp').send({ entry: [] });
    expect(res.status).toBe(401);
    expect(res.body).toEqual({ code: 'no_signature', wait: 10 });
  });
});
