/** Random choices that are the same in every run of the same seed. */
export interface LogRandom {
  /** A number from 0 up to, and without, 1. */
  fraction(): number;
  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number;
  /** So many digits. */
  digits(count: number): string;
}

/** Choices of a linear congruential generator; its constants are those of the C standard's example. */
export function randomOf(seed: number): LogRandom {
  let state = seed;
  const fraction = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x8000_0000;
  };
  const below = (limit: number): number => Math.floor(fraction() * limit);
  const digits = (count: number): string => Array.from({ length: count }, () => below(10)).join('');
  return { fraction, below, digits };
}

const ERRORS = [
  [131_026, 'Message undeliverable'],
  [131_047, 'Re-engagement message'],
  [131_049, 'This message was not delivered to maintain healthy ecosystem engagement.'],
  [131_056, '(Business Account, Consumer Account) pair rate limit hit'],
  [130_429, 'Rate limit hit'],
  [131_053, 'Media upload error'],
  [132_001, 'Template does not exist'],
  [131_000, 'Something went wrong'],
  [190, 'Access token has expired'],
  [100, 'Invalid parameter'],
] as const;

function someError(random: LogRandom): (typeof ERRORS)[number] {
  return ERRORS[random.below(ERRORS.length)] ?? ERRORS[0];
}

/** Line `n` of the log of an application that sends messages; one in a hundred tells of a code. */
export function appLogLine(random: LogRandom, n: number): string {
  const { fraction, below, digits } = random;
  const time = new Date(1_760_000_000_000 + n * 137).toISOString();
  const kind = fraction();
  if (kind < 0.01) {
    const [code, title] = someError(random);
    return `${time} ERROR [worker-${below(16)}] whatsapp send failed to=55119${digits(8)} attempt=${below(4)} error: (#${code}) ${title} fbtrace_id=A${digits(10)}`;
  }
  if (kind < 0.3) {
    return `${time} INFO  [http-${below(64)}] POST /v1/orders/${digits(7)} 200 ${below(900)}ms bytes=${below(90_000)} ip=10.${below(255)}.${below(255)}.${below(255)} ua="okhttp/4.12.0"`;
  }
  if (kind < 0.6) {
    return `${time} DEBUG [queue-${below(8)}] job ${digits(8)} picked from sends, waiting=${below(400)} lag=${below(2000)} tenant=${digits(5)}`;
  }
  return `${time} INFO  [worker-${below(16)}] sent wamid.HBgN${digits(20)} to=55119${digits(8)} status=200 in ${below(900)} ms`;
}

/** Line `n` of a log of webhook payloads, one a line; one in forty tells of a failed message. */
export function webhookLogLine(random: LogRandom, n: number): string {
  const { fraction, digits } = random;
  const id = `wamid.HBgMNTUxMTk${digits(16)}FQIAERgS${digits(10)}`;
  const phone = `55119${digits(8)}`;
  const timestamp = `${1_760_000_000 + n}`;
  const metadata = { display_phone_number: '551140028922', phone_number_id: digits(15) };
  const kind = fraction();
  const status = { id, timestamp, recipient_id: phone };
  const [code, title] = someError(random);
  const failed = {
    ...status,
    status: 'failed',
    errors: [{ code, title, message: title, error_data: { details: title } }],
  };
  const delivered = {
    ...status,
    status: 'delivered',
    conversation: { id: digits(32), origin: { type: 'utility' } },
    pricing: { billable: true, pricing_model: 'CBP', category: 'utility' },
  };
  const received = {
    contacts: [{ profile: { name: 'Maria' }, wa_id: phone }],
    messages: [{ from: phone, id, timestamp, text: { body: `Oi, tudo bem? Pedido ${digits(5)}` }, type: 'text' }],
  };
  const content = kind < 0.025 ? { statuses: [failed] } : kind < 0.6 ? { statuses: [delivered] } : received;
  const value = { messaging_product: 'whatsapp', metadata, ...content };
  const entry = [{ id: digits(15), changes: [{ value, field: 'messages' }] }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry });
}
