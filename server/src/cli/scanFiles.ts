import { sep } from 'node:path';
import { type Examiner, examineFile } from './examineFile.ts';
import type { ReportForm } from './scanReport.ts';

/** Takes a piece of the report and the number of matches in it; a promise says when it wants more. */
export type Emit = (text: string, matches: number) => void | Promise<void>;

/** What became of some files. */
export interface ScanCount {
  /** Files examined; binary ones are not. */
  readonly files: number;
  /** A line for each file that could not be examined. */
  readonly problems: string;
}

/** Finds the codes of files, in the order given. A file that cannot be read is a problem and no reason to stop. */
export async function scanFiles(
  paths: readonly string[],
  examiner: Examiner,
  form: ReportForm,
  emit: Emit,
): Promise<ScanCount> {
  let files = 0;
  let problems = '';
  for (const path of paths) {
    const name = nameOf(path);
    try {
      const examined = await examineFile(path, examiner, (found) => emit(form.matches(name, found), found.length));
      if (examined) files += 1;
    } catch (error) {
      problems += `${name}: not examined, ${(error as Error).message}\n`;
    }
  }
  return { files, problems };
}

/** A path as reports name it on every system. */
function nameOf(path: string): string {
  return path.split(sep).join('/');
}
