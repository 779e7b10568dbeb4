import * as l10n from '@vscode/l10n';
import { entryKey } from '../../../../shared/src/catalog/catalog.ts';
import { callsWithoutRetry } from '../../../../shared/src/fixes/addRetry.ts';
import { callAt } from '../../../../shared/src/fixes/call/findSendCalls.ts';
import { namesWhatsApp } from '../../../../shared/src/fixes/call/sendEvidence.ts';
import { codesHandledAround, retryEdit } from './addRetry.ts';
import type { FixProvider } from './provider.ts';

/** The limit every sender meets; what a send that handles no code yet is to be sent again after. */
const PAIR_LIMIT_KEY = '131056';

/** `Wrap in WhatsApp retry`: on a send call with no code near it, in a file that clearly works with the Cloud API. */
export const wrapInRetryProvider: FixProvider = {
  id: 'wrap-in-retry',
  kind: 'refactor.rewrite',
  offers(request) {
    const { code, start, end, catalog, isIgnored } = request;
    const entry = isIgnored(PAIR_LIMIT_KEY) ? undefined : catalog.get(PAIR_LIMIT_KEY);
    const call = code && callAt(code.file, code.language, start, end);
    if (!entry || !call || call.retry || !namesWhatsApp(code.file.text)) return [];
    if (call.evidence !== 'whatsapp' && call.evidence !== 'message') return [];
    if (callsWithoutRetry([call], entry, code.file, code.language).length === 0) return [];
    if (codesHandledAround(request, code, call).length > 0) return [];
    const found = { key: entryKey(entry), start: call.node.startIndex };
    return retryEdit(request, found) ? [{ title: l10n.t('Wrap in WhatsApp retry'), ...found }] : [];
  },
  changes: retryEdit,
};
