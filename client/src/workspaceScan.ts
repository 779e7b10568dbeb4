import { type CancellationToken, workspace } from 'vscode';
import {
  type ScannedFile,
  type ScanSummary,
  type ScanWorkspaceParams,
  ScanWorkspaceRequest,
} from '../../shared/src/protocol.ts';
import type { ScanEnd, ScanProgress } from '../../shared/src/scanMessages.ts';
import type { LanguageServer } from './languageServer.ts';

/** What a scan tells while it runs. */
export interface ScanListener {
  progress(progress: ScanProgress): void;
  found(files: readonly ScannedFile[]): void;
}

/** Looks for an entry in all files of the workspace. Never rejects: what went wrong is part of how it ended. */
export type ScanWorkspace = (key: string, listener: ScanListener, token: CancellationToken) => Promise<ScanEnd>;

/** Scans by the language server, which is started if need be. */
export function createWorkspaceScan(server: LanguageServer): ScanWorkspace {
  let scans = 0;
  return async (key, listener, token) => {
    if (!workspace.workspaceFolders?.length) return { end: 'noFolder', files: 0, matches: 0 };
    scans += 1;
    try {
      return await runScan(server, { key, name: `whatsappErrors.scan.${scans}` }, listener, token);
    } catch (error) {
      if (token.isCancellationRequested) return { end: 'stopped', files: 0, matches: 0 };
      const reason = error instanceof Error ? error.message : String(error);
      return { end: 'failed', files: 0, matches: 0, reason };
    }
  };
}

async function runScan(
  server: LanguageServer,
  { key, name }: { key: string; name: string },
  listener: ScanListener,
  token: CancellationToken,
): Promise<ScanEnd> {
  const client = await server.start();
  // The client library is most of our code: whoever has a running server has loaded it already.
  const { ProgressType, WorkDoneProgress } = await import('vscode-languageclient');
  const params = { key, workDoneToken: `${name}.work`, partialResultToken: `${name}.results` };
  const listeners = [
    client.onProgress(WorkDoneProgress.type, params.workDoneToken, (value) => {
      if (value.kind !== 'end') listener.progress(value);
    }),
    client.onProgress(new ProgressType<readonly ScannedFile[]>(), params.partialResultToken, (files) =>
      listener.found(files),
    ),
  ];
  try {
    const summary = await client.sendRequest<ScanSummary>(
      ScanWorkspaceRequest.method,
      params satisfies ScanWorkspaceParams,
      token,
    );
    const { files, matches } = summary;
    if (token.isCancellationRequested) return { end: 'stopped', files, matches };
    return { end: summary.incomplete ? 'incomplete' : 'done', files, matches };
  } finally {
    for (const one of listeners) one.dispose();
  }
}
