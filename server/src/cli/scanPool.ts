import type { Worker } from 'node:worker_threads';
import type { Emit, ScanCount } from './scanFiles.ts';

/** Files for one worker to scan, one after the other. */
export interface ScanTask {
  readonly number: number;
  readonly paths: readonly string[];
}

/** What a worker sends back for its tasks, in their order: pieces of the report, then the count. */
export type ScanAnswer =
  | { readonly task: number; readonly text: string; readonly matches: number }
  | { readonly task: number; readonly count: ScanCount };

/** What a worker is started with. */
export interface ScanWorkerData {
  readonly format: 'text' | 'json';
  /** One 32-bit number: how many pieces of this worker's report were written. */
  readonly written: SharedArrayBuffer;
}

/** Tasks a worker has at a time: the next one is there when it ends with one. */
const TASKS_AHEAD = 2;

interface Helper {
  readonly worker: Worker;
  readonly written: Int32Array;
  tasks: number;
}

/**
 * Scans batches of files in as many workers as there are threads; what they find is emitted in the order of the batches.
 * Workers wait where they are too far ahead of what is written, so memory stays bounded.
 *
 * @throws Error of a worker that broke down.
 */
export async function scanInPool(
  batches: AsyncIterable<readonly string[]>,
  threads: number,
  startWorker: (written: SharedArrayBuffer) => Worker,
  emit: Emit,
): Promise<ScanCount[]> {
  const counts: ScanCount[] = [];
  const pool = new Pool(threads, startWorker);
  try {
    const handedOut = pool.handOut(batches);
    for await (const answer of pool.answers(handedOut)) {
      if ('count' in answer) counts.push(answer.count);
      else await emit(answer.text, answer.matches);
    }
    await handedOut;
    return counts;
  } finally {
    await pool.close();
  }
}

class Pool {
  private readonly helpers: Helper[] = [];
  private readonly threads: number;
  private readonly startWorker: (written: SharedArrayBuffer) => Worker;
  /** Answers that wait for their turn, by task. */
  private readonly waiting = new Map<number, { helper: Helper; answers: ScanAnswer[] }>();
  private tasks = 0;
  private failure: Error | undefined;
  /** Wakes whoever waits for an answer or for a free worker. */
  private wake: () => void = () => {};
  private changed = this.nextChange();

  constructor(threads: number, startWorker: (written: SharedArrayBuffer) => Worker) {
    this.threads = threads;
    this.startWorker = startWorker;
  }

  /** Gives each batch to a worker that is free for it. */
  async handOut(batches: AsyncIterable<readonly string[]>): Promise<void> {
    try {
      for await (const paths of batches) {
        const helper = await this.freeHelper();
        if (!helper) return;
        const task: ScanTask = { number: this.tasks, paths };
        this.tasks += 1;
        helper.tasks += 1;
        this.waiting.set(task.number, { helper, answers: [] });
        helper.worker.postMessage(task);
        this.change();
      }
    } catch (error) {
      this.fail(error as Error);
    }
  }

  /** All answers, task after task, until nothing is handed out any more and all is answered. */
  async *answers(handedOut: Promise<void>): AsyncGenerator<ScanAnswer> {
    let ended = false;
    void handedOut.then(() => {
      ended = true;
      this.change();
    });
    for (let task = 0; ; ) {
      if (this.failure) throw this.failure;
      const turn = this.waiting.get(task);
      const answer = turn?.answers.shift();
      if (turn && answer) {
        yield answer;
        if ('count' in answer) {
          this.waiting.delete(task);
          task += 1;
        } else {
          Atomics.add(turn.helper.written, 0, 1);
          Atomics.notify(turn.helper.written, 0);
        }
      } else if (ended && task === this.tasks) return;
      else await this.changed;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.helpers.map(({ worker }) => worker.terminate()));
  }

  /** The worker with the fewest tasks; undefined where one broke down. */
  private async freeHelper(): Promise<Helper | undefined> {
    for (;;) {
      if (this.failure) return undefined;
      const idle = this.helpers.find(({ tasks }) => tasks === 0);
      if (idle) return idle;
      if (this.helpers.length < this.threads) return this.addHelper();
      const [least] = this.helpers.toSorted((a, b) => a.tasks - b.tasks);
      if (least && least.tasks < TASKS_AHEAD) return least;
      await this.changed;
    }
  }

  private addHelper(): Helper {
    const written = new SharedArrayBuffer(4);
    const helper: Helper = { worker: this.startWorker(written), written: new Int32Array(written), tasks: 0 };
    helper.worker.on('message', (answer: ScanAnswer) => {
      if ('count' in answer) helper.tasks -= 1;
      this.waiting.get(answer.task)?.answers.push(answer);
      this.change();
    });
    helper.worker.on('error', (error) => this.fail(error as Error));
    this.helpers.push(helper);
    return helper;
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.change();
  }

  private change(): void {
    const wake = this.wake;
    this.changed = this.nextChange();
    wake();
  }

  private nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}
