import * as l10n from '@vscode/l10n';
import { codeLabel, entryKey } from '../../../../shared/src/catalog/catalog.ts';
import { isAutomaticRetry } from '../../../../shared/src/catalog/retry.ts';
import type { Entry } from '../../../../shared/src/catalog/types.ts';
import { callsHandledAt } from '../../../../shared/src/fixes/call/findSendCalls.ts';
import { fileStyleOf } from '../../../../shared/src/fixes/fileStyle.ts';
import type { BranchRequest, FixEdit, LanguageFixes } from '../../../../shared/src/fixes/languageFixes.ts';
import { entriesTouched, openCatalog } from './openInCatalog.ts';
import type { FixProvider, FixSource } from './provider.ts';

interface Written {
  /** Which of a language's functions writes it. */
  readonly write: 'sendTemplate' | 'refreshToken';
  /** What it does, behind the code. */
  readonly name: () => string;
}

/** The codes for which code can be written. */
const WRITTEN: ReadonlyMap<string, Written> = new Map<string, Written>([
  ['131047', { write: 'sendTemplate', name: () => l10n.t('send a template instead') }],
  ['190', { write: 'refreshToken', name: () => l10n.t('refresh the token') }],
]);

/**
 * `131047: send a template instead`, `190: refresh the token`: code in the branch that handles the code where that can be
 * written, else the fixes in the catalog.
 */
export const sendInsteadProvider: FixProvider = {
  id: 'send-instead',
  kind: 'quickfix',
  offers: (request) =>
    entriesTouched(request).flatMap(({ entry, start }) => {
      const key = entryKey(entry);
      const instead = WRITTEN.get(key)?.name() ?? entry.instead;
      if (!instead || isAutomaticRetry(entry.retry)) return [];
      const title = `${codeLabel(entry)}: ${instead}`;
      if (branchEdit(request, key, start)) return [{ title, key, start }];
      return openCatalog(request, title, { key, section: 'fixes' }).map((command) => ({ title, key, start, command }));
    }),
  changes: (source, { key, start }) => branchEdit(source, key, start),
};

function branchEdit({ code, find, catalog }: FixSource, key: string, start: number): FixEdit | undefined {
  const write = WRITTEN.get(key)?.write;
  const entry: Entry | undefined = catalog.get(key);
  const match = find(start, start).find((found) => found.start === start && entryKey(found.entry) === key);
  if (!write || !entry || !match || !code) return undefined;
  const { file, language, project } = code;
  const anyCall: LanguageFixes = { ...language, isSafe: () => true };
  const request: BranchRequest = {
    source: file,
    style: fileStyleOf(file, language.custom),
    entry,
    start,
    end: match.end,
    calls: callsHandledAt(file, anyCall, start),
    project,
  };
  return language[write](request);
}
