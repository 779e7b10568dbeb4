const request = require('supertest');
const app = require('../app');
const payload = require('./fixtures/statusDelivered.json');

describe('POST /webhook', () => {
  it('answers 200', async () => {
    const res = await request(app).post('/webhook').send(payload);
    expect(res.status).toBe(200);
    expect(res.body.code).toBe(0);
    expect(res.body.received).toBe(1);
  });

  it('splits big batches', async () => {
    const entry = Array.from({ length: 190 }, () => payload.entry[0]);
    const res = await request(app).post('/webhook').send({ ...payload, entry });
    expect(res.status).toBe(200);
    expect(queue.jobs).toHaveLength(3);
    expect(queue.jobs[0].data).toHaveLength(80);
    expect(queue.jobs[2].data.length).toBe(30);
    expect(queue.jobs[0].opts.attempts).toBe(4);
  });

  it('refuses other objects', async () => {
    const res = await request(app).post('/webhook').send({ object: 'page', entry: [] });
    expect(res.statusCode).toBe(404);
    expect(res.body).toEqual({ code: 4, message: 'not for us' });
  });

  it('refuses big bodies', async () => {
    const res = await request(app).post('/webhook').send({ text: 'x'.repeat(200_000) });
    expect(res.status).toBe(413);
    expect(res.body.code).toBe(100);
  });

  it('stores the message id', async () => {
    await request(app).post('/webhook').send(payload);
    const saved = await db('messages').where({ wamid: 'wamid.HBgLMTU1NTAxMDAxOTA=' }).first();
    expect(saved.id).toBe(1);
    expect(saved.attempts).toBe(0);
    expect(saved.price).toBeCloseTo(0.0625, 4);
    expect(await db('messages').count()).toBe(10);
  });
});
