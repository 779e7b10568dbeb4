/** Names of the functions that the branches call. */
export const SEND_TEMPLATE = 'send_whatsapp_template';
export const FRESH_TOKEN = 'fresh_whatsapp_token';

/** What sends the request. */
export type TemplateClient = 'requests' | 'httpx' | 'aiohttp' | 'urllib';

/** Modules the function that sends a template needs. */
export function templateModules(client: TemplateClient): string[] {
  return client === 'urllib' ? ['json', 'os', 'urllib.request'] : ['os', client];
}

/** The function that sends a template. */
export function templateLines(client: TemplateClient, async: boolean, typed: boolean): string[] {
  return [
    `${async ? 'async ' : ''}def ${SEND_TEMPLATE}(to${typed ? ': str) -> None' : ')'}:`,
    '    """Send an approved template: nothing else reaches a user outside the 24-hour window.',
    '',
    '    Fill in its name and language.',
    '    """',
    '    phone_number_id = os.environ["WHATSAPP_PHONE_NUMBER_ID"]',
    '    url = f"https://graph.facebook.com/v23.0/{phone_number_id}/messages"',
    ...(client === 'urllib'
      ? [
          '    headers = {',
          '        "Authorization": "Bearer " + os.environ["WHATSAPP_TOKEN"],',
          '        "Content-Type": "application/json",',
          '    }',
        ]
      : ['    headers = {"Authorization": "Bearer " + os.environ["WHATSAPP_TOKEN"]}']),
    '    payload = {',
    '        "messaging_product": "whatsapp",',
    '        "to": to,',
    '        "type": "template",',
    '        "template": {"name": "YOUR_TEMPLATE", "language": {"code": "en_US"}},',
    '    }',
    ...(async && client === 'httpx' ? ASYNC_HTTPX : REQUESTS[client]),
  ];
}

const ASYNC_HTTPX: readonly string[] = [
  '    async with httpx.AsyncClient() as client:',
  '        response = await client.post(url, headers=headers, json=payload)',
  '        response.raise_for_status()',
];

const REQUESTS: Readonly<Record<TemplateClient, readonly string[]>> = {
  requests: [
    '    response = requests.post(url, headers=headers, json=payload, timeout=10)',
    '    response.raise_for_status()',
  ],
  httpx: ['    response = httpx.post(url, headers=headers, json=payload)', '    response.raise_for_status()'],
  aiohttp: [
    '    async with aiohttp.ClientSession(raise_for_status=True) as session:',
    '        async with session.post(url, headers=headers, json=payload):',
    '            pass',
  ],
  urllib: [
    '    request = urllib.request.Request(url, json.dumps(payload).encode(), headers)',
    '    with urllib.request.urlopen(request, timeout=10):',
    '        pass',
  ],
};

/** The function that gets a new token. */
export function freshTokenLines(typed: boolean): string[] {
  return [
    `def ${FRESH_TOKEN}(expired${typed ? ': str) -> str' : ')'}:`,
    '    """A new access token, from where you keep secrets: an expired one (190) never works again."""',
    '    path = os.environ.get("WHATSAPP_TOKEN_FILE")',
    '    if not path:',
    '        raise RuntimeError("WHATSAPP_TOKEN_FILE does not name the file with the access token.")',
    '    with open(path, encoding="utf-8") as file:',
    '        token = file.read().strip()',
    '    if token in ("", expired):',
    '        raise RuntimeError("The file of WHATSAPP_TOKEN_FILE has no new access token yet.")',
    '    return token',
  ];
}
