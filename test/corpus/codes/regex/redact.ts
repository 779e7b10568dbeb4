/** Lines of a log that are about a message which will never arrive. */
const PERMANENT = /\b(?:⟦131026⟧|⟦131047⟧|⟦131051⟧|⟦132001⟧)\b/;
const THROTTLED = /code["']?\s*[:=]\s*["']?(?:⟦4⟧|⟦80007⟧|⟦130429⟧|⟦131056⟧)\b/;
const TOKEN = /"code":\s*⟦190⟧\b/;
const HEX = /#(?:131026|131047)\b/i;
const PHONE = /\+?1?555-?01\d{2}/g;
const VERSION = /v(?:19|20|21)\.0/;

export type Kind = 'permanent' | 'throttled' | 'token' | 'other';

/** For lines written by the WhatsApp sender. */
export function kindOf(line: string): Kind {
  if (PERMANENT.test(line)) return 'permanent';
  if (THROTTLED.test(line)) return 'throttled';
  return TOKEN.test(line) ? 'token' : 'other';
}

export function redact(line: string): string {
  return line.replace(PHONE, '555-01xx').slice(0, 190);
}

export function colours(css: string): number {
  return css.split(HEX).length - 1;
}

export const LIMITS = { lines: 100, columns: 368, version: VERSION };
