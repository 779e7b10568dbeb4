import { describe, expect, it } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { completion, resolveCompletion, TRIGGERS } from '../../server/src/features/completion.ts';
import { catalog, openDocument } from './openDocument.ts';

/** A first line that makes a file one that uses the API. */
const USES_API: Readonly<Record<string, string>> = {
  typescript: '// posts to https://graph.facebook.com\n',
  python: '# posts to https://graph.facebook.com\n',
  ruby: '# posts to https://graph.facebook.com\n',
  php: '<?php // posts to https://graph.facebook.com\n',
  go: '// posts to https://graph.facebook.com\n',
  java: '// posts to https://graph.facebook.com\n',
  csharp: '// posts to https://graph.facebook.com\n',
  kotlin: '// posts to https://graph.facebook.com\n',
  rust: '// posts to https://graph.facebook.com\n',
  sql: '-- fed from https://graph.facebook.com\n',
};

function complete(languageId: string, text: string, head = USES_API[languageId] ?? '', ignoredCodes: string[] = []) {
  const { document, caret, signals } = openDocument(languageId, head + text);
  const settings = { ignoredCodes };
  return completion(document, document.positionAt(caret), { catalog, signals, settings, labelDetails: true });
}

/** Labels in the order the client shows them. */
function labels(items: readonly CompletionItem[]): string[] {
  return items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label);
}

/** The text after an item is taken. */
function taken(languageId: string, text: string, label: string): string | undefined {
  const { document } = openDocument(languageId, (USES_API[languageId] ?? '') + text);
  const edit = complete(languageId, text).find((item) => item.label === label)?.textEdit as TextEdit | undefined;
  if (!edit) return undefined;
  const whole = document.getText();
  const after =
    whole.slice(0, document.offsetAt(edit.range.start)) + edit.newText + whole.slice(document.offsetAt(edit.range.end));
  return after.slice((USES_API[languageId] ?? '').length);
}

describe('completion offers codes', () => {
  it.each([
    ['typescript', 'if (error.code === ‸) return;'],
    ['typescript', 'if (error.code === 13‸) return;'],
    ['typescript', 'if (error.code !== ‸'],
    ['typescript', "if (error.code === '13‸') return;"],
    ['typescript', 'if (13‸ === error.code) return;'],
    ['typescript', 'if (error.code === undeli‸) return;'],
    ['typescript', 'switch (error.code) {\n  case ‸\n}'],
    ['typescript', 'switch (error.code) {\n  case 131047:\n    return;\n  case 13‸:\n    return;\n}'],
    ['typescript', 'const RETRYABLE_CODES = new Set([‸]);'],
    ['typescript', 'const again = [131056, 130429, 13‸];'],
    ['typescript', 'if ([131047, ‸].includes(error.code)) return;'],
    ['typescript', "const errorTexts: Record<number, string> = {\n  131047: 'closed',\n  ‸\n};"],
    ['python', 'if code == ‸:\n    pass'],
    ['python', 'if code in (131047, ‸):\n    pass'],
    ['python', 'match error["code"]:\n    case ‸'],
    ['ruby', 'case error.code\nwhen 131047 then 1\nwhen ‸\nend'],
    ['php', 'return match ($code) {\n    131047 => true,\n    13‸ => false,\n};'],
    ['go', 'switch err.Code {\ncase 131047, ‸:\n}'],
    ['java', 'static final Set<Integer> RETRYABLE_ERRORS = Set.of(‸);'],
    ['csharp', 'if (error.Code == ‸) return;'],
    ['kotlin', 'when (error.code) {\n    131047 -> true\n    13‸ -> false\n}'],
    ['rust', 'match error.code {\n    131047 => true,\n    13‸ => false,\n}'],
    ['sql', 'SELECT * FROM failures WHERE error_code IN (131047, ‸)'],
    ['typescript', 'enum WhatsAppErrorCode {\n  Undeliverable = 131026,\n  Window = ‸\n}'],
    ['typescript', 'const ERROR_CODES = {\n  UNDELIVERABLE: 131026,\n  WINDOW: 13‸,\n};'],
    ['csharp', 'if (error.Code is 131047 or ‸)'],
    ['rust', 'if matches!(err.code, 131047 | ‸) {'],
    ['java', 'List<Integer> ERROR_CODES = List.of(131047, ‸);'],
    ['json', '{"object":"whatsapp_business_account","errors":[{"code": ‸}]}'],
    ['json', '{"error":{"message":"","code": 13‸,"fbtrace_id":"A"}}'],
  ])('in %s at %s', (languageId, text) => {
    const offered = labels(complete(languageId, text));
    expect(offered).toContain('131026');
    expect(offered).toContain('190');
  });

  it('the ones people handle first, those the list has already last', () => {
    const offered = labels(complete('typescript', 'const RETRYABLE_CODES = [131026, 131047, ‸];'));
    expect(offered.slice(0, 3)).toEqual(['131049', '130429', '131056']);
    expect(offered.slice(-2).toSorted()).toEqual(['131026', '131047']);
  });

  it('those the switch handles already last, and of other switches none', () => {
    const text =
      'function a(error) {\n  switch (error.code) {\n    case 131026:\n      return 1;\n    case ‸\n  }\n}\nif (error.code === 131047) b();\n';
    expect(labels(complete('typescript', text)).at(-1)).toBe('131026');
  });

  it('by number and by the words of the title', () => {
    const item = complete('typescript', 'if (error.code === ‸').find(({ label }) => label === '131026');
    expect(item).toMatchObject({
      label: '131026',
      labelDetails: { description: 'Message Undeliverable' },
      filterText: '131026 Message Undeliverable',
      data: { key: '131026' },
    });
  });

  it('of other providers only where the file names them', () => {
    const text = 'if (error.code === ‸) return;';
    expect(labels(complete('typescript', text))).not.toContain('63016');
    const twilio = complete('typescript', text, "import twilio from 'twilio'; // whatsapp\n");
    expect(labels(twilio)).toContain('63016');
    expect(labels(complete('typescript', text))).not.toContain('1026');
  });

  it('but not those the settings ignore', () => {
    const offered = complete('typescript', 'if (error.code === ‸', undefined, ['131026']);
    expect(labels(offered)).not.toContain('131026');
    expect(offered.length).toBeGreaterThan(100);
  });

  it('and subcodes where one is compared, those of codes near first', () => {
    const offered = labels(complete('typescript', 'if (error.code === 190 && error.error_subcode === ‸) refresh();'));
    expect(offered).toContain('463');
    expect(offered).not.toContain('131026');
    expect(offered.indexOf('463')).toBeLessThan(offered.indexOf('2388040'));
  });
});

describe('completion replaces', () => {
  it.each([
    ['what is typed', 'if (error.code === 131‸) return;', 'if (error.code === 131056) return;'],
    ['the whole number', 'if (error.code === 131‸047) return;', 'if (error.code === 131056) return;'],
    ['nothing where nothing is', 'if (error.code === ‸) return;', 'if (error.code === 131056) return;'],
    ['a word', 'if (error.code === pair‸) return;', 'if (error.code === 131056) return;'],
    ['a number with separators by one', 'if (error.code === 131_0‸) return;', 'if (error.code === 131_056) return;'],
    ['the content of a string', "if (error.code === '13‸') return;", "if (error.code === '131056') return;"],
  ])('%s', (_what, before, after) => {
    expect(taken('typescript', before, '131056')).toBe(after);
  });

  it('so that what is typed finds it', () => {
    for (const typed of ['131056', '131_056', '131', '131_']) {
      const item = complete('typescript', `if (error.code === ${typed}‸`).find(({ data }) => data.key === '131056');
      expect(item?.filterText?.startsWith(typed)).toBe(true);
    }
  });
});

describe('completion is silent', () => {
  it.each([
    ['a comment', '// if (error.code === 13‸) return;'],
    ['a block comment', '/* error.code === 13‸ */'],
    ['a sentence in a string', "log('error.code === 13‸');"],
    ['a template of a message', 'const text = `your code is 13‸`;'],
    ['an HTTP status', 'if (response.status === 4‸) return;'],
    ['an HTTP status by another name', 'if (res.statusCode === 1‸) return;'],
    ['a switch over statuses', 'switch (response.status) {\n  case 2‸:\n}'],
    ['a switch over types', 'switch (message.type) {\n  case 1‸:\n}'],
    ['a port', 'const port = 13‸;'],
    ['a port that is compared', 'if (port === 13‸) return;'],
    ['an id', 'if (order.id === 13‸) return;'],
    ['ids in a list', 'const orderIds = [131026, 131047, 13‸];'],
    ['a phone number', "const to = '15‸';"],
    ['a phone number in a list', "const recipients = ['15550100190', '15‸'];"],
    ['a phone number id', "const phoneNumberId = '10‸';"],
    ['a phone number id that is compared', "if (phone_number_id === '10‸') return;"],
    ['a country code', 'if (countryCode === 5‸) return;'],
    ['an exit code', 'process.exit(1‸);'],
    ['a close code', 'if (socket.closeCode === 1‸) return;'],
    ['HTTP statuses in a list', 'const HTTP_ERRORS = [400, 404, 5‸];'],
    ['HTTP statuses to retry', 'const RETRYABLE_STATUS_CODES = new Set([5‸]);'],
    ['what stands beside the code of an error', 'const ERRORS = { code: 131026, flags: ‸ };'],
    ['a value of an enum of sizes', 'enum Size { Small = 1, Large = ‸ }'],
    ['a length', 'if (codes.length === 1‸) return;'],
    ['an index', 'const first = errors[1‸];'],
    ['a wait', 'setTimeout(retry, 1‸);'],
    ['waits in a list', 'const delays = [1, 4, 1‸];'],
    ['an argument', 'retry(error.code, 1‸);'],
    ['an amount', 'const total = price * 1‸;'],
    ['a plain number', 'const x = 13‸;'],
    ['a number beside a code', 'wait(131056, 1‸);'],
    ['a row of values', "rows.push({ 131047: ['closed', 4‸] });"],
    ['a version', "const url = 'https://graph.facebook.com/v2‸';"],
    ['a decimal', 'if (error.code === 1.3‸) return;'],
    ['a name with digits', 'if (error.code === code13‸) return;'],
    ['a member', 'if (error.code === codes.un‸) return;'],
    ['the middle of a name', 'if (error.code === und‸eliverable) return;'],
    ['a number no code begins with', 'if (error.code === 77777‸) return;'],
    ['the start of a line', '‸'],
    ['the language of a template', "const template = { name: 'hello', language: { code: 1‸ } };"],
  ])('at %s', (_what, text) => {
    expect(labels(complete('typescript', text))).toEqual([]);
  });

  it.each([
    ['json', '{"messaging_product":"whatsapp","template":{"name":"a","language":{"code": 1‸}}}'],
    ['json', '{"messaging_product":"whatsapp","to": "15‸"}'],
    ['json', '{"messaging_product":"whatsapp","pricing":{"amount": 1‸}}'],
    ['log', '2026-11-20 whatsapp send failed with code 13‸'],
    ['markdown', 'whatsapp error code 13‸'],
    ['plaintext', 'whatsapp if (error.code === 13‸'],
    ['csv', 'whatsapp,error_code\n1,13‸'],
    ['scss', '/* whatsapp */\n$error-code: 13‸;'],
    ['sql', 'INSERT INTO failures (id, error_code) VALUES (1‸, 131026)'],
    ['python', '# whatsapp\nprint(f"code {1‸}")'],
    ['python', '# whatsapp\nif error.code == 131026 or 1‸:'],
    ['python', '"""whatsapp\nif code == 13‸\n"""'],
  ])('in %s at %s', (languageId, text) => {
    expect(labels(complete(languageId, text))).toEqual([]);
  });

  it('in files that do not speak of WhatsApp', () => {
    expect(complete('typescript', 'if (error.code === 13‸) return;', '')).toEqual([]);
    expect(complete('typescript', 'switch (error.code) {\n  case ‸\n}', '')).toEqual([]);
  });

  it('after each sign that asks for it, where nothing is expected', () => {
    for (const sign of TRIGGERS) expect(complete('typescript', `const total = ${sign}‸;`)).toEqual([]);
  });

  it('in a line of megabytes', () => {
    const text = `const a = [${'{"id":131026},'.repeat(50_000)}13‸];`;
    expect(complete('javascript', text, '// whatsapp graph.facebook.com\n')).toEqual([]);
  });
});

describe('resolving a completion', () => {
  const item = { label: '131056', data: { key: '131056' } };

  it('adds the card, in the form the client shows', () => {
    expect(resolveCompletion(item, catalog, true).documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringMatching(/^\*\*131056\*\* · /),
    });
    expect(resolveCompletion(item, catalog, false).documentation).toMatchObject({
      kind: 'plaintext',
      value: expect.stringMatching(/^131056 · /),
    });
  });

  it('leaves items of others as they are', () => {
    for (const data of [undefined, null, 7, {}, { key: 'none' }]) {
      const other = { label: 'x', data };
      expect(resolveCompletion(other, catalog, true)).toBe(other);
    }
  });
});
