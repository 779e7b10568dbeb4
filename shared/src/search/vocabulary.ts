import fieldWords from './vocabulary/fieldWords.json' with { type: 'json' };
import phrases from './vocabulary/phrases.json' with { type: 'json' };
import smallWords from './vocabulary/smallWords.json' with { type: 'json' };

/** Words that mean the same, by language, separated by blanks; written as in the language: case and accents do not matter. */
interface FieldWord {
  readonly en: string;
  readonly pt?: string;
  readonly es?: string;
}

/**
 * The words of the field. The name of a row is how catalog texts begin the word, so it is looked up there together with
 * the English words; the others are what people say instead.
 */
export const FIELD_WORDS: Readonly<Record<string, FieldWord>> = Object.assign({}, ...Object.values(fieldWords));

/**
 * What people say for an entry, by its key, where its title does not. Said in any language; the field words bring it into
 * the others, and small words are left out.
 */
export const PHRASES: Readonly<Record<string, readonly string[]>> = Object.assign({}, ...Object.values(phrases));

/**
 * Words of questions that tell no entry from another; the English ones are not in the index either. Negations are among
 * them: nobody looks for what works.
 */
export const EMPTY_WORDS: Readonly<Record<'en' | 'pt' | 'es', string>> = smallWords.empty;

/** Words that are in nearly every question: they count, but little. */
export const WEAK_WORDS: string = smallWords.weak;

/** Words before a number that make it a code. */
export const CODE_WORDS: string = smallWords.code;

/** Words after a number that make it a quantity. */
export const UNIT_WORDS: string = smallWords.unit;

/** Words before the status a server gave. */
export const ANSWERED_WORDS: string = smallWords.answered;
