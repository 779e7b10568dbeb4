import type { PolicyText } from './retryPolicyText.ts';
import { PYTHON_ASYNC_HELPER, PYTHON_HELPER } from './retryCall.ts';

/** Name of the policy table, and of the function that reads it. */
export const PYTHON_TABLE = 'WHATSAPP_RETRY_POLICIES';
export const PYTHON_DELAY = '_whatsapp_retry_delay';
const RESULT_TYPE = '_WhatsAppResult';

/** Names under which the modules are reachable in the file, by module: `time`, or `_time` where that name is taken. */
export type ModuleNames = (module: string) => string;

/** What the helper's text depends on. */
export interface PythonHelperOptions {
  readonly runs: 'sync' | 'async';
  /** True where the file calls urllib, whose errors keep the answer in a stream. */
  readonly urllib: boolean;
  readonly module: ModuleNames;
}

/** Modules the whole helper needs. */
export function pythonModules({ runs, urllib }: Omit<PythonHelperOptions, 'module'>): string[] {
  const modules = [runs === 'async' ? 'asyncio' : 'time', 'random', 'typing'];
  return urllib ? [...modules, 'io', 'json', 'urllib.error'] : modules;
}

/** The whole helper, with `\n` as line end and four spaces per level. */
export function pythonHelper(policy: PolicyText, options: PythonHelperOptions): string {
  const { module } = options;
  const lines = [
    '# Per code: seconds before each new attempt, and the share of them that jitter may add (it never takes away).',
    `${PYTHON_TABLE} = {`,
    ...pythonPolicy(policy),
    '}',
    '',
    `${RESULT_TYPE} = ${module('typing')}.TypeVar("${RESULT_TYPE}")`,
    '',
    '',
    ...pythonRunner(options),
    '',
    '',
    ...delayFunction(options),
  ];
  return lines.join('\n');
}

/** The lines of one code in the policy table. */
export function pythonPolicy({ code, comments, delays, jitter }: PolicyText): string[] {
  return [
    `    # ${code}: ${comments[0]}`,
    ...comments.slice(1).map((line) => `    # ${line}`),
    `    ${code}: ([${delays}], ${jitter}),`,
  ];
}

/** The function that is called around a send. */
export function pythonRunner({ runs, module }: PythonHelperOptions): string[] {
  const typing = module('typing');
  const async = runs === 'async';
  const given = async ? `${typing}.Awaitable[${RESULT_TYPE}]` : RESULT_TYPE;
  const waited = async ? `${typing}.Awaitable[object]` : 'object';
  const await_ = async ? 'await ' : '';
  return [
    `${async ? 'async ' : ''}def ${async ? PYTHON_ASYNC_HELPER : PYTHON_HELPER}(`,
    `    codes: ${typing}.Sequence[int],`,
    `    send: ${typing}.Callable[[], ${given}],`,
    `    sleep: ${typing}.Callable[[float], ${waited}] = ${module(async ? 'asyncio' : 'time')}.sleep,`,
    `) -> ${RESULT_TYPE}:`,
    '    """Call send() again after the listed WhatsApp error codes, and only after those.',
    '',
    '    Every other outcome comes back unchanged. So does a time-out without an answer:',
    '    that message may have been sent.',
    '    """',
    '    attempt = 0',
    '    while True:',
    '        try:',
    `            result = ${await_}send()`,
    '        except Exception as error:',
    `            wait = ${PYTHON_DELAY}(error, codes, attempt)`,
    '            if wait is None:',
    '                raise',
    '        else:',
    `            wait = ${PYTHON_DELAY}(result, codes, attempt)`,
    '            if wait is None:',
    '                return result',
    `        ${await_}sleep(wait)`,
    '        attempt += 1',
  ];
}

function delayFunction({ urllib, module }: PythonHelperOptions): string[] {
  const typing = module('typing');
  return [
    `def ${PYTHON_DELAY}(`,
    `    outcome: ${typing}.Any, codes: ${typing}.Sequence[int], attempt: int`,
    `) -> ${typing}.Optional[float]:`,
    '    """Seconds to wait before the next attempt; None where the outcome is final."""',
    '    for part in (outcome, getattr(outcome, "__cause__", None)):',
    '        answer = getattr(part, "response", None)',
    '        if answer is None:  # a failed requests.Response is false, so no "or" here',
    '            answer = part',
    '        body = part',
    '        status = getattr(answer, "status_code", None)',
    '        if isinstance(status, int) and status >= 400:',
    '            try:',
    '                body = answer.json()',
    '            except (RuntimeError, ValueError):',
    '                body = None',
    ...(urllib ? urllibBody(module) : []),
    '        seen = [getattr(part, "code", None), getattr(part, "error_code", None)]',
    '        for error in (body.get("error") if isinstance(body, dict) else None, getattr(part, "error", None)):',
    '            seen.append(error.get("code") if isinstance(error, dict) else getattr(error, "code", None))',
    '        code = next((listed for listed in codes if listed in seen or str(listed) in seen), None)',
    `        if code not in ${PYTHON_TABLE}:`,
    '            continue',
    `        delays, jitter = ${PYTHON_TABLE}[code]`,
    '        headers = getattr(answer, "headers", None) or {}',
    '        try:',
    '            retry_after = float(headers.get("Retry-After") or 0)',
    '        except ValueError:',
    '            return None',
    '        # A longer wait, or a date, is for the caller: this call must not hold its worker that long.',
    '        if attempt >= len(delays) or retry_after > max(delays):',
    '            return None',
    `        return max(retry_after, delays[attempt] * (1 + ${module('random')}.random() * jitter))`,
    '    return None',
  ];
}

function urllibBody(module: ModuleNames): string[] {
  return [
    `        elif isinstance(answer, ${module('urllib.error')}.HTTPError):`,
    '            raw = answer.read()',
    `            answer.read = ${module('io')}.BytesIO(raw).read  # the caller can still read it`,
    '            try:',
    `                body = ${module('json')}.loads(raw)`,
    '            except ValueError:',
    '                body = None',
  ];
}
