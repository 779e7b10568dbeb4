import type { CancellationToken } from 'vscode-languageserver';
import { type Catalog, entryKey, normalizeKey } from '../../shared/src/catalog/catalog.ts';
import { COMMENT_REACH, isDisabled } from '../../shared/src/detect/ignoreComment.ts';
import type { DocumentSignals, Match } from '../../shared/src/detect/types.ts';
import type { DocumentLimitParams } from '../../shared/src/protocol.ts';
import { isTooLarge, type Settings } from '../../shared/src/settings.ts';
import type { BlockDocument } from './blockDocument.ts';
import { BlockMatches } from './blockMatches.ts';
import type { FindMatches } from './features/matchAt.ts';
import { inSlices } from './inSlices.ts';
import type { Runtime } from './runtime.ts';

/** A part of a document; offsets are UTF-16 units, and may lie outside of the text. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** The matches of all open documents, each found when it is asked for. */
export interface DocumentMatches {
  /**
   * Makes ready what finding the matches of a part takes, in slices between which other messages are handled. What it
   * gives holds until the document changes; undefined where that happened meanwhile, or nobody wants the answer any more.
   */
  find(
    document: BlockDocument,
    part: Part,
    settings: Settings,
    token?: CancellationToken,
  ): Promise<FindMatches | undefined>;
  /** What a document says about itself. */
  signals(document: BlockDocument): DocumentSignals;
  forget(uri: string): void;
}

interface Kept {
  readonly document: BlockDocument;
  readonly matches: BlockMatches;
  /** True where the last answer about the whole document ended at the limit. */
  tooMany: boolean;
  limited: DocumentLimitParams['limited'];
}

/** `onLimit` hears of each document whose limit state changed. */
export function createDocumentMatches(
  catalog: Catalog,
  runtime: Pick<Runtime, 'nextTurn'>,
  onLimit: (change: DocumentLimitParams) => void,
): DocumentMatches {
  const open = new Map<string, Kept>();

  const keptOf = (document: BlockDocument): Kept => {
    let kept = open.get(document.uri);
    if (kept?.document !== document) {
      const matches = new BlockMatches(document, catalog);
      kept = { document, matches, tooMany: false, limited: kept?.limited ?? null };
      open.set(document.uri, kept);
    }
    return kept;
  };
  const tell = (kept: Kept, limited: DocumentLimitParams['limited']): void => {
    if (kept.limited === limited) return;
    kept.limited = limited;
    onLimit({ uri: kept.document.uri, limited });
  };

  return {
    async find(document, part, settings, token) {
      const { maxMatches } = settings.limits;
      const kept = keptOf(document);
      if (isTooLarge(document.length, settings)) {
        tell(kept, 'file-size');
        return () => [];
      }
      const { version } = document;
      const isStale = () =>
        token?.isCancellationRequested || document.version !== version || open.get(document.uri) !== kept;
      const steps = kept.matches.prepare(part.start, part.end, maxMatches);
      if (!(await inSlices(steps, runtime, isStale))) return undefined;

      const isIgnored = ignores(settings);
      return (start, end) => {
        const { matches, more } = kept.matches.between(start, end, maxMatches);
        if (start <= 0 && end >= document.length) kept.tooMany = more;
        tell(kept, kept.tooMany ? 'matches' : kept.matches.hasCutLine ? 'line-length' : null);
        return matches.filter((match) => !isIgnored?.(match) && !isDisabledIn(document, match));
      };
    },
    signals: (document) => keptOf(document).matches.signals,
    forget(uri) {
      const kept = open.get(uri);
      if (kept) tell(kept, null);
      open.delete(uri);
    },
  };
}

/** True where a comment at the end of the match's line, or of the one above it, says to leave it alone. */
function isDisabledIn(document: BlockDocument, { start, entry }: Match): boolean {
  const line = document.lineAt(start);
  const from = document.lineStart(line);
  const to = document.lineStart(line + 1);
  const own = document.slice(Math.max(start, to - COMMENT_REACH), to);
  const above = document.slice(Math.max(0, document.lineStart(line - 1), from - COMMENT_REACH), from);
  return isDisabled(own, above, entryKey(entry));
}

function ignores({ ignoredCodes }: Settings): ((match: Match) => boolean) | undefined {
  if (ignoredCodes.length === 0) return undefined;
  const keys = new Set(ignoredCodes.map(normalizeKey));
  return ({ entry }) => keys.has(entryKey(entry));
}
