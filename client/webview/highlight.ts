import { foldText } from '../../shared/src/search/foldText.ts';

/** A piece of a text, and whether the search matched it. */
export interface TextPiece {
  readonly text: string;
  readonly marked: boolean;
}

/** Splits a text so that words beginning with one of the terms (folded, as a search hit has them) can be marked. */
export function highlight(text: string, terms: readonly string[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (const [part] of text.matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu)) {
    const folded = foldText(part);
    const term = longest(terms.filter((candidate) => candidate !== '' && folded.startsWith(candidate)));
    if (term === undefined) {
      pieces.push({ text: part, marked: false });
    } else {
      pieces.push({ text: part.slice(0, term.length), marked: true });
      if (part.length > term.length) pieces.push({ text: part.slice(term.length), marked: false });
    }
  }
  return pieces;
}

function longest(terms: readonly string[]): string | undefined {
  return terms.reduce<string | undefined>(
    (best, term) => (best && best.length >= term.length ? best : term),
    undefined,
  );
}
