import { type LogOutputChannel, type TextDocument, window } from 'vscode';

const CHANNEL_NAME = 'Error Codes for WhatsApp';

/** The output channel of client and server. Holds what happened, never text of a document. */
export function createLog(): LogOutputChannel {
  return window.createOutputChannel(CHANNEL_NAME, { log: true });
}

/**
 * True for the document the editor shows our channel as. The server must not be told of it: traced messages about its
 * changes would be changes of it again.
 */
export function isOwnLog({ uri }: TextDocument): boolean {
  return uri.scheme === 'output' && uri.path.includes(CHANNEL_NAME);
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
