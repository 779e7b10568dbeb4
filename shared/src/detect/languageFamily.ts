import {
  afterParenthesis,
  BLOCK_SCALAR,
  C,
  C_COMMENTS,
  CHARACTER,
  COFFEE,
  CSHARP,
  DART,
  DOUBLE,
  DOUBLE_PLAIN,
  ELIXIR,
  FSHARP,
  GROOVY,
  HANDLEBARS,
  HASH,
  HTML,
  JS,
  JSX,
  KOTLIN,
  MARKUP_COMMENT,
  PERL,
  PHP_TAG,
  POWERSHELL,
  PYTHON,
  RUBY,
  RUST,
  SCRIPT,
  SHELL,
  SINGLE,
  STARRED,
  STYLE,
  SVELTE,
  SWIFT,
  TRIPLE,
  TRIPLE_SINGLE,
  tag,
  VUE,
  XML,
} from './languageRules.ts';
import { BACKSLASH, lineComment, long, NEVER, quoted, raw, type ZoneKind, type ZoneRule } from './zoneRule.ts';

/** How the text of a language is divided. */
export interface LanguageFamily {
  readonly root: ZoneRule;
  /** For languages inside others: what the first of these lines most likely stands in, besides the root. */
  readonly enter?: (lines: readonly string[]) => ZoneRule | undefined;
}

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
