import { codeLabel, entryTitle } from '../../../shared/src/catalog/catalog.ts';
import { verdictOf } from '../../../shared/src/render/card.ts';
import { LONGEST_PASTED } from '../../../shared/src/search/pastedText.ts';
import type { CodeSearch, SearchHit } from '../../../shared/src/search/search.ts';
import type { Outcome } from './outcome.ts';
import { type Format, UsageError } from './usageError.ts';

/** How many results are listed for people who do not say how many they want. */
const LISTED = 10;

/** How results are printed. */
export interface SearchOptions {
  readonly format: Format;
  /** Most results; undefined where none was given. */
  readonly limit: number | undefined;
}

/**
 * Prints the codes that answer a query or are inside a pasted text, best first: ten as text, all as JSON, unless there is
 * a limit. Ends with 1 and a hint where there are none.
 * @throws UsageError for a query that is empty.
 */
export function search(codes: CodeSearch, query: string, { format, limit }: SearchOptions): Outcome {
  if (query.trim() === '') throw new UsageError('search takes words, such as: whatsapp-errors search template params');
  const hits = codes.search(query);
  const stdout =
    format === 'json'
      ? `${JSON.stringify({ version: 1, results: hits.slice(0, limit).map(resultJson) })}\n`
      : listText(hits, limit ?? LISTED);
  if (hits.length > 0) return { stdout, stderr: '', exitCode: 0 };
  const hint = 'Try fewer or other words, a code such as 131056, or the whole error message.';
  return { stdout, stderr: `No code was found. ${hint}\n`, exitCode: 1 };
}

/**
 * What is searched of a stream, such as standard input: its beginning. The rest is read as well, since a pipe that breaks
 * fails the one who writes to it.
 * @throws UsageError for what is no text in UTF-8.
 */
export async function queryFrom(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let query = '';
  for await (const chunk of stream) {
    if (query.length < LONGEST_PASTED) query += decoder.decode(chunk, { stream: true });
  }
  if (query.includes('\0'))
    throw new UsageError(
      'search reads text in UTF-8: what came over standard input is binary, or in another encoding.',
    );
  return query;
}

/**
 * Reads `--limit`.
 * @throws UsageError for anything but a whole number above 0.
 */
export function parseLimit(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,6}$/.test(value) && Number(value) > 0) return Number(value);
  throw new UsageError(`Unknown limit "${value}": use --limit with a whole number above 0.`);
}

/** A result as `output.schema.json` describes it: never changed but for additions. */
function resultJson({ entry, score }: SearchHit): object {
  const { provider, code, subcode, title, mapsTo } = entry;
  return { provider, code, subcode, title, mapsTo, score: Number(score.toFixed(3)) };
}

function listText(hits: readonly SearchHit[], limit: number): string {
  const shown = hits.slice(0, limit);
  const width = Math.max(...shown.map(({ entry }) => codeLabel(entry).length));
  const more = hits.length - shown.length;
  const rest = more > 0 ? `\n${more} more; --limit ${hits.length} shows all of them.\n` : '';
  return shown.map((hit) => hitText(hit, width)).join('') + rest;
}

function hitText({ entry, reason, reading }: SearchHit, width: number): string {
  const { lead, rest } = verdictOf(entry);
  const lines = [
    `${codeLabel(entry).padEnd(width)}  ${entryTitle(entry)}`,
    `${' '.repeat(width)}  ${lead} ${rest}`,
    ...(reading === undefined ? [] : [`${' '.repeat(width)}  > ${reading}`]),
    ...(reason === undefined ? [] : [`${' '.repeat(width)}  ~ ${reason}`]),
  ];
  return `${lines.join('\n')}\n`;
}
