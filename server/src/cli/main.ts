import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { isMainThread, Worker } from 'node:worker_threads';
import { type Catalog, parseCatalog } from '../../../shared/src/catalog/catalog.ts';
import { SMALLEST_LONG_CODE } from '../../../shared/src/detect/lexicon.ts';
import { SIGNALS_LENGTH } from '../../../shared/src/detect/limits.ts';
import { createSearch } from '../../../shared/src/search/search.ts';
import { readCatalogFile, readSearchIndex } from '../node/catalogFile.ts';
import { type Examiner, examinerOf } from './examineFile.ts';
import { explain } from './explain.ts';
import type { Outcome } from './outcome.ts';
import { parseSurface, sample } from './sample.ts';
import { parseThreads, type ScanIo, STDIN, scan } from './scan.ts';
import { startScanWorker } from './scanWorker.ts';
import { parseLimit, queryFrom, search } from './search.ts';
import { loadSieve } from './sieve.ts';
import sieveBinary from './sieve.wasm';
import { parseFormat, UsageError } from './usageError.ts';

/** Larger files are not read as a whole. */
const WHOLE_KIBIBYTES = SIGNALS_LENGTH / 2 ** 10;

const USAGE = `Usage:
  whatsapp-errors explain CODE [--format text|json]   what a code means and what to do
  whatsapp-errors search TEXT… [--format text|json] [--limit N]
                                                      find codes by words of any kind, in English, Portuguese or
                                                      Spanish, or the codes inside an error message or payload;
                                                      - reads it from standard input
  whatsapp-errors scan PATH… [--format text|json] [--threads N]
                                                      find codes in files and folders; - reads standard input; of
                                                      files over ${WHOLE_KIBIBYTES} KiB, codes below ${SMALLEST_LONG_CODE} only after a
                                                      word such as code or error, or after (#
  whatsapp-errors sample CODE [--as response|webhook] a payload with this code, for tests
  whatsapp-errors lsp --stdio                         language server for any editor
`;

const FORMAT = { format: { type: 'string', default: 'text' } } as const;
const SCAN = { ...FORMAT, threads: { type: 'string' } } as const;

/** Version of the package; set when the bundle is made. */
declare const packageVersion: string;

/** The commands by name; undefined as an outcome means that the process goes on by itself. */
const COMMANDS: Record<string, (args: string[]) => Promise<Outcome | undefined>> = {
  async explain(args) {
    const { values, positionals } = parseArgs({ args, options: FORMAT, allowPositionals: true });
    return explain(await loadCatalog(), onlyCode('explain', positionals), parseFormat(values.format));
  },

  async search(args) {
    const options = { ...FORMAT, limit: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const format = parseFormat(values.format);
    const limit = parseLimit(values.limit);
    const query = positionals.join(' ') === STDIN ? await queryFrom(process.stdin) : positionals.join(' ');
    const [catalog, index] = await Promise.all([loadCatalog(), readSearchIndex(__dirname)]);
    return search(createSearch(catalog.entries, index), query, { format, limit });
  },

  async scan(args) {
    const { values, positionals } = parseArgs({ args, options: SCAN, allowPositionals: true });
    if (positionals.length === 0)
      throw new UsageError('scan takes files or folders, such as: whatsapp-errors scan src logs');
    const threads = parseThreads(values.threads, availableParallelism());
    // What judging a line leaves behind is garbage at once: a young generation that grows would only take up memory.
    setFlagsFromString('--semi-space-growth-factor=1');
    return scan(await loadExaminer(), positionals, { format: parseFormat(values.format), threads }, SCAN_IO);
  },

  async sample(args) {
    const options = { as: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return sample(await loadCatalog(), onlyCode('sample', positionals), parseSurface(values.as));
  },

  async lsp(args) {
    // Editors add options of their own, such as --clientProcessId; what matters is the transport.
    if (!args.includes('--stdio'))
      throw new UsageError('lsp speaks over standard input and output: whatsapp-errors lsp --stdio');
    // The server reads how to speak from the same arguments; the other commands start without its code.
    require(join(__dirname, 'server.js'));
    return undefined;
  },

  async '--version'() {
    return { stdout: `${packageVersion}\n`, stderr: '', exitCode: 0 };
  },

  async help() {
    return { stdout: USAGE, stderr: '', exitCode: 0 };
  },
};

function onlyCode(command: string, [code, ...rest]: string[]): string {
  if (code !== undefined && rest.length === 0) return code;
  throw new UsageError(`${command} takes one code, such as: whatsapp-errors ${command} 131056`);
}

async function loadCatalog(): Promise<Catalog> {
  return parseCatalog(await readCatalogFile(__dirname));
}

async function loadExaminer(): Promise<Examiner> {
  return examinerOf(await loadCatalog(), loadSieve(sieveBinary));
}

const SCAN_IO: ScanIo = {
  stdin: process.stdin,
  async write(text) {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  startWorker: (workerData) => new Worker(__filename, { workerData }),
};

async function run([name = '', ...args]: string[]): Promise<Outcome | undefined> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command(args);
  if (name === '--help' || name === '-h') return { stdout: USAGE, stderr: '', exitCode: 0 };
  throw new UsageError(name ? `Unknown command "${name}".` : 'A command is missing.');
}

function failure(error: unknown): Outcome {
  const { message } = error as Error;
  const badWords = error instanceof UsageError || `${(error as { code?: unknown }).code}`.startsWith('ERR_PARSE_ARGS');
  return badWords
    ? { stdout: '', stderr: `whatsapp-errors: ${message}\n${USAGE}`, exitCode: 2 }
    : { stdout: '', stderr: `whatsapp-errors: ${message}\n`, exitCode: 70 };
}

function start(): void {
  // A reader that has seen enough (`| head`) closes the pipe; that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70));
  run(process.argv.slice(2))
    .catch(failure)
    .then((outcome) => {
      if (!outcome) return;
      process.stderr.write(outcome.stderr);
      process.stdout.write(outcome.stdout);
      process.exitCode = outcome.exitCode;
    });
}

if (isMainThread) start();
else void startScanWorker(loadExaminer);
