import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import { BlockDocument, blockDocuments } from '../../../server/src/blockDocument.ts';

const URI = 'file:///project/a.log';

/** What line breaks, cuts and UTF-16 pairs are made of. */
const UNITS = [
  'a',
  'bc',
  '7',
  ' ',
  '"',
  ')',
  '\t',
  '\n',
  '\n',
  '\r\n',
  '\r\n',
  '\r',
  '\ud83d',
  '\ude42',
  '🙂',
  'é',
  '\0',
];
const text = (maxLength: number) =>
  fc
    .array(fc.constantFrom(...UNITS, 'a line\n', 'another "line"\r\n'), { maxLength, size: 'max' })
    .map((parts) => parts.join(''));

/** Positions inside and outside of any of these texts. */
const position: fc.Arbitrary<Position> = fc.record({
  line: fc.integer({ min: -2, max: 70 }),
  character: fc.oneof(fc.integer({ min: -2, max: 20 }), fc.constant(Number.MAX_SAFE_INTEGER)),
});
const range: fc.Arbitrary<Range> = fc.record({ start: position, end: position });
const change = fc.oneof(
  { weight: 12, arbitrary: fc.record({ range, text: text(8) }) },
  { weight: 2, arbitrary: fc.record({ range, text: text(120) }) },
  { weight: 1, arbitrary: fc.record({ text: text(120) }) },
);
const session = fc.record({
  begin: text(160),
  edits: fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 8, size: 'max' }),
  blockLength: fc.constantFrom(8, 30, 100, 16_384),
});

/** The library's document of a text: it loses count of its lines when an edit names a line it does not have. */
function libraryDocument(content: string): TextDocument {
  return TextDocument.create(URI, 'log', 1, content);
}

function expectSame(document: BlockDocument, expected: TextDocument): void {
  const content = expected.getText();
  expect(document.getText()).toBe(content);
  expect(document.length).toBe(content.length);
  expect(document.lineCount).toBe(expected.lineCount);
  for (let offset = -2; offset <= content.length + 2; offset++) {
    expect(document.positionAt(offset)).toEqual(expected.positionAt(offset));
  }
  for (let line = -1; line <= expected.lineCount + 1; line++) {
    expect(document.getLineRange(line)).toEqual(expected.getLineRange(line));
    expect(document.getEOLCharacters(line)).toBe(expected.getEOLCharacters(line));
    for (const character of [-1, 0, 1, 4, 1e6]) {
      expect(document.offsetAt({ line, character })).toBe(expected.offsetAt({ line, character }));
    }
  }
}

describe('a document in blocks', () => {
  it('answers as the document of the library does, after any edits', () => {
    fc.assert(
      fc.property(session, fc.array(range, { maxLength: 5 }), ({ begin, edits, blockLength }, parts) => {
        const document = new BlockDocument(URI, 'log', 1, begin, blockLength);
        let content = begin;
        expectSame(document, libraryDocument(content));
        for (const [index, changes] of edits.entries()) {
          document.update(changes, index + 2);
          for (const one of changes) content = TextDocument.update(libraryDocument(content), [one], 2).getText();
          expect(document.version).toBe(index + 2);
        }
        const expected = libraryDocument(content);
        expectSame(document, expected);
        for (const part of parts) expect(document.getText(part)).toBe(expected.getText(part));
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps its blocks whole: no line break is in two of them, none is empty, none too long', () => {
    fc.assert(
      fc.property(session, ({ begin, edits, blockLength }) => {
        const document = new BlockDocument(URI, 'log', 1, begin, blockLength);
        for (const [index, changes] of edits.entries()) document.update(changes, index + 2);
        const texts = document.blocks.map((block) => block.text);
        expect(texts.join('')).toBe(document.getText());
        for (const [index, block] of texts.entries()) {
          if (texts.length > 1) expect(block).not.toBe('');
          expect(`${block.at(-1)}${texts[index + 1]?.[0]}`).not.toBe('\r\n');
          // What is longer has no place for a cut behind the length of a block.
          if (block.length > 2 * blockLength)
            expect(block.slice(blockLength, -1)).not.toMatch(/\n|\r(?!$)|\D{9}"\D{8}/);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('makes anew only the blocks that an edit touches', () => {
    const document = new BlockDocument(URI, 'log', 1, 'one line of a log\n'.repeat(20_000));
    const before = document.blocks;
    expect(before.length).toBeGreaterThan(20);
    document.update(
      [{ range: { start: { line: 9_999, character: 3 }, end: { line: 9_999, character: 4 } }, text: '' }],
      2,
    );
    const fresh = document.blocks.filter((block) => !before.includes(block));
    expect(fresh.length).toBe(1);
    expect(fresh[0]?.text.length).toBeLessThan(20_000);
  });

  it('is what TextDocuments makes and changes', () => {
    const document = blockDocuments.create(URI, 'log', 1, 'a');
    expect(blockDocuments.update(document, [{ text: 'b' }], 4)).toBe(document);
    expect([document.getText(), document.version, document.uri, document.languageId]).toEqual(['b', 4, URI, 'log']);
  });

  it('refuses what is no change', () => {
    const document = new BlockDocument(URI, 'log', 1, 'a');
    expect(() => document.update([{} as never], 2)).toThrow(`A change of ${URI} has no text.`);
    expect(document.version).toBe(1);
  });
});
