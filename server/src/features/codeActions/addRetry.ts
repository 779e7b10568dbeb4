import * as l10n from '@vscode/l10n';
import { codeLabel, entryKey } from '../../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../../shared/src/catalog/types.ts';
import { addRetry, callsWithoutRetry, canAddRetry } from '../../../../shared/src/fixes/addRetry.ts';
import { callAt, callsHandledAt } from '../../../../shared/src/fixes/call/findSendCalls.ts';
import type { SendCall } from '../../../../shared/src/fixes/call/sendCall.ts';
import type { FixEdit } from '../../../../shared/src/fixes/languageFixes.ts';
import type { FixCode, FixProvider, FixRequest, FixSource, Offer } from './provider.ts';

/** `Add retry for 131056`: on a code that is handled around a send call, and on that call itself. */
export const addRetryProvider: FixProvider = {
  id: 'add-retry',
  kind: 'quickfix',
  offers: offersOf,
  changes: retryEdit,
};

/** The same with the helper in a module of its own; where the project has one already, the plain fix uses it. */
export const addRetryModuleProvider: FixProvider = {
  id: 'add-retry-module',
  kind: 'quickfix',
  offers(request) {
    if (!request.createsFiles || request.code?.project.module) return [];
    return offersOf(request).flatMap((offer) => {
      const separate = { ...offer, variant: 'module', preferred: false };
      const edit = retryEdit(request, separate);
      return edit?.module ? [{ ...separate, title: l10n.t('{0} (helper in its own file)', offer.title) }] : [];
    });
  },
  changes: retryEdit,
};

const offered = new WeakMap<FixRequest, Offer[]>();

/** Worked out once a request: both providers offer at the same places. */
function offersOf(request: FixRequest): Offer[] {
  const known = offered.get(request);
  if (known) return known;
  const { code } = request;
  const offers = code ? [...offersAtCodes(request, code), ...offersAtCall(request, code)] : [];
  offered.set(request, offers);
  return offers;
}

function offersAtCodes(request: FixRequest, { file, language }: FixCode): Offer[] {
  return request.touched
    .filter((match) => canAddRetry(match.entry))
    .flatMap((match) => offer(request, callsHandledAt(file, language, match.start), match.entry, match.start));
}

function offersAtCall(request: FixRequest, code: FixCode): Offer[] {
  const call = callAt(code.file, code.language, request.start, request.end);
  if (!call) return [];
  return codesHandledAround(request, code, call).flatMap((entry) =>
    offer(request, [call], entry, call.node.startIndex),
  );
}

/** The codes to retry that are handled around a call, each once. */
export function codesHandledAround(
  { document, find }: FixSource,
  { file, language }: FixCode,
  call: SendCall,
): Entry[] {
  const entries = find(0, document.getText().length)
    .filter(({ entry }) => canAddRetry(entry))
    .filter(({ start }) => callsHandledAt(file, language, start).some(({ node }) => node.id === call.node.id))
    .map(({ entry }) => entry);
  return [...new Set(entries)];
}

function offer(request: FixRequest, calls: readonly SendCall[], entry: Entry, start: number): Offer[] {
  const { code } = request;
  if (!code || callsWithoutRetry(calls, entry, code.file, code.language).length === 0) return [];
  const key = entryKey(entry);
  if (!retryEdit(request, { key, start })) return [];
  return [{ title: l10n.t('Add retry for {0}', codeLabel(entry)), key, start, preferred: true }];
}

/** The changes of a retry offered at an offset: that of a code, or that of a call. */
export function retryEdit(
  { find, catalog, code }: FixSource,
  { key, start, variant }: Pick<Offer, 'key' | 'start' | 'variant'>,
): FixEdit | undefined {
  const entry = catalog.get(key);
  if (!entry || !code) return undefined;
  const { file, language, project } = code;
  const match = find(start, start).find((candidate) => candidate.start === start && entryKey(candidate.entry) === key);
  const call = match ? undefined : callAt(file, language, start, start);
  const targets = match ? callsHandledAt(file, language, start) : call ? [call] : [];
  return addRetry(file, language, targets, entry, project, variant === 'module' ? 'module' : 'file');
}
