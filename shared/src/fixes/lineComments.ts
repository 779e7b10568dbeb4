/** What begins a comment that ends with its line, by VS Code's language identifier. */
const PREFIXES: readonly (readonly [prefix: string, languages: string])[] = [
  [
    '//',
    'c cpp csharp dart fsharp go groovy java javascript javascriptreact kotlin objective-c php rust scala swift typescript typescriptreact',
  ],
  ['#', 'coffeescript elixir perl powershell python r ruby shellscript toml yaml'],
  ['--', 'lua sql'],
  ['%', 'erlang'],
  [';', 'clojure'],
  ["'", 'vb'],
];

const BY_LANGUAGE: ReadonlyMap<string, string> = new Map(
  PREFIXES.flatMap(([prefix, languages]) => languages.split(' ').map((language) => [language, prefix] as const)),
);

/** `//`, `#` and the like; undefined for a language without such comments (JSON) or one where they are not safe (Vue). */
export function lineCommentOf(languageId: string): string | undefined {
  return BY_LANGUAGE.get(languageId);
}
