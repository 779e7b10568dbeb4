/** A language the fixes can write. TSX counts as TypeScript, JSX as JavaScript. */
export type FixLanguage = 'typescript' | 'javascript' | 'python';

const FIX_LANGUAGES: ReadonlyMap<string, FixLanguage> = new Map([
  ['typescript', 'typescript'],
  ['typescriptreact', 'typescript'],
  ['javascript', 'javascript'],
  ['javascriptreact', 'javascript'],
  ['python', 'python'],
]);

/** The language to write a fix in, from VS Code's language identifier; undefined where no fix changes the text. */
export function fixLanguageOf(languageId: string): FixLanguage | undefined {
  return FIX_LANGUAGES.get(languageId);
}
