import { SCRIPT_HELPER } from './retryCall.ts';
import type { PolicyText } from './retryPolicyText.ts';

/** Name of the function that holds the policy table, and of the table in it. */
export const SCRIPT_DELAY = 'whatsAppRetryDelay';
export const SCRIPT_TABLE = 'policies';
export const SCRIPT_OUTCOME = 'WhatsAppOutcome';

/** How the helper reaches the timer: by its plain name, through `globalThis`, or there with a type of its own. */
export type TimerAccess = 'plain' | 'global' | 'typed-global';

/** What the helper's text depends on. */
export interface ScriptHelperOptions {
  readonly typescript: boolean;
  readonly timer: TimerAccess;
}

/**
 * The lines of the helper, as two function declarations, two spaces per level. Declarations are hoisted, and
 * the table is inside one, so that the helper can stand at the end of a file whose own top level sends.
 */
export function scriptHelper(policy: PolicyText, options: ScriptHelperOptions): string[] {
  return options.typescript ? typed(policy, options.timer) : plain(policy, options.timer);
}

/** The lines of one code in the policy table. */
export function scriptPolicy({ code, comments, delays, jitter }: PolicyText): string[] {
  return [
    `    // ${code}: ${comments[0]}`,
    ...comments.slice(1).map((line) => `    // ${line}`),
    `    ${code}: { delays: [${delays}], jitter: ${jitter} },`,
  ];
}

const DOC = [
  '/**',
  ' * Calls `send`, and again only after the listed WhatsApp error codes. Every other outcome',
  ' * comes back unchanged; so does a time-out without an answer: that message may have been sent.',
  ' */',
];
const DELAY_DOC = '/** Seconds to wait before the next attempt; undefined where the outcome is final. */';
const TABLE_DOC = '  // Seconds before each new attempt; jitter may add that share of them, never take away.';

function loop(typescript: boolean, timer: TimerAccess): string[] {
  return [
    '  for (let attempt = 0; ; attempt += 1) {',
    typescript ? '    let wait: number | undefined;' : '    let wait;',
    '    try {',
    '      const result = await send();',
    `      wait = await ${SCRIPT_DELAY}(result, codes, attempt);`,
    '      if (wait === undefined) return result;',
    '    } catch (error) {',
    `      wait = await ${SCRIPT_DELAY}(error, codes, attempt);`,
    '      if (wait === undefined) throw error;',
    '    }',
    '    const milliseconds = wait * 1000;',
    ...(timer === 'typed-global'
      ? ['    const timers = globalThis as unknown as { setTimeout(run: () => void, ms: number): void };']
      : []),
    `    await new Promise${typescript ? '<void>' : ''}((done) => ${TIMERS[timer]}(done, milliseconds));`,
    '  }',
    '}',
  ];
}

const TIMERS: Record<TimerAccess, string> = {
  plain: 'setTimeout',
  global: 'globalThis.setTimeout',
  'typed-global': 'timers.setTimeout',
};

const READING = [
  '    const answer = part?.response ?? part;',
  '    let body = answer?.data;',
  '    if (answer?.ok === false && answer.clone && !answer.bodyUsed) {',
  '      body = await answer.clone().json().catch(() => undefined);',
  '    }',
  '    const seen = [body?.error, part?.error, part].map((item) => Number(item?.code));',
  '    const code = seen.find((item) => codes.includes(item));',
  `    const policy = code === undefined ? undefined : ${SCRIPT_TABLE}[code];`,
  '    const delay = policy?.delays[attempt];',
  '    if (!policy || delay === undefined) continue;',
  "    const header = answer?.headers?.get?.('retry-after') ?? answer?.headers?.['retry-after'];",
  '    const retryAfter = Number(header ?? 0);',
  '    // A longer wait, or a date, is left to the caller: do not hold a worker for it.',
  '    if (!(retryAfter <= Math.max(...policy.delays))) return undefined;',
  '    return Math.max(retryAfter, delay * (1 + Math.random() * policy.jitter));',
  '  }',
  '  return undefined;',
  '}',
];

function typed(policy: PolicyText, timer: TimerAccess): string[] {
  return [
    ...DOC,
    `async function ${SCRIPT_HELPER}<T>(`,
    '  codes: readonly number[],',
    '  send: () => T | PromiseLike<T>,',
    '): Promise<T> {',
    ...loop(true, timer),
    '',
    DELAY_DOC,
    `async function ${SCRIPT_DELAY}(outcome: unknown, codes: readonly number[], attempt: number) {`,
    TABLE_DOC,
    `  const ${SCRIPT_TABLE}: Record<number, { delays: number[]; jitter: number } | undefined> = {`,
    ...scriptPolicy(policy),
    '  };',
    `  const failure = outcome as ${SCRIPT_OUTCOME} | null | undefined;`,
    '  for (const part of [failure, failure?.cause]) {',
    ...READING,
    '',
    '/** What errors, responses and bodies have in common: any of these may hold the code. */',
    `interface ${SCRIPT_OUTCOME} {`,
    '  code?: unknown;',
    `  error?: ${SCRIPT_OUTCOME} | null;`,
    `  cause?: ${SCRIPT_OUTCOME} | null;`,
    `  response?: ${SCRIPT_OUTCOME} | null;`,
    `  data?: ${SCRIPT_OUTCOME} | null;`,
    '  ok?: boolean;',
    '  bodyUsed?: boolean;',
    "  headers?: { get?(name: string): unknown; 'retry-after'?: unknown };",
    `  clone?(): { json(): Promise<${SCRIPT_OUTCOME} | null | undefined> };`,
    '}',
  ];
}

function plain(policy: PolicyText, timer: TimerAccess): string[] {
  return [
    ...DOC,
    `async function ${SCRIPT_HELPER}(codes, send) {`,
    ...loop(false, timer),
    '',
    DELAY_DOC,
    `async function ${SCRIPT_DELAY}(outcome, codes, attempt) {`,
    TABLE_DOC,
    `  const ${SCRIPT_TABLE} = {`,
    ...scriptPolicy(policy),
    '  };',
    '  for (const part of [outcome, outcome?.cause]) {',
    ...READING,
  ];
}
