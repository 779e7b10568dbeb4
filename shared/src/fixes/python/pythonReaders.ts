import { PYTHON_READER, PYTHON_TABLE, type PythonHelperOptions } from './pythonHelper.ts';
import type { PythonShape } from './pythonShape.ts';

/** The function that finds Graph API's error in an outcome, with the headers of the answer. */
export function pythonReader(options: PythonHelperOptions): string[] {
  const { shape, typed, module } = options;
  const typing = module('typing');
  const name = `${shape === 'aiohttp' ? 'async ' : ''}def ${PYTHON_READER}`;
  return [
    ...(typed
      ? [
          `${name}(`,
          `    outcome: ${typing}.Any,`,
          `) -> ${typing}.Tuple[${typing}.Dict[str, ${typing}.Any], ${typing}.Any]:`,
        ]
      : [`${name}(outcome):`]),
    '    """The error that Graph API answered with, and the headers of that answer."""',
    ...READERS[shape](options),
  ];
}

const READERS: Readonly<Record<PythonShape, (options: PythonHelperOptions) => string[]>> = {
  response: () => [
    '    try:',
    '        if outcome.status_code >= 400:',
    '            return dict(outcome.json()["error"]), outcome.headers',
    '    except (AttributeError, KeyError, RuntimeError, TypeError, ValueError):',
    '        pass  # no answer of Graph API',
    '    return {}, {}',
  ],
  aiohttp: () => [
    '    try:',
    '        if outcome.status >= 400:',
    '            # The caller can still read the body: aiohttp keeps it.',
    '            return dict((await outcome.json(content_type=None))["error"]), outcome.headers',
    '    except Exception:',
    '        pass  # no answer of Graph API; where it cannot be read, the caller will see that',
    '    return {}, {}',
  ],
  urllib: ({ module }) => [
    `    if not isinstance(outcome, ${module('urllib.error')}.HTTPError):`,
    '        return {}, {}',
    '    try:',
    ...readHttpError('        ', 'outcome', module),
    `        return dict(${module('json')}.loads(raw)["error"]), outcome.headers`,
    '    except Exception:  # no answer of Graph API, or none that can be read',
    '        return {}, {}',
  ],
  pywa: () => [
    '    code = getattr(outcome, "error_code", None)',
    '    answer = getattr(outcome, "raw_response", None)',
    '    is_transient = getattr(outcome, "is_transient", None)',
    '    return {"code": code, "is_transient": is_transient}, getattr(answer, "headers", {})',
  ],
  body: () => [
    '    error = outcome.get("error") if isinstance(outcome, dict) else None',
    '    return error if isinstance(error, dict) else {}, {}',
  ],
  any: ({ urllib, module }) => [
    '    for part in (outcome, getattr(outcome, "__cause__", None)):',
    '        answer = getattr(part, "response", None)',
    '        if answer is None:  # not by truth: a failed requests.Response is false',
    '            answer = part',
    '        body = answer',
    '        try:',
    ...(urllib
      ? [
          `            if isinstance(answer, ${module('urllib.error')}.HTTPError):`,
          ...readHttpError('                ', 'answer', module),
          `                body = ${module('json')}.loads(raw)`,
          '            elif getattr(answer, "status_code", 0) >= 400:',
        ]
      : ['            if getattr(answer, "status_code", 0) >= 400:']),
    '                body = answer.json()',
    '        except Exception:',
    '            pass  # no answer of Graph API, or none that can be read',
    '        answered = body.get("error") if isinstance(body, dict) else None',
    '        for error in (answered, getattr(part, "error", None), part):',
    '            if not isinstance(error, dict):',
    '                names = ("code", "error_code", "is_transient")',
    '                error = {name: getattr(error, name, None) for name in names}',
    '            for code in (error.get("code"), error.get("error_code")):',
    `                if str(code).isdecimal() and int(code) in ${PYTHON_TABLE}:`,
    '                    headers = getattr(answer, "headers", None)',
    '                    found = {**error, "code": int(code)}',
    '                    return found, headers if hasattr(headers, "get") else {}',
    '    return {}, {}',
  ],
};

/** An error of urllib is a stream that can be read once; whoever catches it can read it all the same. */
function readHttpError(indent: string, name: string, module: (name: string) => string): string[] {
  return [
    `${indent}raw = ${name}.read()`,
    `${indent}${name}.read = ${module('io')}.BytesIO(raw).read  # the caller can still read it`,
  ];
}
