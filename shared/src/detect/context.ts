import type { NumberCandidate, PhraseHit } from './candidates.ts';
import { findCompanions } from './companions.ts';
import type { Finding } from './evidence.ts';
import { NEAR_LINES, SIDE_CHARS, TITLE_LINES } from './limits.ts';
import { GRAPH_FIELDS, MARKS, SUBCODE_FIELDS, strongestMark } from './marks.ts';
import { nearest } from './near.ts';
import { type CodeOwner, PROVIDER_MARKS } from './providers.ts';
import { findSiblings } from './siblings.ts';
import type { Site } from './site.ts';
import { closingOf } from './surroundings.ts';
import { titleWordsBeside } from './titleWords.ts';
import type { DocumentSignals } from './types.ts';

const MANY_CODES = 5;

type OfDocument = (value: number, owner: CodeOwner) => readonly Finding[];

const ofDocuments = new WeakMap<DocumentSignals, OfDocument>();

/** What the document says of itself to each of its numbers; made once for the same signals, which many windows share. */
export function findDocument(signals: DocumentSignals): OfDocument {
  let found = ofDocuments.get(signals);
  if (!found) {
    found = makeOfDocument(signals);
    ofDocuments.set(signals, found);
  }
  return found;
}

function makeOfDocument(signals: DocumentSignals): OfDocument {
  const strength = strongestMark(signals.marks);
  // In the order of the table, so that a document always gives the same reason, however its parts were put together.
  const name = [...MARKS.keys()].find((mark) => MARKS.get(mark) === strength && signals.marks.has(mark));
  const marked: Finding[] = [];
  if (strength && name) marked.push({ id: strength === 'api' ? 'document-api' : 'document-word', detail: name });
  const codes = [...signals.longCodes].sort().slice(0, MANY_CODES + 1);
  return (value, owner) => {
    const named =
      owner !== 'meta' && [...PROVIDER_MARKS].find(([mark, of]) => of === owner && signals.marks.has(mark))?.[0];
    if (named) return [{ id: 'document-api', detail: named }];
    const others = codes.filter((code) => code !== `${value}`);
    if (others.length < 2 || !strength) return marked;
    const id = others.length >= MANY_CODES ? 'document-many-codes' : 'document-codes';
    return [...marked, { id, detail: others.slice(0, 2).join(', ') }];
  };
}

/** What the rest of the own line says: a mark, a title of the same code. */
export function findOnLine({ scan, candidate, owner, view }: Site): Finding[] {
  const found: Finding[] = [];
  const mark = scan.find('marks', view.from, view.to, (hit) => speaksFor(hit, owner));
  if (mark) found.push({ id: 'mark-on-line', detail: mark.phrase.text });
  const title = scan.find('titles', view.from, view.to, (hit) => isTitleOf(hit, candidate));
  if (title) found.push({ id: 'title-beside', detail: title.phrase.text });
  return found;
}

/** What the lines around say: marks, titles, other codes. */
export function findNear(site: Site, before: readonly Finding[]): Finding[] {
  const { scan, candidate, owner, view, maxLineLength } = site;
  const found = [...findCompanions(site), ...findSiblings(site, before)];
  const words = titleWordsBeside(site);
  if (words) found.push({ id: 'words-of-title', detail: words });
  const mark = nearest(scan, 'marks', view, NEAR_LINES, maxLineLength, (hit) => speaksFor(hit, owner));
  if (mark && (mark.start < view.from || mark.start >= view.to))
    found.push({ id: 'mark-near', detail: mark.phrase.text });
  const title = nearest(scan, 'titles', view, TITLE_LINES, maxLineLength, (hit) => isTitleOf(hit, candidate));
  if (title) found.push({ id: 'title-beside', detail: title.phrase.text });
  return found;
}

function speaksFor({ phrase }: PhraseHit, owner: CodeOwner): boolean {
  return phrase.mark !== 'provider' || PROVIDER_MARKS.get(phrase.text) === owner;
}

function isTitleOf({ phrase }: PhraseHit, candidate: NumberCandidate): boolean {
  return phrase.entries.some((entry) => entry.code === candidate.value);
}

/** Other fields of the object a code field is in, or without brackets of its line, and the subcode among them. */
export function findFields({ scan, candidate, view, openers }: Site): { found: Finding[]; subcode?: string } {
  // A variable's brackets are its function's, which say nothing about it; a field's are its object's.
  const field = !/(?<![=!<>])=\s{0,4}["'`]?$/.test(view.before);
  const brackets = field ? openers()[0] : undefined;
  const from = brackets ? brackets.at : Math.max(view.from, candidate.start - SIDE_CHARS);
  const to = brackets
    ? closingOf(scan, brackets.at, candidate.end, view.line)
    : Math.min(view.to, candidate.end + SIDE_CHARS);
  const sibling = scan.find('marks', from, to, ({ phrase }) => GRAPH_FIELDS.has(phrase.text));
  if (!sibling) return { found: [] };
  const found: Finding[] = [{ id: 'graph-field', detail: sibling.phrase.text }];
  const mark = scan.find('marks', from, to, ({ phrase }) => SUBCODE_FIELDS.has(phrase.text));
  const subcode = mark && SUBCODE_VALUE.exec(scan.text.slice(mark.end, Math.min(to, mark.end + 40)))?.[1];
  return subcode === undefined ? { found } : { found, subcode };
}

const SUBCODE_VALUE = /^[\\"'`\]]{0,6}\s{0,4}(?:=>|={2,3}|[:=])\s{0,4}[\\"'`]{0,4}(\d{1,10})\b/;
const SUBCODE_AFTER = /^(?:[/:]|\s\/\s|,\s(?=\d{1,10}\)))(\d{1,10})\b|\bsub_?code\W{1,6}(\d{1,10})\b/i;

/** The subcode written right after a code: `131047/2494010`, `100:33`, `100 (subcode 33)`. */
export function subcodeAfter(after: string): string | undefined {
  const found = SUBCODE_AFTER.exec(after);
  return found?.[1] ?? found?.[2];
}
