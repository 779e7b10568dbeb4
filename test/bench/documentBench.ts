import type { Position } from 'vscode-languageserver-protocol/node';
import { builtStdio, LspClient, type OpenDocument } from '../protocol/lspClient.ts';
import { constantStdio } from './constantTransport.ts';
import { applicationLog, LARGE, NEEDLE, unrelatedSource } from './sampleDocuments.ts';
import { median, ratioLine } from './statistics.ts';

/** A server is started anew for each value: the first document it opens is the one that people wait for. */
const STARTS = 9;
const KEYSTROKES = 400;
const WARM_UP = 100;

/** What documents cost beside keeping them: opening a large log, typing in it, and opening what is none of our business. */
export async function benchDocuments(): Promise<string[]> {
  const log = applicationLog(LARGE);
  const middle = positionIn(log, log.lastIndexOf(NEEDLE, log.length / 2));
  const source = unrelatedSource(10_000);
  const [oursLog, constantLog] = await openAndHover('log', log, middle);
  const [oursSource, constantSource] = await openAndHover('typescript', source, { line: 5_003, character: 25 });
  const [large, small] = await typeAndHover(log, applicationLog(10_000));
  const extra = oursSource - constantSource;
  return [
    ratioLine(`10 MB log, opened to first hover, median of ${STARTS} starts, against keeping it`, oursLog, constantLog),
    ratioLine(`Keystroke and hover, median of ${KEYSTROKES}, 10 MB log against 10 kB`, large, small),
    `Unrelated source of 10,000 lines, opened to first hover: ${extra.toFixed(2)} ms more than keeping it`,
  ];
}

/** Medians of ours and of the constant server, in milliseconds. */
async function openAndHover(languageId: string, text: string, position: Position): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let start = 0; start < STARTS; start++) {
    for (const [index, transport] of [builtStdio, constantStdio].entries()) {
      const client = await LspClient.start(transport());
      // Like in an editor: something small was opened before, so that the connection itself is no longer new.
      const before = await client.open(languageId, 'nothing');
      await before.hoverAt({ line: 0, character: 0 });
      const begin = performance.now();
      const document = await client.open(languageId, text);
      await document.hoverAt(position);
      times[index]?.push(performance.now() - begin);
      await client.stop();
    }
  }
  return [median(times[0]), median(times[1])];
}

/** Medians for two logs in one server, asked in turns. */
async function typeAndHover(...logs: [string, string]): Promise<[number, number]> {
  const client = await LspClient.start(builtStdio());
  const open = await Promise.all(
    logs.map(async (log) => ({
      log,
      document: await client.open('log', log),
      position: positionIn(log, log.lastIndexOf(NEEDLE, log.length / 2)),
    })),
  );
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + KEYSTROKES; round++) {
    for (const [index, { log, document, position }] of open.entries()) {
      const begin = performance.now();
      await type(document, log, position.line - 1, round);
      if (!(await document.hoverAt(position))) throw new Error('The server gave no hover');
      if (round >= WARM_UP) times[index]?.push(performance.now() - begin);
    }
  }
  await client.stop();
  return [median(times[0]), median(times[1])];
}

/** Types a character at the start of a line, and takes it away again in the next round. */
function type(document: OpenDocument, log: string, line: number, round: number): Promise<void> {
  const start = { line, character: 0 };
  const typed = round % 2 === 0;
  const range = { start, end: { line, character: typed ? 0 : 1 } };
  return document.change(log, [{ range, text: typed ? 'x' : '' }]);
}

function positionIn(text: string, offset: number): Position {
  const line = text.slice(0, offset).split('\n').length - 1;
  return { line, character: offset - text.lastIndexOf('\n', offset) - 1 };
}
