import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ScanWorkspaceRequest } from '../../shared/src/protocol.ts';
import { builtStdio, LspClient, type OpenDocument } from '../protocol/lspClient.ts';
import { applicationLog, LARGE, NEEDLE, unrelatedSource } from './sampleDocuments.ts';
import { median, percentile, ratioLine } from './statistics.ts';

const ROUNDS = 200;
const WARM_UP = 50;
/** Lines of a screen. */
const SCREEN = 60;
const FILES = 2_000;

/** What is shown while one types and reads, and what a scan of the workspace leaves of the server meanwhile. */
export async function benchHints(): Promise<string[]> {
  return [...(await benchCompletion()), ...(await benchInlayHints()), ...(await benchHoverInScan())];
}

async function benchCompletion(): Promise<string[]> {
  const client = await LspClient.start(builtStdio());
  const place = '// posts to graph.facebook.com\nif (error.code === 131056) return;\n';
  const many = await client.open('typescript', `${unrelatedSource(1_000)}\n${place}${unrelatedSource(1_000)}`);
  const few = await client.open('typescript', place);
  const times = await inTurns([
    async () => expectSome(await many.completion(') return')),
    async () => expectSome(await few.completion(') return')),
    async () => many.hoverText(NEEDLE),
  ]);
  await client.stop();
  const [ours = 0, small = 0, hover = 0] = times;
  return [
    ratioLine(`Completion in 2,000 lines, median of ${ROUNDS} (limit 20 ms), against a file of two`, ours, small),
    ratioLine('The same against a hover there', ours, hover),
  ];
}

async function benchInlayHints(): Promise<string[]> {
  const client = await LspClient.start(builtStdio());
  const texts = [applicationLog(LARGE), applicationLog(10_000)];
  const asks = await Promise.all(
    texts.map(async (text) => {
      const document = await client.open('log', text);
      const middle = Math.floor(text.split('\n').length / 2);
      const range = { start: { line: middle, character: 0 }, end: { line: middle + SCREEN, character: 0 } };
      return () => document.inlayHints(range);
    }),
  );
  const [large = 0, small = 0] = await inTurns(asks);
  await client.stop();
  return [ratioLine(`Inlay hints of ${SCREEN} lines, median of ${ROUNDS}, 10 MB log against 10 kB`, large, small)];
}

async function benchHoverInScan(): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'bench-'));
  const text = applicationLog(50_000);
  for (let n = 0; n < FILES; n++) writeFileSync(join(root, `${n}.log`), text);
  const client = await LspClient.start(builtStdio(), { folders: [pathToFileURL(root).href] });
  const document = await client.open('log', applicationLog(10_000));
  for (let round = 0; round < WARM_UP; round++) await timeHover(document);
  const idle: number[] = [];
  for (let round = 0; round < ROUNDS; round++) idle.push(await timeHover(document));
  let isOver = false;
  const begin = performance.now();
  const scan = client.connection.sendRequest(ScanWorkspaceRequest.method, { key: '190' }).then(() => {
    isOver = true;
  });
  const busy: number[] = [];
  while (!isOver) busy.push(await timeHover(document));
  await scan;
  const took = performance.now() - begin;
  await client.stop();
  rmSync(root, { recursive: true });
  const size = `${FILES} logs of 50 kB`;
  return [
    ratioLine(
      `Hover while ${size} are scanned, 95th of 100, against idle`,
      percentile(busy, 0.95),
      percentile(idle, 0.95),
    ),
    `Scan of ${size} with those hovers: ${(took / 1_000).toFixed(1)} s`,
  ];
}

async function timeHover(document: OpenDocument): Promise<number> {
  const begin = performance.now();
  if (!(await document.hoverText(NEEDLE))) throw new Error('The server gave no hover');
  return performance.now() - begin;
}

/** Medians of what is asked in turns, in milliseconds. */
async function inTurns(asks: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[][] = asks.map(() => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [index, ask] of asks.entries()) {
      const begin = performance.now();
      await ask();
      if (round >= WARM_UP) times[index]?.push(performance.now() - begin);
    }
  }
  return times.map(median);
}

function expectSome(items: readonly unknown[]): void {
  if (items.length === 0) throw new Error('The server completed nothing');
}
