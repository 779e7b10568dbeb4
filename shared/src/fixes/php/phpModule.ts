import { inStyle } from '../fileStyle.ts';
import { relativePath, siblingPath } from '../helperPath.ts';
import type { FixEdit, RetryRequest } from '../languageFixes.ts';
import { policyText } from '../retryPolicyText.ts';
import { descendants, field, usesName } from '../syntax.ts';
import type { TextChange } from '../textChange.ts';
import { PHP_MODULE_CLASS } from './phpGrammar.ts';
import { PHP_NAMES, phpHelper } from './phpHelper.ts';
import { addRequire, addUses, classNameIn, namespaceOf } from './phpImports.ts';
import { classesOf } from './phpReading.ts';
import { isPhp8, moduleDelay, policyRow, reads } from './phpRetry.ts';
import type { PhpShape } from './phpShape.ts';

const STEP = 4;

/** The file of the helper's own class, named as PSR-4 wants it. */
export const PHP_MODULE_FILE = `${PHP_MODULE_CLASS}.php`;

/** The helper as a class in a file of its own, in the namespace of the file that uses it. */
export function newPhpModule(
  request: RetryRequest,
  shape: PhpShape,
  handed: readonly TextChange[],
): FixEdit | undefined {
  const { source, style, entry, project } = request;
  if (usesName(source.text, PHP_MODULE_CLASS)) return undefined;
  const path = siblingPath(project.path, PHP_MODULE_FILE);
  const space = namespaceOf(source);
  const classes = new Map(classesOf(shape).map((full) => [full, shortName(full)]));
  if (new Set(classes.values()).size < classes.size) return undefined;
  const strict = /declare\s*\(\s*strict_types\s*=\s*1\s*\)/.test(source.text);
  const inSpace = (full: string): boolean => space !== '' && full === `${space}\\${shortName(full)}`;
  const uses = [...classes.keys()].filter((full) => full !== shortName(full) && !inSpace(full)).sort();
  for (const full of classes.keys()) if (full === shortName(full) && space !== '') classes.set(full, `\\${full}`);
  const helper = phpHelper(policyText(entry), { place: 'module', shape, classes, mixed: isPhp8(source) });
  const lines = [
    '<?php',
    '',
    ...(strict ? ['declare(strict_types=1);', ''] : []),
    ...(space === '' ? [] : [`namespace ${space};`, '']),
    ...uses.map((full) => `use ${full};`),
    ...(uses.length > 0 ? [''] : []),
    '/** Sends WhatsApp messages again after errors that pass by themselves. */',
    `final class ${PHP_MODULE_CLASS}`,
    '{',
    ...helper.map((line) => (line === '' ? '' : `    ${line}`)),
    '}',
  ];
  const changes = space === '' ? [...handed, addRequire(source, PHP_MODULE_FILE, style.lineEnd)] : [...handed];
  return { changes, module: { path, text: `${inStyle(lines, style, STEP)}${style.lineEnd}` } };
}

/** The project has that class already: it is used, and gets the code's policy where it lacks it. */
export function usePhpModule(
  request: RetryRequest,
  shape: PhpShape,
  handed: readonly TextChange[],
): FixEdit | undefined {
  const { project, source, style } = request;
  const { module } = project;
  const delay = module && moduleDelay(module.source);
  const send =
    module &&
    descendants(module.source.root, ['method_declaration']).find(
      (fn) => field(fn, 'name')?.text === PHP_NAMES.module.send,
    );
  const row = module && delay && policyRow(module.source, delay, request);
  if (!module || !delay || !send || !row || !reads(module.source, send, delay, shape)) return undefined;
  const space = namespaceOf(module.source);
  const known = usesName(source.text, PHP_MODULE_CLASS);
  const changes = [...handed];
  if (space === '') {
    const path = relativePath(project.path, module.path).replace(/^\.\//, '');
    if (!source.text.includes(PHP_MODULE_FILE)) changes.push(addRequire(source, path, style.lineEnd));
    if (namespaceOf(source) !== '') return undefined;
  } else if (space !== namespaceOf(source) && !known) {
    const { add } = classNameIn(source, `${space}\\${PHP_MODULE_CLASS}`);
    if (add === undefined) return undefined;
    changes.push(...addUses(source, [add], style.lineEnd));
  }
  return row.length > 0 ? { changes, module: { path: module.path, changes: row } } : { changes };
}

function shortName(full: string): string {
  return full.slice(full.lastIndexOf('\\') + 1);
}
