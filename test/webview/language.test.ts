import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { usePlainPages } from './plainPage.ts';

const pages = usePlainPages();

/** What is read on the page, and is neither the catalog's nor a code, date, key or address. Hints may end in its words. */
function interfaceWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const NAMES = '[lang="en"], .code, time, kbd, code, pre, a.page, .source-note, .related-hint, svg, style, script';
    const words: string[] = [];
    const look = (root: Document | ShadowRoot | Element): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        if (element.closest(NAMES)) continue;
        for (const name of ['aria-label', 'title', 'placeholder', 'aria-roledescription']) {
          const value = element.getAttribute(name);
          if (value) words.push(value);
        }
        for (const node of element.childNodes) {
          if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) words.push(node.textContent.trim());
        }
      }
    };
    look(document.body);
    return [...new Set(words)];
  });
}

/** What of a text stands outside of the brackets of `qps-ploc`; names of keys and APIs are the same in all languages. */
function untranslated(text: string): string {
  let before = '';
  let after = text;
  while (after !== before) {
    before = after;
    after = before.replace(/⟦[^⟦⟧]*⟧/g, '');
  }
  return after.replace(/\(Alt\+.\)|^[\w- ]+ API$/g, '');
}

describe('a text that cannot be translated', () => {
  it.each(['131056', '131047', '132000', 'twilio:63016'])('is nowhere in the panel with %s open', async (key) => {
    const page = await pages.open(`index.html?lang=qps-ploc&code=${key}&recent=131026`);
    const words = await interfaceWords(page);
    expect(words.length).toBeGreaterThan(40);
    expect(words.map(untranslated).filter((rest) => /\p{L}{3}/u.test(rest))).toEqual([]);
  });
});

describe.each(['pt-br', 'es'])('in %s', (language) => {
  it('the panel is no wider than a narrow page, and says which words are English', async () => {
    const page = await pages.open(`index.html?lang=${language}&code=131056`, { width: 400 });
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.locator('#causes ol').getAttribute('lang')).toBe('en');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  });
});
