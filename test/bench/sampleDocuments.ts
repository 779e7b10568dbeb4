/** Length of the log that is called large here, in characters. */
export const LARGE = 10_000_000;

/** What the caret is put on in a log. */
export const NEEDLE = '131056';

/** An application log of about `length` characters; one line in fifty is about WhatsApp, one in a hundred holds a code. */
export function applicationLog(length: number): string {
  const lines: string[] = [];
  for (let size = 0, n = 0; size < length; n++) {
    const line = logLine(n);
    lines.push(line);
    size += line.length + 1;
  }
  return `${lines.join('\n')}\n`;
}

function logLine(n: number): string {
  const time = new Date(Date.UTC(2026, 10, 20) + n * 137).toISOString();
  const id = (n * 2_654_435_761) % 4_294_967_296;
  if (n % 100 === 50)
    return `${time} WARN  [sender-${n % 8}] whatsapp send failed: (#131056) pair rate limit hit, id=${id}`;
  if (n % 50 === 0)
    return `${time} INFO  [sender-${n % 8}] whatsapp message accepted wamid.HBgN${id.toString(36)} in ${n % 900} ms`;
  return `${time} INFO  [http-${n % 16}] GET /orders/${id} 200 ${n % 700}ms user=${n % 90_000} bytes=${(n * 31) % 70_000}`;
}

/** Webhook notifications of about `length` characters as one line; one in fifty holds a code. */
export function minifiedWebhooks(length: number): string {
  const parts: string[] = [];
  for (let size = 0, n = 0; size < length; n++) {
    const errors = n % 50 === 25 ? ',"errors":[{"code":131056,"title":"Pair rate limit hit"}]' : '';
    const status = `"id":"wamid.HBgN${(n * 7919).toString(36)}","status":"${errors ? 'failed' : 'delivered'}"`;
    const part = `{"object":"whatsapp_business_account","statuses":[{${status},"timestamp":"${1.76e9 + n}"${errors}}]}`;
    parts.push(part);
    size += part.length + 1;
  }
  return `[${parts.join(',')}]`;
}

/** A TypeScript file that has nothing to do with WhatsApp. */
export function unrelatedSource(lines: number): string {
  return Array.from({ length: lines }, (_, n) => sourceLine(n)).join('\n');
}

function sourceLine(n: number): string {
  switch (n % 8) {
    case 0:
      return `export function layout${n}(items: readonly Item[], width = ${n % 500}): Box[] {`;
    case 1:
      return `  const rows = Math.ceil(items.length / ${(n % 7) + 2}); // as many as fit into a screen`;
    case 2:
      return '  for (const [index, item] of items.entries()) {';
    case 3:
      return `    if (item.status === ${n % 400} || item.error) throw new Error(\`Item \${index} is not placed\`);`;
    case 4:
      return `    boxes.push({ x: (index % ${(n % 9) + 2}) * width, y: ${n}, label: 'row ${n}' });`;
    case 5:
      return '  }';
    case 6:
      return '  return boxes;';
    default:
      return '}';
  }
}
