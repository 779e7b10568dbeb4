import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Runtime } from './runtime.ts';

/** Where a handler reports what went wrong. It never gets document text, only what was being done and the error. */
export interface Log {
  error(message: string): void;
}

/**
 * Runs a request handler so that it cannot take the server down: lets waiting messages in first (a cancellation is one
 * of them), answers `RequestCancelled` where the client no longer wants the result, and turns an exception into a line
 * of the log and the neutral `fallback`.
 */
export async function runSafe<T>(
  handler: () => T | ResponseError<void> | Promise<T | ResponseError<void>>,
  fallback: T,
  what: string,
  token: CancellationToken,
  runtime: Pick<Runtime, 'nextTurn'>,
  log: Log,
): Promise<T | ResponseError<void>> {
  await runtime.nextTurn();
  if (token.isCancellationRequested) return cancelled();
  try {
    const result = await handler();
    return token.isCancellationRequested ? cancelled() : result;
  } catch (error) {
    log.error(`${what} failed: ${describe(error)}`);
    return fallback;
  }
}

/** The same for notifications, which have no answer. */
export function runQuietly(handler: () => void, what: string, log: Log): void {
  try {
    handler();
  } catch (error) {
    log.error(`${what} failed: ${describe(error)}`);
  }
}

/** Sends a request to the client whose refusal changes nothing; unhandled, it would end the process. */
export function ask(request: Promise<unknown>, what: string, log: Log): void {
  request.catch((error: unknown) => log.error(`${what} was refused: ${describe(error)}`));
}

/** Stack of an error without its message, which may quote document text. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'a value that is no error was thrown';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s*at /.test(line));
  return [error.name, ...frames].join('\n');
}

/** The answer to a request about a text that has changed while it was worked on. */
export function outdated(): ResponseError<void> {
  return new ResponseError<void>(LSPErrorCodes.ContentModified, 'The document has changed');
}

function cancelled(): ResponseError<void> {
  return new ResponseError<void>(LSPErrorCodes.RequestCancelled, 'Request cancelled');
}
