import { ALL_AREAS } from './queries/allAreas.ts';
import { BEFORE_TUNING } from './queries/beforeTuning.ts';
import { OTHER_WORDS } from './queries/otherWords.ts';
import type { Row } from './queries/row.ts';
import { SECOND_READER } from './queries/secondReader.ts';

/** The share that must be hit, 0 to 1. */
export const BAR = 0.95;

/** The tables by name. */
export const TABLES: Readonly<Record<string, readonly Row[]>> = {
  'Written before tuning': BEFORE_TUNING,
  'Written after tuning, in other words': OTHER_WORDS,
  'Written by a second reader': SECOND_READER,
  'Over all areas of the catalog': ALL_AREAS,
};
