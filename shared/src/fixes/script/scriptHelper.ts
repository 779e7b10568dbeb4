import type { PolicyText } from '../retryPolicyText.ts';

/** Names of what the helper declares. */
export const SCRIPT_HELPER = 'withWhatsAppRetry';
const SCRIPT_QUEUES = 'whatsAppQueues';
export const SCRIPT_ATTEMPTS = 'sendWithAttempts';
export const SCRIPT_DELAY = 'whatsAppRetryDelay';
export const SCRIPT_TABLE = 'policies';
const SCRIPT_OUTCOME = 'WhatsAppOutcome';

/** Every name the helper takes in a file. */
export const SCRIPT_NAMES: readonly string[] = [
  SCRIPT_HELPER,
  SCRIPT_QUEUES,
  SCRIPT_ATTEMPTS,
  SCRIPT_DELAY,
  SCRIPT_OUTCOME,
];

/**
 * What a failed send looks like. `axios`: an error with the answer; `fetch`: an answer that is not ok; `thrown`: an error
 * that has the code itself, and how long to wait, as `@kapso/whatsapp-cloud-api` throws; `body`: the parsed answer, as `whatsapp-api-js` gives
 * it; `any`: whichever of these.
 */
export type ScriptShape = 'axios' | 'fetch' | 'thrown' | 'body' | 'any';

/** How the helper reaches the timer: by its plain name, through `globalThis`, or there with a type of its own. */
export type TimerAccess = 'plain' | 'global' | 'typed-global';

/** What the helper's text depends on. */
export interface ScriptHelperOptions {
  readonly typescript: boolean;
  readonly timer: TimerAccess;
  readonly shape: ScriptShape;
  /** True where p-retry runs the attempts. */
  readonly pRetry: boolean;
  /** True where the helper is exported from a module of its own. */
  readonly exported: boolean;
}

/** The queue per recipient; it stands above everything that sends, since only functions are hoisted. */
export function scriptQueues({ typescript }: ScriptHelperOptions): string[] {
  return [
    '/** The sends under way, by recipient: the next one to the same recipient waits for them. */',
    `const ${SCRIPT_QUEUES} = new Map${typescript ? '<unknown, Promise<void>>' : ''}();`,
  ];
}

/**
 * The lines of the helper, as function declarations, two spaces per level. Declarations are hoisted, and the table is
 * inside one, so that the helper can stand at the end of a file.
 */
export function scriptHelper(policy: PolicyText, options: ScriptHelperOptions): string[] {
  return [...runner(options), '', ...attempts(options), '', ...delay(policy, options)];
}

/** The lines of one code in the policy table. */
export function scriptPolicy({ code, comments, delays, jitter }: PolicyText): string[] {
  return [
    `    // ${code}: ${comments[0]}`,
    ...comments.slice(1).map((line) => `    // ${line}`),
    `    ${code}: { delays: [${delays}], jitter: ${jitter} },`,
  ];
}

function runner({ typescript, exported }: ScriptHelperOptions): string[] {
  const head = typescript
    ? [
        `function ${SCRIPT_HELPER}<T>(`,
        '  codes: readonly number[],',
        '  send: () => T | PromiseLike<T>,',
        '  recipient?: unknown,',
        '): Promise<T> {',
      ]
    : [`function ${SCRIPT_HELPER}(codes, send, recipient) {`];
  return [
    '/**',
    ' * Calls `send`, and again only after the listed WhatsApp error codes. Messages to the same',
    ' * `recipient` go out one after the other. Every other outcome comes back unchanged; so does a',
    ' * time-out without an answer: that message may have been sent.',
    ' */',
    `${exported ? 'export ' : ''}${head[0]}`,
    ...head.slice(1),
    `  if (recipient === undefined) return ${SCRIPT_ATTEMPTS}(codes, send);`,
    `  const earlier = ${SCRIPT_QUEUES}.get(recipient) ?? Promise.resolve();`,
    `  const sent = earlier.then(() => ${SCRIPT_ATTEMPTS}(codes, send));`,
    '  const done = () => {',
    `    if (${SCRIPT_QUEUES}.get(recipient) === settled) ${SCRIPT_QUEUES}.delete(recipient);`,
    '  };',
    `  const settled${typescript ? ': Promise<void>' : ''} = sent.then(done, done);`,
    `  ${SCRIPT_QUEUES}.set(recipient, settled);`,
    '  return sent;',
    '}',
  ];
}

function attempts(options: ScriptHelperOptions): string[] {
  const { typescript } = options;
  const head = typescript
    ? `async function ${SCRIPT_ATTEMPTS}<T>(codes: readonly number[], send: () => T | PromiseLike<T>): Promise<T> {`
    : `async function ${SCRIPT_ATTEMPTS}(codes, send) {`;
  return [head, ...(options.pRetry ? pRetryBody(options) : loopBody(options)), '}'];
}

function loopBody({ typescript, timer, shape }: ScriptHelperOptions): string[] {
  const thrown = [
    `      wait = ${ASK[shape]}${SCRIPT_DELAY}(error, codes, attempt);`,
    '      if (wait === undefined) throw error;',
  ];
  const given = [
    '      const result = await send();',
    `      wait = ${ASK[shape]}${SCRIPT_DELAY}(result, codes, attempt);`,
    '      if (wait === undefined) return result;',
  ];
  const declared = typescript ? '    let wait: number | undefined;' : '    let wait;';
  const onlyThrown = shape === 'axios' || shape === 'thrown';
  const onlyGiven = shape === 'fetch' || shape === 'body';
  return [
    '  for (let attempt = 0; ; attempt += 1) {',
    ...(onlyGiven
      ? given.map((line) => line.slice(2).replace(/^( +)wait =/, '$1const wait ='))
      : [
          declared,
          '    try {',
          ...(onlyThrown ? ['      return await send();'] : given),
          '    } catch (error) {',
          ...thrown,
          '    }',
        ]),
    ...pause(timer, typescript),
    '  }',
  ];
}

/** Whether the delay is asked for with `await`: only an answer's body takes time to read. */
const ASK: Record<ScriptShape, string> = { axios: '', fetch: 'await ', thrown: '', body: '', any: 'await ' };

function pRetryBody({ typescript, timer, shape }: ScriptHelperOptions): string[] {
  return [
    '  return pRetry(',
    '    async (attempt) => {',
    '      try {',
    '        return await send();',
    '      } catch (error) {',
    `        const wait = ${ASK[shape]}${SCRIPT_DELAY}(error, codes, attempt - 1);`,
    `        if (wait === undefined) throw new AbortError(error${typescript ? ' as Error' : ''});`,
    ...pause(timer, typescript).map((line) => `    ${line}`),
    '        throw error;',
    '      }',
    '    },',
    '    // The policy below says how often and when; p-retry only has to try again at once.',
    '    { retries: 10, minTimeout: 0 },',
    '  );',
  ];
}

function pause(timer: TimerAccess, typescript: boolean): string[] {
  return [
    '    const milliseconds = wait * 1000;',
    ...(timer === 'typed-global'
      ? ['    const timers = globalThis as unknown as { setTimeout(run: () => void, ms: number): void };']
      : []),
    `    await new Promise${typescript ? '<void>' : ''}((done) => ${TIMERS[timer]}(done, milliseconds));`,
  ];
}

const TIMERS: Record<TimerAccess, string> = {
  plain: 'setTimeout',
  global: 'globalThis.setTimeout',
  'typed-global': 'timers.setTimeout',
};

function delay(policy: PolicyText, options: ScriptHelperOptions): string[] {
  const { typescript, shape } = options;
  const async = ASK[shape] === '' ? '' : 'async ';
  const head = typescript
    ? `${async}function ${SCRIPT_DELAY}(outcome: unknown, codes: readonly number[], attempt: number) {`
    : `${async}function ${SCRIPT_DELAY}(outcome, codes, attempt) {`;
  const type = typescript ? ': Record<number, { delays: number[]; jitter: number } | undefined>' : '';
  return [
    '/** Seconds to wait before the next attempt; undefined where the outcome is final. */',
    head,
    '  // Seconds before each new attempt; jitter may add that share of them, never take away.',
    `  const ${SCRIPT_TABLE}${type} = {`,
    ...scriptPolicy(policy),
    '  };',
    ...READING[shape](typescript),
    ...(typescript && SHAPES[shape].length > 0
      ? ['', DECLARES[shape], `interface ${SCRIPT_OUTCOME} {`, ...SHAPES[shape], '}']
      : []),
  ];
}

/** What reads the code, given the lines that find `failed` (an error of Graph API) and `headers`. */
function waiting(indent: string, headers: string | undefined, scale = ''): string[] {
  const after = headers
    ? [
        `const retryAfter = Number(${headers} ?? 0)${scale && ` ${scale}`};`,
        '// A longer wait, or a date, is left to the caller: do not hold a worker for it.',
        'if (!(retryAfter <= Math.max(...policy.delays))) return undefined;',
        'return Math.max(retryAfter, delay * (1 + Math.random() * policy.jitter));',
      ]
    : ['return delay * (1 + Math.random() * policy.jitter);'];
  return after.map((line) => `${indent}${line}`);
}

function single(lines: readonly string[], headers: string | undefined): string[] {
  return [
    ...lines.map((line) => `  ${line}`),
    '  const code = Number(failed?.code);',
    '  const policy = codes.includes(code) ? policies[code] : undefined;',
    '  const delay = policy?.delays[attempt];',
    '  if (!policy || delay === undefined || failed?.is_transient === false) return undefined;',
    ...waiting('  ', headers),
    '}',
  ];
}

const as = (typescript: boolean, name = 'outcome'): string =>
  typescript ? `(${name} as ${SCRIPT_OUTCOME} | null | undefined)` : name;

const READING: Record<ScriptShape, (typescript: boolean) => string[]> = {
  axios: (typescript) =>
    single(
      [`const answer = ${as(typescript)}?.response;`, 'const failed = answer?.data?.error;'],
      "answer?.headers?.['retry-after']",
    ),
  fetch: (typescript) =>
    single(
      [
        ...(typescript
          ? ['if (!(outcome instanceof Response) || outcome.ok) return undefined;']
          : ['if (!outcome || outcome.ok) return undefined;']),
        '// The caller still has to read the body, so a copy of it is read here.',
        'const body = await outcome.clone().json().catch(() => undefined);',
        typescript
          ? 'const failed = (body as { error?: { code?: unknown; is_transient?: unknown } } | undefined)?.error;'
          : 'const failed = body?.error;',
      ],
      "outcome.headers.get('retry-after')",
    ),
  thrown: (typescript) => [
    ...(typescript ? [`  const failed = ${as(true).slice(1, -1)};`] : ['  const failed = outcome;']),
    '  const code = Number(failed?.code);',
    '  const policy = codes.includes(code) ? policies[code] : undefined;',
    '  const delay = policy?.delays[attempt];',
    '  if (!policy || delay === undefined) return undefined;',
    ...waiting('  ', 'failed?.retry?.retryAfterMs', '/ 1000'),
    '}',
  ],
  body: (typescript) => single([`const failed = ${as(typescript)}?.error;`], undefined),
  any: (typescript) => [
    ...(typescript ? [`  const failure = ${as(true).slice(1, -1)};`] : []),
    `  for (const part of [${typescript ? 'failure, failure' : 'outcome, outcome'}?.cause]) {`,
    '    const answer = part?.response ?? part;',
    '    let body = answer?.data;',
    '    if (answer?.ok === false && answer.clone && !answer.bodyUsed) {',
    '      body = await answer.clone().json().catch(() => undefined);',
    '    }',
    '    const seen = [body?.error, part?.error, part];',
    '    const failed = seen.find((item) => codes.includes(Number(item?.code)));',
    '    const policy = failed && policies[Number(failed.code)];',
    '    const delay = policy?.delays[attempt];',
    '    if (!policy || delay === undefined) continue;',
    '    if (failed.is_transient === false) return undefined;',
    "    const header = answer?.headers?.get?.('retry-after') ?? answer?.headers?.['retry-after'];",
    ...waiting('    ', 'header'),
    '  }',
    '  return undefined;',
    '}',
  ],
};

const DECLARES: Record<ScriptShape, string> = {
  axios: '/** The part of an error of axios that says what went wrong. */',
  fetch: '',
  thrown: '/** The part of an error that says what went wrong. */',
  body: '/** The part of an answer that says what went wrong. */',
  any: '/** What errors, responses and bodies have in common: any of these may hold the code. */',
};

const SHAPES: Record<ScriptShape, readonly string[]> = {
  axios: [
    '  response?: {',
    '    data?: { error?: { code?: unknown; is_transient?: unknown } };',
    "    headers?: { 'retry-after'?: unknown };",
    '  };',
  ],
  fetch: [],
  thrown: ['  code?: unknown;', '  retry?: { retryAfterMs?: unknown };'],
  body: ['  error?: { code?: unknown; is_transient?: unknown };'],
  any: [
    '  code?: unknown;',
    '  is_transient?: unknown;',
    `  error?: ${SCRIPT_OUTCOME} | null;`,
    `  cause?: ${SCRIPT_OUTCOME} | null;`,
    `  response?: ${SCRIPT_OUTCOME} | null;`,
    `  data?: ${SCRIPT_OUTCOME} | null;`,
    '  ok?: boolean;',
    '  bodyUsed?: boolean;',
    "  headers?: { get?(name: string): unknown; 'retry-after'?: unknown };",
    `  clone?(): { json(): Promise<${SCRIPT_OUTCOME} | null | undefined> };`,
  ],
};
