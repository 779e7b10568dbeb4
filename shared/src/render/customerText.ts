import * as l10n from '@vscode/l10n';
import type { Entry } from '../catalog/types.ts';

/**
 * What a support agent can tell the customer of a business whose message, call or file this code stopped: a few plain
 * sentences, without codes, blame, private data or promises. Undefined for codes no customer ever notices, such as those
 * of template management.
 */
export function customerText(entry: Entry): string | undefined {
  const wording = OF_CODE[metaCode(entry)];
  if (!wording && isBehindTheScenes(entry)) return undefined;
  return WORDINGS[wording ?? wordingOf(entry)]();
}

/** The code at Meta; of a provider's code the likeliest one it stands for. */
function metaCode({ provider, code, mapsTo }: Entry): string {
  return provider === 'meta' ? `${code}` : (mapsTo[0] ?? '');
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

/** APIs that only set something up. `flows` checks forms before anyone sees them. */
const SETUP_APIS = new Set(['flows', 'management', 'template-status-webhook']);

function isBehindTheScenes({ api, category }: Entry): boolean {
  return SETUP_APIS.has(api) || SETUP_CATEGORIES.has(category) || (api === 'graph' && category === 'template');
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

function wordingOf({ category, owner }: Entry): Wording {
  const recipient = owner === 'recipient';
  if (category === 'calling') return recipient ? 'callNotReached' : 'callFailed';
  if (category === 'groups') return 'group';
  if (category === 'media') return recipient ? 'fileFromCustomer' : 'fileToCustomer';
  if (category === 'marketing' && owner !== 'you') return 'promotionHeldBack';
  if (recipient) return 'undelivered';
  if (category === 'flows') return 'form';
  if (category === 'commerce') return 'products';
  if (category === 'throttling') return 'busy';
  if (category === 'server' || owner === 'meta') return 'technical';
  return ACCOUNT_CATEGORIES.has(category) ? 'account' : 'notSent';
}

/** Wordings for codes of which more can be said than their area tells. */
const OF_CODE: Readonly<Record<string, Wording>> = {
  '190': 'account',
  '130472': 'promotionNotSent',
  '131026': 'undelivered',
  '131031': 'account',
  '131042': 'account',
  '131047': 'writeFirst',
  '131049': 'promotionHeldBack',
  '131050': 'promotionTurnedOff',
  '131051': 'kindNotSupported',
  '131052': 'fileFromCustomer',
  '131053': 'fileToCustomer',
  '132000': 'notSent',
  '132001': 'notSent',
};

type Wording = keyof typeof WORDINGS;

const WORDINGS = {
  undelivered: () =>
    l10n.t(
      'We could not reach you on WhatsApp. Please check that this is the number you use WhatsApp with, that the app is up to date, and that you have accepted its current terms. A short message from you to us on WhatsApp can help as well. If you prefer, tell us another way to reach you.',
    ),
  writeFirst: () =>
    l10n.t(
      'It has been a while since your last message, so WhatsApp does not let us write to you freely at the moment. Please send us any short message there, and we can continue the conversation.',
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
      'We are sending a lot of messages at the moment, so ours to you may arrive late or not at all. Your phone and your number are fine. If it is urgent, please contact us another way.',
    ),
  technical: () =>
    l10n.t(
      'A technical problem kept our WhatsApp message from reaching you. It has nothing to do with your phone or your number. If it is urgent, please contact us another way.',
    ),
  account: () =>
    l10n.t(
      'We cannot send WhatsApp messages at the moment because of a problem on our side. Your phone and your number are fine, and you do not need to do anything. If it is urgent, please contact us another way.',
    ),
  notSent: () =>
    l10n.t(
      'Our WhatsApp message to you did not go out because of a mistake on our side. Your phone and your number are fine, and you do not need to do anything. If it is urgent, please contact us another way.',
    ),
} as const satisfies Record<string, () => string>;
