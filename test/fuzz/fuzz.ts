import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../../scripts/catalog.ts';
import { readMarkedText } from '../../scripts/corpus/markedText.ts';
import { markedFiles } from '../../scripts/corpus/measure.ts';
import { BlockDocument } from '../../server/src/blockDocument.ts';
import { BlockMatches } from '../../server/src/blockMatches.ts';
import { detect } from '../../shared/src/detect/detect.ts';
import type { Match } from '../../shared/src/detect/types.ts';
import { LANGUAGE_IDS } from '../../shared/src/languages.ts';
import { type LogRandom, randomOf } from '../bench/logLines.ts';
import { mutate, typed } from './mutations.ts';

const CORPUS = join(import.meta.dirname, '..', 'corpus');
const MANY = Number.POSITIVE_INFINITY;
/** Characters taken out of a file to be mutated. */
const LONGEST_SEED = 1_200;

/** What a run saw; it throws at the first thing that is wrong, with the input that shows it. */
export interface FuzzCount {
  readonly inputs: number;
  readonly matches: number;
  readonly edits: number;
}

/**
 * Puts mutated pieces of the corpus to the detection and to the server's documents. Of each input: nothing throws, every
 * range lies in the text and holds what is said of it, and after edits the blocks give what the whole text gives.
 * @throws Error that holds the input and the seed.
 */
export function fuzz(inputs: number, seed: number): FuzzCount {
  const catalog = loadCatalog();
  const texts = markedFiles(CORPUS).map((path) => readMarkedText(readFileSync(path, 'utf8'), path, catalog).text);
  const random = randomOf(seed);
  let matches = 0;
  let edits = 0;
  for (let input = 0; input < inputs; input += 1) {
    const text = mutate(pieceOf(texts[random.below(texts.length)] ?? '', random), random);
    const languageId = LANGUAGE_IDS[random.below(LANGUAGE_IDS.length)] ?? 'log';
    const document = new BlockDocument('file:///fuzz', languageId, 1, text, 200 + random.below(2_000));
    const blocks = new BlockMatches(document, catalog);
    const whole = () => detect(document.getText(), { catalog, languageId, limits: { maxMatches: MANY } }).matches;
    try {
      for (let edit = random.below(3); ; edit -= 1) {
        const found = whole();
        matches += found.length;
        expectSound(found, document.getText());
        expectSame(blocks.between(0, document.length + 1, MANY).matches, found);
        if (edit === 0) break;
        edits += 1;
        typeInto(document, random);
      }
    } catch (error) {
      throw new Error(`Input ${input} of seed ${seed} (${languageId}): ${JSON.stringify(text)}`, { cause: error });
    }
  }
  return { inputs, matches, edits };
}

function pieceOf(text: string, random: LogRandom): string {
  const from = random.below(Math.max(1, text.length - LONGEST_SEED / 2));
  return text.slice(from, from + random.below(LONGEST_SEED));
}

function typeInto(document: BlockDocument, random: LogRandom): void {
  const at = random.below(document.length + 1);
  const range = { start: document.positionAt(at), end: document.positionAt(at + random.below(20)) };
  document.update([{ range, text: typed(random) }], document.version + 1);
}

function expectSound(matches: readonly Match[], text: string): void {
  let last = 0;
  for (const { kind, start, end, entry, evidence } of matches) {
    const written = text.slice(start, end);
    const code = Number(written.replaceAll('_', ''));
    const isOwn = typeof entry.code === 'number' && code >= entry.code && code <= (entry.codeTo ?? entry.code);
    const isSound = start >= last && end > start && end <= text.length && evidence.length > 0;
    if (!isSound || (kind === 'code' && !isOwn)) throw new Error(`${kind} ${start}-${end} "${written}" is not sound`);
    last = end;
  }
}

function expectSame(found: readonly Match[], whole: readonly Match[]): void {
  const [one, other] = [found, whole].map((list) => list.map(fact).join('\n'));
  if (one !== other) throw new Error(`In blocks:\n${one}\nin the whole:\n${other}`);
}

function fact({ kind, start, end, entry, evidence }: Match): string {
  return `${kind} ${start}-${end} ${entry.code}:${entry.subcode} ${evidence.map(({ text }) => text).join('; ')}`;
}
