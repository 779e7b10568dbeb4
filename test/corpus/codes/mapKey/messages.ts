import type { Locale } from '../i18n';

/** What the clerk reads when a WhatsApp message could not be sent. */
export const CLERK_TEXT: Record<number, string> = {
  ⟦0⟧: 'The connection to WhatsApp has to be set up again.',
  ⟦4⟧: 'Too many messages at once, we try again soon.',
  ⟦100⟧: 'The message has a mistake in it, please tell support.',
  ⟦190⟧: 'The connection to WhatsApp has to be set up again.',
  ⟦130429⟧: 'Too many messages at once, we try again soon.',
  ⟦131008⟧: 'A field of the message is empty.',
  ⟦131026⟧: 'This person cannot be reached over WhatsApp.',
  ⟦131047⟧: 'The person has not written for a day; use a template.',
  ⟦131051⟧: 'This kind of message cannot be sent.',
  ⟦132001⟧: 'The template is missing in this language.',
};

export const COLUMN_WIDTHS: Record<number, number> = {
  0: 33,
  1: 100,
  2: 190,
  3: 200,
  4: 368,
};

export const TEXT_OF_STATUS: Record<number, string> = {
  200: 'done',
  400: 'refused',
  429: 'slow down',
  500: 'try later',
};

export function clerkText(code: number, locale: Locale): string {
  const text = CLERK_TEXT[code] ?? 'The message was not sent.';
  return locale === 'en' ? text : `${text} (${code})`;
}
