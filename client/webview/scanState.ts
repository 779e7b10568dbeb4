import type { KeptScan, ScanProgress, ScanToPanel } from '../../shared/src/scanMessages.ts';

/** A scan of the workspace as the page knows it; later scans have larger numbers. Every change makes a new one. */
export interface ScanState extends KeptScan {
  readonly progress: ScanProgress;
}

/** A scan that has just been asked for. */
export function startedScan(scan: number, key: string): ScanState {
  return { scan, key, progress: {}, files: [] };
}

/** A scan the page before had asked for. */
export function keptScan(kept: KeptScan): ScanState {
  return { ...kept, progress: {} };
}

/** The state after a message. News of another scan, or after the end, changes nothing. */
export function scanAfter(state: ScanState | undefined, message: ScanToPanel): ScanState | undefined {
  if (!state || state.ended || state.scan !== message.scan) return state;
  switch (message.type) {
    case 'scanProgress': {
      const { percentage, message: text } = message;
      const progress = {
        ...(percentage !== undefined && { percentage }),
        ...(text !== undefined && { message: text }),
      };
      return { ...state, progress: { ...state.progress, ...progress } };
    }
    case 'scanResults':
      return { ...state, files: [...state.files, ...message.files] };
    case 'scanEnded': {
      const { type: _type, scan: _scan, ...ended } = message;
      return { ...state, ended };
    }
  }
}

/** Matches in the list. */
export function shownMatches({ files }: ScanState): number {
  return files.reduce((sum, { matches }) => sum + matches.length, 0);
}
