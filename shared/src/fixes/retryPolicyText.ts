import { retryDelays } from '../catalog/retry.ts';
import type { Entry } from '../catalog/types.ts';

/** What the policy table of a helper says about one code. */
export interface PolicyText {
  readonly code: string;
  /** Lines for people: the limit and the official page; without comment marks. */
  readonly comments: readonly string[];
  /** Seconds before each new attempt, separated by `, `. */
  readonly delays: string;
  /** The share of a wait that jitter may add, as a number. */
  readonly jitter: string;
}

const SCOPES: Record<Entry['retry']['scope'], string> = {
  message: 'this message',
  'recipient-pair': 'this recipient',
  'business-number': 'all messages of this business number',
  waba: 'the whole WhatsApp Business Account',
  app: 'the whole app',
};

/** The policy of an entry, ready to be laid out in a language. */
export function policyText(entry: Entry): PolicyText {
  const limit = entry.retry.limit ?? 'Meta documents no limit';
  const page = entry.docs.find((address) => address.startsWith('https://'));
  return {
    code: `${entry.code}`,
    comments: [`${limit} (${SCOPES[entry.retry.scope]})`, ...(page ? [page] : [])].map(oneLine),
    delays: retryDelays(entry.retry).join(', '),
    jitter: `${entry.retry.jitter ?? 0}`,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
