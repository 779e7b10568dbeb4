import { statSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { streamSource } from './byteSource.ts';
import { type Examiner, examineSource } from './examineFile.ts';
import { gathered } from './gathered.ts';
import type { Outcome } from './outcome.ts';
import { type Emit, type ScanCount, scanFiles } from './scanFiles.ts';
import { type ScanWorkerData, scanInPool } from './scanPool.ts';
import { REPORT_FORMS } from './scanReport.ts';
import { type Format, UsageError } from './usageError.ts';
import { existing, walk } from './walk.ts';

/** The word for standard input among the paths, and the name its matches are reported under. */
export const STDIN = '-';

/** How a scan reaches the process it runs in. */
export interface ScanIo {
  /** Standard input; only read where `-` is among the paths. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Writes to standard output; a promise says when it takes more. */
  write(text: string): void | Promise<void>;
  startWorker(data: ScanWorkerData): Worker;
}

/** How a scan is done. */
export interface ScanOptions {
  readonly format: Format;
  readonly threads: Threads;
}

/** Threads that examine files. */
export interface Threads {
  readonly count: number;
  /** True where the user asked for so many; else they are only started where there is enough to do. */
  readonly asked: boolean;
}

/**
 * Finds codes in files, folders and standard input, and writes them as they are found, in the order of the paths.
 * @throws UsageError that names a path that does not exist, before anything is written.
 */
export async function scan(
  examiner: Examiner,
  paths: readonly string[],
  { format, threads }: ScanOptions,
  io: ScanIo,
): Promise<Outcome> {
  const files = await existing(paths.filter((path) => path !== STDIN));
  const form = REPORT_FORMS[format];
  const counts: ScanCount[] = [];
  let matches = 0;
  let before = form.begin;
  const report = gathered(form.separator, (text, count) => {
    matches += count;
    const lead = before;
    before = form.separator;
    return io.write(lead + text);
  });
  if (paths.includes(STDIN)) {
    const take: Parameters<typeof examineSource>[3] = (found) => report.add(form.matches(STDIN, found), found.length);
    await examineSource(STDIN, streamSource(io.stdin), examiner, take, { binaryToo: true });
    counts.push({ files: 1, problems: '' });
  }
  const startWorker = (written: SharedArrayBuffer): Worker => io.startWorker({ format, written });
  const scanHere = (batch: readonly string[]): Promise<ScanCount> => scanFiles(batch, examiner, form, report.add);
  counts.push(...(await scanBatches(batchesOf(walk(files)), threads, scanHere, startWorker, report.add)));
  await report.flush();
  const total = counts.reduce((sum, count) => sum + count.files, 0);
  const lead = matches === 0 ? before : '';
  const problems = counts.map((count) => count.problems).join('');
  return { stdout: lead + form.end(matches, total), stderr: problems, exitCode: 0 };
}

/** What one thread examines in some 0.3 s; where there is less to do, workers would cost more than they give. */
const POOL_FROM = { files: 10_000, bytes: 128 * 1024 * 1024 };

async function scanBatches(
  batches: AsyncGenerator<Batch>,
  { count, asked }: Threads,
  scanHere: (paths: readonly string[]) => Promise<ScanCount>,
  startWorker: (written: SharedArrayBuffer) => Worker,
  emit: Emit,
): Promise<ScanCount[]> {
  const first: Batch[] = [];
  const seen = { files: 0, bytes: 0 };
  let pool = false;
  if (count > 1) {
    for (let next = await batches.next(); !next.done; next = await batches.next()) {
      first.push(next.value);
      seen.files += next.value.paths.length;
      seen.bytes += next.value.bytes;
      pool = seen.files > 1 && (asked || seen.files >= POOL_FROM.files || seen.bytes >= POOL_FROM.bytes);
      if (pool) break;
    }
  }
  async function* all(): AsyncGenerator<readonly string[]> {
    for (const { paths } of first) yield paths;
    for await (const { paths } of batches) yield paths;
  }
  if (pool) return scanInPool(all(), count, startWorker, emit);
  const counts: ScanCount[] = [];
  for await (const paths of all()) counts.push(await scanHere(paths));
  return counts;
}

/** Files that are handed to a worker together. */
interface Batch {
  readonly paths: readonly string[];
  readonly bytes: number;
}

const BATCH = { files: 32, bytes: 4 * 1024 * 1024 };

async function* batchesOf(files: AsyncIterable<string>): AsyncGenerator<Batch> {
  let paths: string[] = [];
  let bytes = 0;
  for await (const path of files) {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (paths.length === BATCH.files || (paths.length > 0 && bytes + size > BATCH.bytes)) {
      yield { paths, bytes };
      paths = [];
      bytes = 0;
    }
    paths.push(path);
    bytes += size;
  }
  if (paths.length > 0) yield { paths, bytes };
}

/** Most workers that are started unless more are asked for: each needs some 60 MB. */
const MOST_THREADS = 8;

/**
 * Reads `--threads`; without it, one for each of the processor's cores.
 * @throws UsageError for anything but a whole number above 0.
 */
export function parseThreads(value: string | undefined, cores: number): Threads {
  if (value === undefined) return { count: Math.max(1, Math.min(cores, MOST_THREADS)), asked: false };
  const count = Number(value);
  if (/^\d+$/.test(value) && count >= 1 && count <= 256) return { count, asked: true };
  throw new UsageError(`Unknown number of threads "${value}": use --threads with a number from 1 to 256.`);
}
