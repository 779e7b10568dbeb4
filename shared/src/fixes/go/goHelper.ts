import type { PolicyText } from '../retryPolicyText.ts';
import { goDelay } from './goDelay.ts';
import type { Packages } from './goImports.ts';
import type { GoShape } from './goShape.ts';

/** Names of what the helper declares. They are those of the whole package, so they all name WhatsApp. */
export const GO_HELPER = 'withWhatsAppRetry';
export const GO_RESULT_HELPER = 'withWhatsAppRetryResult';
export const GO_TABLE = 'whatsAppRetryPolicies';
export const GO_DELAY = 'whatsAppRetryDelay';

/** What a call may be handed to. */
export const GO_HELPERS: ReadonlySet<string> = new Set([GO_HELPER, GO_RESULT_HELPER]);

/** Every name the helper takes in a package. */
export const GO_NAMES: readonly string[] = [
  GO_HELPER,
  GO_RESULT_HELPER,
  GO_TABLE,
  GO_DELAY,
  'enterWhatsAppQueue',
  'whatsAppQueues',
  'whatsAppBackOff',
];

/** The library that runs the attempts. */
export type GoRetryLibrary = 'backoff' | 'retry-go';

/** Import paths of the libraries, in the versions whose names the helper uses. */
const GO_LIBRARIES: Readonly<Record<GoRetryLibrary, string>> = {
  backoff: 'github.com/cenkalti/backoff/v4',
  'retry-go': 'github.com/avast/retry-go/v4',
};

/** What the helper's text depends on. */
export interface GoHelperOptions {
  readonly shape: GoShape;
  readonly library: GoRetryLibrary | undefined;
  /** True where a call gives a result beside an error that tells the code. */
  readonly results: boolean;
  readonly packages: Packages;
}

/** The packages the helper uses. */
export function goHelperImports({ shape, library }: Omit<GoHelperOptions, 'packages'>): string[] {
  const own = {
    response: ['bytes', 'encoding/json', 'io', 'net/http'],
    resty: ['encoding/json', RESTY_PATH],
    error: ['errors'],
    result: [],
  }[shape.kind];
  const text = 'as' in shape && shape.as === 'text' ? ['strconv'] : [];
  const runs = library ? [GO_LIBRARIES[library], 'errors'] : [];
  return [...new Set(['context', 'math/rand', 'sync', 'time', ...own, ...text, ...runs])];
}

const RESTY_PATH = 'github.com/go-resty/resty/v2';

/** The lines of the helper, two spaces per level. */
export function goHelper(policy: PolicyText, options: GoHelperOptions): string[] {
  return [
    ...runner(options),
    '',
    ...(options.results ? [...goResultHelper(), ''] : []),
    ...(options.library === 'backoff' ? [...BACK_OFF, ''] : []),
    ...QUEUE,
    '',
    ...table(policy),
    '',
    ...goDelay(options),
  ];
}

/** The lines of one code in the policy table. */
export function goPolicy({ code, comments, delays, jitter }: PolicyText): string[] {
  const waits = delays.split(', ').map(duration).join(', ');
  return [
    `  // ${code}: ${comments[0]}`,
    ...comments.slice(1).map((line) => `  // ${line}`),
    `  ${code}: {`,
    `    delays: []time.Duration{${waits}},`,
    `    jitter: ${jitter},`,
    '  },',
  ];
}

function duration(seconds: string): string {
  const amount = Number(seconds);
  if (!Number.isInteger(amount)) return `${Math.round(amount * 1000)} * time.Millisecond`;
  return amount === 1 ? 'time.Second' : `${amount} * time.Second`;
}

/** What a shape's sends give: the name and type of the value, where there is one beside the error. */
function sentValue(shape: GoShape): { readonly name: string; readonly type: string } | undefined {
  if (shape.kind === 'error') return undefined;
  return { name: shape.kind === 'result' ? 'result' : 'resp', type: shape.type };
}

function runner(options: GoHelperOptions): string[] {
  const value = sentValue(options.shape);
  const results = value ? `(${value.type}, error)` : 'error';
  const given = value ? `${value.name}, err` : 'err';
  const attempts = options.library ? LIBRARY_ATTEMPTS[options.library](options, given) : loop(given);
  return [
    `// ${GO_HELPER} calls send, and again only after the listed WhatsApp error codes.`,
    '// Messages to the same recipient go out one after the other; "" stands for none in',
    '// particular. Every other outcome comes back unchanged; so does a time-out without',
    '// an answer: that message may have been sent. No wait outlasts ctx.',
    ...(value
      ? [
          `func ${GO_HELPER}(`,
          `  ctx context.Context, recipient string, codes []int, send func() ${results},`,
          `) ${results} {`,
        ]
      : [`func ${GO_HELPER}(ctx context.Context, recipient string, codes []int, send func() error) error {`]),
    '  if recipient != "" {',
    '    leave, err := enterWhatsAppQueue(ctx, recipient)',
    '    if err != nil {',
    value ? `      return ${zeroOf(value.type)}, err` : '      return err',
    '    }',
    '    defer leave()',
    '  }',
    ...attempts,
    '}',
  ];
}

function zeroOf(type: string): string {
  return type.startsWith('*') ? 'nil' : `${type}{}`;
}

function loop(given: string): string[] {
  return [
    '  for attempt := 0; ; attempt++ {',
    `    ${given} := send()`,
    `    wait, again := ${GO_DELAY}(${given}, codes, attempt)`,
    '    if !again {',
    `      return ${given}`,
    '    }',
    '    timer := time.NewTimer(wait)',
    '    select {',
    '    case <-timer.C:',
    '    case <-ctx.Done():',
    '      timer.Stop()',
    `      return ${given}`,
    '    }',
    '  }',
  ];
}

type Attempts = (options: GoHelperOptions, given: string) => string[];

const LIBRARY_ATTEMPTS: Readonly<Record<GoRetryLibrary, Attempts>> = {
  backoff: ({ shape, packages }, given) => [
    ...declared(shape),
    '  attempt := 0',
    '  policy := &whatsAppBackOff{}',
    '  // The outcome is handed back as it is: backoff only learns whether to go on.',
    `  _ = ${packages.name(GO_LIBRARIES.backoff)}.Retry(func() error {`,
    '    var again bool',
    `    ${given} = send()`,
    `    policy.wait, again = ${GO_DELAY}(${given}, codes, attempt)`,
    '    attempt++',
    '    if again {',
    '      return errors.New("WhatsApp asks to send later")',
    '    }',
    '    return nil',
    `  }, ${packages.name(GO_LIBRARIES.backoff)}.WithContext(policy, ctx))`,
    `  return ${given}`,
  ],
  'retry-go': ({ shape, packages }, given) => {
    const retry = packages.name(GO_LIBRARIES['retry-go']);
    return [
      ...declared(shape),
      '  var wait time.Duration',
      '  attempt := 0',
      '  // The outcome is handed back as it is: retry only learns whether to go on.',
      `  stopped := ${retry}.Do(`,
      '    func() error {',
      '      var again bool',
      `      ${given} = send()`,
      `      wait, again = ${GO_DELAY}(${given}, codes, attempt)`,
      '      attempt++',
      '      if again {',
      '        return errors.New("WhatsApp asks to send later")',
      '      }',
      '      return nil',
      '    },',
      `    ${retry}.Context(ctx),`,
      `    ${retry}.Attempts(0), // The policy below says when to give up.`,
      `    ${retry}.DelayType(func(uint, error, *${retry}.Config) time.Duration { return wait }),`,
      '  )',
      '  if attempt == 0 {',
      '    err = stopped // ctx had ended before the first attempt.',
      '  }',
      `  return ${given}`,
    ];
  },
};

function declared(shape: GoShape): string[] {
  const value = sentValue(shape);
  return [...(value ? [`  var ${value.name} ${value.type}`] : []), '  var err error'];
}

/** The helper for sends that give a result beside the error that tells the code. */
export function goResultHelper(): string[] {
  return [
    `// ${GO_RESULT_HELPER} is ${GO_HELPER} for a send that gives a result as well.`,
    `func ${GO_RESULT_HELPER}[T any](`,
    '  ctx context.Context, recipient string, codes []int, send func() (T, error),',
    ') (T, error) {',
    '  var result T',
    `  err := ${GO_HELPER}(ctx, recipient, codes, func() (err error) {`,
    '    result, err = send()',
    '    return err',
    '  })',
    '  return result, err',
    '}',
  ];
}

const BACK_OFF: readonly string[] = [
  '// whatsAppBackOff hands backoff the wait that the policy asks for.',
  'type whatsAppBackOff struct{ wait time.Duration }',
  '',
  'func (b *whatsAppBackOff) NextBackOff() time.Duration { return b.wait }',
  '',
  'func (b *whatsAppBackOff) Reset() {}',
];

const QUEUE: readonly string[] = [
  '// whatsAppQueues has the last send to each recipient that has sends under way; its',
  '// channel is closed when that send is done.',
  'var whatsAppQueues = struct {',
  '  sync.Mutex',
  '  last map[string]chan struct{}',
  '}{last: make(map[string]chan struct{})}',
  '',
  '// enterWhatsAppQueue waits until the earlier sends to the recipient are done; the next',
  '// one has its turn when the function it gives is called.',
  'func enterWhatsAppQueue(ctx context.Context, recipient string) (func(), error) {',
  '  own := make(chan struct{})',
  '  whatsAppQueues.Lock()',
  '  earlier := whatsAppQueues.last[recipient]',
  '  whatsAppQueues.last[recipient] = own',
  '  whatsAppQueues.Unlock()',
  '  leave := func() {',
  '    close(own)',
  '    whatsAppQueues.Lock()',
  '    defer whatsAppQueues.Unlock()',
  '    if whatsAppQueues.last[recipient] == own {',
  '      delete(whatsAppQueues.last, recipient)',
  '    }',
  '  }',
  '  if earlier == nil {',
  '    return leave, nil',
  '  }',
  '  select {',
  '  case <-earlier:',
  '    return leave, nil',
  '  case <-ctx.Done():',
  '    // Whoever waits behind still has to wait for the earlier sends.',
  '    go func() {',
  '      <-earlier',
  '      leave()',
  '    }()',
  '    return nil, ctx.Err()',
  '  }',
  '}',
];

function table(policy: PolicyText): string[] {
  return [
    `// ${GO_TABLE} has the waits before each new attempt, by error code; jitter may add`,
    '// that share of a wait, never take away.',
    `var ${GO_TABLE} = map[int]struct {`,
    '  delays []time.Duration',
    '  jitter float64',
    '}{',
    ...goPolicy(policy),
    '}',
  ];
}
