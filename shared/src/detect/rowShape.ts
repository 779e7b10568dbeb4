/** A piece of a line, by what rows of one table, map, list or enum have in common. */
export interface RowToken {
  /** `N` a number, also in quotes; `S` another string; `W` words; else the character itself. */
  readonly kind: string;
  /** Offsets on the line. */
  readonly start: number;
  readonly end: number;
  /** Of a number. */
  readonly value?: number;
  /** Of words: the last of them; of a string: all of it, with its quotes. */
  readonly word?: string;
  /** Of several words: the first of them. */
  readonly first?: string;
}

const QUOTES = new Set(['"', "'", '`']);
const WORD = /[\p{L}\p{M}$@_]/u;
const DIGIT = /\d/;
const NUMBER = /^[\d_]{1,9}$/;

/** The tokens of a line, spaces left out and neighbouring words as one: rows with the same kinds have the same shape. */
export function rowTokens(line: string): RowToken[] {
  const tokens: RowToken[] = [];
  for (let at = 0; at < line.length; ) {
    const token = tokenAt(line, at);
    const last = tokens.at(-1);
    if (token.kind === 'W' && last?.kind === 'W')
      tokens[tokens.length - 1] = { ...token, start: last.start, first: last.first ?? last.word ?? '' };
    else if (token.kind !== ' ') tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function tokenAt(line: string, start: number): RowToken {
  const char = line[start] ?? '';
  if (/\s/.test(char)) return { kind: ' ', start, end: start + 1 };
  if (DIGIT.test(char)) {
    const end = endOf(line, start, /[\d_]/);
    return { kind: 'N', start, end, value: Number(line.slice(start, end).replaceAll('_', '')) };
  }
  if (WORD.test(char)) {
    const end = endOf(line, start, /[\p{L}\p{M}$@_\d]/u);
    return { kind: 'W', start, end, word: line.slice(start, end) };
  }
  const close = QUOTES.has(char) ? line.indexOf(char, start + 1) : -1;
  if (close < 0) return { kind: char, start, end: start + 1 };
  const content = line.slice(start + 1, close);
  return NUMBER.test(content)
    ? { kind: 'N', start, end: close + 1, value: Number(content.replaceAll('_', '')) }
    : { kind: 'S', start, end: close + 1, word: line.slice(start, close + 1) };
}

function endOf(line: string, start: number, part: RegExp): number {
  let end = start + 1;
  while (end < line.length && part.test(line[end] ?? '')) end += 1;
  return end;
}

/** The number of a row that stands where the one at `index` stands in `own`; undefined where the rows differ. */
export function likewise(row: readonly RowToken[], own: readonly RowToken[], index: number): number | undefined {
  for (let at = 0; at <= index + 1; at += 1) if (row[at]?.kind !== own[at]?.kind) return undefined;
  return sameName(row, own, index) ? row[index]?.value : undefined;
}

const CONSTANT = /^["'`]?[A-Z][A-Za-z\d_]*["'`]?$/;
const DECLARES = /^(?:case|const|let|val|var|public|private|static|final|def)$/;
const OPENS_CELL = new Set(['|', ',', ';', '>', '│']);
const CLOSES_CELL = new Set(['|', ',', ';', '<', '│']);

/**
 * What a number is named by has to be the same on both lines, or a constant on both: `seat(1)` is no `refuse(131047)`,
 * `'ward' => 4` no `'code' => 131047`. Words in cells of their own may differ.
 */
function sameName(row: readonly RowToken[], own: readonly RowToken[], index: number): boolean {
  for (let at = 0; at < index; at += 1) {
    const [one, other] = [own[at], row[at]];
    if (!one?.word || !other?.word || one.word === other.word) continue;
    const next = own[at + 1]?.kind ?? '';
    const inCell = (at === 0 || OPENS_CELL.has(own[at - 1]?.kind ?? '')) && CLOSES_CELL.has(next);
    const names = next === '=' || next === ':' || next === '(' || (next === '-' && own[at + 2]?.kind === '>');
    if (one.kind === 'S' && !names) continue;
    const declared = one.first !== undefined && one.first === other.first && DECLARES.test(one.first);
    const constants = names && (declared || (CONSTANT.test(one.word) && CONSTANT.test(other.word)));
    if (!inCell && !constants) return false;
  }
  return true;
}
