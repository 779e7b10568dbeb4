import type { StyleCustom } from '../fileStyle.ts';
import type { PolicyText } from '../retryPolicyText.ts';
import { phpReading } from './phpReading.ts';
import type { PhpShape } from './phpShape.ts';

/** Where the helper stands: as functions of a file, as private methods of a class, or as a class of its own. */
export type PhpPlace = 'file' | 'class' | 'module';

/** What the helper is called, by where it stands: the send, and what knows the waits. */
export const PHP_NAMES: Readonly<Record<PhpPlace, { readonly send: string; readonly delay: string }>> = {
  file: { send: 'with_whatsapp_retry', delay: 'whatsapp_retry_delay' },
  class: { send: 'withWhatsAppRetry', delay: 'whatsAppRetryDelay' },
  module: { send: 'run', delay: 'delay' },
};

/** How PHP is written, as PSR-12 has it. */
export const PHP_CUSTOM: StyleCustom = {
  indent: '    ',
  quote: "'",
  strings: ['string', 'encapsed_string'],
  statements: [],
};

/** What the helper's text depends on. */
export interface PhpHelperOptions {
  readonly place: PhpPlace;
  readonly shape: PhpShape;
  /** Names in the file of the classes the helper uses, by their full names. */
  readonly classes: ReadonlyMap<string, string>;
  /** True where the file shows that it is written for PHP 8. */
  readonly mixed: boolean;
}

/** The lines of the helper: two functions or methods, four spaces per level. */
export function phpHelper(policy: PolicyText, options: PhpHelperOptions): string[] {
  return [...sender(options), '', ...delay(policy, options)];
}

/** The lines of one code in the policy table. */
export function phpPolicy({ code, comments, delays, jitter }: PolicyText): string[] {
  return [
    `// ${code}: ${comments[0]}`,
    ...comments.slice(1).map((line) => `// ${line}`),
    `${code} => ['delays' => [${delays}], 'jitter' => ${jitter}],`,
  ];
}

/** The name of a class in the file of a helper. */
function className(full: string, { classes }: Pick<PhpHelperOptions, 'classes'>): string {
  return full
    .split(' | ')
    .map((name) => classes.get(name) ?? `\\${name}`)
    .join(' | ');
}

function sender(options: PhpHelperOptions): string[] {
  const { place, mixed } = options;
  const head = { file: 'function', class: 'private static function', module: 'public static function' }[place];
  return [
    '/**',
    ' * Calls $send, and again only after the listed WhatsApp error codes. Every other outcome comes',
    ' * back unchanged; so does a time-out without an answer: that message may have been sent. A PHP',
    ' * process sends one message at a time, so those to the same recipient keep their order.',
    ' *',
    ' * @template T',
    ' * @param list<int> $codes',
    ' * @param callable(): T $send',
    ' * @return T',
    ' */',
    `${head} ${PHP_NAMES[place].send}(array $codes, callable $send)${mixed ? ': mixed' : ''}`,
    '{',
    '    for ($attempt = 0; ; $attempt++) {',
    ...attempt(options).map((line) => (line === '' ? '' : `        ${line}`)),
    '        time_sleep_until(microtime(true) + $wait);',
    '    }',
    '}',
  ];
}

/** One attempt: it leaves the function with a final outcome, or goes on with `$wait` set. */
function attempt(options: PhpHelperOptions): string[] {
  const { place, shape } = options;
  const ask = `${place === 'file' ? '' : 'self::'}${PHP_NAMES[place].delay}`;
  const { subject, fromFailure } = phpReading(shape, options);
  if (shape.caught === undefined) {
    return [
      `${subject} = $send();`,
      `$wait = ${ask}(${subject}, $codes, $attempt);`,
      'if ($wait === null) {',
      `    return ${subject};`,
      '}',
    ];
  }
  const caught = className(shape.caught, options);
  if (!shape.given) {
    return [
      'try {',
      '    return $send();',
      `} catch (${caught} $failure) {`,
      `    $wait = ${ask}(${fromFailure}, $codes, $attempt);`,
      '    if ($wait === null) {',
      '        throw $failure;',
      '    }',
      '}',
    ];
  }
  return [
    '$failure = null;',
    'try {',
    `    ${subject} = $send();`,
    `} catch (${caught} $failure) {`,
    `    ${subject} = ${fromFailure};`,
    '}',
    `$wait = ${ask}(${subject}, $codes, $attempt);`,
    'if ($wait === null && $failure !== null) {',
    '    throw $failure;',
    '}',
    'if ($wait === null) {',
    `    return ${subject};`,
    '}',
  ];
}

function delay(policy: PolicyText, options: PhpHelperOptions): string[] {
  const { place, shape } = options;
  const { type, parameter, lines, code, transient, retryAfter } = phpReading(shape, options);
  const head = place === 'file' ? 'function' : 'private static function';
  const documented = shape.caught === undefined ? 'mixed' : className(shape.caught, options).replaceAll(' ', '');
  return [
    '/**',
    ' * Seconds to wait before the next attempt; null where the outcome is final.',
    ' *',
    ...(type === '' || type === 'mixed' ? [` * @param ${documented} ${parameter}`] : []),
    ' * @param list<int> $codes',
    ' */',
    `${head} ${PHP_NAMES[place].delay}(${type === '' ? '' : `${type} `}${parameter}, array $codes, int $attempt): ?float`,
    '{',
    '    // Seconds before each new attempt; jitter may add that share of them, never take away.',
    '    $policies = [',
    ...phpPolicy(policy).map((line) => `        ${line}`),
    '    ];',
    ...lines.map((line) => `    ${line}`),
    `    $code = ${code};`,
    '    $policy = in_array($code, $codes, true) ? ($policies[$code] ?? null) : null;',
    "    $delay = $policy['delays'][$attempt] ?? null;",
    `    if ($delay === null${transient === undefined ? '' : ` || (${transient} ?? null) === false`}) {`,
    '        return null;',
    '    }',
    ...(retryAfter === undefined
      ? ['', `    return ${JITTERED};`]
      : [...headerLines(retryAfter), '', `    return max((float) $retryAfter, ${JITTERED});`]),
    '}',
  ];
}

const JITTERED = "$delay * (1 + $policy['jitter'] * mt_rand() / mt_getrandmax())";

function headerLines(retryAfter: string): string[] {
  return [
    `    $retryAfter = ${retryAfter};`,
    '    // A longer wait, or a date, is left to the caller: do not hold a worker for it.',
    "    if (!is_numeric($retryAfter) || $retryAfter > max($policy['delays'])) {",
    '        return null;',
    '    }',
  ];
}
