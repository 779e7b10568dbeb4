import { expect, it } from 'vitest';
import { documentHighlights } from '../../server/src/features/documentHighlights.ts';
import { openDocument } from './openDocument.ts';

const TEXT = `whatsapp send failed: (#131047) Re-engagement message
${'nothing\n'.repeat(20)}whatsapp send failed: Re-engagement message
${'nothing\n'.repeat(20)}whatsapp error 131026, order 131047, error 131047
`;

it('marks the same code everywhere, its title alone too, and nothing else', () => {
  const { document, matches } = openDocument('log', TEXT);
  const [first] = matches;
  if (!first) throw new Error('No code was found.');
  const marked = documentHighlights(document, first, matches).map(({ range }) => [
    range.start.line,
    document.getText(range),
  ]);
  expect(marked).toEqual([
    [0, '131047'],
    [21, 'Re-engagement message'],
    [42, '131047'],
  ]);
});

it('marks no more than somebody can see', () => {
  const { document, matches } = openDocument('log', 'whatsapp error 131047\n'.repeat(1_500));
  const [first] = matches;
  if (!first) throw new Error('No code was found.');
  expect(documentHighlights(document, first, matches)).toHaveLength(1_000);
});
