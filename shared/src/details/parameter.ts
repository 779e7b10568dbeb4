import * as l10n from '@vscode/l10n';
import type { ErrorText } from './errorText.ts';

const REQUIRED = /\bThe parameter ['"]?([\w.[\]']{1,80}?)['"]? is required/i;
const MUST_BE = /\bParam(?:eter)? ([\w.[\]'"]{1,120}) must be (.{1,300}?)(?: - got "?([^"]{0,80}?)"?)?\.?$/i;
const MANDATORY = /\bParameter '([^']{1,60})' is mandatory for component parameter type '([^']{1,60})'/i;
const UNEXPECTED_KEY = /\bUnexpected key "([^"]{1,80})" on param "([^"]{1,160})"/i;
const NO_FIELD = /\bnonexisting field \(([^)]{1,80})\) on node type \(([^)]{1,80})\)/i;
const BUTTON = /\bButton at index (\d{1,2}) of type (\w{1,30}) requires a parameter/i;

/** Which parameter is meant, and what it should be. */
export function readParameter({ details = '', message = '' }: ErrorText): string | undefined {
  for (const text of [details, message.replace(/^\(#\d+\)\s*/, '')]) {
    const sentence = parameterSentence(text.trim());
    if (sentence) return sentence;
  }
  return undefined;
}

function parameterSentence(text: string): string | undefined {
  const [, index, kind] = BUTTON.exec(text) ?? [];
  if (index && kind) {
    return l10n.t(
      'Button {0} ({1}) has a variable: add a button component with index {0} and its parameter.',
      index,
      kind,
    );
  }
  const [, lacking, type] = MANDATORY.exec(text) ?? [];
  if (lacking && type) return l10n.t('A component parameter of type {0} lacks its field {1}.', type, lacking);
  const [, key, holder] = UNEXPECTED_KEY.exec(text) ?? [];
  if (key && holder) return l10n.t('{0} takes no field {1}: remove it or move it.', path(holder), key);
  const [, field, node] = NO_FIELD.exec(text) ?? [];
  if (field && node) {
    return l10n.t(
      'A {0} has no field {1}: the id in the path is of a {0}, not of the object that has it.',
      node,
      field,
    );
  }
  const [, required] = REQUIRED.exec(text) ?? [];
  if (required) return l10n.t('The parameter {0} is missing.', path(required));
  const [, name, rule, got] = MUST_BE.exec(text) ?? [];
  if (!name || !rule) return undefined;
  // What it must be is Meta's own English.
  return got
    ? l10n.t('{0} must be {1}, not "{2}".', path(name), rule, got)
    : l10n.t('{0} must be {1}.', path(name), rule);
}

/** `template['components'][1]['sub_type']` as people write it: `template.components[1].sub_type`. */
function path(text: string): string {
  return text.replace(/\[['"]?([A-Za-z_]\w*)['"]?\]/g, '.$1');
}
