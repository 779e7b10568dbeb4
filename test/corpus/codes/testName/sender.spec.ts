import { beforeEach, describe, expect, it } from 'vitest';
import { fakeMeta } from './fakeMeta';
import { Sender } from '../src/sender';

describe('Sender', () => {
  const meta = fakeMeta();
  beforeEach(() => meta.reset());

  it('sends a template on ⟦131047⟧', async () => {
    meta.refuse(⟦131047⟧);
    await new Sender(meta).send('15550100123', 'hello');
    expect(meta.calls).toHaveLength(2);
  });

  it('gives up on error ⟦131026⟧', async () => {
    meta.refuse(⟦131026⟧);
    await expect(new Sender(meta, { attempts: 4 }).send('15550100123', 'hello')).rejects.toThrow();
    expect(meta.calls).toHaveLength(1);
  });

  it('waits 4 s after WhatsApp error ⟦130429⟧ and 10 s after ⟦131056⟧', async () => {
    meta.refuse(⟦130429⟧);
    expect(await new Sender(meta).waitAfter('15550100123')).toBe(4);
    meta.refuse(⟦131056⟧);
    expect(await new Sender(meta).waitAfter('15550100123')).toBe(10);
  });

  it('cuts 4097 characters at 4096', async () => {
    await new Sender(meta).send('15550100123', 'x'.repeat(4097));
    expect(meta.calls[0]?.body.text.body).toHaveLength(4096);
  });

  it('takes 100 rows in less than 200 ms', async () => {
    expect(await new Sender(meta).timed(100)).toBeLessThan(200);
  });

  describe('token (⟦190⟧)', () => {
    it('is renewed once', async () => {
      meta.refuse(⟦190⟧, 401);
      await new Sender(meta).send('15550100123', 'hello');
      expect(meta.renewals).toBe(1);
    });
  });
});
