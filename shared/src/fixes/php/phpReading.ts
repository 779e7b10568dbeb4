import type { PhpHelperOptions } from './phpHelper.ts';
import type { PhpShape } from './phpShape.ts';

/** How a helper reads what went wrong; everything is PHP. */
export interface PhpReading {
  /** The variable that holds the outcome. */
  readonly subject: string;
  /** What a caught `$failure` gives as that outcome. */
  readonly fromFailure: string;
  /** The type of the parameter that takes it, and its name. */
  readonly type: string;
  readonly parameter: string;
  /** What stands before the code is read. */
  readonly lines: readonly string[];
  /** The code, as a whole number. */
  readonly code: string;
  /** What says `false` for a failure that stays; undefined where nothing does. */
  readonly transient: string | undefined;
  /** The header, as text; undefined where there are no headers. */
  readonly retryAfter: string | undefined;
}

/** Full names of the classes of answers. */
const ANSWERS = {
  guzzle: 'Psr\\Http\\Message\\ResponseInterface',
  laravel: 'Illuminate\\Http\\Client\\Response',
  symfony: 'Symfony\\Contracts\\HttpClient\\ResponseInterface',
} as const;
const TRANSPORT = 'Symfony\\Contracts\\HttpClient\\Exception\\TransportExceptionInterface';

/** Full names of the classes a helper of a shape uses. */
export function classesOf({ kind, caught }: PhpShape): string[] {
  const answer = kind in ANSWERS ? [ANSWERS[kind as keyof typeof ANSWERS]] : [];
  return [...(caught?.split(' | ') ?? []), ...answer, ...(kind === 'symfony' ? [TRANSPORT] : [])];
}

/**
 * How a helper of a shape reads an outcome. Symfony's `RetryableHttpClient` is no use here: it takes `Retry-After` for the
 * wait as it is, however short or long, and it has to be put where the client is made.
 */
export function phpReading(shape: PhpShape, options: Pick<PhpHelperOptions, 'classes' | 'mixed'>): PhpReading {
  const type = (full: string): string => options.classes.get(full) ?? `\\${full}`;
  const any = options.mixed ? 'mixed' : '';
  const ofError = { code: "(int) ($error['code'] ?? 0)", transient: "$error['is_transient']" };
  const answer = { subject: '$response', parameter: '$response', ...ofError };
  switch (shape.kind) {
    case 'guzzle':
      return {
        ...answer,
        fromFailure: '$failure->getResponse()',
        type: type(ANSWERS.guzzle),
        lines: [
          '$stream = $response->getBody();',
          'if (!$stream->isSeekable()) {',
          '    return null;',
          '}',
          "$error = json_decode((string) $stream, true)['error'] ?? null;",
          '// The caller still has to read it.',
          '$stream->rewind();',
        ],
        retryAfter: "$response->getHeaderLine('Retry-After') ?: '0'",
      };
    case 'laravel':
      return {
        ...answer,
        fromFailure: '$failure->response',
        type: type(ANSWERS.laravel),
        lines: ["$error = $response->json('error');"],
        retryAfter: "$response->header('Retry-After') ?: '0'",
      };
    case 'symfony':
      return {
        ...answer,
        fromFailure: '$failure->getResponse()',
        type: type(ANSWERS.symfony),
        lines: [
          'try {',
          "    $error = json_decode($response->getContent(false), true)['error'] ?? null;",
          `} catch (${type(TRANSPORT)} $e) {`,
          '    // The response throws it again where the caller reads it.',
          '    return null;',
          '}',
        ],
        retryAfter: "$response->getHeaders(false)['retry-after'][0] ?? '0'",
      };
    case 'netflie':
      return {
        ...ofError,
        subject: '$failure',
        parameter: '$failure',
        fromFailure: '$failure',
        type: type(shape.caught ?? ''),
        lines: [
          "$error = $failure->responseData()['error'] ?? null;",
          '$headers = array_change_key_case($failure->response()->headers());',
        ],
        retryAfter: "((array) ($headers['retry-after'] ?? '0'))[0]",
      };
    case 'body':
      return {
        ...ofError,
        subject: '$body',
        parameter: '$body',
        fromFailure: '$body',
        type: any,
        lines: ["$error = is_string($body) ? (json_decode($body, true)['error'] ?? null) : null;"],
        retryAfter: undefined,
      };
    case 'chain':
      return chainReading(shape, any, type);
  }
}

function chainReading({ chain, caught }: PhpShape, any: string, type: (full: string) => string): PhpReading {
  const subject = caught === undefined ? '$result' : '$failure';
  const { path = '', holder } = chain ?? {};
  // Union types of parameters are younger than arrow functions; the union is in the `catch` already.
  const named = caught === undefined || caught.includes(' | ') ? any : type(caught);
  const common = { subject, parameter: subject, fromFailure: subject, type: named, retryAfter: undefined };
  if (holder === undefined) return { ...common, lines: [], code: `(int) ${subject}${path}`, transient: undefined };
  const property = path.startsWith('[', holder.length) ? "['is_transient']" : '->is_transient';
  if (caught !== undefined && holder === '') {
    return { ...common, lines: [], code: `(int) ${subject}${path}`, transient: undefined };
  }
  return {
    ...common,
    lines: [`$error = ${subject}${holder}${holder === '' ? '' : ' ?? null'};`],
    code: `(int) ($error${path.slice(holder.length)} ?? 0)`,
    transient: `$error${property}`,
  };
}
