import { type LogOutputChannel, window } from 'vscode';

/** The output channel of client and server. Holds what happened, never text of a document. */
export function createLog(): LogOutputChannel {
  return window.createOutputChannel('Error Codes for WhatsApp', { log: true });
}

/** Times `run` and writes it down, louder the longer it took. */
export async function measure<T>(log: LogOutputChannel, what: string, run: () => Promise<T>): Promise<T> {
  const start = Date.now();
  try {
    return await run();
  } finally {
    const took = Date.now() - start;
    if (took > 1000) log.warn(`${what} took ${took} ms`);
    else log.debug(`${what} took ${took} ms`);
  }
}
