import type { Position } from 'vscode-languageserver-protocol/node';
import { builtStdio, LspClient, type OpenDocument } from '../protocol/lspClient.ts';
import { constantStdio } from './constantTransport.ts';
import { applicationLog, LARGE, minifiedWebhooks, NEEDLE, unrelatedSource } from './sampleDocuments.ts';
import { median, ratioLine } from './statistics.ts';

/** A server is started anew for each value: the first document it opens is the one that people wait for. */
const STARTS = 9;
const KEYSTROKES = 400;
const WARM_UP = 100;

/** What documents cost beside keeping them: opening a large log, typing in it, and opening what is none of our business. */
export async function benchDocuments(): Promise<string[]> {
  const log = applicationLog(LARGE);
  const line = minifiedWebhooks(2 * LARGE);
  const source = unrelatedSource(10_000);
  const [oursLog, constantLog] = await openAndHover('log', log, middleOf(log));
  const [oursSource, constantSource] = await openAndHover('typescript', source, { line: 5_003, character: 25 });
  const [oursLine, constantLine] = await openAndHover('json', line, middleOf(line));
  const [large, small] = await typeAndHover('log', log, applicationLog(10_000));
  const [longLine, shortLine] = await typeAndHover('json', line, minifiedWebhooks(10_000));
  const extra = oursSource - constantSource;
  return [
    ratioLine(`10 MB log, opened to first hover, median of ${STARTS} starts, against keeping it`, oursLog, constantLog),
    ratioLine('The same for 20 MB on one line', oursLine, constantLine),
    ratioLine(`Keystroke and hover, median of ${KEYSTROKES}, 10 MB log against 10 kB`, large, small),
    ratioLine('The same for 20 MB on one line against 10 kB', longLine, shortLine),
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

/** Medians for two documents in one server, asked in turns. */
async function typeAndHover(languageId: string, ...texts: [string, string]): Promise<[number, number]> {
  const client = await LspClient.start(builtStdio());
  const open = await Promise.all(
    texts.map(async (text) => ({ text, document: await client.open(languageId, text), position: middleOf(text) })),
  );
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + KEYSTROKES; round++) {
    for (const [index, { text, document, position }] of open.entries()) {
      const begin = performance.now();
      await type(document, text, position, round);
      if (!(await document.hoverAt(position))) throw new Error('The server gave no hover');
      if (round >= WARM_UP) times[index]?.push(performance.now() - begin);
    }
  }
  await client.stop();
  return [median(times[0]), median(times[1])];
}

/** Types a space behind the word that a position is in, and takes it away again in the next round. */
function type(document: OpenDocument, text: string, { line, character }: Position, round: number): Promise<void> {
  const start = { line, character: character + NEEDLE.length + 1 };
  const typed = round % 2 === 0;
  const range = { start, end: { line, character: start.character + (typed ? 0 : 1) } };
  return document.change(text, [{ range, text: typed ? ' ' : '' }]);
}

/** Where a code stands in the middle of a text. */
function middleOf(text: string): Position {
  const offset = text.lastIndexOf(NEEDLE, text.length / 2);
  const line = text.slice(0, offset).split('\n').length - 1;
  return { line, character: offset - text.lastIndexOf('\n', offset) - 1 };
}
