import { expressionEnd, type TokenStream, textAt } from './tokens.ts';

/**
 * How sure it is that a call sends a WhatsApp message. `whatsapp`: it says so; `message`: its name says it sends a
 * message; `send`: its name starts with send; `network`: a request whose target is not in sight, which counts only
 * where a WhatsApp code is handled right at it.
 */
export type SendEvidence = 'whatsapp' | 'message' | 'send' | 'network';

/** A call as evidence is looked for; indices of tokens. */
export interface CallShape {
  readonly name: string;
  readonly receivers: readonly string[];
  readonly from: number;
  readonly to: number;
}

const SEND_NAME = /^_*send/i;
const MESSAGE_NAME =
  /^_{0,8}send_?(?:message|msg|text|template|media|image|document|video|audio|location|contact|interactive|reaction|reply|sticker|button|list|whats|wa(?![a-z]))/i;
const NETWORK_NAME = /^(?:fetch|post|request|urlopen|axios|got|\$fetch)$/;
const CREATE_NAME = /^create(?:_?message)?$/i;
const OTHER_SEND =
  /^_{0,8}send_?(?:e?_?mail|sms|push|slack|discord|telegram|beacon|metric|telemetry|(?:status|files?|headers?|response|signal|keys|errors?|json|to|all|events?|logs?|report|to_?queue|from_?directory)$)/i;
const OTHER_RECEIVER =
  /^(?:res|response|reply|ws|sock(?:et)?|io|xhr|process|window|parent|parentPort|port|worker|prisma|db|database|repo|\w{0,60}repository|\w{0,60}model|knex|orm|log|logger|analytics|metrics|mail(?:er)?|smtp|transporter|email|sms|slack|discord|telegram|sqs|sns|kafka|producer|channel|queue|\w{0,60}queue)$/i;
const WHATSAPP_NAME = /whats_?app|^(?:wa|waba|wa_?client|wa_?api|wa_?bot|cloud_?api)$/i;
const WHATSAPP_SETTING = /(?:whats_?app|^wa(?:ba)?)_?\w{0,60}(?:url|api|token|phone|endpoint|host|base)/i;
const WHATSAPP_TEXT = /graph\.facebook\.com|\/messages(?![\w-])|messaging_product/;
const SDK_MODULE = /whats_?app|pywa|heyoo/i;
/** Libraries that drive WhatsApp Web; its traffic knows no Cloud API codes. */
const OTHER_MODULE = /whatsapp-web|baileys|wppconnect|venom-bot|open-wa|wa-automate/i;

/** True where a name is worth a look at its call. */
export function mayBeSend(name: string): boolean {
  return (SEND_NAME.test(name) || NETWORK_NAME.test(name) || CREATE_NAME.test(name)) && !/retry|backoff/i.test(name);
}

/** Says what a call is, or undefined where it is no send of a WhatsApp message. */
export function sendEvidence(stream: TokenStream, call: CallShape): SendEvidence | undefined {
  const { name, receivers } = call;
  if (OTHER_SEND.test(name) || receivers.some((receiver) => OTHER_RECEIVER.test(receiver))) return undefined;
  const onMessages = /^messages$/i.test(receivers.at(-1) ?? '');
  if (CREATE_NAME.test(name)) {
    const says = onMessages || mentions(stream, call.from, call.to, textSays);
    return says ? 'whatsapp' : undefined;
  }
  if (onMessages || [name, ...receivers].some((part) => WHATSAPP_NAME.test(part))) return 'whatsapp';
  if (mentions(stream, call.from, call.to, says)) return 'whatsapp';
  if (MESSAGE_NAME.test(name)) return 'message';
  return SEND_NAME.test(name) ? 'send' : 'network';
}

/** True where a text clearly works with the Cloud API: it names its host, its payload, or imports an SDK for it. */
export function namesWhatsApp(stream: TokenStream): boolean {
  return stream.tokens.some((token, index) => {
    if (token.kind === 'string') {
      if (/graph\.facebook\.com|messaging_product/.test(token.text)) return true;
      return SDK_MODULE.test(token.text) && !OTHER_MODULE.test(token.text) && isModuleName(stream, index);
    }
    if (token.kind !== 'name') return false;
    return token.text === 'messaging_product' || (SDK_MODULE.test(token.text) && isPythonImport(stream, index));
  });
}

function isModuleName(stream: TokenStream, index: number): boolean {
  const before = textAt(stream, index - 1);
  return (
    before === 'from' ||
    before === 'import' ||
    (before === '(' && /^(?:require|import)$/.test(textAt(stream, index - 2)))
  );
}

function isPythonImport(stream: TokenStream, index: number): boolean {
  let at = index;
  while (at > 0 && !stream.tokens[at]?.lineBreak) at -= 1;
  return textAt(stream, at) === 'import' || (textAt(stream, at) === 'from' && textAt(stream, at + 1) !== '(');
}

type Says = (stream: TokenStream, index: number) => boolean;

function textSays(stream: TokenStream, index: number): boolean {
  const token = stream.tokens[index];
  if (token?.kind === 'string') return WHATSAPP_TEXT.test(token.text);
  return token?.kind === 'name' && token.text === 'messaging_product';
}

function says(stream: TokenStream, index: number): boolean {
  const token = stream.tokens[index];
  if (token?.kind === 'name' && WHATSAPP_SETTING.test(token.text)) return true;
  const made = textAt(stream, index - 1) === 'new' || textAt(stream, index + 1) === '(';
  return textSays(stream, index) || (token?.kind === 'name' && made && WHATSAPP_NAME.test(token.text));
}

/** Looks for evidence in a span of tokens, and in what the variables used there were given. */
function mentions(stream: TokenStream, from: number, to: number, test: Says, seen = new Set<string>()): boolean {
  for (let at = from; at <= to; at++) {
    if (test(stream, at)) return true;
    const token = stream.tokens[at];
    for (const name of token ? namesIn(stream, at) : []) {
      if (seen.has(name) || seen.size > 40) continue;
      seen.add(name);
      const given = valuesOf(stream, name, textAt(stream, at - 1) === '.');
      if (given.some((span) => mentions(stream, span.from, span.to, test, seen))) return true;
    }
  }
  return false;
}

/** Names a token reads: itself, or those interpolated into a string. Keys of objects and keyword arguments are none. */
function namesIn(stream: TokenStream, index: number): string[] {
  const token = stream.tokens[index];
  if (token?.kind === 'string')
    return [...token.text.matchAll(/\{(?:[\w$]+\.)*([\w$]+)\}/g)].map((match) => match[1] ?? '');
  const next = textAt(stream, index + 1);
  const before = textAt(stream, index - 1);
  if (token?.kind !== 'name' || next === '=') return [];
  return next === ':' && before !== '?' ? [] : [token.text];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const assignments = new WeakMap<TokenStream, Map<string, { span: Span; property: boolean }[]>>();

function valuesOf(stream: TokenStream, name: string, asProperty: boolean): Span[] {
  const index = assignments.get(stream) ?? assignmentsIn(stream);
  assignments.set(stream, index);
  return (index.get(name) ?? []).filter((value) => asProperty || !value.property).map((value) => value.span);
}

function assignmentsIn(stream: TokenStream): Map<string, { span: Span; property: boolean }[]> {
  const found = new Map<string, { span: Span; property: boolean }[]>();
  for (const [index, token] of stream.tokens.entries()) {
    const next = textAt(stream, index + 1);
    if (token.kind !== 'name' || (next !== '=' && next !== ':')) continue;
    const before = textAt(stream, index - 1);
    const declared = /^(?:const|let|var|readonly|private|public|protected|static|\n|)$/.test(before);
    const list = found.get(token.text) ?? [];
    list.push({ span: { from: index + 2, to: expressionEnd(stream, index + 2) }, property: next === ':' && !declared });
    found.set(token.text, list);
  }
  return found;
}
