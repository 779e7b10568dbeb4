import type { LogRandom } from '../bench/logLines.ts';

/** What breaks readers of text: halves of characters, NUL, line ends of all kinds, numbers past 2^53, deep nesting. */
const JUNK: readonly ((random: LogRandom) => string)[] = [
  () => '\ud83d',
  () => '\udc00',
  () => '\0',
  () => '\r',
  () => '\r\n',
  () => '\n\r\n',
  () => '\u2028',
  () => '\ufeff',
  (random) => random.digits(5 + random.below(400)),
  (random) => '9'.repeat(15 + random.below(8)),
  (random) => '_'.repeat(random.below(6)),
  (random) => '[{('.repeat(random.below(200)),
  (random) => '}])'.repeat(random.below(200)),
  (random) => '\\'.repeat(random.below(40)),
  (random) => '"'.repeat(random.below(9)),
  (random) => ' '.repeat(random.below(3_000)),
  (random) => `${'{"error":'.repeat(random.below(60))}{"code":131026}`,
  (random) => '131026,'.repeat(random.below(60)),
  (random) => String.fromCharCode(random.below(65_536), random.below(65_536)),
];

const TELLING = [
  ...['131026', '131_047', '80007', '100', '190', '4', '0', '2388040', 'wamid.', 'whatsapp', 'graph.facebook.com'],
  ...[
    '"code": ',
    'error ',
    '(#',
    ')',
    'case ',
    ' === ',
    '| ',
    '#',
    '/',
    '//',
    '"""',
    '/*',
    '*/',
    '<td>',
    '`',
    "'",
    ',',
  ],
  ...[
    'Re-engagement message',
    'fbtrace_id',
    'error_subcode": 33',
    '\\"code\\":',
    '131026L',
    '{131026}',
    'twilio 63016',
  ],
] as const;

/** Changes a text at a few places: something is put in, taken out, doubled or moved. */
export function mutate(text: string, random: LogRandom): string {
  let changed = text;
  for (let change = random.below(6); change >= 0; change -= 1) changed = mutateOnce(changed, random);
  return changed;
}

function mutateOnce(text: string, random: LogRandom): string {
  const at = random.below(text.length + 1);
  const length = random.below(60);
  const piece = text.slice(at, at + length);
  switch (random.below(6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + piece + text.slice(at);
    case 2: {
      const to = random.below(text.length + 1);
      return text.slice(0, to) + piece + text.slice(to);
    }
    case 3:
      return text.slice(0, at) + junk(random) + text.slice(at);
    default:
      return text.slice(0, at) + telling(random) + text.slice(at);
  }
}

/** A short piece of text to be typed. */
export function typed(random: LogRandom): string {
  return random.below(3) === 0 ? junk(random).slice(0, 80) : telling(random);
}

function junk(random: LogRandom): string {
  return JUNK[random.below(JUNK.length)]?.(random) ?? '';
}

function telling(random: LogRandom): string {
  return TELLING[random.below(TELLING.length)] ?? '';
}
