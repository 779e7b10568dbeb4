import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../../../shared/src/detect/detect.ts';
import { CONTEXT_LINES } from '../../../shared/src/detect/limits.ts';
import { mayHoldCodes } from '../../../shared/src/detect/prefilter.ts';
import { documentSignals, mergeSignals } from '../../../shared/src/detect/signals.ts';
import type { Match } from '../../../shared/src/detect/types.ts';
import { testCatalog } from './testCatalog.ts';

const catalog = testCatalog();

/** Pieces that meet in real files, so that random texts reach deep into the rules. */
const PIECES = [
  '"errors":[{"code":131026,"title":"Message undeliverable"}]',
  '{"error":{"code":131009,"error_subcode":2494010,"fbtrace_id":"A"}}',
  '{\\"error\\":{\\"code\\":100,\\"type\\":\\"OAuthException\\"}}',
  '(#131056) Too fast',
  'if (err.code === 131047)',
  'case 131026:',
  '| 131048 | whatsapp |',
  '// WhatsApp error 131056, 80007',
  'const RETRYABLE = new Set([4, 131_056',
  'region_code: "131026"',

  '131026',
  '131_047',
  '131056',
  '80007',
  '130429',
  '2388001',
  '131023',
  '100',
  '33',
  '190',
  '4',
  '9007199254740993131026',
  '"code": ',
  '"code":',
  '\\"code\\":',
  '"errors": [',
  '"error": {',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '(#',
  ')',
  '"',
  "'",
  '`',
  'error_subcode',
  'fbtrace_id',
  'OAuthException',
  'wamid.',
  'graph.facebook.com',
  'whatsapp',
  'WhatsApp',
  'messaging_product',
  'case ',
  'switch (error.code) ',
  'when ',
  ' === ',
  ' == ',
  ' = ',
  ': ',
  ' => ',
  ' -> ',
  ' | ',
  '|',
  ', ',
  ',',
  ';',
  '.',
  '/',
  '#',
  '-',
  '_',
  '$',
  '%',
  'error ',
  'código ',
  'id',
  'zip',
  'RETRYABLE',
  'const ',
  'new Set(',
  'err.code',
  'statusCode',
  'Re-engagement message',
  'Message undeliverable',
  'Invalid parameter',
  ' ms',
  ' bytes',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n',
  '\n',
  '\n  ',
  '\u0000',
  '\ud800',
  'é',
  '错误',
  '🙂',
  '\\n',
  '\\',
];
const wild = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...PIECES), fc.constantFrom(...PIECES));
const anyText = fc.array(wild, { maxLength: 80 }).map((parts) => parts.join(''));
const pieceText = fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((parts) => parts.join(''));
const language = fc.constantFrom('typescript', 'python', 'json', 'log', 'markdown', 'csv', 'yaml');

function facts(list: readonly Match[], shift = 0): unknown[] {
  return list.map(({ kind, start, end, entry, evidence }) => [
    kind,
    start + shift,
    end + shift,
    entry.code,
    entry.subcode,
    evidence.map(({ text }) => text),
  ]);
}

describe('detect on any text', () => {
  it('never throws, and its ranges hold what it says, in order and apart', () => {
    fc.assert(
      fc.property(anyText, language, (text, languageId) => {
        let last = 0;
        for (const match of detect(text, { catalog, languageId }).matches) {
          expect(match.start).toBeGreaterThanOrEqual(last);
          expect(match.end).toBeLessThanOrEqual(text.length);
          expect(match.evidence.length).toBeGreaterThan(0);
          const held = text.slice(match.start, match.end);
          if (match.kind === 'code') expect(Number(held.replaceAll('_', ''))).toBe(match.entry.code);
          else
            expect([match.entry.title, ...match.entry.aliases].map((title) => title?.toLowerCase())).toContain(
              held.toLowerCase(),
            );
          last = match.end;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('finds the same with LF and CRLF', () => {
    fc.assert(
      fc.property(pieceText, language, (text, languageId) => {
        const crlf = text.replaceAll('\n', '\r\n');
        const found = facts(detect(crlf, { catalog, languageId }).matches.map((match) => unshift(match, crlf)));
        expect(found).toEqual(facts(detect(text, { catalog, languageId }).matches));
      }),
      { numRuns: 3000 },
    );
  });

  it('finds in a window what it finds in the whole', () => {
    const lines = fc.array(
      fc
        .array(fc.constantFrom(...PIECES.filter((piece) => !piece.includes('\n'))), { maxLength: 8 })
        .map((parts) => parts.join('')),
      { minLength: 1, maxLength: 90 },
    );
    fc.assert(
      fc.property(lines, language, fc.nat(), fc.nat(12), (all, languageId, at, height) => {
        const text = all.join('\n');
        const first = at % all.length;
        const last = Math.min(all.length, first + height + 1);
        const top = Math.max(0, first - CONTEXT_LINES);
        const window = all.slice(top, last + CONTEXT_LINES).join('\n');
        const offset = all.slice(0, top).join('\n').length + (top > 0 ? 1 : 0);
        const from = all.slice(0, first).join('\n').length + (first > 0 ? 1 : 0);
        const to = all.slice(0, last).join('\n').length + 1;
        const signals = documentSignals(text, catalog);
        const whole = detect(text, { catalog, languageId }).matches.filter(({ start }) => start >= from && start < to);
        const part = detect(window, { catalog, languageId, signals, range: { from: from - offset, to: to - offset } });
        expect(facts(part.matches, offset)).toEqual(facts(whole));
      }),
      { numRuns: 3000 },
    );
  });

  it('gives a document the signals of its parts', () => {
    fc.assert(
      fc.property(pieceText, pieceText, (above, below) => {
        const merged = mergeSignals(documentSignals(`${above}\n`, catalog), documentSignals(below, catalog));
        expect(merged).toEqual(documentSignals(`${above}\n${below}`, catalog));
      }),
    );
  });

  it('finds long codes only in texts that pass the prefilter', () => {
    fc.assert(
      fc.property(anyText, language, (text, languageId) => {
        if (detect(text, { catalog, languageId }).matches.length > 0) expect(mayHoldCodes(text)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

/** The match as it would be without the CRs before it. */
function unshift(match: Match, text: string): Match {
  const crs = text.slice(0, match.start).split('\r\n').length - 1;
  return { ...match, start: match.start - crs, end: match.end - crs };
}
