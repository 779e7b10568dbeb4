import * as l10n from '@vscode/l10n';
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
  if (expected === '0') {
    return l10n.t(
      "The template's {0} has no variables, but the request has {1}: leave out its parameters.",
      name,
      sent,
    );
  }
  if (expected === '1')
    return l10n.t("The template's {0} has 1 variable, but the request has {1}: send exactly 1.", name, sent);
  return l10n.t(
    "The template's {0} has {1} variables, but the request has {2}: send exactly {1}.",
    name,
    expected,
    sent,
  );
}

/** 132012: which component has a parameter of the wrong type. */
export function readParameterFormat(text: ErrorText): string | undefined {
  const [, component = '', expected = '', received = ''] = FORMAT.exec(text.details ?? '') ?? [];
  if (!expected) return readParameter(text);
  const name = component.toLowerCase();
  const type = expected.toLowerCase();
  if (received === 'UNKNOWN') {
    return l10n.t(
      "The template's {0} expects type {1}, but the request has none that can be read: add a {0} component with one parameter of type {1}.",
      name,
      type,
    );
  }
  return l10n.t(
    "The template's {0} expects type {1}, but the request has {2}: add a {0} component with one parameter of type {1}.",
    name,
    type,
    received.toLowerCase(),
  );
}

/** 132001: which template in which language. */
export function readTemplateName({ details = '', message = '' }: ErrorText): string | undefined {
  const [, name, language] = NAME.exec(details) ?? NAME.exec(message) ?? [];
  if (!name || !language) return undefined;
  return l10n.t(
    'The account has no approved template "{0}" in {1}: compare both with its template list.',
    name,
    language,
  );
}
