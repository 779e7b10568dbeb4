import { PYTHON_ATTEMPTS, PYTHON_DELAY, PYTHON_RESULT, type PythonHelperOptions, type Runs } from './pythonHelper.ts';
import type { PythonShape } from './pythonShape.ts';

/** What a failed send is: something it gives, something it raises, or either. */
const FAILS: Readonly<Record<PythonShape, 'given' | 'raised' | 'either'>> = {
  response: 'given',
  aiohttp: 'given',
  body: 'given',
  urllib: 'raised',
  pywa: 'raised',
  any: 'either',
};

/** The function that sends until an outcome is final. */
export function pythonAttempts(runs: Runs, options: PythonHelperOptions): string[] {
  const { typed, module, library } = options;
  const name = runs === 'async' ? `async def ${PYTHON_ATTEMPTS}_async` : `def ${PYTHON_ATTEMPTS}`;
  const typing = module('typing');
  const given = runs === 'async' ? `${typing}.Awaitable[${PYTHON_RESULT}]` : PYTHON_RESULT;
  const head = typed
    ? [
        `${name}(`,
        `    codes: ${typing}.Sequence[int],`,
        `    send: ${typing}.Callable[[], ${given}],`,
        `) -> ${PYTHON_RESULT}:`,
      ]
    : [`${name}(codes, send):`];
  const body =
    library === 'tenacity'
      ? tenacity(runs, options)
      : library === 'backoff'
        ? withBackoff(runs, options)
        : loop(runs, options);
  return [...head, ...body];
}

function loop(runs: Runs, { shape, module }: PythonHelperOptions): string[] {
  const wait = runs === 'async' ? 'await ' : '';
  const ask = shape === 'aiohttp' ? 'await ' : '';
  const fails = FAILS[shape];
  const given = [
    `result = ${wait}send()`,
    `wait = ${ask}${PYTHON_DELAY}(result, codes, attempt)`,
    'if wait is None:',
    '    return result',
  ];
  const raised = [
    'except Exception as error:',
    `    wait = ${PYTHON_DELAY}(error, codes, attempt)`,
    '    if wait is None:',
    '        raise',
  ];
  const tried =
    fails === 'given'
      ? given
      : fails === 'raised'
        ? ['try:', `    return ${wait}send()`, ...raised]
        : ['try:', `    ${given[0]}`, ...raised, 'else:', ...given.slice(1).map((line) => `    ${line}`)];
  return [
    '    attempt = 0',
    '    while True:',
    ...tried.map((line) => `        ${line}`),
    `        ${wait}${module(runs === 'async' ? 'asyncio' : 'time')}.sleep(wait)`,
    '        attempt += 1',
  ];
}

function tenacity(runs: Runs, { typed, module }: PythonHelperOptions): string[] {
  const any = `${module('typing')}.Any`;
  const [retrying, wait] = runs === 'async' ? ['AsyncRetrying', 'await '] : ['Retrying', ''];
  return [
    `    def delay(state${typed ? `: tenacity.RetryCallState) -> ${any}` : ')'}:`,
    `        last${typed ? `: ${any}` : ''} = state.outcome`,
    '        outcome = last.exception() if last.failed else last.result()',
    `        return ${PYTHON_DELAY}(outcome, codes, state.attempt_number - 1)`,
    '',
    '    # Where no retry is due, tenacity hands the last outcome on as it is.',
    `    retrying = tenacity.${retrying}(retry=lambda state: delay(state) is not None, wait=delay)`,
    `    return ${wait}retrying(send)`,
  ];
}

function withBackoff(runs: Runs, { shape, typed, module }: PythonHelperOptions): string[] {
  const [define, wait] = runs === 'async' ? ['async def', 'await '] : ['def', ''];
  const fails = FAILS[shape];
  const typing = module('typing');
  return [
    `    waits${typed ? `: ${typing}.List[${typing}.Any]` : ''} = []`,
    '',
    `    def is_final(outcome${typed ? `: ${typing}.Any) -> bool` : ')'}:`,
    `        waits.append(${PYTHON_DELAY}(outcome, codes, len(waits)))`,
    '        return waits[-1] is None',
    '',
    `    def next_wait()${typed ? ` -> ${typing}.Iterator[${typing}.Any]` : ''}:`,
    '        yield  # backoff starts it before the first attempt',
    '        while True:',
    '            yield waits[-1]',
    '',
    ...(fails === 'given'
      ? []
      : ['    @backoff.on_exception(next_wait, Exception, giveup=is_final, jitter=None, logger=None)']),
    ...(fails === 'raised'
      ? []
      : [
          '    @backoff.on_predicate(',
          '        next_wait, lambda result: not is_final(result), jitter=None, logger=None',
          '    )',
        ]),
    `    ${define} attempt()${typed ? ` -> ${PYTHON_RESULT}` : ''}:`,
    `        return ${wait}send()`,
    '',
    `    return ${wait}attempt()`,
  ];
}
