import type { PolicyText } from '../retryPolicyText.ts';
import { codeExpression } from './javaCodeRead.ts';
import { JAVA_DELAY, type JavaHelperOptions } from './javaNames.ts';
import type { JavaJson, JavaShape } from './javaShape.ts';

/** The lines of one code in the policy table. */
export function javaPolicy({ code, comments, delays, jitter }: PolicyText): string[] {
  return [
    `        // ${code}: ${comments[0]}`,
    ...comments.slice(1).map((line) => `        // ${line}`),
    `        case ${code}:`,
    `            delays = new double[] {${delays}};`,
    `            jitter = ${jitter};`,
    '            break;',
  ];
}

/** What the function that reads an outcome takes: this tells the shape of a helper that is there already. */
export function outcomeParameter(shape: JavaShape): string {
  if (shape.kind === 'http') return 'HttpResponse<String> response';
  if (shape.kind === 'okhttp') return 'Response response';
  if (shape.kind === 'spring') return `${shape.type} failure`;
  if (shape.kind === 'result') return `${shape.type} result`;
  return shape.throws.length === 0 ? `${shape.type} failure` : 'Throwable failure';
}

/** Lines that only a helper for this shape has, besides its parameter. */
export function shapeMarks(shape: JavaShape): string[] {
  if (shape.kind !== 'thrown' && shape.kind !== 'result') return [];
  return [`= ${readCode(shape)};`];
}

function readCode({ kind, type, read, throws }: Extract<JavaShape, { read: unknown }>): string {
  if (kind === 'result') return codeExpression('result', read);
  return codeExpression(throws.length === 0 ? 'failure' : `((${type}) failure)`, read);
}

/** The function that says how long to wait after an outcome. */
export function javaDelay(policy: PolicyText, options: JavaHelperOptions): string[] {
  const { shape } = options;
  const headers = RETRY_AFTER[shape.kind];
  const head = `private static double ${JAVA_DELAY}(${outcomeParameter(shape)}, List<Integer> codes, int attempt) {`;
  return [
    '/** Seconds to wait before the next attempt; negative where the outcome is final. */',
    ...(head.length <= 96
      ? [head]
      : [
          `private static double ${JAVA_DELAY}(`,
          `        ${outcomeParameter(shape)}, List<Integer> codes, int attempt) {`,
        ]),
    ...reading(options),
    '    // Seconds before each new attempt; jitter may add that share of them, never take away.',
    '    double[] delays;',
    '    double jitter;',
    `    switch (${number(shape)}) {`,
    ...javaPolicy(policy),
    '        default:',
    '            return -1;',
    '    }',
    '    if (attempt >= delays.length) {',
    '        return -1;',
    '    }',
    ...(headers
      ? [
          ...headers(options),
          '    // A longer wait, or a date, is left to the caller: do not hold a worker for it.',
          '    if (!retryAfter.matches("\\\\d{1,6}") || Integer.parseInt(retryAfter) > delays[delays.length - 1]) {',
          '        return -1;',
          '    }',
          '    double wait = delays[attempt] * (1 + ThreadLocalRandom.current().nextDouble() * jitter);',
          '    return Math.max(Integer.parseInt(retryAfter), wait);',
        ]
      : ['    return delays[attempt] * (1 + ThreadLocalRandom.current().nextDouble() * jitter);']),
    '}',
    ...(isBody(shape) && shape.json === 'gson' ? ['', ...GSON_TYPE] : []),
  ];
}

type Body = Extract<JavaShape, { kind: 'http' | 'okhttp' | 'spring' }>;

function isBody(shape: JavaShape): shape is Body {
  return shape.kind !== 'thrown' && shape.kind !== 'result';
}

function number(shape: JavaShape): string {
  return isBody(shape) || shape.read.text ? 'code' : 'code.intValue()';
}

const RETRY_AFTER: Record<JavaShape['kind'], ((options: JavaHelperOptions) => string[]) | undefined> = {
  http: () => ['    String retryAfter = response.headers().firstValue("Retry-After").orElse("0");'],
  okhttp: () => ['    String retryAfter = response.header("Retry-After", "0");'],
  spring: ({ shape }) => [
    `    HttpHeaders headers = failure.${shape.kind === 'spring' && shape.type.startsWith('Web') ? 'getHeaders' : 'getResponseHeaders'}();`,
    '    String header = headers == null ? null : headers.getFirst("Retry-After");',
    '    String retryAfter = header == null ? "0" : header;',
  ],
  thrown: undefined,
  result: undefined,
};

const BODY: Record<Body['kind'], string> = {
  http: 'response.body()',
  okhttp: 'response.peekBody(Long.MAX_VALUE).string()',
  spring: 'failure.getResponseBodyAsString()',
};

function reading(options: JavaHelperOptions): string[] {
  const { shape } = options;
  if (isBody(shape)) return [...unlessFailed(shape), ...JSON_READING[shape.json](BODY[shape.kind], options)];
  const guard =
    shape.kind === 'result'
      ? unlessListed('result == null')
      : shape.throws.length > 0
        ? unlessListed(`!(failure instanceof ${shape.type})`)
        : [];
  if (!shape.read.text) {
    return [
      ...guard,
      ...broken('    Number code = ', readCode(shape)),
      '    if (code == null || !codes.contains(code.intValue())) {',
      '        return -1;',
      '    }',
    ];
  }
  return [
    ...guard,
    ...broken('    String text = ', readCode(shape)),
    '    int code = text != null && text.matches("\\\\d{1,9}") ? Integer.parseInt(text) : 0;',
    ...unlessListed('!codes.contains(code)'),
  ];
}

/** An expression behind its beginning, its steps in lines of their own where it is long. */
function broken(start: string, expression: string): string[] {
  const whole = `${start}${expression};`;
  if (whole.length <= 96) return [whole];
  const [first = '', ...rest] = expression.split(/(?=\.map\(|\.orElse\()/);
  return `${start}${first}${rest.map((part) => `\n            ${part}`).join('')};`.split('\n');
}

function unlessFailed({ kind }: Body): string[] {
  if (kind === 'spring') return [];
  const fine = kind === 'http' ? 'response.statusCode() < 400' : 'response.isSuccessful()';
  return [`    if (${fine}) {`, '        return -1;', '    }'];
}

function unlessListed(condition: string): string[] {
  return [`    if (${condition}) {`, '        return -1;', '    }'];
}

/** What reads the error from an answer's body. Where it cannot be read, the outcome is final. */
const JSON_READING: Record<JavaJson, (body: string, options: JavaHelperOptions) => string[]> = {
  jackson: (body, { shape, mapper }) => [
    '    JsonNode error;',
    '    try {',
    `        error = ${mapper ?? 'new ObjectMapper()'}.readTree(${body}).path("error");`,
    `    } catch (${shape.kind === 'okhttp' ? 'IOException' : 'JsonProcessingException'} e) {`,
    '        return -1;',
    '    }',
    '    int code = error.path("code").asInt();',
    ...unlessListed('!codes.contains(code) || !error.path("is_transient").asBoolean(true)'),
  ],
  gson: (body, { shape }) => [
    '    WhatsAppFailure failed;',
    '    try {',
    `        failed = new Gson().fromJson(${body}, WhatsAppFailure.class);`,
    `    } catch (${shape.kind === 'okhttp' ? 'IOException | ' : ''}JsonParseException e) {`,
    '        return -1;',
    '    }',
    ...unlessListed('failed == null || failed.error == null || Boolean.FALSE.equals(failed.error.isTransient)'),
    '    int code = failed.error.code;',
    ...unlessListed('!codes.contains(code)'),
  ],
  'org.json': (body, { shape }) => [
    '    JSONObject error;',
    '    try {',
    `        error = new JSONObject(${body}).optJSONObject("error");`,
    `    } catch (${shape.kind === 'okhttp' ? 'IOException | ' : ''}JSONException e) {`,
    '        return -1;',
    '    }',
    ...unlessListed('error == null || !error.optBoolean("is_transient", true)'),
    '    int code = error.optInt("code");',
    ...unlessListed('!codes.contains(code)'),
  ],
};

const GSON_TYPE: readonly string[] = [
  '/** The part of an answer that says what went wrong. */',
  'private static final class WhatsAppFailure {',
  '    private Detail error;',
  '',
  '    private static final class Detail {',
  '        private int code;',
  '        @SerializedName("is_transient") private Boolean isTransient;',
  '    }',
  '}',
];
