import { type Catalog, createCatalog } from '../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../shared/src/catalog/types.ts';

type Facts = Pick<Entry, 'code' | 'title'> & Partial<Entry>;

/** An entry with what detection reads; everything else is empty. */
export function entry(facts: Facts): Entry {
  return {
    provider: 'meta',
    subcode: null,
    aliases: [],
    api: 'cloud',
    category: 'test',
    httpStatus: null,
    action: '',
    meaning: '',
    causes: [],
    fixes: [],
    retry: { when: 'never', scope: 'message', maxAttempts: 1, limit: null },
    surface: ['response'],
    owner: 'you',
    related: [],
    docs: [],
    sources: [],
    mapsTo: [],
    confidence: 'official',
    status: 'active',
    ...facts,
  };
}

const ENTRIES: Facts[] = [
  { code: 0, title: 'AuthException' },
  { code: 1, title: 'API Unknown' },
  { code: 2, title: 'API Service' },
  { code: 3, title: 'API Method' },
  { code: 4, title: 'API Too Many Calls', aliases: ['Application request limit reached'] },
  { code: 10, title: 'Permission Denied' },
  { code: 33, title: 'Parameter value is not valid' },
  { code: 100, title: 'Invalid parameter', aliases: ['Param Invalid'] },
  { code: 100, subcode: 33, title: 'Unsupported get request' },
  { code: 190, title: 'Access token has expired' },
  { code: 200, title: 'API Permission' },
  { code: 368, title: 'Temporarily blocked for policies violations' },
  { code: 80007, title: 'Rate limit issues' },
  { code: 130429, title: 'Rate limit hit' },
  { code: 130472, title: "User's number is part of an experiment" },
  { code: 131000, title: 'Something went wrong' },
  { code: 131009, title: 'Parameter value is not valid' },
  { code: 131009, subcode: 2494010, title: null, label: 'Wrong parameter' },
  { code: 131016, title: 'Service unavailable' },
  { code: 131026, title: 'Message undeliverable', aliases: ['Message Undeliverable'] },
  { code: 131031, title: 'Account has been locked', aliases: ['Business Account locked'] },
  { code: 131047, title: 'Re-engagement message', aliases: ['Re-engagement required'] },
  { code: 131048, title: 'Spam rate limit hit', aliases: ['Spam Rate limit hit'] },
  { code: 131049, title: 'Meta chose not to deliver.' },
  { code: 131051, title: 'Unsupported message type' },
  { code: 131056, title: '(Business Account, Consumer Account) pair rate limit hit' },
  { code: 132000, title: 'Template Param Count Mismatch' },
  { code: 132001, title: 'Template does not exist', aliases: ['Template name does not exist in the translation'] },
  { code: 133016, title: 'Account register deregister rate limit exceeded' },
  { code: 135000, title: 'Generic user error' },
  { code: 131201, title: 'Request partially succeeded' },
  { code: 2388001, title: 'Please confirm ownership of this phone number.' },
];

/** A small catalog with real codes and titles, so that these tests do not move with the data. */
export function testCatalog(): Catalog {
  return createCatalog(ENTRIES.map(entry));
}
