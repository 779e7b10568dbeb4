import type { InlayHint } from 'vscode-languageserver-types';
import { entryKey } from '../../../shared/src/catalog/catalog.ts';
import type { Match } from '../../../shared/src/detect/types.ts';
import { cardOf } from '../../../shared/src/render/card.ts';
import { escapeMarkdown } from '../../../shared/src/render/escape.ts';
import type { Settings } from '../../../shared/src/settings.ts';
import type { LineDocument } from './lineDocument.ts';

/** Languages of data, in which nobody gave a code a name. */
const DATA: ReadonlySet<string> = new Set(['json', 'jsonc', 'jsonl', 'log']);

/** True where the settings want hints in a document of this language. */
export function showsHints({ inlayHints }: Settings, languageId: string): boolean {
  return inlayHints.show === 'everywhere' || (inlayHints.show === 'logsAndJson' && DATA.has(languageId));
}

/** Longest title that is shown, in UTF-16 code units. */
const LONGEST = 40;
/** More hints than fit on a screen are of no use. */
const MOST = 1_000;

/**
 * The title behind each code, once a line, the verdict in its tooltip. Left out where the title is read already: on the
 * line itself, or in the object around the code.
 */
export function inlayHints(document: LineDocument, matches: readonly Match[], markdown: boolean): InlayHint[] {
  const hints: InlayHint[] = [];
  const seen = new Set<string>();
  for (const match of matches) {
    if (match.kind !== 'code' || hints.length >= MOST) continue;
    const line = document.lineAt(match.start);
    const place = `${line} ${entryKey(match.entry)}`;
    if (seen.has(place) || isTold(document, line, match)) continue;
    seen.add(place);
    const { title, verdict } = cardOf(match.entry, match.variant);
    const tooltip = `**${escapeMarkdown(verdict.lead)}** ${escapeMarkdown(verdict.rest)}`;
    hints.push({
      position: document.positionAt(behind(document, match)),
      label: shortened(title),
      paddingLeft: true,
      tooltip: markdown ? { kind: 'markdown', value: tooltip } : `${verdict.lead} ${verdict.rest}`,
    });
  }
  return hints;
}

/** How far from the code its title is looked for, in UTF-16 code units: a line may be one of megabytes. */
const REACH = 400;
/** Lines up and down in which an object has its title. */
const LINES = 2;

/** True where most words of a name of the code stand near it. */
function isTold(document: LineDocument, line: number, { start, end, entry, variant }: Match): boolean {
  const from = Math.max(document.lineStart(line - LINES), start - REACH);
  const to = Math.min(document.lineStart(line + LINES + 1), end + REACH);
  const near = new Set(wordsOf(document.slice(from, to)));
  return [entry.title, entry.label, variant?.title, ...entry.aliases].some((name) => {
    const words = wordsOf(withoutAside(name ?? ''));
    return words.length > 0 && words.filter((word) => near.has(word)).length * 3 >= words.length * 2;
  });
}

/** The words that tell one title from another, in lower case; names such as `pairRateLimit` are several. */
function wordsOf(text: string): string[] {
  const words = text.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.match(/[a-z]{4,}/g) ?? [];
}

/** Behind a quote that closes right after the code, so that the hint does not tear the string apart. */
function behind(document: LineDocument, { start, end }: Match): number {
  const around = document.slice(Math.max(0, start - 1), end + 1);
  const quote = around.at(-1) ?? '';
  return start > 0 && /["'`]/.test(quote) && around[0] === quote ? end + 1 : end;
}

/** Cut behind a word; what stands in brackets in front goes first. */
function shortened(title: string): string {
  if (title.length <= LONGEST) return title;
  const short = withoutAside(title);
  if (short.length <= LONGEST) return short;
  const cut = short.slice(0, LONGEST);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > LONGEST / 2 ? space : LONGEST - 1)}…`;
}

/** `pair rate limit hit` of `(Business Account, Consumer Account) pair rate limit hit`. */
function withoutAside(title: string): string {
  return title.replace(/^\([^()]{1,80}\) ?/, '') || title;
}
