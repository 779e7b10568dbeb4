import { codeLabel, entryKey } from '../../../../shared/src/catalog/catalog.ts';
import type { Match } from '../../../../shared/src/detect/types.ts';
import { nameCodes, replaceable } from '../../../../shared/src/fixes/namedConstants.ts';
import type { FixProvider, FixSource } from './provider.ts';

/** `Replace 131056 by a named constant`: every occurrence of the code in the file. */
export const replaceByConstantProvider: FixProvider = {
  id: 'replace-by-constant',
  kind: 'refactor.rewrite',
  offers({ touched, code }) {
    if (!code) return [];
    return replaceable(code.file, code.language, touched).flatMap(({ entry, start }) => {
      const key = entryKey(entry);
      return [{ title: `Replace ${codeLabel(entry)} by a named constant`, key, start }];
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
  offers({ code, ...source }) {
    if (!code || replaceable(code.file, code.language, all(source)).length === 0) return [];
    return [{ title: 'Create constants for the codes in this file', key: '', start: 0 }];
  },
  changes: ({ code, ...source }) => code && nameCodes(code.file, code.language, all(source)),
};

function all({ document, find }: Pick<FixSource, 'document' | 'find'>): readonly Match[] {
  return find(0, document.getText().length).filter(({ kind }) => kind === 'code');
}
