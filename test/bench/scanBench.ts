import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { rgPath } from '@vscode/ripgrep';
import { loadCatalog } from '../../scripts/catalog.ts';
import { SMALLEST_LONG_CODE } from '../../shared/src/detect/lexicon.ts';
import { appLogLine, type LogRandom, randomOf, webhookLogLine } from './logLines.ts';
import { median, ratioLine } from './statistics.ts';

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
const BYTES = 1024 ** 3;
const ROUNDS = 3;
const SEED = 20_261_120;

const LOGS: readonly { readonly name: string; readonly line: (random: LogRandom, n: number) => string }[] = [
  { name: 'app.log', line: appLogLine },
  { name: 'webhooks.ndjson', line: webhookLogLine },
];

/**
 * `scan` of 1 GiB of two kinds of logs, one thread, against ripgrep that counts the lines with a code of five digits and
 * more. Compares with each ripgrep there is, the system's and the one in the dev dependencies: they differ much.
 */
export function benchScan(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'whatsapp-errors-scan-bench-'));
  try {
    const patterns = join(folder, 'codes.txt');
    writeFileSync(patterns, `\\b(?:${longCodes().join('|')})\\b\n`);
    return LOGS.flatMap(({ name, line }) => {
      const file = join(folder, name);
      writeLog(file, line);
      const lines = compare(file, patterns);
      rmSync(file);
      return lines;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function longCodes(): number[] {
  const codes = loadCatalog()
    .entries.map(({ code }) => code)
    .filter((code) => typeof code === 'number');
  return [...new Set(codes)].filter((code) => code >= SMALLEST_LONG_CODE);
}

function writeLog(file: string, line: (random: LogRandom, n: number) => string): void {
  const random = randomOf(SEED);
  const descriptor = openSync(file, 'w');
  let n = 0;
  for (let written = 0; written < BYTES; ) {
    const part: string[] = [];
    for (; part.length < 20_000; n += 1) part.push(line(random, n));
    written += writeSync(descriptor, `${part.join('\n')}\n`);
  }
  closeSync(descriptor);
}

function compare(file: string, patterns: string): string[] {
  const greps = ripgreps();
  const ours: Run[] = [];
  const theirs = greps.map((): Run[] => []);
  // One after the other in each round, so that what slows the machine down slows both.
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(run(process.execPath, ['--import', TELL_MEMORY, CLI, 'scan', '--threads', '1', file]));
    for (const [index, { command }] of greps.entries()) {
      theirs[index]?.push(run(command, ['-j1', '-c', '-f', patterns, file]));
    }
  }
  const time = (runs: readonly Run[]): number => median(runs.map(({ milliseconds }) => milliseconds));
  const found = ours[0]?.output.trimEnd().split('\n').at(-1);
  const memory = Math.max(...ours.map(({ megabytes }) => megabytes));
  const name = `${basename(file)}, 1 GiB, one thread`;
  return [
    ...greps.map(({ version }, index) =>
      ratioLine(`${name}, against ${version}`, time(ours), time(theirs[index] ?? [])),
    ),
    ...(greps.length === 0 ? [`${name}: NO ripgrep FOUND to compare ${time(ours).toFixed(0)} ms with`] : []),
    `${name}: ${found}, at most ${memory.toFixed(0)} MB resident`,
  ];
}

interface Run {
  readonly milliseconds: number;
  readonly output: string;
  readonly megabytes: number;
}

/** Makes a Node process say at its end how much memory it held at most, in kilobytes. */
const TELL_MEMORY =
  'data:text/javascript,process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))';

/** @throws Error with what the command said when it fails. */
function run(command: string, args: readonly string[]): Run {
  const start = performance.now();
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`, { cause: error });
  return { milliseconds, output: stdout, megabytes: Number(stderr) / 1000 };
}

function ripgreps(): { readonly command: string; readonly version: string }[] {
  return ['rg', rgPath].flatMap((command) => {
    const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
    return status === 0 ? [{ command, version: stdout.split('\n', 1)[0] ?? command }] : [];
  });
}
