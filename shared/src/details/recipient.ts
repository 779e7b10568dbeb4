import * as l10n from '@vscode/l10n';
import type { ErrorText } from './errorText.ts';

/**
 * Countries where one mobile number has two spellings, and how they differ. Brazil: the ninth digit after the area code;
 * Mexico: the 1 after 52; Argentina: the 9 after 54.
 */
const TWO_FORMS: readonly {
  country: 'Brazil' | 'Mexico' | 'Argentina';
  number: RegExp;
  other: (number: string) => string;
}[] = [
  { country: 'Brazil', number: /^55(\d{2})9(\d{8})$/, other: (n) => n.replace(/^(55\d{2})9/, '$1') },
  { country: 'Brazil', number: /^55\d{2}[6-9]\d{7}$/, other: (n) => n.replace(/^(55\d{2})/, '$19') },
  { country: 'Mexico', number: /^521\d{10}$/, other: (n) => n.replace(/^521/, '52') },
  { country: 'Mexico', number: /^52[2-9]\d{9}$/, other: (n) => n.replace(/^52/, '521') },
  { country: 'Argentina', number: /^549\d{10}$/, other: (n) => n.replace(/^549/, '54') },
  { country: 'Argentina', number: /^54[1-8]\d{9}$/, other: (n) => n.replace(/^54/, '549') },
];

/** 131030: which number is not on the list, and the other spelling it may be there under. */
export function readRecipient({ recipient }: ErrorText): string | undefined {
  const number = recipient?.replace('+', '');
  if (!number) return undefined;
  const form = TWO_FORMS.find((candidate) => candidate.number.test(number));
  if (!form) return l10n.t("Add {0} to the test number's recipients, in exactly this form.", number);
  const other = form.other(number);
  switch (form.country) {
    case 'Brazil':
      return l10n.t(
        '{0} is a Brazilian number with two spellings: try {1}, and add the one that is the wa_id.',
        number,
        other,
      );
    case 'Mexico':
      return l10n.t(
        '{0} is a Mexican number with two spellings: try {1}, and add the one that is the wa_id.',
        number,
        other,
      );
    case 'Argentina':
      return l10n.t(
        '{0} is an Argentine number with two spellings: try {1}, and add the one that is the wa_id.',
        number,
        other,
      );
  }
}
