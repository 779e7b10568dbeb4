import { Queue } from './queue';
import type { GraphClient } from './graphClient';

const GRAPH_VERSION = 'v21.0';
const MAX_ATTEMPTS = 4;
const BASE_DELAY_MS = 1_000;
const QUEUE_SIZE = 250;

/** Meta tells us to slow down; the message may be sent again. */
const THROTTLED = new Set([⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧]);

/** Sending again only burns quota. */
const PERMANENT = new Set<number>([
  ⟦131026⟧,
  ⟦131047⟧,
  ⟦131051⟧,
  ⟦132000⟧,
  ⟦132001⟧,
  ⟦133010⟧,
]);

export type Verdict = 'retry' | 'drop' | 'alert';

export function classify(code: number, httpStatus: number): Verdict {
  if (THROTTLED.has(code)) return 'retry';
  if (PERMANENT.has(code)) return 'drop';
  if (httpStatus === 429 || httpStatus >= 500) return 'retry';
  return 'alert';
}

export class SendQueue {
  readonly #queue = new Queue(QUEUE_SIZE);

  constructor(private readonly client: GraphClient) {}

  async push(to: string, body: string): Promise<void> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const answer = await this.client.post(`/${GRAPH_VERSION}/messages`, { messaging_product: 'whatsapp', to, text: { body } });
      if (answer.status === 200) return;
      if (classify(answer.error.code, answer.status) !== 'retry') break;
      await this.#queue.pause(BASE_DELAY_MS * 4 ** attempt);
    }
    this.#queue.park(to, body);
  }
}
