import { describe, expect, it } from 'vitest';
import { mayHoldCodes } from '../../../shared/src/detect/prefilter.ts';

describe('mayHoldCodes', () => {
  it.each([
    'if (e.code === 131056) {}',
    'when 131_047',
    '"code":"130429"',
    'test_131026_is_final',
    'error 80007',
    '80_008',
    '147005',
    '200006',
    '1609005',
    '1752041',
    '2388001',
    '2_494_100',
    '2593079',
    '"log: \\n131026"',
    'import { WhatsApp } from "x"',
    'https://graph.facebook.com/v20.0',
    'wamid.HBgL',
    '"fbtrace_id"',
    '"type":"OAuthException"',
    'messaging_product',
    'messagingProduct',
  ])('lets %s pass', (text) => {
    expect(mayHoldCodes(`first line\n${text}\nlast line`)).toBe(true);
  });

  it.each([
    '',
    'const port = 8080; const limit = 100; const year = 2026;',
    'a131026f 131026ab x131026',
    '1310260 1131026',
    '1.131026 131026.5',
    '1763712000 1763712000123',
    '150000 129999 99999',
    '+5511999999999',
  ])('stops %s', (text) => {
    expect(mayHoldCodes(`first line\n${text}\nlast line`)).toBe(false);
  });
});
