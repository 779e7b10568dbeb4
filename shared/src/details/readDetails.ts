import type { Entry } from '../catalog/types.ts';
import type { ErrorText } from './errorText.ts';
import { readMedia } from './media.ts';
import { readObjectId } from './objectId.ts';
import { readParameter } from './parameter.ts';
import { readRecipient } from './recipient.ts';
import { readParameterCount, readParameterFormat, readTemplateName } from './template.ts';
import { readToken } from './token.ts';

/** Turns the text beside a code into one sentence with its values; undefined for wording it does not know. */
type DetailsReader = (text: ErrorText) => string | undefined;

interface ReaderRow {
  readonly codes: readonly number[];
  readonly read: DetailsReader;
}

/** The codes whose text carries the answer. The first row that fits and can read the text speaks. */
const READERS: readonly ReaderRow[] = [
  { codes: [132000], read: readParameterCount },
  { codes: [132012], read: readParameterFormat },
  { codes: [132001], read: readTemplateName },
  { codes: [100], read: readObjectId },
  { codes: [100, 131008, 131009], read: readParameter },
  { codes: [131030], read: readRecipient },
  { codes: [131052, 131053], read: readMedia },
  { codes: [190], read: readToken },
];

/** What the text beside a code of this entry says, in a sentence; undefined where the general text is all there is. */
export function readDetails(entry: Entry, text: ErrorText): string | undefined {
  if (entry.provider !== 'meta') return undefined;
  for (const { codes, read } of READERS) {
    const sentence = codes.includes(Number(entry.code)) ? read(text) : undefined;
    if (sentence) return sentence;
  }
  return undefined;
}
