import { describe, expect, it } from 'vitest';
import { classify, isWindowClosed } from '../src/whatsapp/classify';

describe('classify', () => {
  it.each([⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧, ⟦133016⟧])('retries %d', (code) => {
    expect(classify({ code, message: 'slow down' })).toBe('retry');
  });

  it.each([⟦131026⟧, ⟦131021⟧, ⟦131030⟧, ⟦131051⟧])('gives up on %d', (code) => {
    expect(classify({ code, message: '' })).toBe('drop');
  });

  it.each([
    [⟦0⟧, 'alert'],
    [⟦190⟧, 'alert'],
    [⟦10⟧, 'alert'],
    [⟦368⟧, 'alert'],
  ])('pages somebody for %d', (code, verdict) => {
    expect(classify({ code, message: '' })).toBe(verdict);
  });

  it('knows the closed window', () => {
    expect(isWindowClosed({ code: ⟦131047⟧ })).toBe(true);
    expect(isWindowClosed({ code: ⟦470⟧ })).toBe(true);
    expect(isWindowClosed({ code: ⟦131026⟧ })).toBe(false);
  });

  it('keeps the first error of several', async () => {
    const result = await sendAll(['15550100123', '15550100124'], 100);
    expect(result.failures).toHaveLength(2);
    expect(result.failures[0]?.code).toBe(⟦131047⟧);
    expect(result.tookMs).toBeLessThan(200);
    expect(result.status).toBe(400);
  });
});
