import { relativePath, siblingPath } from '../helperPath.ts';
import type { RetryRequest } from '../languageFixes.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { insertion, type TextChange } from '../textChange.ts';
import { PYTHON_ASYNC_HELPER, PYTHON_HELPER } from './pythonHelper.ts';
import { fromImport } from './pythonImports.ts';
import { helperPlace } from './pythonPlaces.ts';
import { importedNames } from './pythonScopes.ts';

/** File name of the helper's own module. */
export const PYTHON_MODULE = 'whatsapp_retry.py';

/** Where the helper's own module goes for a file. */
export function newModulePath(path: string): string {
  return siblingPath(path, PYTHON_MODULE);
}

/** True where a file imports a helper of ours. */
export function importsHelper({ root }: SourceFile): boolean {
  const imported = importedNames(root);
  return [PYTHON_HELPER, PYTHON_ASYNC_HELPER].some((name) => /whatsapp_retry\.with_/.test(imported.get(name) ?? ''));
}

/**
 * Imports the helpers that are not imported yet from their module. Undefined where the file does not tell how the module
 * is reached.
 */
export function moduleImport(
  { source, style, project, calls }: RetryRequest,
  modulePath: string,
  names: readonly string[],
): TextChange[] | undefined {
  const known = importedNames(source.root);
  const missing = names.filter((name) => !known.has(name));
  if (missing.length === 0) return [];
  const there = helperImport(source);
  if (there) {
    const last = namedChildren(there).at(-1);
    return last && [insertion(last.endIndex, missing.map((name) => `, ${name}`).join(''))];
  }
  const module = moduleName(source, project.path, modulePath);
  if (module === undefined) return undefined;
  const end = style.lineEnd;
  const written = [...missing].sort().join(', ');
  const placed = fromImport(source, module, written, end);
  if (placed) return placed;
  const at = helperPlace(
    source,
    calls.map(({ node }) => node),
  );
  return [insertion(at, `from ${module} import ${written}${end.repeat(3)}`)];
}

/** The statement that imports a helper of ours. */
function helperImport({ root }: SourceFile): SyntaxNode | undefined {
  return descendants(root, ['import_from_statement']).find((node) =>
    /whatsapp_retry$/.test(field(node, 'module_name')?.text ?? ''),
  );
}

/**
 * The name a file imports a module by: relative where the file does so or is a package's `__init__.py`, from the package
 * where the file imports from a package that is one of its folders, else the plain name of a file beside it.
 */
function moduleName({ root }: SourceFile, from: string, to: string): string | undefined {
  const relative = relativePath(from, to).replace(/\.py$/, '').split('/');
  const imports = descendants(root, ['import_from_statement', 'import_statement']);
  const names = imports.flatMap((node) => field(node, 'module_name') ?? namedChildren(node));
  if (names.some(({ type }) => type === 'relative_import') || from.endsWith('__init__.py')) {
    const up = relative.filter((part) => part === '..').length;
    return '.'.repeat(up + 1) + relative.filter((part) => !part.startsWith('.')).join('.');
  }
  const folders = from.split('/').slice(0, -1);
  const roots = new Set(names.map(({ text }) => text.split('.')[0] ?? ''));
  const packaged = folders.findIndex((folder) => roots.has(folder));
  const target = to.replace(/\.py$/, '').split('/');
  if (packaged >= 0 && folders.slice(0, packaged + 1).every((folder, index) => folder === target[index])) {
    return target.slice(packaged).join('.');
  }
  return relative.length === 2 && relative[0] === '.' ? relative[1] : undefined;
}
