/** What a page of the catalog panel is made of; addresses as the webview sees them. */
export interface PanelPage {
  /** `webview.cspSource`: where the extension's own files are served from. */
  readonly cspSource: string;
  /** Language of the interface (`pt-br`). */
  readonly language: string;
  /** Fresh for every page, `[A-Za-z0-9]`. */
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
}

/**
 * The page's Content Security Policy: nothing is allowed but the one style sheet and the one script of this page. Styles
 * of components are constructed by script, which the policy does not concern.
 */
export function contentSecurityPolicy({ cspSource, nonce }: Pick<PanelPage, 'cspSource' | 'nonce'>): string {
  const directives = {
    'default-src': `'none'`,
    'style-src': cspSource,
    'script-src': `'nonce-${nonce}'`,
    'base-uri': `'none'`,
    'form-action': `'none'`,
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** The page VS Code loads; the script fills it once the catalog has come by message. */
export function panelHtml(page: PanelPage): string {
  return `<!DOCTYPE html>
<html lang="${attribute(page.language)}">
<head>
  <meta charset="UTF-8">
  <meta http-equiv="Content-Security-Policy" content="${attribute(contentSecurityPolicy(page))}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${attribute(page.styleUri)}">
  <title>WhatsApp Error Codes</title>
</head>
<body>
  <main id="panel"></main>
  <script nonce="${attribute(page.nonce)}" src="${attribute(page.scriptUri)}"></script>
</body>
</html>
`;
}

function attribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
