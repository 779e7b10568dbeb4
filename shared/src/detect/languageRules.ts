import { block, code, hole, holes, lineComment, long, NEVER, quoted, raw, type ZoneRule } from './zoneRule.ts';

const MIRRORED: Record<string, string> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const WORD_BEFORE_OPERAND =
  'return|typeof|case|in|of|from|import|else|default|when|if|unless|and|or|not|split|echo|print';

const sameQuotesAndHashes = (opener: string): string => opener.replace(/[^"]/g, '') + opener.replace(/[^#]/g, '');
/** The end of `R"x(` in C++ and of `r"---(` in R. */
export const afterParenthesis = (opener: string): string =>
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
export const BLOCK_SCALAR: ZoneRule = {
  kind: 'string',
  open: /[|>][-+\d]{0,2}(?=\s{0,9}(?:#|$))(?<=[:-]\s{1,9}[|>][-+\d]{0,2})/,
  spans: true,
  until: (_, first) => {
    const column = (/^\s{0,999}(?:-\s{1,99}(?![|>\s])){0,99}/.exec(first)?.[0] ?? '').length;
    return (line) => line.trim() !== '' && line.search(/\S/) <= column;
  },
};

const SLASHES = lineComment(/\/\/(?<!(?:https?|wss?|ftp):\/\/)/);
/** A comment from `#` on, wherever it stands. */
export const HASH = lineComment(/#/);
/** Not `$#`, `a#b`, `${x#y}`. */
const HASH_AT_WORD = lineComment(/#(?<=(?:^|[\s;&|(){}])#)/);
/** The comment of C and its kin; a line that begins with a star may be inside one. */
export const STARRED = block(/\/\*/, /\*\//, { looks: /^\s*\*(?:[\s/]|$)/ });
const STARRED_NESTED: ZoneRule = { ...STARRED, inside: () => [STARRED_NESTED] };
/** Both comments of C. */
export const C_COMMENTS = [SLASHES, STARRED];
const NESTED_COMMENTS = [SLASHES, STARRED_NESTED];

/** `"…"` with backslashes. */
export const DOUBLE = quoted(/"/);
/** Not the apostrophe of a word. */
export const SINGLE = quoted(new RegExp(`'(?<!\\w'(?<!\\b(?:${WORD_BEFORE_OPERAND})'))`), /'/);
/** `'x'`, told from a lifetime, a type parameter and an apostrophe by its end. */
export const CHARACTER = quoted(/'(?=(?:\\.[^']{0,9}|[^'\\]|[\uD800-\uDBFF].)')/, /'/);
/** `"…"` in which a doubled quote stands for one. */
export const DOUBLE_PLAIN = quoted(/"/, /"/, { escape: /""/ });
/** `"""…"""`. */
export const TRIPLE = long(/"""/);
/** `'''…'''`. */
export const TRIPLE_SINGLE = long(/'''/);
const REGEX = quoted(
  new RegExp(`\\/(?![*/>])(?<=(?:^|[(,=:[!&|?{};+*%~^]|\\b(?:${WORD_BEFORE_OPERAND}))\\s{0,20}\\/)`),
  /\//,
  { inside: () => CLASS },
);
const CLASS = [quoted(/\[/, /\]/)];
const SIGIL_ELIXIR = raw(/~[a-zA-Z]{1,9}(?:"""|'''|[^\w\s])/, mirrored);

/** JavaScript and TypeScript. */
export const JS: ZoneRule[] = [...C_COMMENTS, DOUBLE, SINGLE, holes(long(/`/), /\$\{/, () => JS), REGEX];
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
/** JavaScript and TypeScript with tags. */
export const JSX: ZoneRule[] = [
  ...JS,
  {
    ...JSX_CHILD,
    // Where an operand may stand, so that it is no comparison and no type argument.
    open: /<(?=>|[A-Za-z][\w.:$-]{0,99}(?:\s(?!\s{0,9}extends\b)|\/?>|$))(?<=(?:^|[(,=:[!&|?{};>]|\b(?:return|default))\s{0,99}<)/,
  },
];

const NO_NAME =
  'and|as|assert|async|await|case|class|cond|def\\w{0,30}|del|do|elif|else|end|except|fn|for|from|global|if|import|in|is|lambda|match|nonlocal|not|or|print|raise|return|type|unless|use|when|while|with|yield';
const WORD = `(?!(?:${NO_NAME})\\b)[A-Za-z]{2,30}`;
/** Documentation that was opened too far up: three words in a row, where code has an operator between any two names. */
const DOC_SEEN: ZoneRule = {
  kind: 'comment',
  open: NEVER,
  close: /"""|'''/,
  spans: true,
  looks: new RegExp(`^[^#"'=]{0,200}?(?<!\\S)(?:${WORD} ){2}${WORD}(?:[\\s,.;:]|$)`),
};
/** Python. */
export const PYTHON: ZoneRule[] = [
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
/** Ruby. */
export const RUBY: ZoneRule[] = [
  block(/^=begin\b/, /^=end\b/),
  HASH,
  heredoc(/<<(?:[~-]["'`]?[A-Za-z_]|["'`]?[A-Z_])\w{0,99}["'`]?/),
  holes(DOUBLE, /#\{/, () => RUBY),
  SINGLE,
  holes(quoted(/`/), /#\{/, () => RUBY),
  raw(/(?<![\w)\]])%(?:[wWiIqQrsx][^\w\s]|[([{])/, mirrored),
  REGEX,
];
/** Perl. */
export const PERL = [
  block(/^=[a-z]\w*/, /^=cut\b/),
  HASH_AT_WORD,
  heredoc(/<<(?:~?["'][A-Za-z_]|~?[A-Z_])\w{0,99}["']?/),
  DOUBLE,
  SINGLE,
  raw(/(?<![$@%&>\w-])q[qwr]?\s?[([{|!/]/, mirrored),
  REGEX,
];
/** Elixir. */
export const ELIXIR: ZoneRule[] = [
  DOC_SEEN,
  HASH,
  long(/@\w{0,9}doc\s{1,9}(?:~[sS])?"""/, /"""/, { kind: 'comment' }),
  holes(TRIPLE, /#\{/, () => ELIXIR),
  TRIPLE_SINGLE,
  SIGIL_ELIXIR,
  holes(DOUBLE, /#\{/, () => ELIXIR),
  SINGLE,
];
/** CoffeeScript. */
export const COFFEE: ZoneRule[] = [
  block(/###(?!#)/, /###/, { stray: false }),
  HASH,
  holes(TRIPLE, /#\{/, () => COFFEE),
  TRIPLE_SINGLE,
  holes(DOUBLE, /#\{/, () => COFFEE),
  SINGLE,
  REGEX,
];
/** POSIX shells and Bash. */
export const SHELL: ZoneRule[] = [
  HASH_AT_WORD,
  heredoc(/(?<!<)<<-?\s?["'\\]?[A-Za-z_]\w{0,99}["']?/),
  long(/"/, /"/, { inside: () => SHELL_HOLES }),
  long(/\$'/, /'/),
  long(/'(?<!\w'(?<!\s-\w'))/, /'/, { escape: NEVER }),
];
const SHELL_HOLES = [hole(/\$\(/, () => SHELL, /\)/, /\(/), hole(/\$\{/, () => SHELL)];
/** PowerShell. */
export const POWERSHELL: ZoneRule[] = [
  block(/<#/, /#>/),
  HASH_AT_WORD,
  long(/@"(?=\s{0,40}$)/, /^"@/, { stray: true, escape: NEVER }),
  long(/@'(?=\s{0,40}$)/, /^'@/, { stray: true, escape: NEVER }),
  quoted(/"/, /"/, { escape: /`.?|""/, inside: () => POWERSHELL_HOLES }),
  quoted(/'/, /'/, { escape: /''/ }),
];
const POWERSHELL_HOLES = [hole(/\$\(/, () => POWERSHELL, /\)/, /\(/)];

/** C, C++ and Objective-C. */
export const C = [...C_COMMENTS, raw(/\b(?:u8|[uUL])?R"[^\s()\\"]{0,16}\(/, afterParenthesis), DOUBLE, CHARACTER];
/** Groovy. */
export const GROOVY: ZoneRule[] = [
  ...C_COMMENTS,
  holes(TRIPLE, /\$\{/, () => GROOVY),
  TRIPLE_SINGLE,
  holes(DOUBLE, /\$\{/, () => GROOVY),
  SINGLE,
  REGEX,
];
/** Kotlin, and Scala near enough. */
export const KOTLIN: ZoneRule[] = [
  ...NESTED_COMMENTS,
  holes(long(/"""/, /"""/, { escape: NEVER }), /\$\{/, () => KOTLIN),
  holes(DOUBLE, /\$\{/, () => KOTLIN),
  CHARACTER,
];
/** Dart. */
export const DART: ZoneRule[] = [
  ...NESTED_COMMENTS,
  ...[TRIPLE, TRIPLE_SINGLE, DOUBLE, SINGLE].map((rule) => holes(rule, /\$\{/, () => DART)),
  raw(/\br(?:'''|"""|["'])/, mirrored),
];
const SWIFT_HOLES = [hole(/\\\(/, () => SWIFT, /\)/, /\(/)];
/** Swift. */
export const SWIFT: ZoneRule[] = [
  ...NESTED_COMMENTS,
  raw(/#{1,9}"(?:"")?/, sameQuotesAndHashes),
  ...[TRIPLE, DOUBLE].map((rule) => ({ ...rule, escape: /\\[^(]/, inside: () => SWIFT_HOLES })),
];
/** Rust. */
export const RUST = [...NESTED_COMMENTS, raw(/\b(?:b|c)?r#{0,20}"/, sameQuotesAndHashes), long(/"/), CHARACTER];
const dotNet = (rules: () => readonly ZoneRule[]): ZoneRule[] => [
  holes(long(/(?:\$@|@\$)"/, /"/, { escape: /""|\{\{/ }), /\{/, rules),
  raw(/\${0,9}"{3,}/, sameQuotesAndHashes),
  long(/@"/, /"/, { escape: /""/ }),
  holes(quoted(/\$"/, /"/, { escape: /\\.?|\{\{/ }), /\{/, rules),
  DOUBLE,
  CHARACTER,
];
/** C#. */
export const CSHARP: ZoneRule[] = [...C_COMMENTS, ...dotNet(() => CSHARP)];
const PARENTHESIZED: ZoneRule = block(/\(\*(?!\))/, /\*\)/, { inside: () => [PARENTHESIZED] });
/** F#. */
export const FSHARP: ZoneRule[] = [SLASHES, PARENTHESIZED, ...dotNet(() => FSHARP)];

/** `<!-- … -->`. */
export const MARKUP_COMMENT = block(/<!--/, /-->/);
const ATTRIBUTES = [long(/"/, /"/, { escape: NEVER }), long(/'/, /'/, { escape: NEVER })];
const CDATA: ZoneRule = { kind: 'text', open: /<!\[CDATA\[/, close: /\]\]>/, spans: true };
/** A tag with its attributes. */
export const tag = (more: readonly ZoneRule[] = []): ZoneRule => {
  const inside = [...ATTRIBUTES, ...more];
  return code(/<(?:\/?(?=[A-Za-z])|[!?])/, />/, () => inside);
};
/** A script element; the attributes of its tag read as code, too. */
export const SCRIPT = code(/<script\b/, /<\/script\b/, () => JS);
/** A style element. */
export const STYLE = code(/<style\b/, /<\/style\b/, () => [STARRED, DOUBLE, SINGLE]);
/** XML. */
export const XML = [MARKUP_COMMENT, CDATA, tag()];
/** HTML. */
export const HTML = [MARKUP_COMMENT, SCRIPT, STYLE, tag()];
const MUSTACHE = code(/\{\{/, /\}\}/, () => [DOUBLE, SINGLE]);
/** Vue. */
export const VUE = [...HTML, MUSTACHE];
const BRACED = hole(/\{/, () => JS);
/** Svelte. */
export const SVELTE = [MARKUP_COMMENT, SCRIPT, STYLE, tag([BRACED]), BRACED];
/** Handlebars. */
export const HANDLEBARS = [block(/\{\{!--/, /--\}\}/), block(/\{\{!/, /\}\}/, { stray: false }), ...VUE];

const PHP: ZoneRule[] = [
  { kind: 'comment', open: /\/\/(?<!(?:https?|ftp):\/\/)|#(?!\[)/, close: /(?=\?>)/ },
  STARRED,
  heredoc(/<<<\s?["']?[A-Za-z_]\w{0,99}["']?/),
  long(/"/),
  long(/'(?<!\w')/, /'/),
  // Seen in code, it tells that what is above was no code.
  { kind: 'text', open: NEVER, close: /<\?(?:php\b|=)/, stray: true },
];
/** The code of a PHP file. */
export const PHP_TAG = code(/<\?(?:php\b|=)?/, /\?>/, () => PHP);
