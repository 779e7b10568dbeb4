import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { type ScanAnswer, type ScanTask, scanInPool } from '../../server/src/cli/scanPool.ts';

/** A worker whose answers the test decides. */
class FakeWorker extends EventEmitter {
  readonly tasks: ScanTask[] = [];
  readonly written: Int32Array;
  terminated = false;
  private readonly handle: (worker: FakeWorker, task: ScanTask) => void;

  constructor(written: SharedArrayBuffer, handle: (worker: FakeWorker, task: ScanTask) => void) {
    super();
    this.written = new Int32Array(written);
    this.handle = handle;
  }

  postMessage(task: ScanTask): void {
    this.tasks.push(task);
    this.handle(this, task);
  }

  answer(answer: ScanAnswer): void {
    this.emit('message', answer);
  }

  async terminate(): Promise<void> {
    this.terminated = true;
  }
}

async function* batches(...paths: string[]): AsyncGenerator<readonly string[]> {
  for (const path of paths) yield [path];
}

/** Runs a pool of two over files; gives what was emitted and the workers. */
async function runPool(handle: (worker: FakeWorker, task: ScanTask) => void, ...paths: string[]) {
  const workers: FakeWorker[] = [];
  const emitted: string[] = [];
  const start = (written: SharedArrayBuffer): Worker => {
    const worker = new FakeWorker(written, handle);
    workers.push(worker);
    return worker as unknown as Worker;
  };
  const result = await scanInPool(batches(...paths), 2, start, (text) => void emitted.push(text)).catch(
    (error) => error,
  );
  return { workers, emitted, result };
}

describe('a pool of workers', () => {
  it('emits in the order of the files, whoever is ready first', async () => {
    const held: (() => void)[] = [];
    const { workers, emitted, result } = await runPool(
      (worker, { number: task, paths }) => {
        const finish = (): void => {
          worker.answer({ task, text: `${paths[0]}1`, matches: 1 });
          worker.answer({ task, text: `${paths[0]}2`, matches: 1 });
          worker.answer({ task, count: { files: 1, problems: `${paths[0]}!` } });
        };
        // The first task is answered last.
        if (task === 0) held.push(finish);
        else queueMicrotask(finish);
        if (task === 3) queueMicrotask(() => held.forEach((late) => void late()));
      },
      ...'abcd',
    );
    expect(emitted).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2', 'd1', 'd2']);
    expect(result).toEqual([...'abcd'].map((name) => ({ files: 1, problems: `${name}!` })));
    expect(workers).toHaveLength(2);
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
    // Each worker is told how much of its report was written, which lets it go on.
    expect(workers.map(({ written, tasks }) => written[0] === 2 * tasks.length)).toEqual([true, true]);
  });

  it('starts no more workers than there is work for', async () => {
    const done = (worker: FakeWorker, { number: task }: ScanTask): void =>
      queueMicrotask(() => worker.answer({ task, count: { files: 1, problems: '' } }));
    expect((await runPool(done, 'a')).workers).toHaveLength(1);
    expect((await runPool(done)).workers).toHaveLength(0);
  });

  it('fails with the error of a worker, and ends the others', async () => {
    const { workers, result } = await runPool(
      (worker, { number }) => {
        if (number === 1) queueMicrotask(() => worker.emit('error', new Error('out of memory')));
      },
      ...'abcdefgh',
    );
    expect(result).toEqual(new Error('out of memory'));
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
  });
});
