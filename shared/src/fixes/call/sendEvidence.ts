import { ancestors, descendants, field, type SourceFile, type SyntaxNode } from '../syntax.ts';
import type { Callee, CallGrammar } from './callGrammar.ts';

/**
 * How sure it is that a call sends a WhatsApp message. `whatsapp`: it says so; `message`: its name says it sends a
 * message; `send`: its name starts with send; `network`: a request whose target is not in sight, which counts only
 * where a WhatsApp code is handled right at it.
 */
export type SendEvidence = 'whatsapp' | 'message' | 'send' | 'network';

const SEND_NAME = /^_*send/i;
const MESSAGE_NAME =
  /^_{0,8}send_?(?:message|msg|text|template|media|image|document|video|audio|location|contact|interactive|reaction|reply|sticker|button|list|whats|wa(?![a-z]))/i;
const NETWORK_NAME =
  /^_{0,8}(?:fetch|(?:(?:make|do|api|http)_)?(?:post|request)|urlopen|axios|got|\$fetch|do|execute|exchange|curl_exec|perform|new_?call|file_get_contents|with_?headers)$|^post(?:_?(?:form|json|as_?json|for_?entity|for_?object|request|async))/i;
const CREATE_NAME = /^create(?:_?message)?$/i;
const OTHER_SEND =
  /^_{0,8}send_?(?:e?_?mail|sms|push|slack|discord|telegram|beacon|metric|telemetry|(?:status|files?|headers?|response|signal|keys|errors?|json|to|all|events?|logs?|report|to_?queue|from_?directory)$)/i;
const OTHER_RECEIVER =
  /^(?:res|response|reply|ws|sock(?:et)?|io|xhr|process|window|parent|parentPort|port|worker|prisma|db|database|repo|\w{0,60}repository|\w{0,60}model|knex|orm|log|logger|analytics|metrics|mail(?:er)?|smtp|transporter|email|sms|slack|discord|telegram|sqs|sns|kafka|producer|channel|queue|\w{0,60}queue|stmt|statement|executor|pdo|mysqli|cursor)$/i;
const WHATSAPP_NAME = /whats_?app|^(?:wa|waba|wa_?client|wa_?api|wa_?bot|cloud_?api)$/i;
const WHATSAPP_SETTING = /(?:whats_?app|^[$@]{0,2}wa(?:ba)?)_?\w{0,60}(?:url|uri|api|token|phone|endpoint|host|base)/i;
const WHATSAPP_TEXT = /graph\.facebook\.com|\/messages(?![\w-])|messaging_product/i;
/** How a line begins that imports something, in any of the languages. */
const IMPORTING =
  /^[ \t]{0,80}(?:import|from|use|using|require(?:_once|_relative)?|const|let|var|["']|\w{1,40} "|\} from)/;
const SDK = /whats_?app|pywa|heyoo/i;
/** Libraries that drive WhatsApp Web; its traffic knows no Cloud API codes. */
const OTHER_MODULE = /whatsapp-web|whatsmeow|baileys|wppconnect|venom-bot|open-wa|wa-automate/i;

const MANY =
  /bulk|batch|broadcast|many|multiple|mass|campaign|(?:messages|texts|templates|notifications|reminders|all)$/i;

/** True for a name that says it sends to many: after a failure in the midst all of them would get it again. */
export function sendsMany(name: string): boolean {
  return MANY.test(name.replace(/Async$|_async$/, ''));
}

/** True where a name is worth a look at its call. */
export function mayBeSend(name: string): boolean {
  const plain = name.replace(/Async$|_async$/, '');
  return (
    (SEND_NAME.test(plain) || NETWORK_NAME.test(plain) || CREATE_NAME.test(plain)) && !/retry|backoff/i.test(plain)
  );
}

/** Says what a call is, or undefined where it is no send of a WhatsApp message. */
export function sendEvidence(
  source: SourceFile,
  grammar: CallGrammar,
  call: SyntaxNode,
  { name: written, receivers }: Callee,
): SendEvidence | undefined {
  const name = written.replace(/Async$|_async$/, '');
  if (OTHER_SEND.test(name) || receivers.some((receiver) => OTHER_RECEIVER.test(receiver))) return undefined;
  const onMessages = /^messages$/i.test(receivers.at(-1) ?? '');
  if (CREATE_NAME.test(name)) {
    return onMessages || mentions(source, grammar, call, WHATSAPP_TEXT) ? 'whatsapp' : undefined;
  }
  if (onMessages || [name, ...receivers].some((part) => WHATSAPP_NAME.test(part))) return 'whatsapp';
  if (mentions(source, grammar, call, WHATSAPP_TEXT, WHATSAPP_SETTING)) return 'whatsapp';
  if (MESSAGE_NAME.test(name)) return 'message';
  return SEND_NAME.test(name) ? 'send' : 'network';
}

/** True where a text clearly works with the Cloud API: it names its host, its payload, or imports an SDK for it. */
export function namesWhatsApp(text: string): boolean {
  if (/graph\.facebook\.com|messaging_product/.test(text)) return true;
  if (!SDK.test(text)) return false;
  return text.split('\n').some((line) => SDK.test(line) && IMPORTING.test(line) && !OTHER_MODULE.test(line));
}

/** Looks for evidence in a node's text, and in what the variables used there were given. */
function mentions(
  source: SourceFile,
  grammar: CallGrammar,
  node: SyntaxNode,
  text: RegExp,
  setting?: RegExp,
  seen = new Set<string>(),
): boolean {
  if (text.test(source.text.slice(node.startIndex, node.endIndex))) return true;
  const names = new Set(descendants(node, grammar.identifiers).map((identifier) => identifier.text));
  for (const name of names) {
    if (setting?.test(name)) return true;
    if (seen.has(name) || seen.size > 40) continue;
    seen.add(name);
    const given = valuesOf(source, grammar, name, node);
    if (given.some((value) => mentions(source, grammar, value, text, setting, seen))) return true;
  }
  return false;
}

const assignments = new WeakMap<SyntaxNode, Map<string, SyntaxNode[]>>();

/** The values a name is given where a node can see them: in a function around it, outside of all, or in an object (`@url`). */
function valuesOf({ root }: SourceFile, grammar: CallGrammar, name: string, node: SyntaxNode): SyntaxNode[] {
  const index = assignments.get(root) ?? assignmentsIn(root, grammar);
  assignments.set(root, index);
  return (index.get(name) ?? []).filter((value) => {
    const scope = functionAround(value, grammar);
    return !scope || name.startsWith('@') || (scope.startIndex <= node.startIndex && node.endIndex <= scope.endIndex);
  });
}

function assignmentsIn(root: SyntaxNode, grammar: CallGrammar): Map<string, SyntaxNode[]> {
  const found = new Map<string, SyntaxNode[]>();
  for (const assignment of descendants(root, grammar.assignments)) {
    const assigned = grammar.assigned(assignment);
    if (assigned) found.set(assigned.name, [...(found.get(assigned.name) ?? []), assigned.value]);
  }
  return found;
}

/** The innermost function around a node, itself excluded; undefined at the top level. */
export function functionAround(node: SyntaxNode, grammar: CallGrammar): SyntaxNode | undefined {
  for (const at of ancestors(node)) if (at.id !== node.id && grammar.functions.includes(at.type)) return at;
  return undefined;
}

/** The body of a function node; the node itself where the grammar has no such field. */
export function bodyOf(fn: SyntaxNode): SyntaxNode {
  return field(fn, 'body') ?? fn;
}
