import * as l10n from '@vscode/l10n';
import { codeLabel, entryKey } from '../../../../shared/src/catalog/catalog.ts';
import type { Match } from '../../../../shared/src/detect/types.ts';
import type { FixEdit } from '../../../../shared/src/fixes/languageFixes.ts';
import { nameCodes, replaceable } from '../../../../shared/src/fixes/namedConstants.ts';
import type { FixProvider, FixSource } from './provider.ts';

/** `Replace 131056 with a named constant`: every occurrence of the code in the file. */
export const replaceByConstantProvider: FixProvider = {
  id: 'replace-by-constant',
  kind: 'refactor.rewrite',
  offers({ touched, code, ...source }) {
    if (!code) return [];
    return replaceable(code.file, code.language, touched).flatMap(({ entry, start }) => {
      const key = entryKey(entry);
      if (!naming({ code, ...source }, key)) return [];
      return [{ title: l10n.t('Replace {0} with a named constant', codeLabel(entry)), key, start }];
    });
  },
  changes: ({ code, ...source }, { key }) =>
    code &&
    nameCodes(
      code.file,
      code.language,
      all(source).filter(({ entry }) => entryKey(entry) === key),
    ),
};

/** `Create constants for the codes in this file`. */
export const createConstantsProvider: FixProvider = {
  id: 'create-constants',
  kind: 'source',
  offers(source) {
    if (!naming(source)) return [];
    return [{ title: l10n.t('Create constants for the codes in this file'), key: '', start: 0 }];
  },
  changes: (source) => naming(source),
};

/** The changes that name one code, or every one, of a file. */
function naming({ code, ...source }: Pick<FixSource, 'document' | 'find' | 'code'>, key?: string): FixEdit | undefined {
  if (!code) return undefined;
  const places = all(source).filter(({ entry }) => key === undefined || entryKey(entry) === key);
  return nameCodes(code.file, code.language, places);
}

function all({ document, find }: Pick<FixSource, 'document' | 'find'>): readonly Match[] {
  return find(0, document.getText().length).filter(({ kind }) => kind === 'code');
}
