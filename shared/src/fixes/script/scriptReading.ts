import type { ScriptShape } from './scriptHelper.ts';

/** The name of the type an outcome is read as. */
export const SCRIPT_OUTCOME = 'WhatsAppOutcome';

/** The lines that read the code and the wait from an outcome, up to the end of the function. */
export function readingOf(shape: ScriptShape, typescript: boolean, codeName: string | undefined): string[] {
  return READING[shape](typescript, codeName);
}

/** The type an outcome is read as; none where the host has one. */
export function outcomeType(shape: ScriptShape, codeName: string | undefined): string[] {
  if (SHAPES[shape].length === 0) return [];
  const own = codeName && shape === 'any' ? [`  ${codeName}?: unknown;`] : [];
  return ['', DECLARES[shape], `interface ${SCRIPT_OUTCOME} {`, ...own, ...SHAPES[shape], '}'];
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

/** What the answer of `fetch` is called. */
const name = (typescript: boolean): string => (typescript ? 'answer' : 'outcome');

const READING: Record<ScriptShape, (typescript: boolean, codeName: string | undefined) => string[]> = {
  axios: (typescript) =>
    single(
      [`const answer = ${as(typescript)}?.response;`, 'const failed = answer?.data?.error;'],
      "answer?.headers?.['retry-after']",
    ),
  fetch: (typescript) =>
    single(
      [
        // Asked of `fetch`: a file's own `Response` may be that of a web framework.
        ...(typescript ? ['const answer = outcome as Awaited<ReturnType<typeof fetch>>;'] : []),
        `if (${name(typescript)}.ok) return undefined;`,
        '// The caller still has to read the body, so a copy of it is read here.',
        `const body = await ${name(typescript)}.clone().json().catch(() => undefined);`,
        typescript
          ? 'const failed = (body as { error?: { code?: unknown; is_transient?: unknown } } | undefined)?.error;'
          : 'const failed = body?.error;',
      ],
      `${name(typescript)}.headers.get('retry-after')`,
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
  any: (typescript, codeName) => [
    ...(typescript ? [`  const failure = ${as(true).slice(1, -1)};`] : []),
    `  for (const part of [${typescript ? 'failure, failure' : 'outcome, outcome'}?.cause]) {`,
    '    const answer = part?.response ?? part;',
    '    let body = answer?.data ?? answer?.body;',
    '    if (answer?.ok === false && answer.clone && !answer.bodyUsed) {',
    '      body = await answer.clone().json().catch(() => undefined);',
    '    }',
    `    const seen = [body?.error, part?.error, part?.errors?.[0], part${codeName ? `, { ...part, code: part?.${codeName} }` : ''}];`,
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
    `  errors?: readonly (${SCRIPT_OUTCOME} | null)[] | null;`,
    `  cause?: ${SCRIPT_OUTCOME} | null;`,
    `  response?: ${SCRIPT_OUTCOME} | null;`,
    `  data?: ${SCRIPT_OUTCOME} | null;`,
    `  body?: ${SCRIPT_OUTCOME} | null;`,
    '  ok?: boolean;',
    '  bodyUsed?: boolean;',
    "  headers?: { get?(name: string): unknown; 'retry-after'?: unknown };",
    `  clone?(): { json(): Promise<${SCRIPT_OUTCOME} | null | undefined> };`,
  ],
};
