import { inStyle } from '../fileStyle.ts';
import { relativePath, siblingPath } from '../helperPath.ts';
import type { FixEdit, RetryRequest } from '../languageFixes.ts';
import { policyText } from '../retryPolicyText.ts';
import { ancestors, field, type SyntaxNode, usesName } from '../syntax.ts';
import type { TextChange } from '../textChange.ts';
import { rubyHelper, rubyQueues } from './rubyHelper.ts';
import { delayMethod, policyRow } from './rubyPolicies.ts';
import { addRequire } from './rubyRequires.ts';

import { groupsNumbers } from './rubyWrap.ts';

/** File of the helper's own module. */
export const RUBY_MODULE_FILE = 'whatsapp_retry.rb';
/** Named as Zeitwerk, the loader of Rails, derives it from the file. */
const MODULE = 'WhatsappRetry';
const LOADED =
  /^(?:services|jobs|models|controllers|mailers|channels|helpers|workers|sidekiq|interactors|operations|commands|use_cases|clients|notifiers|messengers|queries|forms|policies)$/;
const STEP = 2;

/** The helper is in a module of the project already: the calls go there, and it gets the code's policy where it lacks it. */
export function inModule(request: RetryRequest, handOver: (receiver: string) => TextChange[]): FixEdit | undefined {
  const { project, source, style } = request;
  const { module } = project;
  const delay = module && delayMethod(module.source);
  const row = module && delay && policyRow(module.source, delay, request);
  const name = delay && moduleAround(delay);
  if (!module || !row || name === undefined) return undefined;
  const required = isAutoloaded(module.path) ? [] : addRequire(source, requirePath(project.path, module.path), style);
  const changes = [...required, ...handOver(`${name}.`)];
  return row.length > 0 ? { changes, module: { path: module.path, changes: row } } : { changes };
}

/** The helper as a module of its own, beside the file; where Rails loads files by their names, at the root of those. */
export function newModule(request: RetryRequest, handOver: (receiver: string) => TextChange[]): FixEdit | undefined {
  const { source, style, entry, project } = request;
  if (usesName(source.text, MODULE)) return undefined;
  const root = autoloadRoot(project.path);
  const path = root === undefined ? siblingPath(project.path, RUBY_MODULE_FILE) : `${root}${RUBY_MODULE_FILE}`;
  const grouped = groupsNumbers(source.root);
  const helper = rubyHelper(policyText(entry), { shape: { kind: 'any' }, define: 'def ', retriable: false, grouped });
  const inner = [...rubyQueues({ nested: true }), '', 'module_function', '', ...helper];
  const lines = [
    '# frozen_string_literal: true',
    '',
    "require 'json'",
    '',
    '# Sends WhatsApp messages again after error codes that pass by themselves.',
    `module ${MODULE}`,
    ...inner.map((line) => (line === '' ? line : `  ${line}`)),
    'end',
  ];
  const text = `${inStyle(lines, style, STEP)}${style.lineEnd}`;
  const required = root === undefined ? addRequire(source, requirePath(project.path, path), style) : [];
  return { changes: [...required, ...handOver(`${MODULE}.`)], module: { path, text } };
}

/** The names of the modules around a method: `Notifications::WhatsappRetry`. */
function moduleAround(method: SyntaxNode): string | undefined {
  const names: string[] = [];
  for (const at of ancestors(method)) {
    if (at.type === 'module' || at.type === 'class') names.unshift(field(at, 'name')?.text ?? '');
  }
  return names.length > 0 ? names.join('::') : undefined;
}

function requirePath(from: string, to: string): string {
  return relativePath(from, to).replace(/\.rb$/, '');
}

/** The folder whose files Rails loads by their names, with its slash: `app/services/`. */
function autoloadRoot(path: string): string | undefined {
  const parts = path.split('/');
  const app = parts.findLastIndex((part, index) => part === 'app' && LOADED.test(parts[index + 1] ?? ''));
  if (app < 0) return undefined;
  const folders = parts[app + 2] === 'concerns' ? 3 : 2;
  return `${parts.slice(0, app + folders).join('/')}/`;
}

function isAutoloaded(path: string): boolean {
  return autoloadRoot(path) !== undefined;
}
