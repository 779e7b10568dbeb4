import * as l10n from '@vscode/l10n';
import type { ErrorText } from './errorText.ts';

const MISSING = /Object with ID ['"]?([^'"\s]{1,60})['"]? does not exist/i;

/** 100/33: which id, and what kind of number it looks like. */
export function readObjectId({ details = '', message = '' }: ErrorText): string | undefined {
  const id = (MISSING.exec(message) ?? MISSING.exec(details))?.[1];
  if (id === undefined) return undefined;
  if (id.startsWith('+'))
    return l10n.t('{0} is a phone number: put the phone number ID into the path, not the number itself.', id);
  if (!/^\d+$/.test(id))
    return l10n.t('"{0}" is not an ID: the variable that should hold it is empty or still a placeholder.', id);
  // Graph ids of WhatsApp objects have 15 digits and more; phone numbers have at most 15 (ITU-T E.164), most 10 to 13.
  if (id.length <= 13) return l10n.t('{0} looks like a phone number: put the phone number ID into the path.', id);
  return l10n.t(
    'No object {0} for this token: is it the phone number ID (not the WABA id), and is the token allowed to see it?',
    id,
  );
}
