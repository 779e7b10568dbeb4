import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import type { builtStdio } from '../protocol/lspClient.ts';

/** The constant server over stdio: what keeping documents and answering costs in any server. */
export function constantStdio(): ReturnType<typeof builtStdio> {
  const main = join(import.meta.dirname, 'constantServer.ts');
  const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
  const child = spawn(process.execPath, [...flags, main, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  return {
    reader: new StreamMessageReader(child.stdout),
    writer: new StreamMessageWriter(child.stdin),
    process: child,
  };
}
