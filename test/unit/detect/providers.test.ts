import { describe, expect, it } from 'vitest';
import { createCatalog, entryKey } from '../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../shared/src/catalog/types.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import { testCatalog } from './testCatalog.ts';

const [model] = testCatalog().entries;
if (!model) throw new Error('The test catalog is empty');
const made = (change: Partial<Entry>): Entry => ({ ...model, aliases: [], ...change });
const catalog = createCatalog([
  ...testCatalog().entries,
  made({ provider: 'twilio', code: 63016, title: 'Failed to send freeform message' }),
  made({ provider: 'vonage', code: 1320, title: 'Vonage title of its own' }),
  made({ api: 'onprem', code: 1013, title: 'User is not valid' }),
  made({ api: 'onprem', code: 1013, title: 'User is not valid' }),
]);

function found(languageId: string, text: string): string[] {
  return detect(text, { catalog, languageId }).matches.map((match) => entryKey(match.entry));
}

describe('codes of other providers', () => {
  it('are found where the provider is named', () => {
    const twilio = "import twilio from 'twilio';\nif (error.code === 63016) sendTemplate();\n";
    expect(found('typescript', twilio)).toEqual(['twilio:63016']);
    expect(found('log', '2026-11-20 ERROR twilio whatsapp ErrorCode=63016 status=undelivered')).toEqual([
      'twilio:63016',
    ]);
  });

  it('are nobody else’s', () => {
    expect(found('typescript', 'if (error.code === 63016) retry();\n')).toEqual([]);
    expect(found('log', 'whatsapp send failed, error_code=63016 fbtrace_id=x')).toEqual([]);
    expect(found('typescript', "import twilio from 'twilio';\nif (error.code === 1320) stop();\n")).toEqual([]);
  });

  it('do not lend their provider’s name to Meta’s codes', () => {
    expect(found('typescript', "import twilio from 'twilio';\nconst zip = { code: 131026 };\n")).toEqual([]);
  });
});

describe('retired codes', () => {
  it('are found only where the retired API is named', () => {
    expect(found('log', 'on-premises client: {"errors":[{"code":1013,"title":"User is not valid"}]}')).toEqual([
      '1013',
    ]);
    expect(found('log', 'whatsapp: error code 1013 while sending, fbtrace_id=x')).toEqual([]);
    expect(found('json', '{"messaging_product":"whatsapp","errors":[{"code":1013}]}')).toEqual([]);
  });
});
