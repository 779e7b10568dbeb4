import { CancellationTokenSource, Range, Uri, ViewColumn, window, workspace } from 'vscode';
import type { ScannedFile } from '../../../shared/src/protocol.ts';
import type { FoundFile, MatchRange, ScanFromPanel, ScanToPanel } from '../../../shared/src/scanMessages.ts';
import type { ScanWorkspace } from '../workspaceScan.ts';

/** Matches the panel is sent of one scan: more than anyone reads, and few enough to draw at once. */
const MOST_MATCHES = 1000;

/** The scans of one panel: one at a time, and only what it has found can be opened. */
export class PanelScan {
  readonly #scanWorkspace: ScanWorkspace;
  readonly #post: (message: ScanToPanel) => void;
  #running: CancellationTokenSource | undefined;
  /** Addresses of the files the newest scan has found. */
  #found = new Set<string>();

  constructor(scanWorkspace: ScanWorkspace, post: (message: ScanToPanel) => void) {
    this.#scanWorkspace = scanWorkspace;
    this.#post = post;
  }

  /** Does what the page asks for. `panelColumn` is kept free when a file opens. Rejects where a file cannot be opened. */
  async follow(message: ScanFromPanel, panelColumn: ViewColumn | undefined): Promise<void> {
    switch (message.type) {
      case 'scan':
        return this.#scan(message.scan, message.key);
      case 'cancelScan':
        return this.cancel();
      case 'openMatch':
        if (this.#found.has(message.uri)) await openBeside(message.uri, message.range, panelColumn);
    }
  }

  /** Ends a scan that runs. */
  cancel(): void {
    this.#running?.cancel();
  }

  async #scan(scan: number, key: string): Promise<void> {
    this.cancel();
    const source = new CancellationTokenSource();
    this.#running = source;
    const found = new Set<string>();
    this.#found = found;
    let room = MOST_MATCHES;
    const listener = {
      progress: ({ percentage, message }: { percentage?: number; message?: string }) =>
        this.#post({
          type: 'scanProgress',
          scan,
          ...(percentage !== undefined && { percentage }),
          ...(message !== undefined && { message }),
        }),
      found: (files: readonly ScannedFile[]) => {
        const shown: FoundFile[] = [];
        for (const file of files) {
          const matches = file.matches.slice(0, room);
          room -= matches.length;
          if (matches.length === 0) continue;
          found.add(file.uri);
          shown.push({ uri: file.uri, path: workspace.asRelativePath(Uri.parse(file.uri, true)), matches });
        }
        if (shown.length > 0) this.#post({ type: 'scanResults', scan, files: shown });
      },
    };
    const end = await this.#scanWorkspace(key, listener, source.token);
    this.#post({ type: 'scanEnded', scan, ...end });
    if (this.#running === source) this.#running = undefined;
    source.dispose();
  }
}

/** Shows a file where it does not cover the panel: in another group that shows a text already, or else in a new one. */
async function openBeside(uri: string, { start, end }: MatchRange, panelColumn: ViewColumn | undefined): Promise<void> {
  const column = window.visibleTextEditors
    .map(({ viewColumn }) => viewColumn)
    .find((one) => one !== undefined && one !== panelColumn);
  await window.showTextDocument(Uri.parse(uri, true), {
    viewColumn: column ?? ViewColumn.Beside,
    selection: new Range(start.line, start.character, end.line, end.character),
  });
}
