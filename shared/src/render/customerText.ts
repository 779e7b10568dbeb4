import * as l10n from '@vscode/l10n';
import { entryKey } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';

/**
 * What a support agent can tell the customer of a business whose message, call or file this code stopped: a few plain
 * sentences, without codes, blame, private data or promises. Undefined for codes no customer ever notices, such as those
 * of template management.
 */
export function customerText(entry: Entry): string | undefined {
  if (UNNOTICED.has(entryKey(entry))) return undefined;
  const wording = wordingOfCode(entry);
  if (!wording && isBehindTheScenes(entry)) return undefined;
  return WORDINGS[wording ?? wordingOf(entry)]();
}

/** By the code itself, else by the likeliest one of Meta it stands for. */
function wordingOfCode(entry: Entry): Wording | undefined {
  const { provider, code, mapsTo } = entry;
  const own = provider === 'meta' ? `${code}` : entryKey(entry);
  return OF_CODE[own] ?? OF_CODE[mapsTo[0] ?? ''];
}

/** Areas in which the business sets something up: nobody waits for a message. */
const SETUP_CATEGORIES = new Set([
  'analytics',
  'block-users',
  'health-status',
  'migration',
  'signup',
  'synchronization',
  'username',
  'webhook',
]);

/** APIs that only set something up, and one of another product. `flows` checks forms before anyone sees them. */
const SILENT_APIS = new Set(['flows', 'management', 'messenger', 'template-status-webhook']);

/** Codes that no customer notices although their area is one of messages, and some that are no errors at all. */
const UNNOTICED = new Set([
  '131059',
  '138017',
  '2494191',
  // Marketing partners, and posts on Facebook Pages.
  '1752041',
  '506',
  '1609005',
  'infobip:0',
  'sinch:NO_PROFILE_AVAILABLE',
  // Twilio's APIs for templates and senders, RCS and Messenger.
  ...[63035, 63036, 63039, 63043, 63044, 63045, 63046, 63047, 63100, 63105, 63106, 63107, 63108].map(ofTwilio),
  ...[92001, 92002, 92003, 92004, 92008, 92009].map(ofTwilio),
]);

function ofTwilio(code: number): string {
  return `twilio:${code}`;
}

function isBehindTheScenes({ api, category }: Entry): boolean {
  return SILENT_APIS.has(api) || SETUP_CATEGORIES.has(category) || (api === 'graph' && category === 'template');
}

/** Areas where the sending account as a whole is held up. */
const ACCOUNT_CATEGORIES = new Set([
  'account',
  'authorization',
  'integrity',
  'payments',
  'phone-number',
  'registration',
]);

function wordingOf({ api, category, owner }: Entry): Wording {
  const recipient = owner === 'recipient';
  if (api === 'calling' || category === 'calling') return recipient ? 'callNotReached' : 'callFailed';
  if (api === 'groups' || category === 'groups') return 'group';
  if (category === 'media') return recipient ? 'fileFromCustomer' : 'fileToCustomer';
  if (category === 'marketing' && owner !== 'you') return 'promotionNotSent';
  if (recipient) return 'undelivered';
  if (category === 'flows') return 'form';
  if (category === 'commerce') return 'products';
  if (category === 'throttling') return 'busy';
  if (category === 'server' || owner === 'meta') return 'technical';
  return api !== 'payments' && ACCOUNT_CATEGORIES.has(category) ? 'account' : 'notSent';
}

/** Wordings for codes of which more can be said than their area tells. */
const OF_CODE: Readonly<Record<string, Wording>> = {
  '190': 'account',
  '480': 'notSent',
  '1007': 'undelivered',
  '1028': 'notSent',
  '130472': 'promotionNotSent',
  '130501': 'kindNotSupported',
  '131026': 'undelivered',
  '131031': 'account',
  '131035': 'messageLost',
  '131036': 'technical',
  '131042': 'account',
  '131047': 'writeFirst',
  '131048': 'busy',
  '131049': 'promotionHeldBack',
  '131050': 'promotionTurnedOff',
  '131051': 'kindNotSupported',
  '131052': 'fileFromCustomer',
  '131053': 'fileToCustomer',
  '131060': 'messageLost',
  '132000': 'notSent',
  '132001': 'notSent',
  '132069': 'form',
  '133016': 'account',
  '137000': 'notSent',
  '138005': 'callFailed',
  '138006': 'callNotReached',
  'sinch:RECIPIENT_NOT_OPTED_IN': 'notSent',
  'twilio:30007': 'notSent',
};

type Wording = keyof typeof WORDINGS;

const WORDINGS = {
  undelivered: () =>
    l10n.t(
      'We could not reach you on WhatsApp. Please check that this is the number you use WhatsApp with, that the app is up to date, and that you have accepted its current terms. A short message from you to us on WhatsApp can help as well. If you prefer, tell us another way to reach you.',
    ),
  writeFirst: () =>
    l10n.t(
      'WhatsApp lets us write to you freely only for a day after a message from you. Please send us any short message there, and we can continue the conversation.',
    ),
  messageLost: () =>
    l10n.t(
      'A message you sent us on WhatsApp may not have reached us because of a problem on our side. If you have had no answer, please send it again.',
    ),
  promotionHeldBack: () =>
    l10n.t(
      'WhatsApp limits how many promotional messages each person gets, and it held back one of ours to you. Nothing is wrong with your phone or your number, and you do not need to do anything. If you are interested, just write to us.',
    ),
  promotionNotSent: () =>
    l10n.t(
      'WhatsApp did not pass on a promotional message from us to you. Nothing is wrong with your phone or your number, and you do not need to do anything. If you are interested, just write to us.',
    ),
  promotionTurnedOff: () =>
    l10n.t(
      'You have turned off promotional messages from us on WhatsApp, and we respect that. If you would like to get them again, you can turn them on in our chat at any time. You can still write to us there whenever you like.',
    ),
  kindNotSupported: () =>
    l10n.t(
      'A message between us could not be passed on, because WhatsApp does not support this kind of message here. If it was one of yours, please send it again as text, as a photo or as a document.',
    ),
  fileFromCustomer: () =>
    l10n.t(
      'We could not open the file from our WhatsApp chat. Please send it again, as a smaller file if you can, or tell us in words what it shows.',
    ),
  fileToCustomer: () =>
    l10n.t(
      'We could not send you a file on WhatsApp because of a problem on our side. Your phone and your number are fine. If you need it now, please tell us another way to send it to you.',
    ),
  callNotReached: () =>
    l10n.t(
      'We could not reach you by a WhatsApp call. If you would like to speak with us, please write to us or call us when it suits you.',
    ),
  callFailed: () =>
    l10n.t(
      'A WhatsApp call between us could not be connected because of a problem on our side. Your phone and your number are fine. Please write to us, or tell us another way to reach you.',
    ),
  group: () =>
    l10n.t(
      'Something in our WhatsApp group did not work as it should. You do not need to change anything on your phone. If you miss something there, please write to us directly.',
    ),
  form: () =>
    l10n.t(
      'A form in our WhatsApp chat did not work because of a problem on our side. Please tell us in a message what you wanted to do.',
    ),
  products: () =>
    l10n.t(
      'We could not show you our products on WhatsApp because of a problem on our side. Please tell us in a message what you are looking for.',
    ),
  busy: () =>
    l10n.t(
      'We can send only a limited number of WhatsApp messages at the moment, so ours to you may arrive late or not at all. Your phone and your number are fine. If it is urgent, please contact us another way.',
    ),
  technical: () =>
    l10n.t(
      'A technical problem kept our WhatsApp message from reaching you. It has nothing to do with your phone or your number. If it is urgent, please contact us another way.',
    ),
  account: () =>
    l10n.t(
      'We cannot send you WhatsApp messages at the moment because of a problem on our side. Your phone and your number are fine, and you do not need to do anything. If it is urgent, please contact us another way.',
    ),
  notSent: () =>
    l10n.t(
      'Our WhatsApp message to you did not go out because of a mistake on our side. Your phone and your number are fine, and you do not need to do anything. If it is urgent, please contact us another way.',
    ),
} as const satisfies Record<string, () => string>;
