const DIGIT = /\d/;
const ASCII_WORD = /[A-Za-z]/;
/** `WhatsApp.php:190`, a place in a file. */
const SOURCE_FILE = /\.[a-z]{1,5}:$/;
/** `131026.jpg` */
const FILE_ENDING =
  /^\.(?:jpe?g|png|pdf|csv|json|log|mp[34]|ogg|webp|txt|xlsx?|docx?|zip|gif|svg|html?|xml|js|ts|py|go|rb|php)\b/;
/** `test_code_190_stops_all`. */
const ERROR_NAME = /(?:error|erro|code|codigo)[._]$/i;
/** `whatsapp-error-131049`, an anchor or a file. */
const ERROR_SLUG = /(?<!\.)\b(?:error|erro|code|codigo)s?-$/i;
/** Latin, Greek and Cyrillic letters: they join a number to a word; Chinese, Japanese and others stand beside it. */
const ACCENTED = /[\u00c0-\u024f\u0370-\u052f]/;

/**
 * True where the digits between `start` and `end` are a number of their own, and not a piece of a longer number,
 * identifier, hash, UUID, date, version, decimal, path, price or phone number.
 *
 * @param long True for numbers of five digits and more, which may be part of a name such as `test_131047_is_final`.
 */
export function wholeNumber(text: string, start: number, end: number, long: boolean): boolean {
  return opens(text, start, end, long) && closes(text, start, end, long);
}

function opens(text: string, start: number, end: number, long: boolean): boolean {
  if (start === 0) return true;
  const previous = text[start - 1] ?? '';
  const before = text[start - 2] ?? '';
  if (ASCII_WORD.test(previous)) return before === '\\' && (previous === 'n' || previous === 't' || previous === 'r');
  switch (previous) {
    case '_':
      return (long && ASCII_WORD.test(before)) || ERROR_NAME.test(text.slice(Math.max(0, start - 10), start));
    case '.':
      return (long && ASCII_WORD.test(before)) || ERROR_NAME.test(text.slice(Math.max(0, start - 10), start));
    case '/':
      // `131047/131051` and a comment's slashes pass, a path or an address does not.
      if (before === '/') return text[start - 3] !== ':';
      return opensPattern(text, start, end) || (long && isAlternative(text, start - 2));
    case ':':
      return !DIGIT.test(before) && before !== ':' && !SOURCE_FILE.test(text.slice(Math.max(0, start - 8), start));
    case ',':
      return long || !(DIGIT.test(before) && isClock(text, start - 2));
    case '-':
      return ERROR_SLUG.test(text.slice(Math.max(0, start - 10), start));
    case '{':
      // `{0}` and `{{1}}` are filled with something else.
      return before !== '{' && (end - start > 1 || text[end] !== '}');
    case '+':
    case '$':
    case '%':
    case '@':
    case '€':
    case '£':
    case '¥':
    case '₹':
    case '\\':
    case '~':
      return false;
    case '#':
      return before !== '&';
    default:
      return !ACCENTED.test(previous);
  }
}

function closes(text: string, start: number, end: number, long: boolean): boolean {
  if (end >= text.length) return true;
  const next = text[end] ?? '';
  const after = text[end + 1] ?? '';
  if (ASCII_WORD.test(next)) return isSuffix(next, after);
  switch (next) {
    case '_':
      return ASCII_WORD.test(after) && (long || ERROR_NAME.test(text.slice(Math.max(0, start - 10), start)));
    case '.':
    case ',':
      if (next === '.' && FILE_ENDING.test(text.slice(end, end + 6))) return false;
      return !DIGIT.test(after) || (next === ',' && (!isThousands(text, end) || isBracketed(text, start, end)));
    case '-':
      return !/[\da-z]/.test(after);
    case '/':
      return closesPattern(text, end) || (!ASCII_WORD.test(after) && after !== '/');
    case ':':
      // `10:04` is a time; `100:33` may be a code and its subcode.
      return long || end - start > 2 || !DIGIT.test(after);
    case '%':
    case '^':
    case '@':
    case '$':
    case '€':
    case '£':
    case '¥':
    case '₹':
    case '°':
      return false;
    default:
      return !ACCENTED.test(next);
  }
}

/** `131026L` and `131026n`: how a literal says its type. */
function isSuffix(next: string, after: string): boolean {
  return /[LlUun]/.test(next) && !/[\w$]/.test(after);
}

/** `/190/` and `/131047|…/` as an argument or value: a regular expression that begins with the number. */
function opensPattern(text: string, start: number, end: number): boolean {
  return /[\s(,=:[|&!]/.test(text[start - 2] ?? '\n') && (text[end] === '|' || closesPattern(text, end));
}

function closesPattern(text: string, end: number): boolean {
  return text[end] === '/' && /^[gimsu]{0,3}(?:$|[\s),;.\]])/.test(text.slice(end + 1, end + 5));
}

/** `[10,200,299]`: numbers between brackets and commas are members, however many digits they have. */
function isBracketed(text: string, start: number, end: number): boolean {
  let from = start;
  while (from > start - 60 && /[\d,]/.test(text[from - 1] ?? '')) from -= 1;
  let to = end;
  while (to < end + 60 && /[\d,]/.test(text[to] ?? '')) to += 1;
  return /[[({]/.test(text[from - 1] ?? '') && /[\])}]/.test(text[to] ?? '');
}

/** `10:04:05,100`: the digits that end at `at` follow a colon. */
function isClock(text: string, at: number): boolean {
  let index = at;
  while (index > at - 3 && DIGIT.test(text[index] ?? '')) index -= 1;
  return text[index] === ':' && DIGIT.test(text[index - 1] ?? '');
}

/** `131047/131051`: the digits that end at `at` are as long as a code and no part of a path themselves. */
function isAlternative(text: string, at: number): boolean {
  let index = at;
  while (index > at - 8 && DIGIT.test(text[index] ?? '')) index -= 1;
  return at - index >= 5 && text[index] !== '/';
}

/** `131,056` and `1,000,000` in running text: a comma, three digits, then no more. A list of codes has none such. */
function isThousands(text: string, comma: number): boolean {
  for (let index = comma + 1; index <= comma + 3; index += 1) if (!DIGIT.test(text[index] ?? '')) return false;
  const next = text[comma + 4] ?? '';
  return !DIGIT.test(next) && !DIGIT.test(text[comma - 4] ?? '');
}
