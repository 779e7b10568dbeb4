import type { Packages } from './goImports.ts';
import type { CodeAccess, GoShape, ResultShape } from './goShape.ts';

/** Lines that find the failure, and the expressions for what it says. */
interface Reading {
  readonly given: string;
  readonly lines: readonly string[];
  /** The code, an `int`. */
  readonly code: string;
  /** True where the failure says it is final; empty where it says no such thing. */
  readonly final: string;
  /** The answer's `Retry-After`; undefined where the outcome has no headers. */
  readonly header: string | undefined;
}

/** The function that says how long to wait after an outcome. */
export function goDelay({ shape, packages }: { readonly shape: GoShape; readonly packages: Packages }): string[] {
  const reading = readingOf(shape);
  const rand = packages.name('math/rand');
  const final = reading.final === '' ? '' : ` || (${reading.final})`;
  return [
    '// whatsAppRetryDelay gives the wait before the next attempt; false where the outcome',
    '// is final.',
    `func whatsAppRetryDelay(${reading.given}, codes []int, attempt int) (time.Duration, bool) {`,
    ...reading.lines.map((line) => `  ${line}`),
    '  listed := false',
    '  for _, code := range codes {',
    `    listed = listed || code == ${reading.code}`,
    '  }',
    `  policy := whatsAppRetryPolicies[${reading.code}]`,
    `  if !listed || attempt >= len(policy.delays)${final} {`,
    '    return 0, false',
    '  }',
    '  wait := policy.delays[attempt]',
    `  wait += time.Duration(${rand}.Float64() * policy.jitter * float64(wait))`,
    ...(reading.header === undefined ? [] : retryAfter(reading.header)),
    '  return wait, true',
    '}',
  ];
}

function retryAfter(header: string): string[] {
  return [
    `  if header := ${header}; header != "" {`,
    '    after, err := time.ParseDuration(header + "s")',
    '    // A longer wait, or a date, is left to the caller: do not hold a goroutine for it.',
    '    if err != nil || after > policy.delays[len(policy.delays)-1] {',
    '      return 0, false',
    '    }',
    '    if after > wait {',
    '      wait = after',
    '    }',
    '  }',
  ];
}

const FINAL = ['if %condition% {', '  return 0, false', '}'];
const TRANSIENT = 'failed.IsTransient != nil && !*failed.IsTransient';
const ANSWER = [
  'var answer struct {',
  '  Error struct {',
  '    Code        int   `json:"code"`',
  '    IsTransient *bool `json:"is_transient"`',
  '  } `json:"error"`',
  '}',
];

function finalWhere(condition: string): string[] {
  return FINAL.map((line) => line.replace('%condition%', condition));
}

function readingOf(shape: GoShape): Reading {
  if (shape.kind === 'response') return readingOfResponse(shape.type);
  if (shape.kind === 'resty') return readingOfResty(shape.type);
  const found =
    shape.kind === 'error'
      ? [`var failed ${shape.type}`, ...finalWhere('!errors.As(err, &failed)')]
      : [...finalWhere(nothingFailed(shape)), `failed := result.${shape.field}`];
  const { lines, code } = codeOf(shape);
  return {
    given: shape.kind === 'error' ? 'err error' : `result ${shape.type}, err error`,
    lines: [...found, ...lines],
    code,
    final: shape.transient ? TRANSIENT : '',
    header: undefined,
  };
}

function readingOfResponse(type: string): Reading {
  return {
    given: `resp ${type}, err error`,
    lines: [
      ...finalWhere('err != nil || resp.StatusCode < http.StatusBadRequest'),
      'body, err := io.ReadAll(resp.Body)',
      'resp.Body.Close()',
      '// The caller still has to read the body.',
      'resp.Body = io.NopCloser(bytes.NewReader(body))',
      ...ANSWER,
      ...finalWhere('err != nil || json.Unmarshal(body, &answer) != nil'),
      'failed := answer.Error',
    ],
    code: 'failed.Code',
    final: TRANSIENT,
    header: 'resp.Header.Get("Retry-After")',
  };
}

function readingOfResty(type: string): Reading {
  return {
    given: `resp ${type}, err error`,
    lines: [
      ...ANSWER,
      ...finalWhere('err != nil || !resp.IsError() || json.Unmarshal(resp.Body(), &answer) != nil'),
      'failed := answer.Error',
    ],
    code: 'failed.Code',
    final: TRANSIENT,
    header: 'resp.Header().Get("Retry-After")',
  };
}

function nothingFailed({ field, pointer }: ResultShape): string {
  return `err != nil || result == nil${pointer ? ` || result.${field} == nil` : ''}`;
}

/** The lines that make an `int` of the code, where it is none. */
function codeOf({ as, member }: CodeAccess): { readonly lines: readonly string[]; readonly code: string } {
  if (as === 'int' && !member.endsWith('()')) return { lines: [], code: `failed.${member}` };
  if (as === 'int') return { lines: [`failedCode := failed.${member}`], code: 'failedCode' };
  if (as === 'convert') return { lines: [`failedCode := int(failed.${member})`], code: 'failedCode' };
  return {
    lines: [`failedCode, err := strconv.Atoi(failed.${member})`, ...finalWhere('err != nil')],
    code: 'failedCode',
  };
}
