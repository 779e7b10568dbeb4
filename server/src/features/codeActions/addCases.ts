import * as l10n from '@vscode/l10n';
import { codeLabel, entryKey, entryTitle } from '../../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../../shared/src/catalog/types.ts';
import { fileStyleOf } from '../../../../shared/src/fixes/fileStyle.ts';
import type { CodeSwitch, FixEdit } from '../../../../shared/src/fixes/languageFixes.ts';
import { constantDoc } from '../../../../shared/src/fixes/namedConstants.ts';
import { nodeAt } from '../../../../shared/src/fixes/syntax.ts';
import { ADD_CASES_COMMAND, type MissingCase } from '../../../../shared/src/protocol.ts';
import type { FixProvider, FixSource } from './provider.ts';

/** `Add missing WhatsApp codes to this switch…`: the client asks which, and applies them. */
export const addCasesProvider: FixProvider = {
  id: 'add-cases',
  kind: 'refactor.rewrite',
  offers(request) {
    const { document, touched, commands } = request;
    const match = touched[0];
    if (!match || !commands.includes(ADD_CASES_COMMAND) || !switchAt(request, match.start)) return [];
    const title = l10n.t('Add missing WhatsApp codes to this switch…');
    const target = { uri: document.uri, position: document.positionAt(match.start) };
    const command = { title, command: ADD_CASES_COMMAND, arguments: [target] };
    return [{ title, key: entryKey(match.entry), start: match.start, command }];
  },
};

/**
 * The codes a switch lacks, those of the areas it handles already first; none where no switch over codes is at the
 * offset.
 */
export function missingCases(source: FixSource, offset: number): MissingCase[] {
  const found = switchAt(source, offset);
  if (!found) return [];
  const handled = found.codes.flatMap((code) => source.catalog.byCode(Number(code)));
  const areas = new Set(handled.map(({ category }) => category));
  const missing = candidates(source).filter(({ code }) => !found.codes.includes(`${code}`));
  const cases = missing.map((entry) => ({
    key: entryKey(entry),
    label: codeLabel(entry),
    title: entryTitle(entry),
    category: entry.category,
    suggested: areas.has(entry.category),
  }));
  return cases.sort((a, b) => Number(b.suggested) - Number(a.suggested));
}

/** The changes that add the chosen codes to the switch at an offset; undefined where it is no longer there. */
export function addCases(source: FixSource, offset: number, keys: readonly string[]): FixEdit | undefined {
  const { catalog, code } = source;
  const found = switchAt(source, offset);
  if (!code || !found) return undefined;
  const entries = keys.map((key) => catalog.get(key)).filter((entry): entry is Entry => entry !== undefined);
  const cases = entries
    .filter((entry) => !found.codes.includes(`${entry.code}`))
    .map((entry) => ({ name: '', code: `${entry.code}`, doc: constantDoc(entry) }));
  if (cases.length === 0) return undefined;
  return { changes: code.language.addCases(found, cases, code.file, fileStyleOf(code.file, code.language.custom)) };
}

function switchAt({ code }: FixSource, offset: number): CodeSwitch | undefined {
  return code?.language.switchAt(nodeAt(code.file.root, offset));
}

/** The codes of Meta's that can be a case: plain numbers that still occur. */
function candidates({ catalog }: FixSource): Entry[] {
  return catalog.entries.filter(
    ({ provider, code, subcode, codeTo, status }) =>
      provider === 'meta' &&
      typeof code === 'number' &&
      subcode === null &&
      codeTo === undefined &&
      status !== 'sunset',
  );
}
