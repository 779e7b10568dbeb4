import { parentPort, workerData } from 'node:worker_threads';
import type { Examiner } from './examineFile.ts';
import { gathered } from './gathered.ts';
import { scanFiles } from './scanFiles.ts';
import type { ScanAnswer, ScanTask, ScanWorkerData } from './scanPool.ts';
import { REPORT_FORMS } from './scanReport.ts';

/** Pieces of the report a worker may be ahead of what is written. */
const PIECES_AHEAD = 64;

/** Answers the tasks of the thread that started this one. */
export async function startScanWorker(loadExaminer: () => Promise<Examiner>): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('The scan worker was not started as a worker');
  const { format, written: shared } = workerData as ScanWorkerData;
  const form = REPORT_FORMS[format];
  const written = new Int32Array(shared);
  const send = (answer: ScanAnswer): void => port.postMessage(answer);
  let sent = 0;
  const answer = async ({ number: task, paths }: ScanTask): Promise<void> => {
    const report = gathered(form.separator, (text, matches) => {
      send({ task, text, matches });
      sent += 1;
      // Blocking is fine here: this thread has nothing else to do, and its next task waits in the queue.
      for (let seen = Atomics.load(written, 0); sent - seen > PIECES_AHEAD; seen = Atomics.load(written, 0)) {
        Atomics.wait(written, 0, seen);
      }
    });
    const count = await scanFiles(paths, await examiner, form, report.add);
    await report.flush();
    send({ task, count });
  };
  const examiner = loadExaminer();
  // Tasks are answered in their order, whether or not one of them had to wait for something.
  let last = Promise.resolve();
  port.on('message', (task: ScanTask) => {
    last = last.then(() => answer(task));
  });
}
