import { entryTitle } from '../catalog/catalog.ts';
import type { Entry, Surface } from '../catalog/types.ts';
import { isOwnCode } from '../detect/providers.ts';
import { SAMPLE_TEXTS } from './sampleTexts.ts';

/** Made-up ids and numbers; 555-01xx numbers and the like belong to nobody. */
const IDS = {
  waba: '102290129340398',
  phoneNumber: '106540352242922',
  displayNumber: '15550783881',
  recipient: '16505551234',
  message: 'wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI4QUQ0QTMA',
  call: 'wacid.ABGGFjFVU2AfAgo6V',
  group: 'Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjM',
  timestamp: '1795208403',
  trace: 'AbC1dEf2GhI3jKl4MnO5pQr',
} as const;

const WHATSAPP = { messaging_product: 'whatsapp' } as const;

/** What a payload says about the code. */
interface SampleText {
  readonly title: string;
  readonly message: string;
  readonly details: string;
}

/**
 * A payload as Meta sends it with this code: the body of an HTTP response or of a webhook, ready for JSON.stringify.
 * Shapes follow Meta's reference of errors and webhooks. Undefined for codes of other providers, names and ranges, which
 * come in other shapes.
 */
export function samplePayload(entry: Entry, as: Surface): object | undefined {
  if (!hasSamples(entry)) return undefined;
  return as === 'response' ? response(entry) : webhook(entry);
}

/** True for the entries `samplePayload` has payloads for. */
export function hasSamples(entry: Entry): boolean {
  return isOwnCode(entry) && typeof entry.code === 'number';
}

/** Where a code is seen first: what a sample is of when nobody says. */
export function usualSurface(entry: Entry): Surface {
  return entry.surface[0] ?? 'response';
}

function textOf(entry: Entry): SampleText {
  const title = entryTitle(entry);
  const known = SAMPLE_TEXTS.find(
    ({ code, subcode }) => code === entry.code && (subcode ?? entry.subcode) === entry.subcode,
  );
  return { title, message: known?.message ?? title, details: known?.details ?? title };
}

function response(entry: Entry): object {
  const { title, message, details } = textOf(entry);
  // Errors of the token itself come without the number in front of their message.
  const prefix = entry.code === 190 || entry.subcode === 33 ? '' : `(#${entry.code}) `;
  return {
    error: {
      message: `${prefix}${message}`,
      type: entry.subcode === 33 ? 'GraphMethodException' : 'OAuthException',
      code: entry.code,
      ...(entry.subcode === null
        ? { error_data: { ...WHATSAPP, details } }
        : { error_subcode: entry.subcode, is_transient: false, error_user_title: title, error_user_msg: details }),
      fbtrace_id: IDS.trace,
    },
  };
}

function webhook(entry: Entry): object {
  const { title, message, details } = textOf(entry);
  const error = {
    code: entry.code,
    ...(entry.subcode !== null && { error_subcode: entry.subcode }),
    title,
    message,
    error_data: { details },
    href: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes',
  };
  const [field, value] = webhookValue(entry, error);
  const metadata = { display_phone_number: IDS.displayNumber, phone_number_id: IDS.phoneNumber };
  const changes = [{ field, value: { ...WHATSAPP, metadata, ...value } }];
  return { object: 'whatsapp_business_account', entry: [{ id: IDS.waba, changes }] };
}

/** Codes of messages that came in and cannot be shown. */
const INBOUND = new Set<unknown>([130501, 131035, 131051, 131052, 131060]);

function webhookValue(entry: Entry, error: object): [field: string, value: object] {
  if (entry.api === 'calling') {
    const call = { id: IDS.call, event: 'terminate', direction: 'BUSINESS_INITIATED', status: 'FAILED' };
    return ['calls', { calls: [call], errors: [error] }];
  }
  if (entry.api === 'groups') {
    const group = { timestamp: IDS.timestamp, group_id: IDS.group, type: 'group_participants_remove', errors: [error] };
    return ['group_participants_update', { groups: [group] }];
  }
  if (INBOUND.has(entry.code)) {
    const message = {
      from: IDS.recipient,
      id: IDS.message,
      timestamp: IDS.timestamp,
      type: 'unsupported',
      errors: [error],
    };
    return ['messages', { messages: [message] }];
  }
  const status = { id: IDS.message, status: 'failed', timestamp: IDS.timestamp, recipient_id: IDS.recipient };
  return ['messages', { statuses: [{ ...status, errors: [error] }] }];
}
