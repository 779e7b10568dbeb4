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

/** How the text of a language is divided. */
export interface LanguageFamily {
  readonly root: ZoneRule;
  /** For languages inside others: what the first of these lines most likely stands in, besides the root. */
  readonly enter?: (lines: readonly string[]) => ZoneRule | undefined;
}

const NEVER = /(?!)/;
const BACKSLASH = /\\.?/;
const WORD_BEFORE_OPERAND =
  'return|typeof|case|in|of|from|import|else|default|when|if|unless|and|or|not|split|echo|print';
const MIRRORED: Record<string, string> = { '(': ')', '[': ']', '{': '}', '<': '>' };

const lineComment = (open: RegExp): ZoneRule => ({ kind: 'comment', open });
const block = (open: RegExp, close: RegExp, more: Partial<ZoneRule> = {}): ZoneRule => ({
  kind: 'comment',
  open,
  close,
  spans: true,
  stray: true,
  ...more,
});
const quoted = (open: RegExp, close = open, more: Partial<ZoneRule> = {}): ZoneRule => ({
  kind: 'string',
  open,
  close,
  escape: BACKSLASH,
  ...more,
});
/** Like `quoted`, over several lines. */
const long = (open: RegExp, close = open, more: Partial<ZoneRule> = {}): ZoneRule =>
  quoted(open, close, { spans: true, ...more });
const raw = (open: RegExp, closeOf: (opener: string) => string): ZoneRule => ({
  kind: 'string',
  open,
  closeOf,
  spans: true,
});
const code = (open: RegExp, close: RegExp, inside: () => readonly ZoneRule[]): ZoneRule => ({
  kind: 'code',
  open,
  close,
  spans: true,
  escape: BACKSLASH,
  inside,
});
/** Code inside a string; its own brackets are counted. */
const hole = (open: RegExp, rules: () => readonly ZoneRule[], close = /\}/, inner = /\{/): ZoneRule => {
  const pair: ZoneRule = code(inner, close, () => [pair, ...rules()]);
  return code(open, close, () => [pair, ...rules()]);
};
const holes = (rule: ZoneRule, open: RegExp, rules: () => readonly ZoneRule[]): ZoneRule => {
  const inside = [hole(open, rules)];
  return { ...rule, inside: () => inside };
};

const sameQuotesAndHashes = (opener: string): string => opener.replace(/[^"]/g, '') + opener.replace(/[^#]/g, '');
const afterParenthesis = (opener: string): string =>
  `)${opener.slice(opener.search(/["']/) + 1, -1)}${opener.match(/["']/)}`;
const mirrored = (opener: string): string => {
  const last = opener.slice(-1);
  return /["']{3}$/.test(opener) ? opener.slice(-3) : (MIRRORED[last] ?? last);
};
const heredoc = (open: RegExp): ZoneRule => ({
  kind: 'string',
  open,
  spans: true,
  until: (opener) => {
    const end = new RegExp(`^\\s*${/\w+/.exec(opener)}\\b`);
    return (line) => end.test(line);
  },
});
/** A YAML block scalar: all lines that are indented more than its key. */
const BLOCK_SCALAR: ZoneRule = {
  kind: 'string',
  open: /[|>][-+\d]{0,2}(?=\s{0,9}(?:#|$))(?<=[:-]\s{1,9}[|>][-+\d]{0,2})/,
  spans: true,
  until: (_, first) => {
    const column = (/^\s*(?:-\s+(?![|>\s]))*/.exec(first)?.[0] ?? '').length;
    return (line) => line.trim() !== '' && line.search(/\S/) <= column;
  },
};

const SLASHES = lineComment(/\/\/(?<!(?:https?|wss?|ftp):\/\/)/);
const HASH = lineComment(/#/);
/** Not `$#`, `a#b`, `${x#y}`. */
const HASH_AT_WORD = lineComment(/#(?<=(?:^|[\s;&|(){}])#)/);
const STARRED = block(/\/\*/, /\*\//, { looks: /^\s*\*(?:[\s/]|$)/ });
const STARRED_NESTED: ZoneRule = { ...STARRED, inside: () => [STARRED_NESTED] };
const C_COMMENTS = [SLASHES, STARRED];
const NESTED_COMMENTS = [SLASHES, STARRED_NESTED];

const DOUBLE = quoted(/"/);
/** Not the apostrophe of a word. */
const SINGLE = quoted(new RegExp(`'(?<!\\w'(?<!\\b(?:${WORD_BEFORE_OPERAND})'))`), /'/);
const CHARACTER = quoted(/'(?=(?:\\.[^']{0,9}|[^'\\]|[\uD800-\uDBFF].)')/, /'/);
const DOUBLE_PLAIN = quoted(/"/, /"/, { escape: /""/ });
const TRIPLE = long(/"""/);
const TRIPLE_SINGLE = long(/'''/);
const REGEX = quoted(
  new RegExp(`\\/(?![*/>])(?<=(?:^|[(,=:[!&|?{};+*%~^]|\\b(?:${WORD_BEFORE_OPERAND}))\\s{0,20}\\/)`),
  /\//,
  { inside: () => CLASS },
);
const CLASS = [quoted(/\[/, /\]/)];
const SIGIL_ELIXIR = raw(/~[a-zA-Z]{1,9}(?:"""|'''|[^\w\s])/, mirrored);

const JS: ZoneRule[] = [...C_COMMENTS, DOUBLE, SINGLE, holes(long(/`/), /\$\{/, () => JS), REGEX];
const JSX_HOLE = hole(/\{/, () => JSX);
const JSX_TEXT: ZoneRule = {
  kind: 'text',
  open: NEVER,
  close: /<\/[\w.:$-]{0,99}\s{0,9}>/,
  spans: true,
  inside: () => [JSX_CHILD, JSX_HOLE],
};
const JSX_CHILD: ZoneRule = {
  ...code(/<(?=[A-Za-z>])/, /\/?>/, () => [quoted(/"/, /"/, { escape: NEVER }), SINGLE, JSX_HOLE]),
  becomes: JSX_TEXT,
};
const JSX: ZoneRule[] = [
  ...JS,
  {
    ...JSX_CHILD,
    // Where an operand may stand, so that it is no comparison and no type argument.
    open: /<(?=>|[A-Za-z][\w.:$-]{0,99}(?:\s(?!\s{0,9}extends\b)|\/?>|$))(?<=(?:^|[(,=:[!&|?{};>]|\b(?:return|default))\s{0,99}<)/,
  },
];

const NO_NAME =
  'and|as|assert|async|await|case|class|cond|def\\w*|del|do|elif|else|end|except|fn|for|from|global|if|import|in|is|lambda|match|nonlocal|not|or|print|raise|return|type|unless|use|when|while|with|yield';
const WORD = `(?!(?:${NO_NAME})\\b)[A-Za-z]{2,30}`;
/** Documentation that was opened too far up: three words in a row, where code has an operator between any two names. */
const DOC_SEEN: ZoneRule = {
  kind: 'comment',
  open: NEVER,
  close: /"""|'''/,
  spans: true,
  looks: new RegExp(`^[^#"'=]{0,200}?(?<!\\S)(?:${WORD} ){2}${WORD}(?:[\\s,.;:]|$)`),
};
const PYTHON: ZoneRule[] = [
  DOC_SEEN,
  HASH,
  ...['"""', "'''", '"', "'"].flatMap((quote): ZoneRule[] => {
    const spans = quote.length > 1;
    const plain = quoted(new RegExp(`(?<!\\w)[bBrRuU]{0,2}${quote}`), new RegExp(quote), {
      spans,
      doc: spans,
    });
    const formatted = {
      ...plain,
      open: new RegExp(`(?<!\\w)(?:[fFtT][rR]?|[rR][fFtT])${quote}`),
      escape: /\\.?|\{\{/,
    };
    return [holes(formatted, /\{/, () => PYTHON), plain];
  }),
];
const RUBY: ZoneRule[] = [
  block(/^=begin\b/, /^=end\b/),
  HASH,
  heredoc(/<<(?:[~-]["'`]?[A-Za-z_]|["'`]?[A-Z_])\w{0,99}["'`]?/),
  holes(DOUBLE, /#\{/, () => RUBY),
  SINGLE,
  holes(quoted(/`/), /#\{/, () => RUBY),
  raw(/(?<![\w)\]])%(?:[wWiIqQrsx][^\w\s]|[([{])/, mirrored),
  REGEX,
];
const PERL = [
  block(/^=[a-z]\w*/, /^=cut\b/),
  HASH_AT_WORD,
  heredoc(/<<(?:~?["'][A-Za-z_]|~?[A-Z_])\w{0,99}["']?/),
  DOUBLE,
  SINGLE,
  raw(/(?<![$@%&>\w-])q[qwr]?\s?[([{|!/]/, mirrored),
  REGEX,
];
const ELIXIR: ZoneRule[] = [
  DOC_SEEN,
  HASH,
  long(/@\w{0,9}doc\s{1,9}(?:~[sS])?"""/, /"""/, { kind: 'comment' }),
  holes(TRIPLE, /#\{/, () => ELIXIR),
  TRIPLE_SINGLE,
  SIGIL_ELIXIR,
  holes(DOUBLE, /#\{/, () => ELIXIR),
  SINGLE,
];
const COFFEE: ZoneRule[] = [
  block(/###(?!#)/, /###/, { stray: false }),
  HASH,
  holes(TRIPLE, /#\{/, () => COFFEE),
  TRIPLE_SINGLE,
  holes(DOUBLE, /#\{/, () => COFFEE),
  SINGLE,
  REGEX,
];
const SHELL: ZoneRule[] = [
  HASH_AT_WORD,
  heredoc(/(?<!<)<<-?\s?["'\\]?[A-Za-z_]\w{0,99}["']?/),
  long(/"/, /"/, { inside: () => SHELL_HOLES }),
  long(/\$'/, /'/),
  long(/'(?<!\w'(?<!\s-\w'))/, /'/, { escape: NEVER }),
];
const SHELL_HOLES = [hole(/\$\(/, () => SHELL, /\)/, /\(/), hole(/\$\{/, () => SHELL)];
const POWERSHELL: ZoneRule[] = [
  block(/<#/, /#>/),
  HASH_AT_WORD,
  long(/@"(?=\s*$)/, /^"@/, { stray: true, escape: NEVER }),
  long(/@'(?=\s*$)/, /^'@/, { stray: true, escape: NEVER }),
  quoted(/"/, /"/, { escape: /`.?|""/, inside: () => POWERSHELL_HOLES }),
  quoted(/'/, /'/, { escape: /''/ }),
];
const POWERSHELL_HOLES = [hole(/\$\(/, () => POWERSHELL, /\)/, /\(/)];

const C = [...C_COMMENTS, raw(/\b(?:u8|[uUL])?R"[^\s()\\"]{0,16}\(/, afterParenthesis), DOUBLE, CHARACTER];
const GROOVY: ZoneRule[] = [
  ...C_COMMENTS,
  holes(TRIPLE, /\$\{/, () => GROOVY),
  TRIPLE_SINGLE,
  holes(DOUBLE, /\$\{/, () => GROOVY),
  SINGLE,
  REGEX,
];
const KOTLIN: ZoneRule[] = [
  ...NESTED_COMMENTS,
  holes(long(/"""/, /"""/, { escape: NEVER }), /\$\{/, () => KOTLIN),
  holes(DOUBLE, /\$\{/, () => KOTLIN),
  CHARACTER,
];
const DART: ZoneRule[] = [
  ...NESTED_COMMENTS,
  ...[TRIPLE, TRIPLE_SINGLE, DOUBLE, SINGLE].map((rule) => holes(rule, /\$\{/, () => DART)),
  raw(/\br(?:'''|"""|["'])/, mirrored),
];
const SWIFT_HOLES = [hole(/\\\(/, () => SWIFT, /\)/, /\(/)];
const SWIFT: ZoneRule[] = [
  ...NESTED_COMMENTS,
  raw(/#{1,9}"(?:"")?/, sameQuotesAndHashes),
  ...[TRIPLE, DOUBLE].map((rule) => ({ ...rule, escape: /\\[^(]/, inside: () => SWIFT_HOLES })),
];
const RUST = [...NESTED_COMMENTS, raw(/\b(?:b|c)?r#{0,20}"/, sameQuotesAndHashes), long(/"/), CHARACTER];
const dotNet = (rules: () => readonly ZoneRule[]): ZoneRule[] => [
  holes(long(/(?:\$@|@\$)"/, /"/, { escape: /""|\{\{/ }), /\{/, rules),
  raw(/\${0,9}"{3,}/, sameQuotesAndHashes),
  long(/@"/, /"/, { escape: /""/ }),
  holes(quoted(/\$"/, /"/, { escape: /\\.?|\{\{/ }), /\{/, rules),
  DOUBLE,
  CHARACTER,
];
const CSHARP: ZoneRule[] = [...C_COMMENTS, ...dotNet(() => CSHARP)];
const PARENTHESIZED: ZoneRule = block(/\(\*(?!\))/, /\*\)/, { inside: () => [PARENTHESIZED] });
const FSHARP: ZoneRule[] = [SLASHES, PARENTHESIZED, ...dotNet(() => FSHARP)];

const MARKUP_COMMENT = block(/<!--/, /-->/);
const ATTRIBUTES = [long(/"/, /"/, { escape: NEVER }), long(/'/, /'/, { escape: NEVER })];
const CDATA: ZoneRule = { kind: 'text', open: /<!\[CDATA\[/, close: /\]\]>/, spans: true };
const tag = (more: readonly ZoneRule[] = []): ZoneRule => {
  const inside = [...ATTRIBUTES, ...more];
  return code(/<(?:\/?(?=[A-Za-z])|[!?])/, />/, () => inside);
};
const SCRIPT = code(/<script\b/, /<\/script\b/, () => JS);
const STYLE = code(/<style\b/, /<\/style\b/, () => [STARRED, DOUBLE, SINGLE]);
const XML = [MARKUP_COMMENT, CDATA, tag()];
const HTML = [MARKUP_COMMENT, SCRIPT, STYLE, tag()];
const MUSTACHE = code(/\{\{/, /\}\}/, () => [DOUBLE, SINGLE]);
const VUE = [...HTML, MUSTACHE];
const BRACED = hole(/\{/, () => JS);
const SVELTE = [MARKUP_COMMENT, SCRIPT, STYLE, tag([BRACED]), BRACED];
const HANDLEBARS = [block(/\{\{!--/, /--\}\}/), block(/\{\{!/, /\}\}/, { stray: false }), ...VUE];

const PHP: ZoneRule[] = [
  { kind: 'comment', open: /\/\/(?<!(?:https?|ftp):\/\/)|#(?!\[)/, close: /(?=\?>)/ },
  STARRED,
  heredoc(/<<<\s?["']?[A-Za-z_]\w{0,99}["']?/),
  long(/"/),
  long(/'(?<!\w')/, /'/),
  // Seen in code, it tells that what is above was no code.
  { kind: 'text', open: NEVER, close: /<\?(?:php\b|=)/, stray: true },
];
const PHP_TAG = code(/<\?(?:php\b|=)?/, /\?>/, () => PHP);

const root = (rules: readonly ZoneRule[], kind: ZoneKind = 'code', skipped = BACKSLASH): ZoneRule => ({
  kind,
  open: NEVER,
  spans: true,
  escape: kind === 'code' ? skipped : NEVER,
  inside: () => rules,
});
const codeFamily = (rules: readonly ZoneRule[], skipped?: RegExp): LanguageFamily => ({
  root: root(rules, 'code', skipped),
});

/** What the first line that begins with a tag tells of the lines above it. */
const enterMarkup = (otherwise?: ZoneRule) => (lines: readonly string[]) => {
  const first = lines.find((line) => /^\s*<\/?[A-Za-z!]/.test(line))?.trimStart();
  if (first === undefined) return otherwise;
  return first.startsWith('</script') ? SCRIPT : first.startsWith('</style') ? STYLE : undefined;
};
const enterPhp = (lines: readonly string[]): ZoneRule | undefined => {
  const first = lines.find((line) => /^\s*<[\w!/?]/.test(line))?.trimStart();
  return first === undefined || first.startsWith('<?') ? PHP_TAG : undefined;
};

/** Quotes only where a value begins, so that prose in a value stays whole. */
const afterEquals = (comment: RegExp): LanguageFamily =>
  codeFamily([lineComment(comment), quoted(/"(?<==\s{0,20}")/, /"/), quoted(/'(?<==\s{0,20}')/, /'/)]);

const C_FAMILY = codeFamily(C);
const JSX_FAMILY = codeFamily(JSX);
const JSON_FAMILY = codeFamily([DOUBLE]);

/** By language identifier; the languages without code are left out. */
const FAMILIES: Record<string, LanguageFamily> = {
  bat: codeFamily(
    [lineComment(/^\s*@?(?:[rR][eE][mM]\b|::)|&\s?[rR][eE][mM]\b/), quoted(/"/, /"/, { escape: NEVER })],
    NEVER,
  ),
  c: C_FAMILY,
  clojure: codeFamily([lineComment(/;/), long(/"/)]),
  coffeescript: codeFamily(COFFEE),
  cpp: C_FAMILY,
  csharp: codeFamily(CSHARP),
  dart: codeFamily(DART),
  dotenv: afterEquals(/#(?<=(?:^|\s)#)/),
  elixir: codeFamily(ELIXIR, /\\.?|\?["'#]/),
  erlang: codeFamily([lineComment(/%/), TRIPLE, long(/"/), SINGLE], /\$\\?./),
  fsharp: codeFamily(FSHARP),
  go: codeFamily([...C_COMMENTS, DOUBLE, long(/`/, /`/, { escape: NEVER }), CHARACTER]),
  groovy: codeFamily(GROOVY),
  handlebars: { root: root(HANDLEBARS, 'text'), enter: enterMarkup() },
  html: { root: root(HTML, 'text'), enter: enterMarkup() },
  ini: afterEquals(/[#;](?<=(?:^|\s)[#;])/),
  java: codeFamily([...C_COMMENTS, TRIPLE, DOUBLE, CHARACTER]),
  javascript: JSX_FAMILY,
  javascriptreact: JSX_FAMILY,
  json: JSON_FAMILY,
  jsonc: codeFamily([...C_COMMENTS, DOUBLE, SINGLE]),
  jsonl: JSON_FAMILY,
  kotlin: codeFamily(KOTLIN),
  lua: codeFamily([
    { ...raw(/--\[={0,9}\[/, (opener) => opener.slice(2).replaceAll('[', ']')), kind: 'comment' },
    lineComment(/--/),
    raw(/\[={0,9}\[/, (opener) => opener.replaceAll('[', ']')),
    DOUBLE,
    SINGLE,
  ]),
  'objective-c': C_FAMILY,
  perl: codeFamily(PERL, /\\.?|\$[#'"&`]/),
  php: { root: root([PHP_TAG, MARKUP_COMMENT, SCRIPT, tag([PHP_TAG])], 'text'), enter: enterPhp },
  powershell: codeFamily(POWERSHELL, /`.?/),
  properties: afterEquals(/[#!](?<=^\s{0,40}[#!])/),
  python: codeFamily(PYTHON),
  r: codeFamily([HASH, raw(/\b[rR]["']-{0,9}\(/, afterParenthesis), DOUBLE, SINGLE]),
  ruby: codeFamily(RUBY, /\\.?|\?["'#](?<![\w)]\s?\?.)/),
  rust: codeFamily(RUST),
  scala: codeFamily(KOTLIN),
  shellscript: codeFamily(SHELL),
  sql: codeFamily([
    lineComment(/--|^\s*#/),
    STARRED,
    quoted(/'/, /'/, { escape: /\\.?|''/ }),
    DOUBLE_PLAIN,
    quoted(/`/),
  ]),
  svelte: { root: root(SVELTE, 'text'), enter: enterMarkup(SCRIPT) },
  swift: codeFamily(SWIFT),
  toml: codeFamily([HASH, TRIPLE, TRIPLE_SINGLE, DOUBLE, quoted(/'/, /'/, { escape: NEVER })]),
  typescript: codeFamily(JS),
  typescriptreact: JSX_FAMILY,
  vb: codeFamily([lineComment(/'|^\s*[rR][eE][mM]\b/), DOUBLE_PLAIN], NEVER),
  vue: { root: root(VUE, 'text'), enter: enterMarkup(SCRIPT) },
  xml: { root: root(XML, 'text') },
  yaml: codeFamily([
    lineComment(/#(?<=(?:^|\s)#)/),
    BLOCK_SCALAR,
    quoted(/"(?<=(?:^|[:,[{(-])\s{0,40}")/, /"/),
    quoted(/'(?<=(?:^|[:,[{(-])\s{0,40}')/, /'/, { escape: /''/ }),
  ]),
};

/** How a language's text is divided; undefined for a language without code, such as Markdown or a log. */
export function familyOf(languageId: string): LanguageFamily | undefined {
  return Object.hasOwn(FAMILIES, languageId) ? FAMILIES[languageId] : undefined;
}
