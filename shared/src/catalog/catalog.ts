import { type PackedCatalog, unpackEntries } from './packed.ts';
import type { CatalogData, Entry, Source } from './types.ts';

/** Finds entries by code, by `code:subcode` and by title. Built once from the data, then only read. */
export interface Catalog {
  readonly entries: readonly Entry[];
  /**
   * Entry under its key: `131056`, `100:33`, `twilio:63016`. Codes inside a range find the range's entry, and a subcode
   * that is long enough to be no code finds its own without the code in front: `2388039`.
   */
  get(key: string): Entry | undefined;
  /** All entries under this number or name: Meta's before those of other providers, the most general (no subcode) first. */
  byCode(code: number | string): readonly Entry[];
  /** Entries with this official title or alias, letter case and surrounding space ignored. */
  byTitle(title: string): readonly Entry[];
}

/**
 * The key an entry is stored and linked under: code, with `:subcode` where it has one, and with `provider:` in front
 * for every provider but Meta, whose codes are meant where nothing else is said.
 */
export function entryKey(entry: Pick<Entry, 'provider' | 'code' | 'subcode'>): string {
  const code = entry.subcode === null ? `${entry.code}` : `${entry.code}:${entry.subcode}`;
  return entry.provider === 'meta' ? code : `${entry.provider}:${code}`;
}

/** Providers beside Meta, as they write themselves; each of these words in front of a code means its provider. */
const PROVIDER_NAMES: Readonly<Record<string, string>> = {
  '360dialog': '360dialog',
  '8x8': '8x8',
  bird: 'Bird',
  gupshup: 'Gupshup',
  infobip: 'Infobip',
  sinch: 'Sinch',
  telnyx: 'Telnyx',
  twilio: 'Twilio',
  vonage: 'Vonage',
};

/** The provider of an entry as it writes itself: `Twilio`. */
export function providerName({ provider }: Pick<Entry, 'provider'>): string {
  return provider === 'meta' ? 'Meta' : (PROVIDER_NAMES[provider] ?? provider);
}

/** The code as a person reads it: `131056`, `100 / 33`, `201–299`, `Twilio 63016`. */
export function codeLabel(entry: Pick<Entry, 'provider' | 'code' | 'codeTo' | 'subcode'>): string {
  const whose = entry.provider === 'meta' ? '' : `${providerName(entry)} `;
  if (entry.codeTo !== undefined) return `${whose}${entry.code}–${entry.codeTo}`;
  return entry.subcode === null ? `${whose}${entry.code}` : `${whose}${entry.code} / ${entry.subcode}`;
}

/** The official title, or our own label where there is none. */
export function entryTitle(entry: Pick<Entry, 'title' | 'label' | 'code'>): string {
  return entry.title ?? entry.label ?? `${entry.code}`;
}

/**
 * Brings what people type or programs print into the form of a key: `(#131056)`, `#131056`, `131_056`, `100/33` and
 * `100 : 33` all work, and `11xxx` is the range that begins at 11000. What is not such a form comes back trimmed, unchanged.
 */
export function normalizeKey(text: string): string {
  const trimmed = text.trim();
  const provider = /^([\d-]*[a-z][a-z\d-]*):(.+)$/i.exec(trimmed);
  if (provider?.[1] && provider[2]) {
    const name = provider[1].toLowerCase();
    return name === 'meta' ? normalizeKey(provider[2]) : `${name}:${normalizeKey(provider[2])}`;
  }
  const [, name = '', rest = ''] = /^(\S+)\s+(\S.*)$/.exec(trimmed) ?? [];
  if (Object.hasOwn(PROVIDER_NAMES, name.toLowerCase())) return `${name.toLowerCase()}:${normalizeKey(rest)}`;
  if (/^\d+x+$/.test(trimmed)) return trimmed.replaceAll('x', '0');
  const numeric = /^\(?#?\s*(\d[\d_]*)\s*(?:\)\s*)?(?:[:/]\s*(\d+)\s*)?\)?$/.exec(trimmed);
  if (!numeric?.[1]) return trimmed;
  const code = numeric[1].replaceAll('_', '');
  return numeric[2] ? `${code}:${numeric[2]}` : code;
}

/** Subcodes from here on are unlike any code; smaller ones, such as 33, are codes as well. */
const SHORTEST_OWN_SUBCODE = 100_000;

/** Reads the JSON of `dist/catalog.packed.gz`. Throws SyntaxError for what is not JSON. */
export function parseCatalog(text: string): Catalog {
  const packed = JSON.parse(text) as PackedCatalog;
  return createCatalog(unpackEntries<Entry>(withSources(packed)));
}

/** Puts the pages in the place of their names, for all entries at once. */
function withSources(packed: PackedCatalog): PackedCatalog {
  const names = (packed.full.sources ?? []) as readonly (readonly string[])[];
  const pages = names.map((list) => list.map((name) => packed.sources[name]));
  return { ...packed, full: { ...packed.full, sources: pages } };
}

/** Makes the catalog of its data. Throws nothing: the data's own tests hold its invariants. */
export function readCatalog(data: CatalogData): Catalog {
  const source = (name: string): Source | [] => data.sources[name] ?? [];
  return createCatalog(data.entries.map((entry) => ({ ...entry, sources: entry.sources.flatMap(source) })));
}

/** Indexes entries. */
export function createCatalog(entries: readonly Entry[]): Catalog {
  const byKey = new Map<string, Entry>();
  const byCode = new Map<string, Entry[]>();
  const byTitle = new Map<string, Entry[]>();
  const bySubcode = new Map<string, Entry>();
  const ranges: Entry[] = [];
  for (const entry of entries) {
    byKey.set(entryKey(entry), entry);
    add(byCode, `${entry.code}`, entry);
    for (const title of [entry.title, ...entry.aliases]) if (title) add(byTitle, foldTitle(title), entry);
    if (entry.codeTo !== undefined) ranges.push(entry);
    if (entry.subcode !== null && entry.subcode >= SHORTEST_OWN_SUBCODE) bySubcode.set(`${entry.subcode}`, entry);
  }
  const rank = ({ provider, subcode }: Entry): number => (provider === 'meta' ? 0 : 1e12) + (subcode ?? 0);
  for (const sameCode of byCode.values()) sameCode.sort((a, b) => rank(a) - rank(b));

  const rangesWith = (code: number): Entry[] =>
    ranges.filter(
      ({ code: first, codeTo: last }) => typeof first === 'number' && code >= first && code <= (last ?? first),
    );
  return {
    entries,
    get(key) {
      const normal = normalizeKey(key);
      const [, provider = 'meta', code] = /^(?:([^:]*):)?(\d+)$/.exec(normal) ?? [];
      const range = (): Entry | undefined => rangesWith(Number(code)).find((entry) => entry.provider === provider);
      return byKey.get(normal) ?? (code === undefined ? undefined : (range() ?? bySubcode.get(normal)));
    },
    byCode(code) {
      return byCode.get(`${code}`) ?? (typeof code === 'number' ? rangesWith(code) : []);
    },
    byTitle: (title) => byTitle.get(foldTitle(title)) ?? [],
  };
}

function foldTitle(title: string): string {
  return title.trim().toLowerCase();
}

function add(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key);
  if (!list) map.set(key, [entry]);
  else if (!list.includes(entry)) list.push(entry);
}
