import type { ErrorText } from './errorText.ts';
import { readParameter } from './parameter.ts';

const COUNT =
  /(\w{1,20}): number of (?:localizable_)?params \((\d{1,4})\) does not match the expected number of params \((\d{1,4})\)/i;
const FORMAT = /(\w{1,20}): Format mismatch, expected (\w{1,20}), received (\w{1,20})/i;
const NAME = /template name \(([^)]{1,512})\) does not exist in (?:the )?([\w-]{2,20})/i;

/** 132000: which component has the wrong number of parameters, sent and expected. */
export function readParameterCount({ details = '' }: ErrorText): string | undefined {
  const [, component = '', sent, expected] = COUNT.exec(details) ?? [];
  if (sent === undefined || expected === undefined) return undefined;
  const name = component.toLowerCase();
  if (expected === '0') return `The template's ${name} has no variables, but ${sent} came: leave out its parameters.`;
  return `The template's ${name} has ${variables(expected)}, but ${sent} came: send exactly ${expected}.`;
}

/** 132012: which component has a parameter of the wrong type. */
export function readParameterFormat(text: ErrorText): string | undefined {
  const [, component = '', expected = '', received = ''] = FORMAT.exec(text.details ?? '') ?? [];
  if (!expected) return readParameter(text);
  const name = component.toLowerCase();
  const type = expected.toLowerCase();
  const came = received === 'UNKNOWN' ? 'none that can be read came' : `${received.toLowerCase()} came`;
  return `The template's ${name} wants ${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}, but ${came}: add a ${name} component with one parameter of type ${type}.`;
}

/** 132001: which template in which language. */
export function readTemplateName({ details = '', message = '' }: ErrorText): string | undefined {
  const [, name, language] = NAME.exec(details) ?? NAME.exec(message) ?? [];
  return name && `The account has no approved template "${name}" in ${language}: compare both with its template list.`;
}

function variables(count: string): string {
  return count === '1' ? '1 variable' : `${count} variables`;
}
