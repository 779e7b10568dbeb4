import { type Catalog, createCatalog } from '../../../shared/src/catalog/catalog.ts';
import type { Entry, RetryPolicy } from '../../../shared/src/catalog/types.ts';
import type { Match } from '../../../shared/src/detect/types.ts';

const DOCS = 'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes';

/** A catalog of a few codes, so that the fixes are tested apart from the real data. */
export const testCatalog: Catalog = createCatalog([
  entry(131056, {
    when: 'backoff',
    scope: 'recipient-pair',
    firstDelaySeconds: 1,
    factor: 4,
    maxAttempts: 5,
    jitter: 0.5,
    limit: 'one message per 6 s to the same user',
  }),
  entry(80007, {
    when: 'backoff',
    scope: 'waba',
    firstDelaySeconds: 60,
    factor: 2,
    maxAttempts: 3,
    jitter: 1,
    limit: "5,000 calls per hour; Meta's quota rolls",
  }),
  entry(131000, { when: 'backoff', scope: 'message', firstDelaySeconds: 2, maxAttempts: 3, limit: null }),
  entry(190, { when: 'after-fix', scope: 'app', maxAttempts: 1, limit: null }),
  entry(132000, { when: 'after-fix', scope: 'message', maxAttempts: 1, limit: null }),
  {
    ...entry(131047, { when: 'never', scope: 'recipient-pair', maxAttempts: 1, limit: null }),
    instead: 'send a template instead',
  },
]);

/**
 * Every place of a text where a code of the test catalog stands as a number of its own, or its title does
 * (`Title of 131047`), as a match.
 */
export function findCodes(text: string): Match[] {
  return [...text.matchAll(/(Title of )?(?<!\d)(190|\d{5,6})(?!\d)/g)].flatMap((found) => {
    const [written, title, number] = found;
    const [known] = testCatalog.byCode(Number(number));
    const start = found.index;
    if (!known) return [];
    const kind = title === undefined ? ('code' as const) : ('title' as const);
    return [{ kind, start, end: start + written.length, entry: known, evidence: [{ id: 'test', text: 'in a test' }] }];
  });
}

function entry(code: number, retry: RetryPolicy): Entry {
  return {
    provider: 'meta',
    code,
    subcode: null,
    title: `Title of ${code}`,
    aliases: [],
    api: 'cloud',
    category: 'test',
    httpStatus: 400,
    action: 'Do it.',
    meaning: 'A code.',
    causes: [],
    fixes: [],
    retry,
    surface: ['response'],
    owner: 'you',
    related: [],
    docs: [DOCS],
    sources: [],
    mapsTo: [],
    confidence: 'official',
    status: 'active',
  };
}
