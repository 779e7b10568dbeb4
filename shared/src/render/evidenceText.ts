import * as l10n from '@vscode/l10n';
import { EVIDENCE } from '../detect/evidence.ts';
import type { Evidence } from '../detect/types.ts';

interface EvidenceWords {
  /** `{}` stands for the detail of the finding. */
  readonly text: string;
  readonly reason: string;
}

/** What is said of a title that stands alone, where that differs from the table of weights. */
const OF_TITLES: ReadonlyMap<string, EvidenceWords> = new Map([
  ['title', { text: 'official title of {}', reason: 'Few other programs use these words.' }],
  [
    'title-string',
    { text: 'the whole of a string', reason: 'Programs compare titles, and log them, as whole strings.' },
  ],
  ['document-word', { text: 'file names {}', reason: EVIDENCE['document-word'].reason }],
]);
const OF_NUMBERS: ReadonlyMap<string, EvidenceWords> = new Map(Object.entries(EVIDENCE));

/** Every text and reason in English, as a translation has them for keys. */
export function evidenceWords(): string[] {
  return [OF_NUMBERS, OF_TITLES].flatMap((table) => [...table.values()].flatMap(({ text, reason }) => [text, reason]));
}

/**
 * A piece of evidence in the language of the reader. Evidence itself is English, for programs; here the detail is taken
 * out of its text and put into the translated one.
 */
export function evidenceText({ id, text }: Evidence): string {
  for (const table of [OF_NUMBERS, OF_TITLES]) {
    const words = table.get(id);
    const [before = '', after] = words?.text.split('{}') ?? [];
    if (!words || !text.startsWith(before) || !text.endsWith(after ?? '')) continue;
    const detail = after === undefined ? '' : text.slice(before.length, text.length - after.length);
    return l10n.t(words.text).replace('{}', () => detail);
  }
  return text;
}

/** Why it weighs what it weighs; empty for evidence nobody knows. */
export function evidenceReason(id: string): string {
  const reason = (OF_TITLES.get(id) ?? OF_NUMBERS.get(id))?.reason;
  return reason === undefined ? '' : l10n.t(reason);
}
