import { handlePaymentEvent } from '../payments/webhook';

const declined = {
  id: 'evt_3Q131047',
  type: 'charge.failed',
  data: {
    object: {
      id: 'ch_3Q131026',
      amount: 13102,
      currency: 'eur',
      outcome: { network_status: 'declined_by_network', reason: 'generic_decline', risk_score: 33, seller_message: 'The bank did not say why.' },
      failure_code: 'card_declined',
      failure_message: 'Your card was declined.',
      metadata: { order: '131056', attempts: '4' },
    },
  },
};

describe('handlePaymentEvent', () => {
  it('notes a declined card', async () => {
    const result = await handlePaymentEvent(declined);
    expect(result.status).toBe(200);
    expect(result.body).toEqual({ received: true, code: 0 });
    expect(result.order).toBe('131056');
  });

  it('maps codes of the processor', () => {
    expect(toReason({ code: 4 })).toBe('pick up card');
    expect(toReason({ code: 10 })).toBe('partial approval');
    expect(toReason({ code: 190 })).toBe('currency not supported');
    expect(toReason({ error: { code: 100, message: 'acquirer offline' } })).toBe('try again');
    expect(toReason({ error: { code: 200, message: 'card expired' } })).toBe('expired');
  });

  it('answers 400 to a wrong signature', async () => {
    const result = await handlePaymentEvent({ ...declined, id: 'evt_4' }, { signature: 'nope' });
    expect(result.status).toBe(400);
    expect(result.body.error.code).toBe(100);
  });
});
