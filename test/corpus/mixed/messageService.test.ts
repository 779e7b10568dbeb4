import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MessageService, SendFailed } from '../src/messageService';
import { memoryStore } from './memoryStore';

const silent = { info: vi.fn(), error: vi.fn(), fatal: vi.fn() } as never;

function failure(code: number, details: string, subcode?: number) {
  return {
    error: {
      message: `(#${code}) ${details}`,
      type: 'OAuthException',
      code,
      error_subcode: subcode,
      error_data: { messaging_product: 'whatsapp', details },
      fbtrace_id: 'AxQ131026bTy190',
    },
  };
}

describe('MessageService', () => {
  let store: ReturnType<typeof memoryStore>;
  let service: MessageService;

  beforeEach(() => {
    vi.useFakeTimers();
    store = memoryStore([
      { id: 131021, contactId: 4, phone: '15550100190', message: { type: 'text', text: { body: 'Hi' } } },
      { id: 131022, contactId: 10, phone: '15550100100', message: { type: 'text', text: { body: 'Ho' } } },
      { id: 131721, contactId: 33, phone: '15550100368', message: { type: 'text', text: { body: 'Hm' } } },
    ]);
    service = new MessageService(store, silent, '100000000000190');
  });

  afterEach(() => vi.useRealTimers());

  it('sends three rows', async () => {
    stubFetch(200, { messages: [{ id: 'wamid.HBgLMTU1NTAxMDAxOTA=' }] });
    expect(await service.run(10)).toBe(3);
    expect(store.done).toHaveBeenCalledTimes(3);
    expect(store.rows.map((row) => row.id)).toEqual([131021, 131022, 131721]);
    expect(store.rows[0].httpStatus).toBe(200);
  });

  it.each([⟦131047⟧, ⟦131026⟧, ⟦131051⟧, ⟦132001⟧])('does not repeat %d', async (code) => {
    stubFetch(400, failure(code, 'nope'));
    await service.run(1);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('waits 4 times as long for ⟦131056⟧', async () => {
    stubFetch(400, failure(⟦131056⟧, 'too many messages to one recipient'), 200, { messages: [{ id: 'wamid.A' }] });
    const run = service.run(1);
    await vi.advanceTimersByTimeAsync(3999);
    expect(fetch).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(10);
    expect(await run).toBe(1);
  });

  it('pauses the template after ⟦132015⟧', async () => {
    stubFetch(400, failure(⟦132015⟧, 'Template is paused'));
    await service.run(1);
    expect(store.pauseTemplate).toHaveBeenCalledWith('promo_4');
  });

  it('stops for 190 minutes when the account is locked', async () => {
    stubFetch(403, failure(⟦368⟧, 'Temporarily blocked for policies violations'));
    await service.run(1);
    expect(store.pauseAll).toHaveBeenCalledWith({ minutes: 190 });
  });

  it('keeps the code of an expired token', async () => {
    stubFetch(401, failure(⟦190⟧, 'Session has expired', 463));
    const error = await service.sendNow({ rowId: 131721 }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(SendFailed);
    expect((error as SendFailed).code).toBe(⟦190⟧);
    expect((error as SendFailed).row.id).toBe(131721);
    expect((error as SendFailed).graph.error_subcode).toBe(463);
  });

  it('gives up after 4 attempts', async () => {
    stubFetch(500, failure(⟦131000⟧, 'Something went wrong'));
    const run = service.run(1);
    await vi.advanceTimersByTimeAsync(200_000);
    expect(await run).toBe(0);
    expect(fetch).toHaveBeenCalledTimes(4);
    expect(store.later).toHaveBeenCalledWith(expect.objectContaining({ id: 131021 }), { minutes: 33 });
  });

  it('cuts long texts', () => {
    expect(service.trim('x'.repeat(131_291))).toHaveLength(4096);
    expect(service.trim('x'.repeat(100))).toHaveLength(100);
    expect(service.trim('')).toHaveLength(0);
  });
});
