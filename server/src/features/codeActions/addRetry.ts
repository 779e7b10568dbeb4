import { codeLabel, entryKey } from '../../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../../shared/src/catalog/types.ts';
import { addRetry, callsWithoutRetry, canAddRetry } from '../../../../shared/src/fixes/addRetry.ts';
import { fixLanguageOf } from '../../../../shared/src/fixes/languages.ts';
import type { SendCall, SourceCalls } from '../../../../shared/src/fixes/sendCall.ts';
import type { FixProvider, FixRequest, FixSource, Offer } from './provider.ts';

/** The limit every sender meets; offered on a send that handles no code yet. */
const PAIR_LIMIT_KEY = '131056';

/** `Add retry for 131056`: on a code that is handled around a send call, and on the send call itself. */
export const addRetryProvider: FixProvider = {
  id: 'add-retry',
  offers(request) {
    const calls = request.calls();
    if (!calls) return [];
    return [...offersAtCodes(request, calls), ...offersAtCall(request, calls)];
  },
  changes: (source, key, start) => changesFor(source, key, start),
};

function offersAtCodes({ touched, ...source }: FixRequest, calls: SourceCalls): Offer[] {
  return touched
    .filter((match) => canAddRetry(match.entry))
    .flatMap((match) => offer(source, calls.callsHandledAt(match.start), match.entry, match.start));
}

function offersAtCall(request: FixRequest, calls: SourceCalls): Offer[] {
  const call = calls.callAt(request.start, request.end);
  if (!call) return [];
  const handled = retryableHandledAt(request, calls, call);
  const entries = handled.length > 0 ? handled : pairLimit(request, calls, call);
  return entries.flatMap((entry) => offer(request, [call], entry, call.span.start));
}

/** The codes to retry that are handled around a call, each once. */
function retryableHandledAt({ document, find }: FixSource, calls: SourceCalls, call: SendCall): Entry[] {
  const entries = find(0, document.getText().length)
    .filter((match) => canAddRetry(match.entry) && calls.callsHandledAt(match.start).includes(call))
    .map((match) => match.entry);
  return [...new Set(entries)];
}

function pairLimit({ catalog, isIgnored }: FixRequest, calls: SourceCalls, call: SendCall): Entry[] {
  const entry = isIgnored(PAIR_LIMIT_KEY) ? undefined : catalog.get(PAIR_LIMIT_KEY);
  const clear = calls.namesWhatsApp && (call.evidence === 'whatsapp' || call.evidence === 'message');
  return entry && clear && canAddRetry(entry) ? [entry] : [];
}

function offer(source: FixSource, targets: readonly SendCall[], entry: Entry, start: number): Offer[] {
  if (callsWithoutRetry(targets, entry).length === 0) return [];
  const key = entryKey(entry);
  if (!changesFor(source, key, start)) return [];
  return [{ title: `Add retry for ${codeLabel(entry)}`, key, start, preferred: true }];
}

function changesFor({ document, find, catalog, calls: read }: FixSource, key: string, start: number) {
  const calls = read();
  const entry = catalog.get(key);
  const language = fixLanguageOf(document.languageId);
  if (!calls || !entry || !language) return undefined;
  const match = find(start, start).find((candidate) => candidate.start === start && entryKey(candidate.entry) === key);
  const call = calls.callAt(start, start);
  const targets = match ? calls.callsHandledAt(start) : call ? [call] : [];
  return addRetry(document.getText(), language, calls, targets, entry);
}
