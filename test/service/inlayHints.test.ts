import { describe, expect, it } from 'vitest';
import type { InlayHint } from 'vscode-languageserver-types';
import { inlayHints, showsHints } from '../../server/src/features/inlayHints.ts';
import { DEFAULT_SETTINGS } from '../../shared/src/settings.ts';
import { openDocument } from './openDocument.ts';

function hintsIn(languageId: string, text: string): InlayHint[] {
  const { document, matches } = openDocument(languageId, text);
  return inlayHints(document, matches, true);
}

/** The text as it is seen, hints in `«»`. */
function seen(languageId: string, text: string): string {
  const { document } = openDocument(languageId, text);
  return hintsIn(languageId, text).reduceRight((shown, { position, label }) => {
    const at = document.offsetAt(position);
    return `${shown.slice(0, at)}«${label}»${shown.slice(at)}`;
  }, text);
}

describe('inlay hints', () => {
  it('show the title behind a code', () => {
    expect(seen('log', '12:00:01 whatsapp send failed: error 131047\n')).toBe(
      '12:00:01 whatsapp send failed: error 131047«Re-engagement message»\n',
    );
  });

  it('stand behind the quote of a code in a string', () => {
    const text = '{"object":"whatsapp_business_account","errors":[{"code":"131047"}]}';
    expect(seen('json', text)).toBe(text.replace('"131047"', '"131047"«Re-engagement message»'));
  });

  it('are short, cut behind a word', () => {
    const label = (code: number) => hintsIn('log', `whatsapp send failed: error ${code}\n`)[0]?.label;
    expect(label(131056)).toBe('pair rate limit hit');
    expect(label(130497)).toBe('Business account is restricted from…');
  });

  it('tell the verdict in their tooltip', () => {
    const text = 'whatsapp send failed: error 131056\n';
    const { document, matches } = openDocument('log', text);
    expect(hintsIn('log', text)[0]?.tooltip).toMatchObject({
      kind: 'markdown',
      value: expect.stringMatching(/^\*\*Retry: yes, for this recipient only\.\*\* /),
    });
    expect(inlayHints(document, matches, false)[0]?.tooltip).toMatch(/^Retry: yes, for this recipient only\. /);
  });

  it('come once a line for each code', () => {
    const text = 'whatsapp send failed: error 131047, error 131026, again error 131047\nwhatsapp error 131047\n';
    const lines = hintsIn('log', text).map(({ position, label }) => [position.line, label]);
    expect(lines).toEqual([
      [0, 'Re-engagement message'],
      [0, 'Message Undeliverable'],
      [1, 'Re-engagement message'],
    ]);
  });

  it.each([
    ['log', 'whatsapp send failed: (#131047) Re-engagement message\n'],
    ['log', 'whatsapp send failed: (#131056) pair rate limit hit\n'],
    ['log', 'whatsapp RE_ENGAGEMENT_MESSAGE error 131047\n'],
    ['log', 'whatsapp send failed: reEngagementMessage, error 131047\n'],
    ['json', '{"object":"whatsapp_business_account","errors":[{"code":131026,"title":"Message undeliverable"}]}'],
    [
      'json',
      '{"object":"whatsapp_business_account","errors":[{\n  "code": 131026,\n  "title": "Message undeliverable"\n}]}',
    ],
    ['log', 'whatsapp send failed: Re-engagement message\n'],
    ['log', '12:00 GET /orders/131047 200 131 ms whatsapp\n'],
    ['json', '{"messaging_product":"whatsapp","to":"15550131047","id":131047,"total":131026}'],
  ])('are absent in %s where the title is read already, or no code is: %s', (languageId, text) => {
    expect(hintsIn(languageId, text)).toEqual([]);
  });

  it('show the meaning that the text around tells', () => {
    const text =
      '{"error":{"type":"OAuthException","code":100,"fbtrace_id":"A","error_data":{"details":"sdp"}},"path":"/1/calls"}';
    expect(hintsIn('json', text)[0]?.label).not.toBe(
      hintsIn('json', text.replace('sdp', 'it').replace('/calls', '/messages'))[0]?.label,
    );
  });

  it('are bounded, on lines of any length too', () => {
    expect(
      hintsIn('json', `{"object":"whatsapp_business_account","errors":[${'{"code":131047},'.repeat(2_000)}{}]}`),
    ).toHaveLength(1);
    expect(hintsIn('log', 'whatsapp send failed: error 131047\n'.repeat(3_000))).toHaveLength(1_000);
  });
});

describe('the setting of inlay hints', () => {
  it.each([
    ['never', []],
    ['logsAndJson', ['json', 'jsonc', 'jsonl', 'log']],
    ['everywhere', ['json', 'jsonc', 'jsonl', 'log', 'typescript', 'python', 'markdown']],
  ] as const)('%s shows them in %j', (show, languages) => {
    const settings = { ...DEFAULT_SETTINGS, inlayHints: { show } };
    const all = ['json', 'jsonc', 'jsonl', 'log', 'typescript', 'python', 'markdown'];
    expect(all.filter((languageId) => showsHints(settings, languageId))).toEqual(languages);
  });
});
