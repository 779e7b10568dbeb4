import * as l10n from '@vscode/l10n';
import { type CancellationToken, ProgressType } from 'vscode-languageserver';
import {
  type ScannedFile,
  type ScanSummary,
  type ScanWorkspaceParams,
  ScanWorkspaceRequest,
} from '../../shared/src/protocol.ts';
import type { Session } from './session.ts';

/** Milliseconds between two messages about a scan, so that they do not crowd out its own work. */
const REPORT_EVERY = 100;

const FOUND = new ProgressType<ScannedFile[]>();

/** Registers what looks beyond open documents. */
export function registerWorkspace(session: Session): void {
  session.connection.onRequest<ScanSummary, void>(ScanWorkspaceRequest.method, (params: ScanWorkspaceParams, token) =>
    scanWorkspace(session, params, token),
  );
}

/** Runs a scan and tells of it as it goes. A cancelled one is no error: what it found was sent already. */
async function scanWorkspace(
  { connection, scan }: Session,
  { key, workDoneToken, partialResultToken }: ScanWorkspaceParams,
  token: CancellationToken,
): Promise<ScanSummary> {
  const progress = connection.window.attachWorkDoneProgress(workDoneToken);
  progress.begin(l10n.t('Looking for codes'), undefined, undefined, true);
  let files: ScannedFile[] = [];
  const send = () => {
    if (files.length > 0 && partialResultToken !== undefined)
      void connection.sendProgress(FOUND, partialResultToken, files);
    files = [];
  };
  let reported = Date.now();
  const summary = await scan.run({
    key,
    token,
    found: (file) => void files.push(file),
    examined(count) {
      if (Date.now() - reported < REPORT_EVERY) return;
      reported = Date.now();
      progress.report(filesText(count));
      send();
    },
  });
  send();
  progress.done();
  return summary;
}

function filesText(count: number): string {
  return count === 1 ? l10n.t('1 file') : l10n.t('{0} files', `${count}`);
}
