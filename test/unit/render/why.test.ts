import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../shared/src/catalog/catalog.ts';
import { whyAt } from '../../../shared/src/detect/why.ts';
import type { WhyText } from '../../../shared/src/protocol.ts';
import { type HeldBy, whyText } from '../../../shared/src/render/why.ts';
import { entry, testCatalog } from '../detect/testCatalog.ts';

const catalog = createCatalog([
  ...testCatalog().entries,
  entry({ provider: 'twilio', code: 63016, title: 'Failed to send freeform message' }),
  entry({ api: 'onprem', code: 1014, title: 'Internal error' }),
  entry({ api: 'flows', code: 421, title: 'Payload cannot be decrypted' }),
]);

/** The words about what stands at the caret, which `|` marks. */
function words(marked: string, languageId = 'typescript', heldBy?: HeldBy): WhyText {
  const text = marked.replace('|', '');
  const why = whyAt(text, marked.indexOf('|'), { catalog, languageId });
  if (!why) throw new Error(`Neither number nor title at | in ${marked}`);
  return whyText(why, heldBy);
}

function section({ sections }: WhyText, heading: string): string[] {
  return sections.find((one) => one.heading === heading)?.rows.map(({ text }) => text) ?? [];
}

const WANTED = 'What would make it a code';

describe('the words about a code', () => {
  const text = words('{"errors":[{"code":|131026,"title":"Message undeliverable"}]}', 'json');

  it('name it, its points and how many it needs', () => {
    expect(text).toMatchObject({ subject: '131026 · Message undeliverable', key: '131026', isMatch: true });
    expect(text.verdict).toMatch(/^131026 is a code here: \d+ points, 3 needed$/);
  });

  it('give each row of evidence its points and its reason, and want nothing more', () => {
    expect(text.sections.map(({ heading }) => heading)).toEqual(['For']);
    expect(section(text, 'For')).toContain('+4  json key "code" inside an errors array');
    for (const { detail } of text.sections[0]?.rows ?? []) expect(detail).toMatch(/^[A-Z].*\.$/);
    const points = section(text, 'For').map((row) => Number.parseInt(row, 10));
    expect(text.verdict).toContain(` ${points.reduce((sum, point) => sum + point)} points`);
  });

  it('name the setting that keeps it from being shown', () => {
    const ignored = words('whatsapp error (#|131026)', 'log', 'ignoredCodes');
    expect(ignored.isMatch).toBe(false);
    expect(ignored.verdict).toBe('131026 would be a code here, but whatsappErrors.ignoredCodes holds it');
    expect(section(ignored, 'For')).not.toEqual([]);
    expect(words('whatsapp error (#|131026)', 'log', 'maxFileSizeKB').verdict).toMatch(/limits\.maxFileSizeKB$/);
  });
});

describe('the words about a number that is no code', () => {
  it('say what speaks against it', () => {
    const text = words("import 'whatsapp';\nconst zip = |131056;");
    expect(text.verdict).toBe('131056 is not a code here: called "zip"');
    expect(section(text, 'Against')[0]).toMatch(/^−\d+ {2}called "zip"$/);
    expect(section(text, WANTED)).toEqual(['A place where codes stand']);
  });

  it('say when nothing near speaks of WhatsApp', () => {
    const text = words('if (error.code === |190) stop();');
    expect(text.verdict).toBe('190 is not a code here: the file does not speak of WhatsApp');
    expect(section(text, WANTED)).toEqual(['Something near that speaks of WhatsApp']);
  });

  it('say when both sides are there and the points are too few', () => {
    const text = words("import 'whatsapp';\nif (e.code === |190) stop();");
    expect(text.verdict).toMatch(/^190 is not a code here: [1-5] points, 6 needed$/);
    expect(section(text, WANTED)).toEqual(['More that speaks for it']);
  });

  it('count what it would have without what is against it', () => {
    const why = { start: 0, end: 3, written: '190', isMatch: false };
    const evidence = [
      { id: 'hash-code', text: '"(#190)" in text', weight: 4 },
      { id: 'document-api', text: 'file names wamid.', weight: 2 },
    ];
    const against = [{ id: 'issue-reference', text: 'reference to an issue', weight: -5 }];
    const verdict = { accepted: false, score: 1, needed: 6, missing: undefined, evidence, against };
    const text = whyText({ ...why, verdict });
    expect(text.verdict).toBe('190 is not a code here: 1 point, 6 needed');
    expect(text.sections.at(-1)?.rows).toEqual([{ text: 'Nothing against it', detail: 'It would have 6 points.' }]);
  });

  it('say that points are not all', () => {
    const why = { start: 0, end: 3, written: '190', isMatch: false };
    const evidence = [{ id: 'message-code', text: '"(#190)" at the start of a message', weight: 6 }];
    const missing = { accepted: false, score: 6, needed: 6, missing: 'context', evidence, against: [] } as const;
    expect(whyText({ ...why, verdict: missing }).verdict).toBe(
      '190 is not a code here: 6 points would do, but nothing near speaks of WhatsApp',
    );
    const context = [...evidence, { id: 'title-beside', text: 'official title "x" beside it', weight: 3 }];
    const silent = whyText({ ...why, verdict: { ...missing, accepted: true, evidence: context, missing: undefined } });
    expect(silent.verdict).toBe('190 is not a code here: 6 points would do, but the file does not speak of WhatsApp');
    expect(section(silent, WANTED)).toEqual(['A file that speaks of WhatsApp']);
  });

  it('say that the catalog has no such number', () => {
    const text = words('if (error.code === |999999) stop();');
    expect(text).toMatchObject({ subject: '999999', isMatch: false });
    expect(text.key).toBeUndefined();
    expect(text.verdict).toBe('999999 is not a code: the catalog has no such number');
    expect(section(text, WANTED)).toEqual(['A number of the catalog']);
  });

  it('say that it is part of something longer', () => {
    const text = words('whatsapp GET /orders/|131056', 'log');
    expect(text.key).toBe('131056');
    expect(text.verdict).toBe('131056 is not a code here: something longer goes on beside it');
    expect(section(text, WANTED)).toEqual(['The number alone']);
  });

  it.each([
    ['63016', 'Twilio', 'twilio'],
    ['1014', 'the On-Premises API', 'on-premises'],
    ['421', 'an endpoint of Flows', 'flow_token'],
  ])('say whose %s is, and what would name %s', (code, owner, mark) => {
    const text = words(`if (error.code === |${code}) stop();`);
    expect(text.verdict).toBe(`${code} is not a code here: the file does not name ${owner}`);
    expect(text.sections.at(-1)?.rows).toEqual([
      { text: `A file that names ${owner}`, detail: expect.stringContaining(mark) },
    ]);
  });
});

describe('the words about a title', () => {
  it('say which code it stands for, without points', () => {
    const text = words('if (error.title === "|Re-engagement message") stop("whatsapp");');
    expect(text.verdict).toBe('"Re-engagement message" stands for 131047 here');
    expect(text.subject).toBe('131047 · Re-engagement message');
    expect(section(text, 'For').slice(0, 2)).toEqual(['official title of 131047', 'the whole of a string']);
    for (const { detail } of text.sections[0]?.rows ?? []) expect(detail).not.toBe('');
  });

  it('say what it lacks where it stands for none', () => {
    const text = words('The |Re-engagement message failed', 'log');
    expect(text.verdict).toBe('"Re-engagement message" does not stand for a code here');
    expect(section(text, WANTED)).toHaveLength(3);
  });
});
