import { entryTitle, providerName } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';

/**
 * A report for the support of Meta, or of the provider whose code it is: what is known is filled in, what only the sender
 * knows stands in angle brackets, the causes are a list to tick off. Plain text, and always English, since its reader is
 * not the person who copies it.
 */
export function supportText(entry: Entry): string {
  const sections = [
    heading(entry),
    ...(entry.provider === 'meta' ? [metaFacts(entry)] : [providerFacts(entry)]),
    [
      'What happened',
      '- Time of one failure: <date, time and time zone>',
      '- First seen, and how often since: <…>',
      '- Affected: <all recipients, some, or one; all numbers or one>',
      `- Request: <method, path and version; body without access token and customers' data>`,
      '- Expected instead: <…>',
    ],
    checked(entry),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function heading(entry: Entry): string[] {
  const subcode = entry.subcode === null ? '' : `, subcode ${entry.subcode}`;
  const product = entry.provider === 'meta' ? 'WhatsApp Business Platform' : `${providerName(entry)}, WhatsApp`;
  return [`${product}: error ${writtenCode(entry)}${subcode} (${entryTitle(entry)})`];
}

function metaFacts(entry: Entry): string[] {
  const { code, subcode, title, surface, httpStatus } = entry;
  const isNumber = typeof code === 'number';
  const inResponse = surface.includes('response');
  return [
    'Error',
    `- ${isNumber ? 'code' : 'name'}: ${writtenCode(entry)}`,
    ...(isNumber ? [`- error_subcode: ${subcode ?? '<if there is one>'}`] : []),
    ...(title === null ? [] : [`- title: ${title}`]),
    ...(inResponse ? [`- HTTP status: <${httpStatus ?? 'as received'}>`] : []),
    ...(isNumber ? ['- error_data.details: <word for word>'] : []),
    ...(inResponse ? ['- fbtrace_id: <…>'] : []),
    ...affected(entry),
    '',
    'Account',
    '- WhatsApp Business Account id (WABA): <…>',
    '- Phone number id: <…>',
    '- App id: <…>',
  ];
}

/** APIs that are about something else than a message. */
const WITHOUT_MESSAGE = new Set(['block-users', 'management', 'template-status-webhook']);

/** What was touched, by the ids Meta looks it up with. */
function affected({ api, category }: Entry): string[] {
  if (api === 'flows') return ['- Flow id: <…>'];
  if (api === 'calling') return ['- Call id: <of one affected call>'];
  return [
    ...(category === 'template' ? ['- Template name and language: <…>'] : []),
    ...(WITHOUT_MESSAGE.has(api) ? [] : ['- Message id (wamid): <of one affected message>']),
  ];
}

function providerFacts(entry: Entry): string[] {
  const name = providerName(entry);
  return [
    'Error',
    `- Code: ${writtenCode(entry)}`,
    `- Title: ${entryTitle(entry)}`,
    '- Text of the error: <word for word>',
    `- Code of Meta, if shown: <${entry.mapsTo[0] ?? '…'}>`,
    '- Message id: <of one affected message>',
    '',
    'Account',
    `- Account id at ${name}: <…>`,
    '- Sender: <…>',
  ];
}

/** A range is not a code anyone receives: the reader puts in the one seen. */
function writtenCode({ code, codeTo }: Entry): string {
  return codeTo === undefined ? `${code}` : `<${code} to ${codeTo}>`;
}

function checked({ causes }: Entry): string[] {
  return ['Checked already', ...causes.map((cause) => `- [ ] ${cause}`), '- [ ] <anything else>'];
}
