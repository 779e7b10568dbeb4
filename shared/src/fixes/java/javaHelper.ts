import type { PolicyText } from '../retryPolicyText.ts';
import { JAVA_DELAY, JAVA_HELPER, JAVA_QUEUES, JAVA_SEND, type JavaHelperOptions } from './javaNames.ts';
import { javaDelay } from './javaReading.ts';
import type { JavaShape } from './javaShape.ts';

/** The queue per recipient, a field. */
export const JAVA_QUEUE_LINES: readonly string[] = [
  '/** The sends under way, by recipient: the next one to the same recipient waits for them. */',
  `private static final ConcurrentMap<Object, CompletableFuture<Void>> ${JAVA_QUEUES} =`,
  '        new ConcurrentHashMap<>();',
];

/** The lines of the helper, as members of a class, four spaces per level. */
export function javaHelper(policy: PolicyText, options: JavaHelperOptions): string[] {
  const send = sendType(options);
  return [
    ...runner(options),
    '',
    ...attempts(options),
    '',
    ...javaDelay(policy, options),
    ...(send.length > 0 ? ['', ...send] : []),
  ];
}

/** The classes the helper names, by their full names; those of the SDK's own exception are the file's. */
export function javaHelperImports({ shape, library, mapper }: JavaHelperOptions): string[] {
  const json = 'json' in shape ? jsonImports(shape, mapper === undefined) : [];
  return [
    'java.util.List',
    'java.util.concurrent.CompletableFuture',
    'java.util.concurrent.ConcurrentHashMap',
    'java.util.concurrent.ConcurrentMap',
    'java.util.concurrent.ThreadLocalRandom',
    ...(shape.kind === 'http' ? ['java.io.IOException', 'java.net.http.HttpResponse'] : []),
    ...(shape.kind === 'okhttp' ? ['java.io.IOException', 'okhttp3.Response'] : []),
    ...(shape.kind === 'spring' ? springImports(shape.type) : []),
    ...('read' in shape && shape.read.steps.length > 1 ? ['java.util.Optional'] : []),
    ...('throws' in shape && shape.throws.length === 0 ? ['java.util.function.Supplier'] : []),
    ...json,
    ...libraryImports(library),
  ];
}

function jsonImports(shape: Extract<JavaShape, { json: unknown }>, mapper: boolean): string[] {
  if (shape.json === 'org.json') return ['org.json.JSONException', 'org.json.JSONObject'];
  if (shape.json === 'gson') {
    return ['Gson', 'JsonParseException', 'annotations.SerializedName'].map((name) => `com.google.gson.${name}`);
  }
  return [
    'com.fasterxml.jackson.databind.JsonNode',
    ...(mapper ? ['com.fasterxml.jackson.databind.ObjectMapper'] : []),
    ...(shape.kind === 'okhttp' ? [] : ['com.fasterxml.jackson.core.JsonProcessingException']),
  ];
}

function springImports(type: string): string[] {
  const folder = type.startsWith('Web') ? 'reactive.function.client' : 'client';
  return [
    'java.util.function.Supplier',
    'org.springframework.http.HttpHeaders',
    `org.springframework.web.${folder}.${type}`,
  ];
}

function libraryImports(library: JavaHelperOptions['library']): string[] {
  if (library === 'spring-retry') {
    return ['org.springframework.retry.policy.SimpleRetryPolicy', 'org.springframework.retry.support.RetryTemplate'];
  }
  if (library !== 'resilience4j') return [];
  return [
    'io.github.resilience4j.retry.Retry',
    'io.github.resilience4j.retry.RetryConfig',
    'java.util.concurrent.atomic.AtomicInteger',
  ];
}

/** The words of the helper's signature. */
interface Signature {
  /** `<T, E extends Exception> `, with the space behind it. */
  readonly generics: string;
  readonly result: string;
  /** The type of what sends. */
  readonly send: string;
  /** ` throws E`, or nothing. */
  readonly throws: string;
}

function signatureOf(shape: JavaShape): Signature {
  if (shape.kind === 'http') {
    const throws = ' throws IOException, InterruptedException';
    return { generics: '', result: 'HttpResponse<String>', send: JAVA_SEND, throws };
  }
  if (shape.kind === 'okhttp')
    return { generics: '', result: 'Response', send: JAVA_SEND, throws: ' throws IOException' };
  if (shape.kind === 'spring') return { generics: '<T> ', result: 'T', send: 'Supplier<T>', throws: '' };
  const result = shape.kind === 'thrown' ? 'T' : shape.type;
  const own = shape.kind === 'thrown' ? ['T'] : [];
  if (shape.throws.length === 0) return { generics: angle(own, ' '), result, send: `Supplier<${result}>`, throws: '' };
  const thrown = isOpen(shape.throws) ? ['E'] : [];
  return {
    generics: angle([...own, ...thrown.map((name) => `${name} extends Exception`)], ' '),
    result,
    send: `${JAVA_SEND}${angle([...own, ...thrown], '')}`,
    throws: ` throws ${shape.throws.join(', ')}`,
  };
}

/** True where a type parameter stands for what is thrown. */
function isOpen(throws: readonly string[]): boolean {
  return throws.length === 1 && throws[0] === 'E';
}

function angle(names: readonly string[], behind: string): string {
  return names.length > 0 ? `<${names.join(', ')}>${behind}` : '';
}

function head({ access, shape }: JavaHelperOptions, parameters: string): string[] {
  const { generics, result, throws } = signatureOf(shape);
  const start = `${access}static ${generics}${result} ${JAVA_HELPER}(`;
  const whole = `${start}${parameters})${throws} {`;
  if (whole.length <= 96) return [whole];
  const first = `${start}${parameters})`;
  if (throws !== '' && first.length <= 96) return [first, `        ${throws.trim()} {`];
  return [start, `        ${parameters})${throws} {`];
}

function runner(options: JavaHelperOptions): string[] {
  const { send } = signatureOf(options.shape);
  return [
    '/**',
    ' * Calls {@code send}, and again only after the listed WhatsApp error codes. Messages to the same',
    ' * {@code recipient} go out one after the other. Every other outcome comes back unchanged; so does a',
    ' * time-out without an answer: that message may have been sent.',
    ' */',
    ...head(options, `List<Integer> codes, ${send} send, Object recipient`),
    '    if (recipient == null) {',
    `        return ${JAVA_HELPER}(codes, send);`,
    '    }',
    '    CompletableFuture<Void> done = new CompletableFuture<>();',
    `    CompletableFuture<Void> earlier = ${JAVA_QUEUES}.put(recipient, done);`,
    '    try {',
    '        if (earlier != null) {',
    '            earlier.join();',
    '        }',
    `        return ${JAVA_HELPER}(codes, send);`,
    '    } finally {',
    `        ${JAVA_QUEUES}.remove(recipient, done);`,
    '        done.complete(null);',
    '    }',
    '}',
  ];
}

function attempts(options: JavaHelperOptions): string[] {
  const { shape, library } = options;
  const { send } = signatureOf(shape);
  const body =
    library === 'resilience4j' ? resilience(shape) : library === 'spring-retry' ? template(options) : loop(options);
  return [...head(options, `List<Integer> codes, ${send} send`), ...body, '}'];
}

const PAUSE = 'Thread.sleep((long) (wait * 1000));';

function loop({ shape }: JavaHelperOptions): string[] {
  const failed = shape.kind === 'thrown' || shape.kind === 'spring';
  return [
    '    for (int attempt = 0; ; attempt++) {',
    ...(failed ? afterException(shape) : afterResult(shape)),
    '    }',
  ];
}

function afterException(shape: JavaShape): string[] {
  const call = sendCall(shape);
  const type = caughtType(shape);
  return [
    '        try {',
    `            return ${call};`,
    `        } catch (${type} failure) {`,
    `            double wait = ${JAVA_DELAY}(failure, codes, attempt);`,
    '            if (wait < 0) {',
    '                throw failure;',
    '            }',
    ...interruptible('            ', 'throw failure;'),
    '        }',
  ];
}

function sendCall(shape: JavaShape): string {
  return signatureOf(shape).send.startsWith('Supplier') ? 'send.get()' : 'send.send()';
}

/** What is caught: the exception itself, or all where it may be a checked one. */
function caughtType(shape: JavaShape): string {
  return 'type' in shape && !('throws' in shape && shape.throws.length > 0) ? shape.type : 'Exception';
}

function afterResult(shape: JavaShape): string[] {
  const { result } = signatureOf(shape);
  const name = shape.kind === 'result' ? 'result' : 'response';
  return [
    `        ${result} ${name} = ${sendCall(shape)};`,
    `        double wait = ${JAVA_DELAY}(${name}, codes, attempt);`,
    '        if (wait < 0) {',
    `            return ${name};`,
    '        }',
    ...(shape.kind === 'http' ? [`        ${PAUSE}`] : interruptible('        ', `return ${name};`)),
    ...(shape.kind === 'okhttp' ? ['        response.close();'] : []),
  ];
}

/** A pause that ends with the outcome there is where the thread is asked to stop. */
function interruptible(indent: string, handBack: string): string[] {
  return [
    'try {',
    `    ${PAUSE}`,
    '} catch (InterruptedException e) {',
    '    Thread.currentThread().interrupt();',
    `    ${handBack}`,
    '}',
  ].map((line) => `${indent}${line}`);
}

/** Resilience4j asks twice about a failure: whether to try again, then when. */
function resilience(shape: JavaShape): string[] {
  const type = caughtType(shape);
  return [
    '    AtomicInteger failures = new AtomicInteger();',
    '    RetryConfig config = RetryConfig.custom()',
    '            // The policy below says how often; this only has to be more than any of it.',
    '            .maxAttempts(10)',
    `            .retryOnException(failure -> failure instanceof ${type}`,
    `                    && ${JAVA_DELAY}((${type}) failure, codes, failures.getAndIncrement()) >= 0)`,
    '            .intervalBiFunction((attempt, outcome) -> (long) (1000',
    `                    * ${JAVA_DELAY}((${type}) outcome.getLeft(), codes, attempt - 1)))`,
    '            .build();',
    '    return Retry.of("whatsapp", config).executeSupplier(send);',
  ];
}

function template({ shape }: JavaHelperOptions): string[] {
  const call = sendCall(shape);
  const type = caughtType(shape);
  return [
    '    RetryTemplate template = new RetryTemplate();',
    '    // The policy below says how often and when; the template only has to try again at once.',
    '    template.setRetryPolicy(new SimpleRetryPolicy(10));',
    '    return template.execute(context -> {',
    '        try {',
    `            return ${call};`,
    `        } catch (${type} failure) {`,
    `            double wait = ${JAVA_DELAY}(failure, codes, context.getRetryCount());`,
    '            if (wait < 0) {',
    '                context.setExhaustedOnly();',
    '                throw failure;',
    '            }',
    ...interruptible('            ', 'context.setExhaustedOnly();'),
    '            throw failure;',
    '        }',
    '    });',
  ];
}

/** The type of what sends, where Java has none that may throw as much. */
function sendType({ shape, access }: JavaHelperOptions): string[] {
  const { result, throws, send } = signatureOf(shape);
  if (send.startsWith('Supplier')) return [];
  const generics = shape.kind === 'thrown' ? ['T'] : [];
  const thrown = 'throws' in shape && isOpen(shape.throws) ? ['E extends Exception'] : [];
  return [
    '/** Sends one message. */',
    '@FunctionalInterface',
    `${access}interface ${JAVA_SEND}${angle([...generics, ...thrown], '')} {`,
    `    ${result} send()${throws};`,
    '}',
  ];
}
