/** What somebody types or pastes, and what has to be among the first three: each key, `|` between keys of which one is enough. */
export type Row = readonly [query: string, ...keys: string[]];
