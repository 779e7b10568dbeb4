import * as l10n from '@vscode/l10n';
import type { ErrorText } from './errorText.ts';

const EXPIRED = /expired on ([^.]{6,60})\.(?: The current time is ([^.]{6,60}))?/i;

/** 190 and its subcodes: when the token ended, or what is wrong with it. */
export function readToken({ message = '', details = '' }: ErrorText): string | undefined {
  const text = `${message} ${details}`;
  const [, end, now] = EXPIRED.exec(text) ?? [];
  if (end) {
    return now
      ? l10n.t(
          'The token expired on {0} and was used on {1}: use a system user token, which does not expire.',
          end,
          now,
        )
      : l10n.t('The token expired on {0}: use a system user token, which does not expire.', end);
  }
  if (/cannot parse access token|malformed access token/i.test(text)) {
    return l10n.t('What was sent is not a token: look for quotes, a line break, a missing "Bearer " or a missing end.');
  }
  if (/user (?:has )?changed (?:their|the) password|session has been invalidated/i.test(text)) {
    return l10n.t(
      'The user who made the token changed the password or ended the session: make a new token, preferably of a system user.',
    );
  }
  if (/not authorized application|logged out/i.test(text))
    return l10n.t('The user took the permission back or logged out: ask for a new token.');
  return undefined;
}
