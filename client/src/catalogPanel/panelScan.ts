import { CancellationTokenSource, Range, Uri, ViewColumn, window, workspace } from 'vscode';
import type { ScannedFile } from '../../../shared/src/protocol.ts';
import type {
  FoundFile,
  KeptScan,
  MatchRange,
  ScanFromPanel,
  ScanProgress,
  ScanToPanel,
} from '../../../shared/src/scanMessages.ts';
import type { ScanWorkspace } from '../workspaceScan.ts';

/** Matches the panel is sent of one scan: more than anyone reads, and few enough to draw at once. */
const MOST_MATCHES = 1000;

/** The scans of one panel: one at a time, and only what it has found can be opened. */
export class PanelScan {
  readonly #scanWorkspace: ScanWorkspace;
  readonly #post: (message: ScanToPanel) => void;
  #running: CancellationTokenSource | undefined;
  /** The newest scan: VS Code drops the page of a hidden panel, and the next one is to show the same. */
  #newest: KeptScan | undefined;

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
        if (this.#newest?.files.some(({ uri }) => uri === message.uri))
          await openBeside(message.uri, message.range, panelColumn);
    }
  }

  /** Ends a scan that runs. */
  cancel(): void {
    this.#running?.cancel();
  }

  /** What the newest scan has found, for a page that takes the place of the one before. */
  get newest(): KeptScan | undefined {
    return this.#newest;
  }

  async #scan(scan: number, key: string): Promise<void> {
    this.cancel();
    const source = new CancellationTokenSource();
    this.#running = source;
    this.#newest = { scan, key, files: [] };
    const isNewest = () => this.#running === source;
    let room = MOST_MATCHES;
    const listener = {
      progress: ({ percentage, message }: ScanProgress) => {
        if (!isNewest()) return;
        const known = { ...(percentage !== undefined && { percentage }), ...(message !== undefined && { message }) };
        this.#post({ type: 'scanProgress', scan, ...known });
      },
      found: (scanned: readonly ScannedFile[]) => {
        if (!this.#newest || !isNewest()) return;
        const files = listed(scanned, room);
        room -= files.reduce((sum, { matches }) => sum + matches.length, 0);
        if (files.length === 0) return;
        this.#newest = { ...this.#newest, files: [...this.#newest.files, ...files] };
        this.#post({ type: 'scanResults', scan, files });
      },
    };
    const ended = await this.#scanWorkspace(key, listener, source.token);
    source.dispose();
    if (!this.#newest || !isNewest()) return;
    this.#newest = { ...this.#newest, ended };
    this.#running = undefined;
    this.#post({ type: 'scanEnded', scan, ...ended });
  }
}

/** The files as the panel lists them, with `room` matches at most. */
function listed(scanned: readonly ScannedFile[], room: number): FoundFile[] {
  const files: FoundFile[] = [];
  let left = room;
  for (const { uri, matches } of scanned) {
    if (left === 0) break;
    const shown = matches.slice(0, left);
    left -= shown.length;
    if (shown.length > 0) files.push({ uri, path: workspace.asRelativePath(Uri.parse(uri, true)), matches: shown });
  }
  return files;
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
