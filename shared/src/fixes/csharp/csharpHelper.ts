import type { PolicyText } from '../retryPolicyText.ts';
import { csharpDelay, delayUsings } from './csharpDelay.ts';
import { askResponse, pollyAttempts } from './csharpPolly.ts';
import type { CsharpShape } from './csharpShape.ts';

/** Names of what the helper declares. */
export const CSHARP_HELPER = 'WithWhatsAppRetry';
export const CSHARP_CLASS = 'WhatsAppRetry';
const CSHARP_QUEUES = 'WhatsAppQueues';
export const CSHARP_POLICIES = 'WhatsAppPolicies';
const CSHARP_ATTEMPTS = 'SendWithAttempts';
const CSHARP_DELAY = 'WhatsAppRetryDelay';
const CSHARP_FAILURE = 'WhatsAppFailureAsync';

/** Every name the helper takes in a class. */
export const CSHARP_NAMES: readonly string[] = [
  CSHARP_QUEUES,
  CSHARP_POLICIES,
  CSHARP_FAILURE,
  ...[CSHARP_HELPER, CSHARP_ATTEMPTS, CSHARP_DELAY].flatMap((name) => [name, `${name}Async`]),
];

/** What the helper's text depends on. */
export interface CsharpHelperOptions {
  readonly shape: CsharpShape;
  readonly async: boolean;
  /** True where calls that give no value are handed over, too. */
  readonly withoutValue: boolean;
  /** True where a cancellation token ends the waits. */
  readonly token: boolean;
  /** `.ConfigureAwait(false)` where the file writes that, else empty. */
  readonly configure: string;
  /** The version of Polly that runs the attempts. */
  readonly polly: 7 | 8 | undefined;
  /** True where both JSON libraries are imported, so that the name they share says which. */
  readonly bothReaders: boolean;
}

/** The members of the helper, four spaces per level, to stand in a class. */
export function csharpHelper(policy: PolicyText, options: CsharpHelperOptions, visibility: string): string[] {
  return [
    '// The sends under way, by recipient: the next one to the same recipient waits for them.',
    `private static readonly Dictionary<string, Task> ${CSHARP_QUEUES} = new Dictionary<string, Task>();`,
    '',
    '// Seconds before each new attempt; jitter may add that share of them, never take away.',
    `private static readonly Dictionary<int, (double[] Delays, double Jitter)> ${CSHARP_POLICIES} =`,
    '    new Dictionary<int, (double[] Delays, double Jitter)>',
    '    {',
    ...csharpPolicy(policy),
    '    };',
    '',
    ...inOrder(options, visibility),
    '',
    ...(options.withoutValue ? [...withoutValue(options, visibility), ''] : []),
    ...attempts(options),
    '',
    ...csharpDelay(options),
  ];
}

/** The helper as a class of its own. */
export function csharpHelperClass(policy: PolicyText, options: CsharpHelperOptions): string[] {
  return [
    '/// <summary>Sends WhatsApp messages again where the error code says that this can help.</summary>',
    `internal static class ${CSHARP_CLASS}`,
    '{',
    ...csharpHelper(policy, options, 'public').map((line) => (line === '' ? '' : `    ${line}`)),
    '}',
  ];
}

/** The lines of one code in the policy table. */
export function csharpPolicy({ code, comments, delays, jitter }: PolicyText): string[] {
  return [
    `        // ${code}: ${comments[0]}`,
    ...comments.slice(1).map((line) => `        // ${line}`),
    `        [${code}] = (new double[] { ${delays} }, ${jitter}),`,
  ];
}

/** Namespaces the helper needs. */
export function csharpUsings(options: CsharpHelperOptions): string[] {
  return [
    'System',
    'System.Collections.Generic',
    'System.Threading.Tasks',
    ...(options.token || !options.async ? ['System.Threading'] : []),
    ...(options.polly && options.shape.kind !== 'result' ? ['Polly'] : []),
    ...(options.polly === 8 ? ['Polly.Retry'] : []),
    ...delayUsings(options.shape),
  ];
}

/** The overload for calls that give no value. */
export function withoutValue(options: CsharpHelperOptions, visibility: string): string[] {
  const { async, token, configure } = options;
  const name = async ? `${CSHARP_HELPER}Async` : CSHARP_HELPER;
  const given = ['codes', async ? 'async () =>' : '() =>'];
  return [
    '/// <summary>The same for a call that gives no value.</summary>',
    `${visibility} static ${async ? 'Task' : 'void'} ${name}(`,
    '    int[] codes,',
    `    ${async ? 'Func<Task>' : 'Action'} send,`,
    `    string recipient = ""${token ? ',' : ')'}`,
    ...(token ? ['    CancellationToken cancellationToken = default)'] : []),
    '{',
    `    ${async ? 'return ' : ''}${name}(`,
    `        ${given[0]},`,
    `        ${given[1]}`,
    '        {',
    `            ${async ? `await send()${configure};` : 'send();'}`,
    '            return true;',
    '        },',
    `        recipient${token ? ',' : ');'}`,
    ...(token ? ['        cancellationToken);'] : []),
    '}',
  ];
}

/** What varies with the shape: the value's type, and what declares it. */
function sentValue(shape: CsharpShape): {
  readonly type: string;
  readonly generic: string;
  readonly where: string;
} {
  if (shape.kind === 'response') return { type: 'HttpResponseMessage', generic: '', where: '' };
  return { type: 'T', generic: '<T>', where: shape.kind === 'rest' ? `where T : ${shape.type}` : '' };
}

function inOrder(options: CsharpHelperOptions, visibility: string): string[] {
  const { shape, async, token, configure } = options;
  const { type, generic, where } = sentValue(shape);
  const name = async ? `${CSHARP_HELPER}Async` : CSHARP_HELPER;
  const attemptsName = async ? `await ${CSHARP_ATTEMPTS}Async` : CSHARP_ATTEMPTS;
  const given = [
    'codes',
    'send',
    ...(shape.kind === 'result' ? ['failedWith'] : []),
    ...(token ? ['cancellationToken'] : []),
  ];
  const run = `return ${attemptsName}(${given.join(', ')})${async ? configure : ''};`;
  const parameters = [
    'int[] codes',
    `Func<${async ? `Task<${type}>` : type}> send`,
    ...(shape.kind === 'result' ? [`Func<${type}, int, bool> failedWith`] : []),
    'string recipient = ""',
    ...(token ? ['CancellationToken cancellationToken = default'] : []),
  ];
  return [
    '/// <summary>',
    '/// Calls <paramref name="send"/>, and again only after the listed WhatsApp error codes. Messages to the same',
    '/// recipient go out one after the other. Every other outcome comes back unchanged; so does a time-out without',
    '/// an answer: that message may have been sent.',
    '/// </summary>',
    `${visibility} static ${async ? `async Task<${type}>` : type} ${name}${generic}(`,
    ...parameters.map((parameter, index) => `    ${parameter}${index < parameters.length - 1 ? ',' : ')'}`),
    ...(where ? [`    ${where}`] : []),
    '{',
    '    if (string.IsNullOrEmpty(recipient))',
    '    {',
    `        ${run}`,
    '    }',
    '',
    '    var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);',
    '    Task earlier;',
    `    lock (${CSHARP_QUEUES})`,
    '    {',
    `        earlier = ${CSHARP_QUEUES}.TryGetValue(recipient, out var last) ? last : Task.CompletedTask;`,
    `        ${CSHARP_QUEUES}[recipient] = done.Task;`,
    '    }',
    '',
    '    try',
    '    {',
    async ? `        await earlier${configure};` : '        earlier.Wait();',
    `        ${run}`,
    '    }',
    '    finally',
    '    {',
    `        lock (${CSHARP_QUEUES})`,
    '        {',
    `            if (${CSHARP_QUEUES}[recipient] == done.Task)`,
    '            {',
    `                ${CSHARP_QUEUES}.Remove(recipient);`,
    '            }',
    '        }',
    '',
    '        done.SetResult(true);',
    '    }',
    '}',
  ];
}

function attempts(options: CsharpHelperOptions): string[] {
  const { shape, async, token, configure } = options;
  const { type, generic, where } = sentValue(shape);
  const parameters = [
    'int[] codes',
    `Func<${async ? `Task<${type}>` : type}> send`,
    ...(shape.kind === 'result' ? [`Func<${type}, int, bool> failedWith`] : []),
    ...(token ? ['CancellationToken cancellationToken'] : []),
  ];
  const head = `private static ${async ? `async Task<${type}> ${CSHARP_ATTEMPTS}Async` : `${type} ${CSHARP_ATTEMPTS}`}${generic}(`;
  const flat = `${head}${parameters.join(', ')})${where ? ` ${where}` : ''}`;
  const signature =
    flat.length <= 110
      ? [flat]
      : [
          head,
          ...parameters.map((parameter, index) => `    ${parameter}${index < parameters.length - 1 ? ',' : ')'}`),
          ...(where ? [`    ${where}`] : []),
        ];
  const body = pollyAttempts(options) ?? loop(async, token, configure, shape);
  return [...signature, '{', ...body, '}'];
}

function loop(async: boolean, token: boolean, configure: string, shape: CsharpShape): string[] {
  const send = async ? `await send()${configure}` : 'send()';
  const pause = async
    ? `await Task.Delay(wait${token ? ', cancellationToken' : ''})${configure};`
    : 'Thread.Sleep(wait);';
  return [
    '    for (var attempt = 0; ; attempt++)',
    '    {',
    ...(shape.kind === 'thrown' ? caughtLoop(shape, send, pause) : answerLoop(shape, send, pause, configure)),
    '    }',
  ];
}

function caughtLoop(shape: CsharpShape & { readonly kind: 'thrown' }, send: string, pause: string): string[] {
  return [
    '        try',
    '        {',
    `            return ${send};`,
    '        }',
    `        catch (${shape.type} ex)`,
    `            when (${CSHARP_DELAY}(Array.Find(codes, code => ${shape.test}), attempt) is TimeSpan wait)`,
    '        {',
    `            ${pause}`,
    '        }',
  ];
}

function answerLoop(shape: CsharpShape, send: string, pause: string, configure: string): string[] {
  const name = shape.kind === 'result' ? 'result' : 'response';
  return [
    `        var ${name} = ${send};`,
    ...(shape.kind === 'response' ? askResponse('        var wait', 'attempt', configure) : []),
    ...(shape.kind === 'rest' ? [`        var wait = ${CSHARP_DELAY}(response, codes, attempt);`] : []),
    ...(shape.kind === 'result'
      ? [`        var wait = ${CSHARP_DELAY}(Array.Find(codes, code => failedWith(result, code)), attempt);`]
      : []),
    '        if (wait == null)',
    '        {',
    `            return ${name};`,
    '        }',
    '',
    ...(shape.kind === 'response' ? ['        response.Dispose();'] : []),
    `        ${pause.replace('(wait', '(wait.Value')}`,
  ];
}
