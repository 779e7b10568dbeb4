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
  const button = BUTTON.exec(text);
  if (button)
    return `Button ${button[1]} (${button[2]}) has a variable: add a button component with index ${button[1]} and its parameter.`;
  const mandatory = MANDATORY.exec(text);
  if (mandatory) return `A component parameter of type ${mandatory[2]} lacks its field ${mandatory[1]}.`;
  const unexpected = UNEXPECTED_KEY.exec(text);
  if (unexpected) return `${path(unexpected[2])} takes no field ${unexpected[1]}: remove it or move it.`;
  const field = NO_FIELD.exec(text);
  if (field)
    return `A ${field[2]} has no field ${field[1]}: the id in the path is of a ${field[2]}, not of the object that has it.`;
  const required = REQUIRED.exec(text);
  if (required) return `The parameter ${path(required[1])} is missing.`;
  const rule = MUST_BE.exec(text);
  if (rule) return `${path(rule[1])} must be ${rule[2]}${rule[3] ? `, not "${rule[3]}"` : ''}.`;
  return undefined;
}

/** `template['components'][1]['sub_type']` as people write it: `template.components[1].sub_type`. */
function path(text = ''): string {
  return text.replace(/\[['"]?([A-Za-z_]\w*)['"]?\]/g, '.$1');
}
