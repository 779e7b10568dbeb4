import type { Catalog } from '../catalog/catalog.ts';
import { findDocument } from './context.ts';
import type { Finding } from './evidence.ts';
import { lexiconOf } from './lexicon.ts';
import { type CodeOwner, entriesOfOwners, ownersIn } from './providers.ts';
import { scanOf } from './scan.ts';
import type { Inquiry } from './site.ts';
import { wholeLine } from './surroundings.ts';
import type { DetectOptions, DocumentSignals } from './types.ts';

/** What judging a number needs beside its site. */
export interface Run extends Inquiry {
  readonly catalog: Catalog;
  hasSubcodes(value: number): boolean;
  readonly ofDocument: (value: number, owner: CodeOwner) => readonly Finding[];
}

/** Takes up a text with what its document says about itself. */
export function runOf(
  text: string,
  signals: DocumentSignals,
  maxLineLength: number,
  { catalog, languageId }: Pick<DetectOptions, 'catalog' | 'languageId'>,
): Run {
  const lexicon = lexiconOf(catalog);
  const owners = ownersIn(signals.marks);
  const scan = scanOf(text, lexicon, owners);
  return {
    scan,
    lines: { lineText: (line) => (line < 0 || line >= scan.lineStarts.length ? undefined : wholeLine(scan, line)) },
    catalog,
    languageId,
    signals,
    hasSubcodes: lexicon.hasSubcodes,
    isCode: (value) => entriesOfOwners(lexicon.entriesOf(value), owners).length > 0,
    contradicted: new Map(),
    ofDocument: findDocument(signals),
    maxLineLength,
  };
}
