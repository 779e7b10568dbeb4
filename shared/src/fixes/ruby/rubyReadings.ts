/** Names of the methods that read an answer. */
export const RUBY_FAILURE = 'whatsapp_failure';
export const RUBY_HEADERS = 'whatsapp_headers';

/**
 * What a failed send looks like. Returned: an answer of `net_http`, `faraday` or `httparty`, or a parsed body with
 * strings (`hash`) or symbols (`symbols`) as keys. Raised: an error of `rest_client`, `faraday_raised` or `sdk`
 * (whatsapp_sdk), or one of the file's own classes (`raised`). `any`: whichever of these.
 */
export type RubyShape =
  | { readonly kind: keyof typeof READING }
  | { readonly kind: 'raised'; readonly rescues: string; readonly read: string };

/** How one kind of outcome is read: `failure` is the error of Graph API in it, with its keys as they are written. */
export interface RubyReading {
  /** The class that is rescued; undefined where the outcome is returned. */
  readonly rescues?: string;
  /** What a success is known by; it is not looked at further. */
  readonly success?: string;
  readonly failure: string;
  readonly key: (name: string) => string;
  readonly headers?: string;
  /** The lines of `whatsapp_failure`, where there is one. */
  readonly body?: readonly string[];
}

const text = (name: string): string => `['${name}']`;
const symbol = (name: string): string => `[:${name}]`;

const STRING_BODY = [
  `# The error of the Graph API in the body of an answer; empty where there is none.`,
  `${RUBY_FAILURE}(body)`,
  '  answer = JSON.parse(body.to_s)',
  "  error = answer['error'] if answer.is_a?(Hash)",
  '  error.is_a?(Hash) ? error : {}',
  'rescue JSON::ParserError',
  '  {}',
  'end',
];

const PARSED_BODY = STRING_BODY.map((line) =>
  line.replace('JSON.parse(body.to_s)', 'body.is_a?(String) ? JSON.parse(body) : body'),
);

const READING = {
  net_http: {
    success: 'response.is_a?(Net::HTTPSuccess)',
    failure: `${RUBY_FAILURE}(response.body)`,
    key: text,
    headers: "response['Retry-After']",
    body: STRING_BODY,
  },
  faraday: {
    success: 'response.success?',
    failure: `${RUBY_FAILURE}(response.body)`,
    key: text,
    headers: "response.headers['Retry-After']",
    body: PARSED_BODY,
  },
  httparty: {
    success: 'response.success?',
    failure: `${RUBY_FAILURE}(response.body)`,
    key: text,
    headers: "response.headers['Retry-After']",
    body: STRING_BODY,
  },
  hash: { failure: "response.respond_to?(:key?) ? response['error'] : nil", key: text },
  symbols: { failure: 'response.respond_to?(:key?) ? response[:error] : nil', key: symbol },
  rest_client: {
    rescues: 'RestClient::ExceptionWithResponse',
    failure: `${RUBY_FAILURE}(error.response&.body)`,
    key: text,
    headers: 'error.response.headers[:retry_after]',
    body: STRING_BODY,
  },
  faraday_raised: {
    rescues: 'Faraday::Error',
    failure: `${RUBY_FAILURE}(error.response && error.response[:body])`,
    key: text,
    headers: "(error.response[:headers] || {})['Retry-After']",
    body: PARSED_BODY,
  },
  sdk: {
    rescues: 'WhatsappSdk::Api::Responses::HttpResponseError',
    failure: "error.body['error']",
    key: text,
  },
  any: {
    failure: `${RUBY_FAILURE}(answer)`,
    key: text,
    headers: `${RUBY_HEADERS}(answer)['Retry-After']`,
    body: [
      '# The error of the Graph API in an answer, as SDKs and HTTP clients keep it; empty where there is none.',
      `${RUBY_FAILURE}(answer)`,
      '  body = answer.is_a?(Hash) ? answer.fetch(:body, answer) : answer',
      '  body = body.body if body.respond_to?(:body)',
      '  body = JSON.parse(body) if body.respond_to?(:to_str)',
      '  body = body.error || {} if body.respond_to?(:error)',
      "  body = body['error'] || body[:error] || {} if body.is_a?(Hash)",
      '  return body.transform_keys(&:to_s) if body.is_a?(Hash)',
      '',
      "  { 'code' => (body.code if body.respond_to?(:code)) }",
      'rescue JSON::ParserError',
      '  {}',
      'end',
      '',
      '# The headers of an answer; empty where there are none.',
      `${RUBY_HEADERS}(answer)`,
      '  return answer[:headers] || {} if answer.is_a?(Hash)',
      '  return answer.headers if answer.respond_to?(:headers)',
      '',
      '  # Of net/http, the answer itself has the headers.',
      '  answer.respond_to?(:get_fields) ? answer : {}',
      'end',
    ],
  },
} as const satisfies Record<string, RubyReading>;

/** How the outcomes of a shape are read. */
export function readingOf(shape: RubyShape): RubyReading {
  return shape.kind === 'raised' ? { rescues: shape.rescues, failure: '', key: text } : READING[shape.kind];
}

/** True where a failure of this shape is raised, and nothing else is looked at. */
export function isRaised(shape: RubyShape): boolean {
  return readingOf(shape).rescues !== undefined;
}

/** True where the helper parses JSON. */
export function parsesJson(shape: RubyShape): boolean {
  return readingOf(shape).body !== undefined;
}

/** The lines by which the shape a helper reads is known. */
export function shapeLines(shape: RubyShape): string[] {
  const reading = readingOf(shape);
  const line = shape.kind === 'raised' ? `code = ${shape.read}` : `failure = ${reading.failure}`;
  return [line, ...(reading.rescues ? [reading.rescues] : []), ...(reading.success ? [reading.success] : [])];
}
