import type { Entry } from '../catalog/types.ts';

/**
 * Whose codes a number may be: Meta's own are looked for everywhere, those of other providers, of a retired API and of a
 * developer's own Flow endpoint only in documents that name them, because their numbers are everybody's.
 */
export type CodeOwner = string;

const META: CodeOwner = 'meta';

/** Pieces of text that name an owner. Each begins with a letter, as all marks do. */
export const PROVIDER_MARKS: ReadonlyMap<string, CodeOwner> = new Map([
  ['twilio', 'twilio'],
  ['vonage', 'vonage'],
  ['nexmo', 'vonage'],
  ['sinch', 'sinch'],
  ['gupshup', 'gupshup'],
  ['chatapps.8x8', '8x8'],
  ['connect.8x8', '8x8'],
  ['wavecell', '8x8'],
  ['infobip', 'infobip'],
  ['waba.360dialog', '360dialog'],
  ['waba-v2.360dialog', '360dialog'],
  ['D360-API-KEY', '360dialog'],
  ['messagebird', 'bird'],
  ['api.bird.com', 'bird'],
  ['telnyx', 'telnyx'],
  ['on-premises', 'onprem'],
  ['on-premise', 'onprem'],
  ['onpremise', 'onprem'],
  ['on_premises', 'onprem'],
  ['waweb', 'onprem'],
  ['wacore', 'onprem'],
  ['encrypted_flow_data', 'flow-endpoint'],
  ['encrypted_aes_key', 'flow-endpoint'],
  ['flow_token', 'flow-endpoint'],
  ['flows endpoint', 'flow-endpoint'],
  ['flow endpoint', 'flow-endpoint'],
]);

/** Codes of the retired API that programs for the Cloud API still list beside those that took their place. */
const STILL_HANDLED: ReadonlySet<Entry['code']> = new Set([470, 471, 472, 480]);

/** Who has to be named before this entry is meant. */
export function ownerOf(entry: Pick<Entry, 'provider' | 'api' | 'code'>): CodeOwner {
  if (entry.provider !== META) return entry.provider;
  if (entry.api === 'onprem') return STILL_HANDLED.has(entry.code) ? META : 'onprem';
  // What an endpoint answers is an HTTP status; the other Flows codes are Meta's.
  return entry.api === 'flows' && typeof entry.code === 'number' && entry.code >= 400 && entry.code < 600
    ? 'flow-endpoint'
    : META;
}

/** The owners a document names, Meta always among them. */
export function ownersIn(marks: Iterable<string>): ReadonlySet<CodeOwner> {
  const known = kept.get(marks);
  if (known) return known;
  const owners = new Set<CodeOwner>([META]);
  for (const mark of marks) {
    const owner = PROVIDER_MARKS.get(mark);
    if (owner) owners.add(owner);
  }
  kept.set(marks, owners);
  return owners;
}

/** By the marks, which the many windows of a document share. */
const kept = new WeakMap<Iterable<string>, ReadonlySet<CodeOwner>>();

/** True for codes that need no owner to be named. */
export function isOwnCode(entry: Entry): boolean {
  return ownerOf(entry) === META;
}

/** The entries that can be meant where these owners are named; those of a named provider come after Meta's own. */
export function entriesOfOwners(entries: readonly Entry[], owners: ReadonlySet<CodeOwner>): readonly Entry[] {
  return entries.every((entry) => owners.has(ownerOf(entry)))
    ? entries
    : entries.filter((entry) => owners.has(ownerOf(entry)));
}
