import type { PolicyText } from '../retryPolicyText.ts';
import { isRaised, RUBY_FAILURE, RUBY_HEADERS, type RubyReading, type RubyShape, readingOf } from './rubyReadings.ts';

/** Names of what the helper declares. */
export const RUBY_HELPER = 'with_whatsapp_retry';
export const RUBY_DELAY = 'whatsapp_retry_delay';
export const RUBY_TABLE = 'policies';
const TURN = 'in_whatsapp_turn';
const TURNS = 'WHATSAPP_TURNS';
const LOCK = 'WHATSAPP_LOCK';
const TURN_OVER = 'WHATSAPP_TURN_OVER';

/** Every name the helper takes in a file. */
export const RUBY_NAMES: readonly string[] = [
  RUBY_HELPER,
  RUBY_DELAY,
  TURN,
  RUBY_FAILURE,
  RUBY_HEADERS,
  TURNS,
  LOCK,
  TURN_OVER,
];

/** What the helper's text depends on. */
export interface RubyHelperOptions {
  readonly shape: RubyShape;
  /** How methods are defined: for objects or for the class itself. */
  readonly define: 'def ' | 'def self.';
  /** True where the gem retriable runs the attempts. */
  readonly retriable: boolean;
  /** True where numbers are written as `131_056`. */
  readonly grouped: boolean;
}

/** The lines of the constants the helper needs, in the body of a class or module or at the top of a script. */
export function rubyQueues({ nested }: { readonly nested: boolean }): string[] {
  return [
    '# The threads that send to WhatsApp, by recipient: the first has its turn, the others wait for it.',
    `${TURNS} = Hash.new { |turns, recipient| turns[recipient] = [] }`,
    `${LOCK} = Mutex.new`,
    `${TURN_OVER} = ConditionVariable.new`,
    ...(nested ? [`private_constant :${TURNS}, :${LOCK}, :${TURN_OVER}`] : []),
  ];
}

/** The lines of the helper's methods, two spaces a level. */
export function rubyHelper(policy: PolicyText, options: RubyHelperOptions): string[] {
  const { shape, define } = options;
  const { body } = readingOf(shape);
  const defined = [...runner(options), '', ...delay(policy, options), ...(body ? ['', ...body] : []), '', ...turn()];
  return defined.map((line) =>
    /^(?:with_whatsapp|whatsapp_|in_whatsapp)\w+\(/.test(line) ? `${define}${line}` : line,
  );
}

/** The methods the helper consists of. */
export function rubyMethods({ shape }: RubyHelperOptions): string[] {
  const { body } = readingOf(shape);
  const reads = [...(body ? [RUBY_FAILURE] : []), ...(shape.kind === 'any' ? [RUBY_HEADERS] : [])];
  return [RUBY_HELPER, RUBY_DELAY, ...reads, TURN];
}

/** The lines of one code in the policy table, without indentation. */
export function rubyPolicy({ code, comments, delays, jitter }: PolicyText, grouped: boolean): string[] {
  return [
    `# ${code}: ${comments[0]}`,
    ...comments.slice(1).map((line) => `# ${line}`),
    `${numberText(code, grouped)} => { delays: [${delays}], jitter: ${jitter} }`,
  ];
}

/** `131056`, or `131_056` where numbers are grouped. */
export function numberText(code: string, grouped: boolean): string {
  return grouped && code.length > 4 ? code.replace(/\B(?=(?:\d{3}){1,4}$)/g, '_') : code;
}

function runner({ shape, retriable }: RubyHelperOptions): string[] {
  const head = [
    '# Runs the block, and again only after the listed WhatsApp error codes. Blocks for the same recipient',
    '# (`to`) run one after the other in this process. Every other outcome comes back unchanged; so does',
    '# a time-out without an answer: that message may have been sent.',
    `${RUBY_HELPER}(codes, to: nil${retriable ? ', &send' : ''})`,
  ];
  if (retriable) return [...head, ...withRetriable(shape), 'end'];
  if (shape.kind === 'any') return [...head, ...eitherWay(), 'end'];
  return [...head, ...(isRaised(shape) ? rescued(shape) : returned()), 'end'];
}

function returned(): string[] {
  return [
    `  ${TURN}(to) do`,
    '    0.step do |attempt|',
    '      response = yield',
    `      delay = ${RUBY_DELAY}(response, codes, attempt)`,
    '      break response unless delay',
    '',
    '      sleep(delay)',
    '    end',
    '  end',
  ];
}

function rescued(shape: RubyShape): string[] {
  return [
    '  attempt = 0',
    `  ${TURN}(to) do`,
    '    yield',
    `  rescue ${readingOf(shape).rescues} => e`,
    `    delay = ${RUBY_DELAY}(e, codes, attempt)`,
    '    raise unless delay',
    '',
    '    attempt += 1',
    '    sleep(delay)',
    '    retry',
    '  end',
  ];
}

function eitherWay(): string[] {
  return [
    `  ${TURN}(to) do`,
    '    0.step do |attempt|',
    '      begin',
    '        outcome = yield',
    '      rescue StandardError => e',
    '        outcome = e',
    '      end',
    `      delay = ${RUBY_DELAY}(outcome, codes, attempt)`,
    '      raise e if e && !delay',
    '      break outcome unless delay',
    '',
    '      sleep(delay)',
    '    end',
    '  end',
  ];
}

function withRetriable(shape: RubyShape): string[] {
  return [
    '  wait = lambda do |error, attempt, *|',
    `    delay = ${RUBY_DELAY}(error, codes, attempt - 1)`,
    '    raise error unless delay',
    '',
    '    sleep(delay)',
    '  end',
    `  ${TURN}(to) do`,
    '    # The policy below says how often and when; Retriable only has to try again at once.',
    '    Retriable.retriable(',
    `      on: ${readingOf(shape).rescues}, intervals: Array.new(10, 0), on_retry: wait, &send`,
    '    )',
    '  end',
  ];
}

function delay(policy: PolicyText, { shape, grouped }: RubyHelperOptions): string[] {
  const reading = readingOf(shape);
  const outcome = shape.kind === 'any' ? 'outcome' : isRaised(shape) ? 'error' : 'response';
  const transient = shape.kind === 'raised' ? '' : ` || failure${reading.key('is_transient')} == false`;
  return [
    '# Seconds to wait before the next attempt; nil where the outcome is final.',
    `${RUBY_DELAY}(${outcome}, codes, attempt)`,
    ...(reading.success ? [`  return if ${reading.success}`, ''] : []),
    '  # Seconds before each new attempt; jitter may add that share of them, never take away.',
    `  ${RUBY_TABLE} = {`,
    ...rubyPolicy(policy, grouped).map((line) => `    ${line}`),
    '  }',
    ...(shape.kind === 'any' ? ['  answer = (outcome.respond_to?(:response) && outcome.response) || outcome'] : []),
    ...(shape.kind === 'raised' ? [] : [`  failure = ${reading.failure}`]),
    `  code = ${codeText(shape, reading)}`,
    `  policy = ${RUBY_TABLE}[code] if codes.include?(code)`,
    '  delay = policy && policy[:delays][attempt]',
    `  return if delay.nil?${transient}`,
    '',
    ...waiting(reading.headers),
    'end',
  ];
}

function codeText(shape: RubyShape, reading: RubyReading): string {
  if (shape.kind === 'raised') return shape.read;
  const code = `failure${reading.key('code')}`;
  if (shape.kind === 'any') return `Integer(${code}, exception: false)`;
  return reading.body ? code : `${code} if failure.is_a?(Hash)`;
}

function waiting(headers: string | undefined): string[] {
  const own = 'delay * (1 + (rand * policy[:jitter]))';
  if (headers === undefined) return [`  ${own}`];
  return [
    `  retry_after = Float(${headers} || 0, exception: false)`,
    '  # A longer wait, or a date, is left to the caller: do not hold a worker for it.',
    '  return unless retry_after && retry_after <= policy[:delays].max',
    '',
    `  [retry_after, ${own}].max`,
  ];
}

function turn(): string[] {
  return [
    '# Runs the blocks for one recipient one after the other: first come, first served.',
    `${TURN}(recipient)`,
    '  return yield if recipient.nil?',
    '',
    `  turns = ${LOCK}.synchronize { ${TURNS}[recipient] << Thread.current }`,
    '  begin',
    `    ${LOCK}.synchronize { ${TURN_OVER}.wait(${LOCK}) until turns.first == Thread.current }`,
    '    yield',
    '  ensure',
    `    ${LOCK}.synchronize do`,
    '      turns.delete_at(turns.rindex(Thread.current))',
    `      ${TURNS}.delete(recipient) if turns.empty?`,
    `      ${TURN_OVER}.broadcast`,
    '    end',
    '  end',
    'end',
  ];
}
