import { PYTHON_ASYNC_HELPER, PYTHON_HELPER } from './retryCall.ts';
import type { PolicyText } from './retryPolicyText.ts';

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

/** The lines of the whole helper, four spaces per level. */
export function pythonHelper(policy: PolicyText, options: PythonHelperOptions): string[] {
  const { module } = options;
  return [
    '# Per code: seconds before each new attempt, and the share of them jitter may add.',
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
  const await_ = async ? 'await ' : '';
  return [
    `${async ? 'async ' : ''}def ${async ? PYTHON_ASYNC_HELPER : PYTHON_HELPER}(`,
    `    codes: ${typing}.Sequence[int],`,
    `    send: ${typing}.Callable[[], ${given}],`,
    `) -> ${RESULT_TYPE}:`,
    '    """Call send(), and again only after the listed WhatsApp error codes.',
    '',
    '    Every other outcome comes back unchanged; so does a time-out without an answer,',
    '    because that message may have been sent.',
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
    `        ${await_}${module(async ? 'asyncio' : 'time')}.sleep(wait)`,
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
    '        if answer is None:  # not by truth: a failed requests.Response is false',
    '            answer = part',
    '        body = part',
    '        status = getattr(answer, "status_code", None)',
    '        if isinstance(status, int) and status >= 400:',
    '            try:',
    '                body = answer.json()',
    '            except (RuntimeError, ValueError):',
    '                body = None',
    ...(urllib ? urllibBody(module) : []),
    '        errors = [part, getattr(part, "error", None)]',
    '        if isinstance(body, dict):',
    '            errors.append(body.get("error"))',
    '        seen: list = []',
    '        for error in errors:',
    '            if isinstance(error, dict):',
    '                seen.append(error.get("code"))',
    '            else:',
    '                seen += [getattr(error, "code", None), getattr(error, "error_code", None)]',
    '        code = next((code for code in codes if code in seen or str(code) in seen), None)',
    `        if code not in ${PYTHON_TABLE}:`,
    '            continue',
    `        delays, jitter = ${PYTHON_TABLE}[code]`,
    '        headers = getattr(answer, "headers", None) or {}',
    '        try:',
    '            retry_after = float(headers.get("Retry-After") or 0)',
    '        except ValueError:',
    '            return None',
    '        # A longer wait, or a date, is left to the caller: do not hold a worker for it.',
    '        if attempt >= len(delays) or not retry_after <= max(delays):',
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
