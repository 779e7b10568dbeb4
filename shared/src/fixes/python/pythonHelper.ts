import type { PolicyText } from '../retryPolicyText.ts';
import { pythonAttempts } from './pythonAttempts.ts';
import { pythonReader } from './pythonReaders.ts';
import type { PythonShape } from './pythonShape.ts';

/** Names of what the helper declares. */
export const PYTHON_HELPER = 'with_whatsapp_retry';
export const PYTHON_ASYNC_HELPER = 'with_whatsapp_retry_async';
export const PYTHON_TABLE = 'WHATSAPP_RETRY_POLICIES';
export const PYTHON_DELAY = '_whatsapp_retry_delay';
export const PYTHON_READER = '_whatsapp_error';
export const PYTHON_ATTEMPTS = '_whatsapp_attempts';
export const PYTHON_RESULT = '_WhatsAppResult';
const QUEUES = '_whatsapp_queues';
const TURNS = '_whatsapp_turns';
const LOCKS = '_whatsapp_locks';
const KEY = '_whatsapp_key';

/** Every name the helper takes in a file. */
export const PYTHON_NAMES: readonly string[] = [
  PYTHON_HELPER,
  PYTHON_ASYNC_HELPER,
  PYTHON_TABLE,
  PYTHON_DELAY,
  PYTHON_READER,
  PYTHON_ATTEMPTS,
  `${PYTHON_ATTEMPTS}_async`,
  PYTHON_RESULT,
  QUEUES,
  TURNS,
  LOCKS,
  KEY,
];

/** Whether a helper blocks its thread or is awaited. */
export type Runs = 'sync' | 'async';

/** Says how a module of the standard library is named in the file: `time`, or `_time` where that is taken. */
export type ModuleName = (module: string) => string;

/** What the helper's text depends on. */
export interface PythonHelperOptions {
  readonly runs: readonly Runs[];
  readonly shape: PythonShape;
  /** True where the generic shape has to read the errors of urllib too. */
  readonly urllib: boolean;
  /** The library that runs the attempts. */
  readonly library: 'tenacity' | 'backoff' | undefined;
  readonly typed: boolean;
  readonly module: ModuleName;
}

/** Modules of the standard library the helper needs. */
export function pythonModules(options: Omit<PythonHelperOptions, 'module'>): string[] {
  const { runs, shape, urllib, library, typed } = options;
  const readsUrllib = shape === 'urllib' || (shape === 'any' && urllib);
  return [
    'random',
    ...runnerModules(runs, library === undefined),
    ...(typed ? ['typing'] : []),
    ...(readsUrllib ? ['io', 'json', 'urllib.error'] : []),
  ];
}

function runnerModules(runs: readonly Runs[], sleeps: boolean): string[] {
  return [
    ...(runs.includes('sync') ? ['threading', ...(sleeps ? ['time'] : [])] : []),
    ...(runs.includes('async') ? ['asyncio', 'contextvars', 'weakref'] : []),
  ];
}

/** The lines of the whole helper, four spaces per level. */
export function pythonHelper(policy: PolicyText, options: PythonHelperOptions): string[] {
  const { runs, typed, module } = options;
  return [
    '# Per code: seconds before each new attempt, and the share of them that jitter may add.',
    `${PYTHON_TABLE} = {`,
    ...pythonPolicy(policy),
    '}',
    ...(typed ? ['', `${PYTHON_RESULT} = ${module('typing')}.TypeVar("${PYTHON_RESULT}")`] : []),
    ...runs.flatMap((each) => ['', ...pythonState(each, options)]),
    ...runs.flatMap((each) => ['', '', ...pythonRunner(each, options)]),
    '',
    '',
    ...delay(options),
    '',
    '',
    ...pythonReader(options),
  ];
}

/** The lines of one code in the policy table. */
export function pythonPolicy({ code, comments, delays, jitter }: PolicyText): string[] {
  return [
    `    # ${code}: ${comments[0]}`,
    ...comments.slice(1).map((line) => `    # ${line}`),
    `    ${code}: ([${delays}], ${jitter}),`,
  ];
}

/** What is kept about sends under way. */
export function pythonState(runs: Runs, { typed, module }: PythonHelperOptions): string[] {
  const typing = module('typing');
  if (runs === 'sync') {
    return [
      '# The threads that send to a recipient, or wait to: the first one has its turn.',
      `${QUEUES}${typed ? `: ${typing}.Dict[str, ${typing}.List[int]]` : ''} = {}`,
      `${TURNS} = ${module('threading')}.Condition()`,
    ];
  }
  const variable = `${module('contextvars')}.ContextVar`;
  const locks = `${module('weakref')}.WeakValueDictionary()`;
  return [
    '# A lock per event loop and recipient, gone with the last send that needs it.',
    ...(typed
      ? [`${LOCKS}: ${typing}.MutableMapping[${typing}.Any, ${module('asyncio')}.Lock] = (`, `    ${locks}`, ')']
      : [`${LOCKS} = ${locks}`]),
    '# What the code that runs now is sending to.',
    ...(typed
      ? [`${KEY}: ${variable}[${typing}.Any] = ${variable}(`, `    "${KEY}", default=None`, ')']
      : [`${KEY} = ${variable}("${KEY}", default=None)`]),
  ];
}

/** The function that is called around a send, and the one that runs the attempts. */
export function pythonRunner(runs: Runs, options: PythonHelperOptions): string[] {
  const { typed, module } = options;
  const async = runs === 'async';
  const name = `${async ? 'async ' : ''}def ${async ? PYTHON_ASYNC_HELPER : PYTHON_HELPER}`;
  const typing = module('typing');
  const given = async ? `${typing}.Awaitable[${PYTHON_RESULT}]` : PYTHON_RESULT;
  return [
    ...(typed
      ? [
          `${name}(`,
          `    codes: ${typing}.Sequence[int],`,
          `    send: ${typing}.Callable[[], ${given}],`,
          `    recipient: ${typing}.Any = None,`,
          `) -> ${PYTHON_RESULT}:`,
        ]
      : [`${name}(codes, send, recipient=None):`]),
    '    """Call send(), and again only after the listed WhatsApp error codes.',
    '',
    '    Messages to the same recipient go out one after the other. Every other outcome comes',
    '    back unchanged; so does a time-out without an answer: that message may have been sent.',
    '    """',
    ...(async ? asyncTurn(options) : syncTurn(options)),
    '',
    '',
    ...pythonAttempts(runs, options),
  ];
}

function syncTurn({ module }: PythonHelperOptions): string[] {
  return [
    '    if recipient is None:',
    `        return ${PYTHON_ATTEMPTS}(codes, send)`,
    `    key, thread = str(recipient), ${module('threading')}.get_ident()`,
    `    with ${TURNS}:`,
    `        queue = ${QUEUES}.setdefault(key, [])`,
    '        queue.append(thread)',
    '    try:',
    `        with ${TURNS}:`,
    `            ${TURNS}.wait_for(lambda: queue[0] == thread)`,
    `        return ${PYTHON_ATTEMPTS}(codes, send)`,
    '    finally:',
    `        with ${TURNS}:`,
    '            queue.remove(thread)',
    '            if not queue:',
    `                del ${QUEUES}[key]`,
    `            ${TURNS}.notify_all()`,
  ];
}

function asyncTurn({ module }: PythonHelperOptions): string[] {
  const asyncio = module('asyncio');
  return [
    `    key = (${asyncio}.get_running_loop(), str(recipient))`,
    '    # A send to the same recipient within this one has its turn already.',
    `    if recipient is None or ${KEY}.get() == key:`,
    `        return await ${PYTHON_ATTEMPTS}_async(codes, send)`,
    `    async with ${LOCKS}.setdefault(key, ${asyncio}.Lock()):`,
    `        ${KEY}.set(key)`,
    '        try:',
    `            return await ${PYTHON_ATTEMPTS}_async(codes, send)`,
    '        finally:',
    `            ${KEY}.set(None)`,
  ];
}

function delay({ shape, typed, module }: PythonHelperOptions): string[] {
  const typing = module('typing');
  const async = shape === 'aiohttp';
  const name = `${async ? 'async ' : ''}def ${PYTHON_DELAY}`;
  return [
    ...(typed
      ? [
          `${name}(`,
          `    outcome: ${typing}.Any, codes: ${typing}.Sequence[int], attempt: int`,
          `) -> ${typing}.Optional[float]:`,
        ]
      : [`${name}(outcome, codes, attempt):`]),
    '    """Seconds to wait before the next attempt; None where the outcome is final."""',
    `    error, headers = ${async ? 'await ' : ''}${PYTHON_READER}(outcome)`,
    '    code = error.get("code")',
    `    if code not in codes or code not in ${PYTHON_TABLE}:`,
    '        return None',
    `    delays, jitter = ${PYTHON_TABLE}[code]`,
    '    if attempt >= len(delays) or error.get("is_transient") is False:',
    '        return None',
    '    try:',
    '        retry_after = float(headers.get("Retry-After") or 0)',
    '    except (TypeError, ValueError):  # a date',
    '        return None',
    '    # A longer wait, or a date, is left to the caller: do not hold a worker for it.',
    '    if not retry_after <= max(delays):',
    '        return None',
    `    return max(retry_after, delays[attempt] * (1 + ${module('random')}.random() * jitter))`,
  ];
}
