/** What a piece of a line is to the language it stands in; `text` where the language has no code or the place is not known. */
export type ZoneKind = 'comment' | 'string' | 'code' | 'text';

/** One kind of zone: what opens and closes it and what it may hold. No expression here looks farther than a few characters. */
export interface ZoneRule {
  readonly kind: ZoneKind;
  readonly open: RegExp;
  /** Without it and without the next two, the zone ends with the line. */
  readonly close?: RegExp;
  /** The text that closes it, made from what opened it, as in `r##"`. */
  readonly closeOf?: (opener: string) => string;
  /** For what begins on the next line, as a heredoc: given the opener and its line, tells which line is outside again. */
  readonly until?: (opener: string, line: string) => (line: string) => boolean;
  /** True where it goes on over line breaks. */
  readonly spans?: boolean;
  /** What is skipped inside: an escaped quote closes nothing. */
  readonly escape?: RegExp;
  readonly inside?: () => readonly ZoneRule[];
  /** A string that is documentation where it stands alone. */
  readonly doc?: boolean;
  /** True where its end alone tells that it was opened farther up than can be seen. */
  readonly stray?: boolean;
  /** A line that is most likely inside, where the opening is too far up to be seen. */
  readonly looks?: RegExp;
  /** What follows where it ends in `>`: the content of a JSX tag. */
  readonly becomes?: ZoneRule;
}

/** Matches nothing. */
export const NEVER = /(?!)/;
/** A backslash and what it takes away the meaning of. */
export const BACKSLASH = /\\.?/;

/** A comment that ends with its line. */
export const lineComment = (open: RegExp): ZoneRule => ({ kind: 'comment', open });
/** A comment with an end of its own, which also tells of itself. */
export const block = (open: RegExp, close: RegExp, more: Partial<ZoneRule> = {}): ZoneRule => ({
  kind: 'comment',
  open,
  close,
  spans: true,
  stray: true,
  ...more,
});
/** A string that ends on its line, or is none. */
export const quoted = (open: RegExp, close = open, more: Partial<ZoneRule> = {}): ZoneRule => ({
  kind: 'string',
  open,
  close,
  escape: BACKSLASH,
  ...more,
});
/** Like `quoted`, over several lines. */
export const long = (open: RegExp, close = open, more: Partial<ZoneRule> = {}): ZoneRule =>
  quoted(open, close, { spans: true, ...more });
/** A string that ends in what its opener says, in which nothing else has a meaning. */
export const raw = (open: RegExp, closeOf: (opener: string) => string): ZoneRule => ({
  kind: 'string',
  open,
  closeOf,
  spans: true,
});
/** Code between two marks. */
export const code = (open: RegExp, close: RegExp, inside: () => readonly ZoneRule[]): ZoneRule => ({
  kind: 'code',
  open,
  close,
  spans: true,
  escape: BACKSLASH,
  inside,
});
/** Code inside a string; its own brackets are counted. */
export const hole = (open: RegExp, rules: () => readonly ZoneRule[], close = /\}/, inner = /\{/): ZoneRule => {
  const pair: ZoneRule = code(inner, close, () => [pair, ...rules()]);
  return code(open, close, () => [pair, ...rules()]);
};
/** A string with holes in it that hold code. */
export const holes = (rule: ZoneRule, open: RegExp, rules: () => readonly ZoneRule[]): ZoneRule => {
  const inside = [hole(open, rules)];
  return { ...rule, inside: () => inside };
};
