import { builtStdio, LspClient, type OpenDocument } from '../protocol/lspClient.ts';
import { LOG } from '../protocol/scenarios.ts';
import { constantStdio } from './constantTransport.ts';
import { median, percentile, ratioLine } from './statistics.ts';

const WARM_UP = 200;
const ROUNDS = 2000;

/**
 * Hover round trips over stdio, ours and the constant server's in turns, so that whatever else the machine does meets
 * both.
 */
export async function benchHover(): Promise<string[]> {
  const clients = await Promise.all([builtStdio(), constantStdio()].map((transport) => LspClient.start(transport)));
  const documents = await Promise.all(clients.map((client) => client.open('log', LOG)));
  const times: number[][] = documents.map(() => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [index, document] of documents.entries()) {
      const time = await timeHover(document);
      if (round >= WARM_UP) times[index]?.push(time);
    }
  }
  for (const client of clients) await client.stop();
  const [ours = [], constant = []] = times;
  return [
    ratioLine(`Hover round trip, median of ${ROUNDS}`, median(ours), median(constant)),
    ratioLine('Hover round trip, p99', percentile(ours, 0.99), percentile(constant, 0.99)),
  ];
}

async function timeHover(document: OpenDocument): Promise<number> {
  const position = document.positionOf('131056');
  const start = performance.now();
  if (!(await document.hoverAt(position))) throw new Error('The server gave no hover');
  return performance.now() - start;
}
