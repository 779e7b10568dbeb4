import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeRuntime } from '../node/runtime.ts';
import { startServer } from '../server.ts';

/** Starts the language server for an editor at the other end of standard input and output. */
export function serveStdio(): void {
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), nodeRuntime);
}
