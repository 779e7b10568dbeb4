/**
 * True for what can mean a code where people look for names of their programs: three digits and more, or several words,
 * for names of programs have no spaces. All else would only push their symbols down.
 */
export function isCatalogQuery(query: string): boolean {
  return /\d{3}/.test(query) || /\S\s+\S/.test(query.trim());
}
