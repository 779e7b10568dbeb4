import type { Template } from './template';

const GRAPH = 'https://graph.facebook.com/v21.0';
const PAGE = 100;
const MAX_PAGES = 33;

interface Page<T> {
  data: T[];
  paging?: { cursors: { before: string; after: string }; next?: string };
  summary?: { total_count: number; message_template_limit: number };
}

/** All templates of a WhatsApp Business account, `limit=100` at a time. */
export async function* templates(wabaId: string, token: string): AsyncGenerator<Template> {
  let url: string | undefined = `${GRAPH}/${wabaId}/message_templates?limit=100&fields=name,status,language`;
  for (let page = 0; url && page < MAX_PAGES; page++) {
    const response: Response = await fetch(url, {
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(10_000),
    });
    if (response.status !== 200) throw new Error(`HTTP ${response.status} on page ${page}`);
    const body = (await response.json()) as Page<Template>;
    yield* body.data;
    if (body.data.length < 100) return;
    url = body.paging?.next;
  }
}

if (import.meta.vitest) {
  const { expect, it, vi } = import.meta.vitest;

  it('reads 190 templates from two pages', async () => {
    const pages = [makePage(100, 'MTAwCg=='), makePage(90)];
    vi.stubGlobal('fetch', async () => Response.json(pages.shift(), { status: 200 }));
    const names: string[] = [];
    for await (const template of templates('102290129340398', 't')) names.push(template.name);
    expect(names).toHaveLength(190);
    expect(names[100]).toBe('template_100');
    expect(names.indexOf('template_10')).toBe(10);
    expect(pages.length).toBe(0);
  });
}
