import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { BlockDocument } from '../../../server/src/blockDocument.ts';
import { BlockSignals } from '../../../server/src/blockSignals.ts';
import { SIGNALS_LENGTH } from '../../../shared/src/detect/limits.ts';
import { MARKS } from '../../../shared/src/detect/marks.ts';
import { documentSignals, signalsPart } from '../../../shared/src/detect/signals.ts';
import type { DocumentSignals } from '../../../shared/src/detect/types.ts';

const catalog = loadCatalog();
const URI = 'file:///project/a.log';

/** In the order of the text: the first mark of a kind is the one that people are shown. */
function listed({ marks, longCodes }: DocumentSignals): string[][] {
  return [[...marks], [...longCodes]];
}

function expectSame(document: BlockDocument, signals: BlockSignals): void {
  expect(listed(signals.merged)).toEqual(listed(documentSignals(signalsPart(document.getText()), catalog)));
}

describe('the signals of a document in blocks', () => {
  it('are those of the whole text after any edits, in blocks cut anywhere', () => {
    const piece = fc.oneof(
      fc.constantFrom(...MARKS.keys(), '131026', '131_047', '131056', '80007', '13', '1', '_'),
      fc.constantFrom(
        'a',
        'x1',
        ' ',
        '. ',
        ', ',
        '"',
        '","',
        ')',
        '{',
        '|',
        '\n',
        '\r\n',
        '\r',
        '-',
        '/',
        ':',
        '\\n',
        '1 ',
      ),
    );
    const text = fc.array(piece, { maxLength: 60, size: 'max' }).map((parts) => parts.join(''));
    const edit = fc.record({ at: fc.nat(1_000), removed: fc.nat(20), text: text });
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 4 }), fc.constantFrom(8, 30, 100), (begin, edits, blockLength) => {
        const document = new BlockDocument(URI, 'log', 1, begin, blockLength);
        const signals = new BlockSignals(document, catalog);
        expectSame(document, signals);
        for (const change of edits) {
          const start = document.positionAt(change.at % (document.length + 1));
          const end = document.positionAt(document.offsetAt(start) + change.removed);
          document.update([{ range: { start, end }, text: change.text }], document.version + 1);
          expectSame(document, signals);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['\n', '\r', '\r\n'])('count a number alike at the start of a text and of a line, behind %j', (lineBreak) => {
    for (const line of ['/131047|', '/131047/', '//131047', '(131047', '131047'])
      for (const text of [line, `graph.facebook.com${lineBreak}${line}`])
        expect([...documentSignals(text, catalog).longCodes], text).toEqual(['131047']);
  });

  it('stay the same object while they say the same', () => {
    const document = new BlockDocument(URI, 'log', 1, 'whatsapp 131026\n'.repeat(100), 200);
    const signals = new BlockSignals(document, catalog);
    const before = signals.merged;
    const type = (text: string) =>
      document.update([{ range: { start: { line: 50, character: 3 }, end: { line: 50, character: 3 } }, text }], 2);
    type('x');
    expect(signals.merged).toBe(before);
    type(' wamid.1 ');
    expect(signals.merged).not.toBe(before);
    expectSame(document, signals);
  });

  it('read only the blocks that are new', () => {
    const document = new BlockDocument(URI, 'log', 1, 'nothing 131026\n'.repeat(2_000), 1_000);
    const signals = new BlockSignals(document, catalog);
    const before = [...signals.read()];
    document.update([{ range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } }, text: 'x' }], 2);
    const after = [...signals.read()];
    expect(after.length).toBe(before.length);
    expect(after.filter((part) => !before.includes(part)).length).toBe(1);
    expect([...signals.read()]).toEqual([]);
  });

  it('are read from the lines that begin near enough to the start, also after an edit moved them', () => {
    const line = `${'x'.repeat(99)}\n`;
    const above = line.repeat(Math.floor(SIGNALS_LENGTH / 100));
    const document = new BlockDocument(URI, 'log', 1, `${above}${'y'.repeat(90)} wamid.1\nwhatsapp\n${line}131026\n`);
    const signals = new BlockSignals(document, catalog);
    expectSame(document, signals);
    expect([...signals.merged.marks]).toEqual(['wamid.']);
    const first = (text: string, removed: number) =>
      document.update([{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: removed } }, text }], 2);
    first('', 99);
    expectSame(document, signals);
    expect([...signals.merged.marks]).toEqual(['wamid.', 'whatsapp']);
    first('z'.repeat(200), 0);
    expectSame(document, signals);
    expect([...signals.merged.marks]).toEqual([]);
  });
});
