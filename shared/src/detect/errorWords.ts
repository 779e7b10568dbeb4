/** Words for errors and codes that stand in front of a number, in the languages our users write. */
const WORDS: ReadonlySet<string> = new Set(
  `error errors err exception oauthexception oauth erro erros erreur erreurs fehler fehlercode fehlernummer errore errori errores falha fallo code codes
  c\u00f3digo c\u00f3digos codigo codigos codice kode kod kodu hata hatas\u0131 galat kesalahan ralat b\u0142\u0105d b\u0142\u0119du chyba chyby chybu
  k\u00f3d hiba hibak\u00f3d hib\u00e1t virhe virhekoodi koodi fel felkod feil feilkode fejl fejlkode fout foutcode foutmelding eroare erorii eroarea cod
  gre\u0161ka gre\u0161ke napaka napake veakood viga klaida klaidos k\u013c\u016bda kl\u016bda pogre\u0161ka chybov\u00fd l\u1ed7i m\u00e3 \u03c3\u03c6\u03ac\u03bb\u03bc\u03b1 \u03c3\u03c6\u03ac\u03bb\u03bc\u03b1\u03c4\u03bf\u03c2 \u03ba\u03c9\u03b4\u03b9\u03ba\u03cc\u03c2
  \u043e\u0448\u0438\u0431\u043a\u0430 \u043e\u0448\u0438\u0431\u043a\u0438 \u043e\u0448\u0438\u0431\u043a\u0443 \u043a\u043e\u0434 \u043a\u043e\u0434\u043e\u043c \u043f\u043e\u043c\u0438\u043b\u043a\u0430 \u043f\u043e\u043c\u0438\u043b\u043a\u0438 \u0433\u0440\u0435\u0448\u043a\u0430 \u0433\u0440\u0435\u0448\u043a\u0430\u0442\u0430 \u05e9\u05d2\u05d9\u05d0\u05d4 \u05e7\u05d5\u05d3 \u062e\u0637\u0623 \u0627\u0644\u062e\u0637\u0623 \u0631\u0645\u0632 \u062e\u0637\u0627 \u062e\u0637\u0627\u06cc \u06a9\u062f \u06a9\u0648\u0688 \u0643\u0648\u062f
  \u0924\u094d\u0930\u0941\u091f\u093f \u0915\u094b\u0921 \u090f\u0930\u0930 \u09a4\u09cd\u09b0\u09c1\u099f\u09bf \u0baa\u0bbf\u0bb4\u0bc8`.split(
    /\s+/,
  ),
);
/** The same in scripts that put no space between words. */
const ENDINGS =
  /(?:\u7801|\u78bc|\u9519\u8bef|\u932f\u8aa4|\u9519|\u4ee3\u7801|\u30a8\u30e9\u30fc|\u30b3\u30fc\u30c9|\uc624\ub958|\ucf54\ub4dc|\uc5d0\ub7ec|\u0e02\u0e49\u0e2d\u0e1c\u0e34\u0e14\u0e1e\u0e25\u0e32\u0e14|\u0e23\u0e2b\u0e31\u0e2a|\u0e1c\u0e34\u0e14\u0e1e\u0e25\u0e32\u0e14|\u062e\u0637\u0623|\u0631\u0645\u0632|\u0643\u0648\u062f|\u05e9\u05d2\u05d9\u05d0\u05d4|\u05e7\u05d5\u05d3)$/;
const BETWEEN = new Set([...' \t:#(=`"\'-\u2013\u2014.\u00ba\u00b0*\u300c\uff1a']);
const MOST_BETWEEN = 5;
const LONGEST_WORD = 24;
const LETTER = /[\p{L}\p{M}]/u;

/**
 * The word for an error or a code at the end of `text`, such as the `erro` of `erro: `, and what is in front of it.
 * Undefined where the last word is another.
 */
export function errorWordAtEnd(text: string): { readonly word: string; readonly front: string } | undefined {
  let end = text.length;
  while (end > 0 && text.length - end < MOST_BETWEEN && BETWEEN.has(text[end - 1] ?? '')) end -= 1;
  let start = end;
  while (start > 0 && end - start < LONGEST_WORD && LETTER.test(text[start - 1] ?? '')) start -= 1;
  const word = text.slice(start, end);
  const joined = /[\w$]/.test(text[start - 1] ?? '');
  if (word === '' || joined) return undefined;
  if (WORDS.has(word.toLowerCase())) return { word, front: text.slice(0, start) };
  const ending = ENDINGS.exec(word)?.[0];
  return ending ? { word: ending, front: text.slice(0, end - ending.length) } : undefined;
}
