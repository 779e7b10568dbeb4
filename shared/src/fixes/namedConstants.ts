import { codeLabel } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { constantName } from './constantName.ts';
import { fileStyleOf } from './fileStyle.ts';
import type { CodeConstant, FixEdit, LanguageFixes } from './languageFixes.ts';
import { ancestors, type SourceFile, type SyntaxNode } from './syntax.ts';

/** A code in a text, as it was found. */
export interface CodePlace {
  readonly entry: Entry;
  /** UTF-16 offsets of the number. */
  readonly start: number;
  readonly end: number;
}

/** Longest doc comment of a constant, in characters. */
const MAX_DOC = 100;
/** The helper's own list and table keep their numbers: the next code is added beside them. */
const OWN = /whats_?app_?(?:retry|errors?_?code)/i;

/** Of the codes of a file, those that are whole numbers a constant can take the place of. */
export function replaceable<Place extends CodePlace>(
  source: SourceFile,
  language: LanguageFixes,
  places: readonly Place[],
): Place[] {
  return places.filter((place) => numberAt(source, language, place) !== undefined);
}

/**
 * The changes that declare a constant for each of these codes, with a doc comment from the catalog, and name it where the
 * number stood. Undefined where there is nothing to replace, or no safe place for the constants.
 */
export function nameCodes(
  source: SourceFile,
  language: LanguageFixes,
  places: readonly CodePlace[],
): FixEdit | undefined {
  const { constants } = language;
  const targets = replaceable(source, language, places);
  if (targets.length === 0) return undefined;
  const declared = constants.declared(source);
  const names = new Map(declared);
  const missing: CodeConstant[] = [];
  for (const { entry } of targets) {
    const code = `${entry.code}`;
    if (names.has(code)) continue;
    const name = freeName(constantName(entry, constants.nameCase), code, new Set(names.values()), constants.nameCase);
    names.set(code, name);
    missing.push({ name, code, doc: constantDoc(entry) });
  }
  const style = fileStyleOf(source, language.custom);
  const block = missing.length > 0 ? constants.declare(source, missing, style) : [];
  if (!block) return undefined;
  const replaced = targets.map(({ entry, start, end }) => ({
    start,
    end,
    newText: constants.reference(names.get(`${entry.code}`) ?? '', source),
  }));
  return { changes: [...block, ...replaced] };
}

/** What a constant's doc comment says, in one line: the first sentence of the meaning. */
export function constantDoc(entry: Entry): string {
  const text = entry.meaning.replace(/\s+/g, ' ').replaceAll('*/', '');
  const end = text.indexOf('. ');
  const sentence = end < 0 ? text : text.slice(0, end + 1);
  const cut = sentence.length > MAX_DOC ? `${sentence.slice(0, sentence.lastIndexOf(' ', MAX_DOC))} …` : sentence;
  return `${codeLabel(entry)}: ${cut}`;
}

/** The node of a number that can be replaced. */
function numberAt(source: SourceFile, language: LanguageFixes, place: CodePlace): SyntaxNode | undefined {
  const { constants, grammar } = language;
  const { entry, start, end } = place;
  if (typeof entry.code !== 'number' || entry.subcode !== null || entry.codeTo !== undefined) return undefined;
  const node = source.root.namedDescendantForIndex(start, end);
  if (!node || node.startIndex !== start || node.endIndex !== end || !constants.numbers.includes(node.type)) {
    return undefined;
  }
  if (constants.canReplace?.(node) === false) return undefined;
  for (const at of ancestors(node)) {
    // A number that has a name already.
    const assigned = grammar.assignments.includes(at.type) ? grammar.assigned(at) : undefined;
    if (assigned && (assigned.value.id === node.id || OWN.test(assigned.name))) return undefined;
    const name = at.childForFieldName('name')?.text;
    if (name !== undefined && OWN.test(name)) return undefined;
    if (grammar.calls.includes(at.type) && language.helpers.has(grammar.callee(at)?.name ?? '')) {
      // What is handed over may be replaced, the list of codes not.
      const { insertAt } = language.readCodes(at);
      if (insertAt !== undefined && start < insertAt) return undefined;
    }
  }
  return node;
}

function freeName(name: string, code: string, taken: ReadonlySet<string>, nameCase: 'pascal' | 'upper'): string {
  return taken.has(name) ? `${name}${nameCase === 'upper' ? '_' : ''}${code}` : name;
}
