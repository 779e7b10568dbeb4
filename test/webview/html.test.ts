import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, panelHtml } from '../../client/src/catalogPanel/html.ts';

const PAGE = {
  language: 'pt-br',
  cspSource: "'self' https://*.example-cdn.net",
  nonce: 'abc123',
  scriptUri: 'https://host/dist/webview/main.js',
  styleUri: 'https://host/dist/webview/style.css?a=1&b="2"',
};

describe('contentSecurityPolicy', () => {
  const policy = contentSecurityPolicy(PAGE);

  it('forbids what it does not name', () => {
    expect(policy.startsWith("default-src 'none'; ")).toBe(true);
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'none'");
  });

  it('lets only the one script with the nonce run, and only files be style sheets', () => {
    expect(policy).toContain("script-src 'nonce-abc123'");
    expect(policy).toContain(`style-src ${PAGE.cspSource}`);
    expect(policy).not.toMatch(/unsafe|data:|\*;/);
  });
});

describe('panelHtml', () => {
  const html = panelHtml(PAGE);

  it('holds the policy, one style sheet and one script, and nothing inline', () => {
    expect(html).toContain('<meta http-equiv="Content-Security-Policy"');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain('<script nonce="abc123" src="https://host/dist/webview/main.js"></script>');
    expect(html).not.toMatch(/<style|style=|\son\w+=/);
  });

  it('says which language the interface is in', () => {
    expect(html).toContain('<html lang="pt-br">');
  });

  it('keeps addresses inside their attributes', () => {
    expect(html).toContain('href="https://host/dist/webview/style.css?a=1&amp;b=&quot;2&quot;"');
  });
});
