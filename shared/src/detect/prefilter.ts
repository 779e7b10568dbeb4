/**
 * Names that only occur where WhatsApp's API is used or spoken of, and whole numbers of the shape Meta's long codes
 * have: families, not single codes, so that new ones pass too. Bounded in every part, so its cost is linear.
 */
const TRACE =
  /whatsapp|graph\.facebook|wamid\.|fbtrace|messaging_?product|oauthexception|phone_?number_?id|error_?subcode|(?:(?<![a-z\d]|\d[._])|(?<=\\[nrt]))(?:80_?0\d\d|1[34]\d_?\d{3}|200_?0\d\d|1_?[67]\d\d_?\d{3}|2_?(?:388|494|593)_?\d{3})(?![a-z\d]|_\d|\.\d)/i;

/**
 * The cheap test the client runs before it starts the server: could this text hold a code, or does it speak of
 * WhatsApp's API? Says yes too often rather than too seldom; needs no catalog.
 */
export function mayHoldCodes(text: string): boolean {
  return TRACE.test(text);
}
