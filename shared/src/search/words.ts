/** Lower case without accents, so that `Número` and `numero` are the same word. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Words too common in questions to tell entries apart. */
const STOP_WORDS = new Set(
  'a an and are as at be by can do does for from how i in is it its my of on or the this to what when why with you your'.split(
    ' ',
  ),
);

/** The form a word is indexed and looked up in; null leaves it out. A plural finds its singular and the reverse. */
export function indexedWord(word: string): string | null {
  const folded = foldText(word);
  if (folded === '' || STOP_WORDS.has(folded)) return null;
  return /[^su\d]s$/.test(folded) && folded.length > 3 ? folded.slice(0, -1) : folded;
}
