import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsWord, readCandidates, readPhrase } from '../../../shared/src/detect/candidates.ts';
import { lexiconOf } from '../../../shared/src/detect/lexicon.ts';
import { SIGNALS_LENGTH } from '../../../shared/src/detect/limits.ts';
import { ownersIn } from '../../../shared/src/detect/providers.ts';
import { documentSignals, mergeSignals, signalsPart } from '../../../shared/src/detect/signals.ts';
import { testCatalog } from './testCatalog.ts';

const catalog = testCatalog();
const lexicon = lexiconOf(catalog);

/** The same, character by character. */
function slowSignals(text: string): { marks: string[]; longCodes: string[] } {
  const marks = new Set<string>();
  for (let at = 0; at < text.length; at += 1) {
    if (!beginsWord(at > 0 ? text.charCodeAt(at - 1) : 0, text.charCodeAt(at))) continue;
    const hit = readPhrase(text, at, lexicon.marks);
    if (hit) marks.add(hit.phrase.text);
  }
  const numbers = readCandidates(text, 0, text.length, lexicon, ownersIn([])).numbers;
  const longCodes = numbers.filter(({ value }) => value >= 10_000).map(({ value }) => `${value}`);
  return { marks: [...marks].sort(), longCodes: [...new Set(longCodes)].sort() };
}

describe('documentSignals', () => {
  it('finds by skipping what looking at every character finds', () => {
    const part = fc.oneof(
      fc.constantFrom(
        ...[
          'wamid.',
          'WABA',
          'whatsapp',
          'WhatsApp',
          'graph.facebook.com',
          'fbtrace_id',
          'fbtraceId',
          'pywa',
          'x',
          '_',
        ],
        ...['131026', '131_047', '80007', '1310', '26', ' ', '\n', '"', '.', '-', 'é', '\ud800'],
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const { marks, longCodes } = documentSignals(text, catalog);
        expect({ marks: [...marks].sort(), longCodes: [...longCodes].sort() }).toEqual(slowSignals(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it('merges the signals of parts into those of the whole', () => {
    const [one, two] = ['wamid. 131026\n', 'whatsapp 131047'];
    const merged = mergeSignals(documentSignals(one, catalog), documentSignals(two, catalog));
    expect(merged).toEqual(documentSignals(one + two, catalog));
  });
});

describe('signalsPart', () => {
  it('is all of nearly every document', () => {
    expect(signalsPart('a\nb')).toBe('a\nb');
  });

  it('is the lines that begin within the limit', () => {
    const line = `${'x'.repeat(1_023)}\n`;
    const text = line.repeat(SIGNALS_LENGTH / line.length + 3);
    expect(signalsPart(text)).toHaveLength(SIGNALS_LENGTH);
    expect(signalsPart(`y${text}`)).toHaveLength(SIGNALS_LENGTH + 1);
  });
});
