import { PROVIDER_MARKS } from './providers.ts';

/**
 * How much a mark says: `api` is only written by people and programs that use Meta's API, `word` is the bare product name,
 * `provider` names another provider and speaks for its codes alone.
 */
export type MarkStrength = 'api' | 'word' | 'provider';

/**
 * Pieces of text by which a document says that it deals with WhatsApp's API. Each begins with a letter, and is found at
 * the start of a word, of a `camelCase` hump or after an underscore; letter case is ignored.
 */
export const MARKS: ReadonlyMap<string, MarkStrength> = new Map<string, MarkStrength>([
  ['graph.facebook.com', 'api'],
  ['developers.facebook.com/docs/whatsapp', 'api'],
  ['developers.facebook.com/documentation/business-messaging', 'api'],
  ['wamid.', 'api'],
  ['messaging_product', 'api'],
  ['messagingProduct', 'api'],
  ['phone_number_id', 'api'],
  ['phoneNumberId', 'api'],
  ['fbtrace_id', 'api'],
  ['fbtraceId', 'api'],
  ['error_subcode', 'api'],
  ['errorSubcode', 'api'],
  ['error_data', 'word'],
  ['error_user_title', 'api'],
  ['error_user_msg', 'api'],
  ['OAuthException', 'api'],
  ['GraphMethodException', 'api'],
  ['whatsapp_business', 'api'],
  ['WhatsAppBusiness', 'api'],
  ['WhatsApp Business Platform', 'api'],
  ['WhatsApp Business API', 'api'],
  ['WhatsApp Cloud', 'api'],
  ['whatsapp_cloud', 'api'],
  ['whatsapp-cloud', 'api'],
  ['WhatsAppCloud', 'api'],
  ['WhatsAppError', 'api'],
  ['whatsapp_error', 'api'],
  ['whatsapp error', 'api'],
  ['graph.instagram.com', 'api'],
  ['developers.facebook.com/docs/graph-api', 'api'],
  ['facebook_business', 'api'],
  ['FacebookRequestError', 'api'],
  ['fb_exchange_token', 'api'],
  ['pywa', 'api'],
  ['heyoo', 'api'],
  ['WABA', 'api'],
  ['whatsapp', 'word'],
  ['Graph API', 'word'],
  ['GraphApi', 'word'],
  ['graph_api', 'word'],
  ['Cloud API', 'word'],
  ['Meta API', 'word'],
  ['Meta Graph', 'word'],
  ['MetaApi', 'word'],
  ['MetaGraph', 'word'],
  ['MetaError', 'word'],
  ['meta_error', 'word'],
  ['FacebookError', 'word'],
  ['facebook_error', 'word'],
  ['FacebookApi', 'word'],
  ['facebook_api', 'word'],
  ['FacebookGraph', 'word'],
  ['FbError', 'word'],
  ['fb_error', 'word'],
  ['OAuth access token', 'word'],
  ...[...PROVIDER_MARKS.keys()].map((mark) => [mark, 'provider'] as const),
]);

/** Marks that are fields or values of one answer of the Graph API, so that they speak for a code in the same object. */
export const GRAPH_FIELDS: ReadonlySet<string> = new Set([
  'fbtrace_id',
  'fbtraceId',
  'error_data',
  'error_subcode',
  'errorSubcode',
  'error_user_title',
  'error_user_msg',
  'OAuthException',
  'GraphMethodException',
  'wamid.',
]);

/** Marks that name the field of a subcode. */
export const SUBCODE_FIELDS: ReadonlySet<string> = new Set(['error_subcode', 'errorSubcode']);

/** The strongest kind among the marks of a document that speak for Meta's API. */
export function strongestMark(marks: Iterable<string>): 'api' | 'word' | undefined {
  let strongest: 'word' | undefined;
  for (const mark of marks) {
    const strength = MARKS.get(mark);
    if (strength === 'api') return 'api';
    if (strength === 'word') strongest = 'word';
  }
  return strongest;
}
