import { familyOf, type LanguageFamily } from './languageFamily.ts';
import { ENCLOSING_LINES, SIDE_CHARS } from './limits.ts';
import { NEVER, type ZoneKind, type ZoneRule } from './zoneRule.ts';

/** The lexical zone a place stands in. */
export interface Zone {
  readonly kind: ZoneKind;
  /** Where on the line it begins, in UTF-16 code units: behind what opens it, or 0 where it was opened on a line above. */
  readonly start: number;
  /** What opened a comment or string, as written: `//`, `#`, `"`, `f"""`, `%w[`, `/` for a regular expression. Absent where that cannot be seen. */
  readonly opener?: string;
  /** The quotes in the opener, where it has some: `"` for `f"`, `"""` for a docstring. */
  readonly quote?: string;
}

/** Gives the text of a line by its number, 0-based, without its line break; undefined outside the document. */
export interface LineSource {
  lineText(line: number): string | undefined;
}

/** Characters read in front of a place at most; a place farther along a line is judged by the end of what is before it. */
const REACH = SIDE_CHARS * 8;
/** Long lines are read in pieces that begin at multiples of this, so that places next to each other share the work. */
const STEP = REACH / 2;

/** A zone that is open while a line is read. */
interface Frame {
  readonly rule: ZoneRule;
  readonly kind: ZoneKind;
  readonly opener?: string;
  /** Closes it, for rules that make it from the opener. */
  readonly close?: string;
  readonly until?: (line: string) => boolean;
  /** Where on this line it was opened, and how many zones were known then. */
  readonly at: number;
  readonly zones: number;
}

interface State {
  readonly stack: Frame[];
  /** Frames that were there at the start: in them, what the text begins in may turn out to be something else. */
  readonly base: number;
  /** What is not known: nothing, whether the lines above end inside something, or where in a line the reading began. */
  unsure: 'nothing' | 'lines' | 'line';
  /** Last line above that is not empty. */
  above: () => string;
}

interface OpenZone {
  readonly frame: Frame;
  readonly start: number;
}

/**
 * A function that tells in which zone a place stands, for places of one text in any order; places on the same line
 * share their work. It reads the place's own line and `ENCLOSING_LINES` above, no more, so that a window of a text gives
 * what the whole text gives. What was opened farther up is told by its end, or by the look of its first quote.
 */
export function zonesOf(source: LineSource, languageId: string): (line: number, character: number) => Zone {
  const family = familyOf(languageId);
  const seen = new Map<RegExp, boolean[]>();
  let last: { line: number; piece: number; zones: OpenZone[] } | undefined;
  return (line, character) => {
    const text = source.lineText(line);
    if (!family || text === undefined) return { kind: 'text', start: 0 };
    const at = Math.max(0, Math.min(character, text.length));
    const piece = Math.max(0, Math.floor(at / STEP) - 1);
    if (last?.line !== line || last.piece !== piece) {
      const state = piece === 0 ? fromAbove(source, family, line, seen) : inLine(family);
      last = { line, piece, zones: readLine(state, text, piece * STEP) };
    }
    return asZone(zoneBefore(last.zones, at));
  };
}

/** The zone of one place; `zonesOf` is for many places of a text. Lines and characters count from 0. */
export function zoneAt(source: LineSource, line: number, character: number, languageId: string): Zone {
  return zonesOf(source, languageId)(line, character);
}

/** The last zone that begins at or before a place. */
function zoneBefore(zones: readonly OpenZone[], at: number): OpenZone | undefined {
  let low = 0;
  let high = zones.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((zones[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return zones[low];
}

function asZone(zone: OpenZone | undefined): Zone {
  if (!zone) return { kind: 'text', start: 0 };
  const { start, frame } = zone;
  const { kind, opener } = frame;
  if (opener === undefined || kind === 'code' || kind === 'text') return { kind, start };
  const quote = /["'`]{1,40}$/.exec(opener)?.[0];
  return quote === undefined ? { kind, start, opener } : { kind, start, opener, quote };
}

function frameOf(rule: ZoneRule): Frame {
  return { rule, kind: rule.kind, at: 0, zones: 0 };
}

/** The state at the beginning of a line, from the lines above it. */
function fromAbove(source: LineSource, family: LanguageFamily, line: number, seen: Map<RegExp, boolean[]>): State {
  const top = Math.max(0, line - ENCLOSING_LINES);
  const textOf = (index: number): string => source.lineText(index)?.slice(0, REACH) ?? '';
  const stack = [frameOf(family.root)];
  if (family.enter) {
    const lines = Array.from({ length: line - top + 1 }, (_, index) => textOf(top + index));
    const rule = family.enter(lines);
    if (rule) stack.push(frameOf(rule));
  }
  const unsure = line > ENCLOSING_LINES ? 'lines' : 'nothing';
  const state: State = { stack, base: stack.length, unsure, above: () => '' };
  const base = [...stack];
  const { spanning } = compiled(stack.at(-1)?.rule ?? family.root);
  const spans = seen.get(spanning) ?? [];
  seen.set(spanning, spans);
  for (let index = top; index <= line; index += 1) {
    state.above = () => {
      let previous = index - 1;
      while (previous >= top && textOf(previous).trim() === '') previous -= 1;
      return previous < top ? '' : textOf(previous).trimEnd();
    };
    if (index === line) break;
    // Most lines neither open nor close what goes on below them; whether one does is found out once.
    if (stack.length === base.length && stack.at(-1)?.rule === base.at(-1)?.rule) {
      spans[index] ??= spanning.test(textOf(index));
      if (!spans[index]) continue;
    }
    if ((source.lineText(index)?.length ?? 0) <= REACH) readLine(state, textOf(index), 0);
    else {
      stack.splice(0, stack.length, ...base);
      state.unsure = 'lines';
    }
  }
  return state;
}

/** The state in the middle of a long line. */
function inLine(family: LanguageFamily): State {
  return { stack: [frameOf(family.root)], base: 1, unsure: 'line', above: () => '' };
}

const UNKNOWN = frameOf({ kind: 'text', open: NEVER });

/** Reads a line, or `REACH` characters of it, into its zones, and leaves the state as it is at the end of the line. */
function readLine(state: State, line: string, from: number): OpenZone[] {
  const { stack } = state;
  const text = line.slice(0, from + REACH);
  if (from === 0) beginLine(state, text);
  const top = (): Frame => stack.at(-1) ?? UNKNOWN;
  const zones: OpenZone[] = [{ frame: state.unsure === 'line' ? UNKNOWN : top(), start: from }];
  const failed = new Set<ZoneRule>();
  const below: Frame[] = [];
  let at = from;
  for (;;) {
    const hit = nextToken(top(), text, at);
    if (!hit) {
      const open = stack.findIndex(({ rule }) => !rule.spans);
      const frame = stack[open];
      if (!frame) break;
      stack.length = open;
      if (frame.kind === 'comment' || text.length < line.length || text.endsWith('\\')) break;
      // What looked like a quote closes nowhere, so it is none: an apostrophe, or inches.
      failed.add(frame.rule);
      zones.length = frame.zones;
      at = frame.at + 1;
      continue;
    }
    at = hit.end;
    const { rule, opener } = hit;
    const unsure = stack.length === state.base ? state.unsure : 'nothing';
    if (hit.what === 'close') {
      const closed = stack.pop();
      if (opener === '>' && closed?.rule.becomes) stack.push(frameOf(closed.rule.becomes));
      zones.push({ frame: top(), start: at });
    } else if (!rule || failed.has(rule)) {
      if (rule) at = hit.start + 1;
    } else if (hit.what === 'stray' || closesUnseen(state, unsure, hit, text)) {
      if (unsure === 'nothing') continue;
      const rest = text.slice(at).trim();
      const kind = rule.doc && rest === '' ? 'comment' : rule.kind;
      zones.splice(0, zones.length, { frame: { ...frameOf(rule), kind }, start: from }, { frame: top(), start: at });
      state.unsure = 'nothing';
    } else {
      if (unsure === 'line') zones[0] = { frame: top(), start: from };
      if (unsure === 'line') state.unsure = 'nothing';
      const frame = opened(rule, opener, line, hit.start, zones.length, state);
      if (frame.until) below.push(frame);
      else {
        stack.push(frame);
        zones.push({ frame, start: at });
      }
    }
  }
  stack.push(...below.slice(0, 1));
  const kind = stack[state.base]?.kind;
  if (kind === 'string' || kind === 'comment') state.unsure = 'nothing';
  return zones;
}

/** Ends what ends before a line, and enters what only the look of the line tells of. */
function beginLine(state: State, text: string): void {
  const { stack, base } = state;
  if (stack.at(-1)?.until?.(text)) stack.pop();
  const frame = stack.at(-1);
  if (state.unsure !== 'lines' || stack.length !== base || !frame) return;
  const rule = compiled(frame.rule).inside.find(({ looks }) => looks?.test(text));
  if (!rule) return;
  // Stars go on to the end of the comment, or there was none.
  const until = rule.stray ? (line: string) => !/^\s*\*/.test(line) : undefined;
  stack.push({ ...frameOf(rule), ...(until && { until }) });
}

function opened(rule: ZoneRule, opener: string, line: string, at: number, zones: number, state: State): Frame {
  // Documentation is a statement of its own: not an argument, and not the rest of an expression.
  const alone = rule.doc && line.slice(0, at).trim() === '' && !/[([{,=+%\\|&]$/.test(state.above());
  const close = rule.closeOf?.(opener);
  const until = rule.until?.(opener, line);
  const frame = { rule, kind: alone ? ('comment' as const) : rule.kind, opener: opener.trim(), at, zones };
  return { ...frame, ...(close === undefined ? {} : { close }), ...(until === undefined ? {} : { until }) };
}

const BEFORE_OPENING =
  /(?:[([{,=:+?&|!<~*%^\\-]|=>|\.\s{1,9}|\b(?:return|case|in|of|from|import|else|echo|print|puts|when|and|or|not))\s*$/;
const TAG_OF_TEMPLATE = /(?:[=(:,?]|\breturn)\s{0,9}[\w.$]{1,40}$/;
const AFTER_CLOSING = /^\s*(?:$|[)\],;:}.])/;

/** Whether the first quote seen, which may be either, rather closes a string than opens one. */
function closesUnseen(
  state: State,
  unsure: State['unsure'],
  { rule, opener, start, end }: Token,
  text: string,
): boolean {
  if (unsure === 'nothing' || rule?.kind !== 'string' || !/^(?:"+|'+|`+)$/.test(opener)) return false;
  if (unsure === 'lines' && !rule.spans) return false;
  const before =
    text.slice(Math.max(0, start - 60), start).trimEnd() || (unsure === 'lines' ? state.above().slice(-60) : '');
  if (opener === '`' && TAG_OF_TEMPLATE.test(before)) return false;
  return AFTER_CLOSING.test(text.slice(end, end + 60)) && !BEFORE_OPENING.test(before);
}

interface Token {
  readonly what: 'close' | 'escape' | 'open' | 'stray';
  readonly rule?: ZoneRule;
  readonly opener: string;
  readonly start: number;
  readonly end: number;
}

/** The next thing of meaning in a zone. */
function nextToken({ rule, close }: Frame, text: string, from: number): Token | undefined {
  if (close !== undefined) {
    const start = text.indexOf(close, from);
    return start < 0 ? undefined : { what: 'close', opener: close, start, end: start + close.length };
  }
  const { find, inside, strays } = compiled(rule);
  find.lastIndex = from;
  const hit = find.exec(text);
  if (!hit) return undefined;
  const group = hit.findIndex((part, index) => index > 0 && part !== undefined) - 1;
  const start = hit.index;
  const place = { opener: hit[0], start, end: start + hit[0].length };
  if (group < 2) return { what: group === 0 ? 'close' : 'escape', ...place };
  const open = inside[group - 2];
  const found = open ?? strays[group - 2 - inside.length];
  return { what: open ? 'open' : 'stray', ...(found && { rule: found }), ...place };
}

interface Compiled {
  /** Finds the close (first group), what is skipped (second), what may open inside, and the ends of what was not seen to open. */
  readonly find: RegExp;
  readonly inside: readonly ZoneRule[];
  readonly strays: readonly ZoneRule[];
  /** Finds anything that goes on over lines. */
  readonly spanning: RegExp;
}

const COMPILED = new Map<ZoneRule, Compiled>();

/** Each rule is made into one expression, when it is first met. */
function compiled(rule: ZoneRule): Compiled {
  const known = COMPILED.get(rule);
  if (known) return known;
  const inside = rule.inside?.() ?? [];
  const strays = inside.filter((inner) => inner.stray && inner.close);
  const ends = strays.map((inner) => inner.close?.source ?? '');
  const parts = [rule.close?.source ?? '(?!)', rule.escape?.source ?? '(?!)', ...inside.map(({ open }) => open.source)];
  const goesOn = inside.filter((inner) => inner.spans);
  const spanning = [
    ...goesOn.flatMap(({ open, looks }) => (looks ? [open.source, looks.source] : [open.source])),
    ...ends,
  ];
  if (rule.close) spanning.push(rule.close.source);
  const made: Compiled = {
    find: new RegExp([...parts, ...ends].map((part) => `(${part})`).join('|'), 'g'),
    inside,
    strays,
    spanning: new RegExp(spanning.join('|')),
  };
  COMPILED.set(rule, made);
  return made;
}
