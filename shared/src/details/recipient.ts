import type { ErrorText } from './errorText.ts';

/**
 * Countries where one mobile number has two spellings, and how they differ. Brazil: the ninth digit after the area code;
 * Mexico: the 1 after 52; Argentina: the 9 after 54.
 */
const TWO_FORMS: readonly { country: string; number: RegExp; other: (number: string) => string }[] = [
  { country: 'Brazilian', number: /^55(\d{2})9(\d{8})$/, other: (n) => n.replace(/^(55\d{2})9/, '$1') },
  { country: 'Brazilian', number: /^55\d{2}[6-9]\d{7}$/, other: (n) => n.replace(/^(55\d{2})/, '$19') },
  { country: 'Mexican', number: /^521\d{10}$/, other: (n) => n.replace(/^521/, '52') },
  { country: 'Mexican', number: /^52[2-9]\d{9}$/, other: (n) => n.replace(/^52/, '521') },
  { country: 'Argentine', number: /^549\d{10}$/, other: (n) => n.replace(/^549/, '54') },
  { country: 'Argentine', number: /^54[1-8]\d{9}$/, other: (n) => n.replace(/^54/, '549') },
];

/** 131030: which number is not on the list, and the other spelling it may be there under. */
export function readRecipient({ recipient }: ErrorText): string | undefined {
  const number = recipient?.replace('+', '');
  if (!number) return undefined;
  const form = TWO_FORMS.find((candidate) => candidate.number.test(number));
  if (!form) return `Add ${number} to the test number's recipients, in exactly this form.`;
  return `${number} is a ${form.country} number with two spellings: try ${form.other(number)}, and add the one that is the wa_id.`;
}
