/** A language the fixes can write. TSX counts as TypeScript, JSX as JavaScript. */
export type FixLanguage = 'typescript' | 'javascript' | 'python' | 'php' | 'go' | 'java' | 'csharp' | 'ruby';

/** A grammar of tree-sitter: the name of its file is `tree-sitter-<grammar>.wasm`. */
export type GrammarName = 'typescript' | 'tsx' | 'javascript' | 'python' | 'php' | 'go' | 'java' | 'c-sharp' | 'ruby';

interface Row {
  readonly language: FixLanguage;
  readonly grammar: GrammarName;
}

const ROWS: ReadonlyMap<string, Row> = new Map<string, Row>([
  ['typescript', { language: 'typescript', grammar: 'typescript' }],
  ['typescriptreact', { language: 'typescript', grammar: 'tsx' }],
  ['javascript', { language: 'javascript', grammar: 'javascript' }],
  ['javascriptreact', { language: 'javascript', grammar: 'javascript' }],
  ['python', { language: 'python', grammar: 'python' }],
  ['php', { language: 'php', grammar: 'php' }],
  ['go', { language: 'go', grammar: 'go' }],
  ['java', { language: 'java', grammar: 'java' }],
  ['csharp', { language: 'csharp', grammar: 'c-sharp' }],
  // As Neovim and Helix name it.
  ['cs', { language: 'csharp', grammar: 'c-sharp' }],
  ['c-sharp', { language: 'csharp', grammar: 'c-sharp' }],
  ['ruby', { language: 'ruby', grammar: 'ruby' }],
]);

/** Names for people. */
export const LANGUAGE_NAMES: Readonly<Record<FixLanguage, string>> = {
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  python: 'Python',
  php: 'PHP',
  go: 'Go',
  java: 'Java',
  csharp: 'C#',
  ruby: 'Ruby',
};

/** Every language there is. */
export const FIX_LANGUAGES = Object.keys(LANGUAGE_NAMES) as readonly FixLanguage[];

/** The language to write a fix in, from VS Code's language identifier; undefined where no fix changes the text. */
export function fixLanguageOf(languageId: string): FixLanguage | undefined {
  return ROWS.get(languageId)?.language;
}

/** The grammar that reads a document of VS Code's language identifier; undefined where there is none. */
export function grammarOf(languageId: string): GrammarName | undefined {
  return ROWS.get(languageId)?.grammar;
}

/** Every grammar there is a language for; the build copies these. */
export const GRAMMARS: readonly GrammarName[] = [...new Set([...ROWS.values()].map(({ grammar }) => grammar))];
