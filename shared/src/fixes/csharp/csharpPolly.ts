import type { CsharpHelperOptions } from './csharpHelper.ts';

/** The version of Polly whose interface a project has; undefined for one we do not write, or where it is not in sight. */
export function pollyVersion(dependencies: ReadonlyMap<string, string>): 7 | 8 | undefined {
  const major = /^\d{1,4}/.exec(dependencies.get('polly') ?? '')?.[0];
  return major === '8' ? 8 : major === '7' ? 7 : undefined;
}

/** The version that runs the attempts of a helper: not each can ask what this shape has to be asked. */
export function pollyFor(
  version: 7 | 8 | undefined,
  { shape, async }: Pick<CsharpHelperOptions, 'shape' | 'async'>,
): 7 | 8 | undefined {
  if (!async || (shape.kind !== 'thrown' && shape.kind !== 'response')) return undefined;
  // In its predicates a missing part on the way to the code would be an exception of its own; in a filter it is none.
  if (shape.kind === 'thrown' && /\.\w{1,80}\.\w/.test(shape.test.replace('.ToString()', ''))) return undefined;
  // Version 7 cannot wait while it asks, as reading an answer's body takes.
  return version === 7 && shape.kind === 'response' ? undefined : version;
}

/** The body of the function that makes the attempts; undefined where Polly does not. */
export function pollyAttempts(options: CsharpHelperOptions): string[] | undefined {
  if (options.polly === 8) return pipeline(options);
  return options.polly === 7 ? policy(options) : undefined;
}

function pipeline({ shape, token, configure }: CsharpHelperOptions): string[] {
  const type = shape.kind === 'response' ? 'HttpResponseMessage' : 'T';
  const asks =
    shape.kind === 'thrown'
      ? [
          '            ShouldHandle = args =>',
          '            {',
          `                wait = args.Outcome.Exception is ${shape.type} ex`,
          `                    ? WhatsAppRetryDelay(Array.Find(codes, code => ${shape.test}), args.AttemptNumber)`,
          '                    : null;',
          '                return new ValueTask<bool>(wait != null);',
          '            },',
        ]
      : [
          '            ShouldHandle = args => args.Outcome.Result is HttpResponseMessage answer',
          '                ? new ValueTask<bool>(shouldRetry(answer, args.AttemptNumber))',
          '                : new ValueTask<bool>(false),',
        ];
  return [
    '    TimeSpan? wait = null;',
    ...(shape.kind === 'response' ? shouldRetry(configure) : []),
    `    var pipeline = new ResiliencePipelineBuilder<${type}>()`,
    `        .AddRetry(new RetryStrategyOptions<${type}>`,
    '        {',
    '            // The policies say how often and when; Polly only asks them.',
    '            MaxRetryAttempts = int.MaxValue,',
    ...asks,
    '            DelayGenerator = args => new ValueTask<TimeSpan?>(wait),',
    '        })',
    '        .Build();',
    `    return await pipeline.ExecuteAsync(_ => new ValueTask<${type}>(send())${token ? ', cancellationToken' : ''})${configure};`,
  ];
}

function policy({ shape, token, configure }: CsharpHelperOptions): string[] {
  if (shape.kind !== 'thrown') return [];
  return [
    '    var attempt = 0;',
    '    TimeSpan? wait = null;',
    '    // The policies say how often and when; Polly only asks them.',
    '    return await Policy',
    `        .Handle<${shape.type}>(ex =>`,
    '        {',
    `            wait = WhatsAppRetryDelay(Array.Find(codes, code => ${shape.test}), attempt++);`,
    '            return wait != null;',
    '        })',
    '        .WaitAndRetryForeverAsync(_ => wait.GetValueOrDefault())',
    `        .ExecuteAsync(${token ? '_ => send(), cancellationToken' : 'send'})${configure};`,
  ];
}

function shouldRetry(configure: string): string[] {
  return [
    '    Func<HttpResponseMessage, int, Task<bool>> shouldRetry = async (response, attempt) =>',
    '    {',
    ...askResponse('        wait', 'attempt', configure),
    '        return wait != null;',
    '    };',
  ];
}

/** Lines that ask an answer of `HttpClient` how long to wait; `wait` is the variable with its indentation. */
export function askResponse(wait: string, attempt: string, configure: string): string[] {
  const indent = /^ */.exec(wait)?.[0] ?? '';
  return [
    `${indent}var code = await WhatsAppFailureAsync(response)${configure};`,
    `${wait} = codes.Contains(code) ? WhatsAppRetryDelay(response, code, ${attempt}) : null;`,
  ];
}
