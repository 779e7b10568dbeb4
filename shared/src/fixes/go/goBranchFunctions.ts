/** Name of the function that sends a template. */
export const SEND_TEMPLATE = 'sendWhatsAppTemplate';
/** Name of the function that reads a new token. */
export const FRESH_TOKEN = 'freshWhatsAppToken';

/** What `template` uses. */
export const templateImports: readonly string[] = ['bytes', 'context', 'encoding/json', 'fmt', 'io', 'net/http', 'os'];
/** What `freshToken` uses. */
export const freshTokenImports: readonly string[] = ['errors', 'fmt', 'os', 'strings'];

/** The function that sends a template; `any` as the file's version of Go writes it. */
export function template(any: 'any' | 'interface{}'): string[] {
  return [
    `// ${SEND_TEMPLATE} sends an approved template: nothing else reaches a user outside`,
    '// the 24-hour window. Fill in its name.',
    `func ${SEND_TEMPLATE}(ctx context.Context, to string) error {`,
    `  payload, err := json.Marshal(map[string]${any}{`,
    '    "messaging_product": "whatsapp",',
    '    "to":                to,',
    '    "type":              "template",',
    `    "template": map[string]${any}{`,
    '      "name":     "YOUR_TEMPLATE",',
    '      "language": map[string]string{"code": "en_US"},',
    '    },',
    '  })',
    '  if err != nil {',
    '    return err',
    '  }',
    '  url := "https://graph.facebook.com/v23.0/" + os.Getenv("WHATSAPP_PHONE_NUMBER_ID") + "/messages"',
    '  req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(payload))',
    '  if err != nil {',
    '    return err',
    '  }',
    '  req.Header.Set("Authorization", "Bearer "+os.Getenv("WHATSAPP_TOKEN"))',
    '  req.Header.Set("Content-Type", "application/json")',
    '  resp, err := http.DefaultClient.Do(req)',
    '  if err != nil {',
    '    return err',
    '  }',
    '  defer resp.Body.Close()',
    '  if resp.StatusCode >= http.StatusBadRequest {',
    '    answer, _ := io.ReadAll(resp.Body)',
    '    return fmt.Errorf("the template was not sent: %s: %s", resp.Status, answer)',
    '  }',
    '  return nil',
    '}',
  ];
}

/** The function that reads a new token. */
export const freshToken: readonly string[] = [
  `// ${FRESH_TOKEN} reads a new access token from where you keep secrets: one that has`,
  '// expired (190) never works again. Guard the token where requests run side by side.',
  `func ${FRESH_TOKEN}(expired string) (string, error) {`,
  '  file := os.Getenv("WHATSAPP_TOKEN_FILE")',
  '  if file == "" {',
  '    return "", errors.New("WHATSAPP_TOKEN_FILE does not name the file with the new access token")',
  '  }',
  '  content, err := os.ReadFile(file)',
  '  if err != nil {',
  '    return "", fmt.Errorf("read the new access token: %w", err)',
  '  }',
  '  token := strings.TrimSpace(string(content))',
  '  if token == "" || token == expired {',
  '    return "", fmt.Errorf("%s has no new access token", file)',
  '  }',
  '  return token, nil',
  '}',
];
