import type { PolicyText } from '../retryPolicyText.ts';
import { outcomeType, readingOf, SCRIPT_OUTCOME } from './scriptReading.ts';

/** Names of what the helper declares. */
export const SCRIPT_HELPER = 'withWhatsAppRetry';
const SCRIPT_QUEUES = 'whatsAppQueues';
export const SCRIPT_ATTEMPTS = 'sendWithAttempts';
export const SCRIPT_DELAY = 'whatsAppRetryDelay';
export const SCRIPT_TABLE = 'policies';

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
  /** The property that has the code, where the file's errors have it under another name than `code`. */
  readonly codeName?: string | undefined;
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
    ' * `recipient` go out one after the other: never nest two of these calls for one recipient. Every',
    ' * other outcome comes back unchanged; so does a time-out without an answer: that message may have',
    ' * been sent.',
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
    ...pause(timer, typescript, onlyGiven),
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
    ...pause(timer, typescript, true).map((line) => `    ${line}`),
    '        throw error;',
    '      }',
    '    },',
    '    // The policy below says how often and when; p-retry only has to try again at once.',
    '    { retries: 10, minTimeout: 0 },',
    '  );',
  ];
}

/** `constant` is true where the wait is in a constant, whose type TypeScript still knows inside a function. */
function pause(timer: TimerAccess, typescript: boolean, constant: boolean): string[] {
  const named = typescript && !constant;
  return [
    ...(named ? ['    const milliseconds = wait * 1000;'] : []),
    ...(timer === 'typed-global'
      ? ['    const timers = globalThis as unknown as { setTimeout(run: () => void, ms: number): void };']
      : []),
    `    await new Promise${typescript ? '<void>' : ''}((done) => ${TIMERS[timer]}(done, ${named ? 'milliseconds' : 'wait * 1000'}));`,
  ];
}

const TIMERS: Record<TimerAccess, string> = {
  plain: 'setTimeout',
  global: 'globalThis.setTimeout',
  'typed-global': 'timers.setTimeout',
};

function delay(policy: PolicyText, options: ScriptHelperOptions): string[] {
  const { typescript, shape, codeName } = options;
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
    ...readingOf(shape, typescript, codeName),
    ...(typescript ? outcomeType(shape, codeName) : []),
  ];
}
