/** What makes a collection of its arguments: `Set.of(`, `listOf(`, `new Set(`, `in (`. */
export const COLLECTS = /(?:\b(?:in|IN|of|Set|Array|List|array|Create)|[sS]et|[lL]ist|Of|includes|contains)\s*$/;
