/** What the name in front of a number says about it. */
export type NameKind = 'error' | 'code' | 'subcode' | 'foreign' | 'http' | 'neutral';

const ERROR_WORDS = words(`
  err error exception fault reason erro erreur fehler hata errore falha fallo reengagement undeliverable undelivered`);

/** Words of groups of errors and of what is done about them: a list may be called so, a value so called is a count. */
const GROUP_WORDS = words(`
  errors errs exceptions fail fails failed failure failures faults erros erreurs retry retryable retriable transient
  permanent throttle throttled throttling fatal recoverable unrecoverable temporary terminal blocked ratelimited`);

/** Words that tell whose code it is, and without a word for code say nothing. */
const BRAND_WORDS = words('meta graph fb facebook wa whatsapp waba');

const CODE_WORDS = words('code codes codigo codigos kode kod kodu codice cod koodi felkod fehlercode foutcode hibakod');

/** Kinds of codes that other machinery has: a zip code stays one, whatever else its name says. */
const OTHER_CODES = words(`
  zip zipcode postal postcode postcodes cep pin pincode cpf cnpj ssn nif dni rut otp verification confirmation invite
  referral tracking reservation booking coupon promo discount voucher area region city district county province state
  country currency lang language locale exit close signal sig key keys keycode sql sqlstate sqlite errno color colour hex char
  charset ascii unicode collation product item sku isbn asin vat tax order orders invoice ticket bar barcode qr dial
  calling phone example sample login activation security airport bank branch swift department dept badge seat lot asset plant gl`);

/** Names of quantities, identities and other machinery: their numbers are never Meta's codes. */
const FOREIGN_WORDS = words(`
  id ids uid uuid guid pk row rows issue pr pull build revision rev commit sha hash port line lines column col offset index
  idx pos position size width height length len bytes byte kb mb bits count total sum qty quantity price prices amount
  cost budget salary balance population inhabitants year month bug bugs
  day days weeks months years date time timestamp ts ms millis milliseconds sec secs second seconds minute minutes hour hours timeout delay
  delays interval duration ttl wait sleep page pages per limit max min maximum minimum threshold weight score rank
  retries attempt attempts tries percent percentage ratio rate version ver seed mobile tel msisdn
  latitude longitude lat lng lon font
  margin padding opacity zindex seq sequence serial batch chunk buffer memory mem cpu pid
  tid thread level levels priority age temperature unit units pay tx txn img job evt req allocations arguments args`);

/** People and things that have ids, and that errors are grouped by as well: `ACCOUNT = {131031, 131042}`. */
const PARTY_WORDS = words('user users customer account acct client member contact contacts');

/** Words of HTTP: they make a small number a status, and say nothing about a long one. */
const HTTP_WORDS = words('http https status statuses response resp res grpc rpc');

/** Pairs that are Meta's whatever their words say alone. */
const KNOWN_NAMES = new Map<string, NameKind>([
  ['error_subcode', 'subcode'],
  ['errorsubcode', 'subcode'],
  ['subcode', 'subcode'],
  ['sub_code', 'subcode'],
  ['code', 'code'],
]);

/**
 * Classifies an identifier such as `errorCode`, `RATE_LIMIT_CODES` or `zip_code` by its words. A foreign word outweighs
 * an error word in the same name: `RETRY_DELAY_MS` is a delay.
 */
export function classifyName(name: string): NameKind {
  let kind = classified.get(name);
  if (!kind) {
    kind = classify(name);
    // The same few names fill a log; a table of all names of a project would only grow.
    if (classified.size >= 1_000) classified.clear();
    classified.set(name, kind);
  }
  return kind;
}

const classified = new Map<string, NameKind>();

function classify(name: string): NameKind {
  const tokens = nameTokens(name);
  const known = KNOWN_NAMES.get(tokens.join('_'));
  if (known) return known;
  if (tokens.includes('subcode')) return 'subcode';
  const has = (set: ReadonlySet<string>): boolean => tokens.some((token) => set.has(token));
  const code = has(CODE_WORDS);
  if (has(OTHER_CODES)) return 'foreign';
  // What is called a code is one, also where the rest of its name speaks of limits, levels or accounts.
  if (!endsWithCode(tokens)) {
    if (isRateLimit(tokens)) return has(RATE_FIGURES) ? 'foreign' : 'neutral';
    if (has(FOREIGN_WORDS) || has(PARTY_WORDS)) return 'foreign';
  }
  if (has(HTTP_WORDS)) return 'http';
  if (code && (has(ERROR_WORDS) || has(GROUP_WORDS) || has(BRAND_WORDS))) return 'error';
  return code || has(ERROR_WORDS) ? 'code' : 'neutral';
}

/** True for names whose last word is code, or errors: `ACCOUNT_LEVEL_CODES`, `rateLimitErrors`. */
function endsWithCode(tokens: readonly string[]): boolean {
  const last = tokens.at(-1) ?? '';
  return tokens.length > 1 && (CODE_WORDS.has(last) || last === 'errors' || last === 'exceptions');
}

/**
 * Classifies the text in front of a bracket or block by all identifiers in it: `export const RETRYABLE = new Set(`,
 * `switch (error.code)`. A name of errors decides before one of other things.
 */
export function classifyHead(head: string): NameKind {
  let best: NameKind = 'neutral';
  for (const [name] of subjectOf(ownExpression(head)).matchAll(/[A-Za-z_][\w-]*/g)) {
    const tokens = nameTokens(name);
    // A group of errors may be called after those who suffer it, or who cause it.
    const kind = headKind(tokens);
    if (kind === 'error' || kind === 'subcode') return 'error';
    if (kind !== 'foreign' && namesErrors(tokens) && !(tokens.length === 1 && SETTINGS.has(tokens[0] ?? '')))
      return 'error';
    if (HEAD_RANK[kind] > HEAD_RANK[best]) best = kind;
  }
  return best;
}

const CODE_HEADING =
  /^\W{0,40}(?:(?:errors?|meta|graph|api|whatsapp|wa|erros?)\s{1,40})?(?:codes?|c[oó]digos?(?:\s{1,40}d[eo]l?\s{1,40}erros?)?|kode|kod|codice|fehlercode|m[aã]\s{1,40}l[oỗ]i)\b|код|कोड|コード|代码|代碼|错误码|錯誤碼|코드|كود|الرمز|رمز|รหัส|קוד|κωδ/iu;

/** True for the heading of a column of codes, in many languages. */
export function namesCode(heading: string): boolean {
  return CODE_HEADING.test(heading) && classifyName(heading.replace(/[^A-Za-z]+/g, '_')) !== 'foreign';
}

/** True for a name that is foreign by a word for an amount only, which the title of a code may hold too: `PAIR_RATE`. */
export function isForeignByAmount(name: string): boolean {
  const tokens = nameTokens(name);
  return !tokens.some((token) => OTHER_CODES.has(token) || NEVER_IN_TITLES.has(token));
}

const NEVER_IN_TITLES = words(
  'id ids uid uuid row rows line lines index idx port ms seconds minutes size bytes bug bugs',
);

/** True for a name that says whose code it is: `metaCode`, `graph_error`, `wa_code`. */
export function namesBrand(name: string): boolean {
  return nameTokens(name).some((token) => BRAND_WORDS.has(token));
}

/** A head's name: parties may suffer errors, a key may be a code, and a name of many words is a sentence. */
function headKind(tokens: readonly string[]): NameKind {
  if (tokens.length === 1 && SETTINGS.has(tokens[0] ?? '')) return 'neutral';
  const kind = classifyName(tokens.filter((token) => !PARTY_WORDS.has(token)).join('_'));
  return kind === 'foreign' && tokens.length >= 5 ? 'neutral' : kind;
}

/** What objects of settings are called, and variables that may be anything. */
const SETTINGS = words('key keys state retry retries backoff');

/** Without the statements and conditions before it: in `status === 403 || codes.has(`, the first half says nothing. */
function ownExpression(head: string): string {
  const cut = Math.max(...[';', '||', '&&', ' or ', ' and ', ' ? '].map((mark) => head.lastIndexOf(mark)));
  return cut < 0 ? head : head.slice(cut + 1);
}

const SUBJECT = /\b(?:switch|when|match|case)\b\s{0,40}(\(?[A-Za-z$@_][^{]{0,60})/;

/** Of `fun key(code: Int) = when (code)`, what is told apart: the name of the function decides nothing. */
function subjectOf(head: string): string {
  return SUBJECT.exec(head)?.[1] ?? head;
}

function namesErrors(tokens: readonly string[]): boolean {
  return isRateLimit(tokens) || tokens.some((token) => ERROR_WORDS.has(token) || GROUP_WORDS.has(token));
}

/** `RATE_LIMIT` is what codes are called, though a rate and a limit are figures. */
function isRateLimit(tokens: readonly string[]): boolean {
  return tokens.some((token, index) => token === 'rate' && /^limit/.test(tokens[index + 1] ?? ''));
}

const RATE_FIGURES = words('ms sec seconds minute hour day delay per max window budget interval');

const HEAD_RANK: Record<NameKind, number> = { neutral: 0, code: 1, http: 2, foreign: 3, subcode: 4, error: 5 };

/** Lower-case words of a name in snake, kebab or camel case. */
export function nameTokens(name: string): string[] {
  return name
    .replace(/WhatsApp/g, 'Whatsapp')
    .replace(/Hash(?=Set|Map|Table)/g, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((token) => token !== '');
}

/** True where a name carries a word of the title that is not common to most titles: `PAIR_RATE_LIMIT`, `reengagement`. */
export function namesTitle(name: string, titles: Iterable<string>): boolean {
  const squeezed = nameTokens(name).filter((token) => token.length >= 4 && !COMMON_IN_TITLES.has(token));
  if (squeezed.length === 0) return false;
  for (const title of titles) {
    const compact = title.toLowerCase().replace(/[^a-z]+/g, '');
    if (squeezed.some((token) => compact.includes(token))) return true;
  }
  return false;
}

const COMMON_IN_TITLES = words(`
  whatsapp meta graph media token template order payment flow file image video audio text body header button language policy quality display
  catalog product group access session
  code codes error errors account business number phone message messages user users parameter value type request
  service this that with from name list size limit status data date time`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
