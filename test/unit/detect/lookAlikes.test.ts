import { describe, expect, it } from 'vitest';
import { detect } from '../../../shared/src/detect/detect.ts';
import { testCatalog } from './testCatalog.ts';

const catalog = testCatalog();
const API = 'const url = "https://graph.facebook.com/v20.0/123/messages";\n';

function found(languageId: string, text: string): string[] {
  return detect(text, { catalog, languageId }).matches.map(({ start, end }) => text.slice(start, end));
}

/** Language and text; nothing in it is a code. */
const LOOK_ALIKES: [string, string][] = [
  ['typescript', 'const x = 131026;'],
  ['typescript', 'wabaId === 131031; user.id === 131048; setTimeout(go, 131000)'],
  ['typescript', "const whatsappGreen = '#131056'; const ms = 131000; setTimeout(f, 131000);"],
  ['typescript', 'const ids = [131026, 131047, 131056];'],
  ['python', '# whatsapp cloud test\nuser = {"cpf": 131026, "id": 131026}\nmsg = "CPF 131026 PIN 131047"'],
  ['json', '{"zip": 131026, "phone_number_id": "1", "population": 131047}'],
  [
    'json',
    '[\n{"code":"131022","name":"a"},\n{"code":"131023","name":"b"},\n{"code":"131024","name":"c"},\n{"code":"131025","name":"c"},\n{"code":"131026","name":"d"},\n{"code":"131028","name":"d"},\n{"code":"131000","error_msg":"d"}\n]',
  ],
  ['log', 'commit a131026f b 131026ab 131026-1a2b'],
  ['log', 'whatsapp 131026aa-1310-4000-8000-131026131026'],
  ['css', '.whatsapp { color: #131026; }'],
  ['markdown', '- Fix whatsapp thing (#131055)\n- see #131026 and https://github.com/x/y/issues/131047'],
  ['typescript', `${API}const a = 1.131026, b = 131026.5, c = -131026;`],
  [
    'typescript',
    API +
      'if (res.status === 200) {}\nreturn res.status(100).send();\nconst r = { status: 200, code: 200 };\nsetTimeout(f, 100);',
  ],
  ['typescript', `${API}const PAGE = 100; const VALIDATION_ERROR_CODE = 100; const RETRY_DELAYS_MS = [4, 100, 200];`],
  ['typescript', `${API}if (e.keyCode === 190) {}\nprocess.exit(4);\nfor (let i = 0; i < 100; i++) {}`],
  ['typescript', `${API}const stripe = { error: { code: 190, message: "x" } };`],
  ['c', '/* whatsapp */\n#define SQLITE_ROW 100\n'],
  ['log', 'whatsapp media 131026 bytes uploaded'],
  ['markdown', 'WhatsApp plan R$ 131026, $131047, 131056 EUR'],
  ['log', 'whatsapp: order 131026 shipped, row 131047, line 131056'],
  ['log', 'whatsapp GET /v1/131026/131047 200'],
  ['log', '2026-11-21 10:00:04,100 INFO whatsapp took 190 ms status=200 attempt 4'],
  ['log', 'whatsapp: Something went wrong'],
  ['log', 'error: Re-engagement message'],
  ['typescript', `${API}// send a re-engagement message to the user`],
  ['typescript', `${API}fetch(\`\${url}?limit=100\`); const p = { limit: 100, page: 4, size: 200 };`],
  ['typescript', `${API}const v = table[131026];`],
  ['markdown', 'WhatsApp: +55 11 131026-1310, (11) 4 131026 1310'],
  ['markdown', '# WhatsApp Cloud API\n\n1. a\n2. b\n4. step\n10. step\n\nUp to 100 messages, 200 users.'],
  ['python', 'import pywa\nif e.errno == 4: pass\nsys.exit(10)'],
  ['json', '{"name":"whatsapp","version":"1.0.0","limit":100,"items":[1,2,3,4,10,100],"code":200}'],
  [
    'typescript',
    'function send() {\n  const body = { messaging_product: "whatsapp" };\n  const code = 100;\n  return body;\n}',
  ],
  ['typescript', 'const body = { messaging_product: "whatsapp", code: 100, limit: 4 };'],
  ['json', '{"messaging_product":"whatsapp","contacts":[{"addresses":[{"zip":"131026","city":"x"}]}]}'],
  ['typescript', `${API}const order = { id: 131026, orderId: "131047", total: 131056 };`],
  [
    'markdown',
    '# WhatsApp plans\n\n| Plan | Messages | Price |\n|---|---|---|\n| A | 100 | 190 |\n| B | 200 | 368 |\n',
  ],
  ['c', '#define BUFFER 131026\nint x[131026];'],
  ['log', '131026 files changed\nwhatsapp 1.131026.0\n'],
  ['log', 'ts=131026 whatsapp duration=131047 pid=131056'],
  [
    'typescript',
    API +
      "app.get('/webhook', (req, res) => { if (x) return res.sendStatus(200); res.status(4); });\nconst HTTP = { CONTINUE: 100, OK: 200 };",
  ],
  [
    'typescript',
    `${API}expect(res.status).toBe(200);\nexpect(list.length).toBe(4);\nexpect(res.statusCode).toBe(100);`,
  ],
  ['typescript', `${API}expect(result.code).toBe(0);\nif (exitCode !== 1) {}\nprocess.exitCode = 10;`],
  ['html', '<a href="https://wa.me/131026">WhatsApp</a><img width=100 height="190" alt="whatsapp">'],
  ['markdown', 'whatsapp issue #190 and (#100) and PR #368 fixed (#4)'],
  ['markdown', '# WhatsApp Cloud API changelog\n- feat: retry (#190)\n- fix: code (#368) by @x\n- 100 downloads'],
  ['json', '{"name":"whatsapp-cloud-api","version":"10.100.4","dependencies":{"a":"^4.190.10"}}'],
  [
    'python',
    `# send whatsapp\nREGIONS = {"131026": "Wen'an", "131025": "Dacheng", "131024": "Xianghe", "131022": "Gu'an"}`,
  ],
  ['go', '// whatsapp cloud\nif status.Code() == 4 { }\nconst maxRetries = 10\ntime.Sleep(100 * time.Millisecond)'],
  ['python', 'import pywa\nfor i in range(10): pass\nx = [1, 4, 10, 100]\nlimit = 100\nassert len(x) == 4\nretries=10'],
  [
    'typescript',
    API +
      'const RETRY = { attempts: 4, max: 10, delays: [4, 10, 100] };\nretry(send, { retries: 10 });\nconst MAX_RETRIES = 10;',
  ],
  ['typescript', `${API}switch (event.key) { case 10: break; case 33: break; }\nswitch (keyCode) { case 190: break; }`],
  ['log', 'whatsapp worker: MySQL error 190: lost; ERROR 100 (HY000)'],
  ['typescript', "const offsets = { 'America/Sao_Paulo': -10800, x: 131026 };\n// whatsapp"],
  ['typescript', `${API}const id = "131026131047"; const v = "v131026"; const h = "131026ab";`],
  // Small numbers close to codes.
  [
    'markdown',
    '# WhatsApp Cloud API\n\n| # | Topic |\n|---|---|\n| 3 | Rate |\n| 10 | Blocks |\n\n## 3. What comes next\n',
  ],
  ['markdown', 'WhatsApp Cloud API: wait 1, 4, 16, 64 s, that is 4^n.'],
  // One line that only speaks of some error is no context.
  ['log', 'ERROR 131026 kernel: page fault'],
  ['log', 'disk failure, error code 131047'],
  // Small numbers in ordinary code of a program that uses the API.
  ['typescript', `${API}let tries = 0;\nif (code === 0) tries += 1;\nreturn [0, 1, 2, 3];`],
  ['typescript', `${API}const Level = { DEBUG: 0, INFO: 1, WARN: 2, ERROR: 3 };`],
  ['python', 'import pywa\nparts = text.split(":")\nx = parts[0], parts[1], parts[2]\nsys.exit(1)'],
  ['go', 'package whatsapp\n\nconst (\n\tStateNew = 0\n\tStateSent = 1\n\tStateFailed = 2\n)'],
  ['json', '{"messaging_product":"whatsapp","contacts":[{"input":"1","wa_id":"2"}],"count":100,"version":3}'],
  ['java', '// WhatsApp Cloud API\nint[] backoff = {1, 2, 4, 10};\nassertEquals(2, list.size());'],
  ['yaml', '# whatsapp\nreplicas: 2\nport: 100\ntimeout: 10\n'],
  ['log', '2026-11-21 INFO wamid.X delivered attempt=1 status=200 in 100 ms, queue 4, worker 2'],
  ['typescript', `${API}\n\n\nconst config = { whatsapp: { rate_limit: 100, retries: 3, errors: 4, failed: 2 } };`],
  ['log', '2026 wamid.X failed retries=3 errors=4 failures=2 sent=10 total 100'],
  ['log', '2026 WhatsApp worker stats: sent=100 failed=4 retried=10 errors: 2'],
  [
    'typescript',
    `${API}\n\n\nexpect(errors.length).toBe(1);\nexpect(calls).toHaveLength(2);\nexpect(retry).toHaveBeenCalledTimes(3);`,
  ],
  ['typescript', `${API}\n\n\nif (error.response.status === 100 || error.status === 200) {}`],
  ['typescript', `${API}\n\n\nerrors.push(1); errors.slice(0, 100); errors[0].code; errors[1]`],
  [
    'typescript',
    `${API}\n\n\nthrow new WhatsAppError("x", 200);\nthrow new Error("limit 100");\nlogger.error("failed after 3 attempts", 4);`,
  ],
  [
    'python',
    `# whatsapp\nerrors = {}\nerrors[0] = 1\nfor error in errors[:10]:\n    time.sleep(4)\nraise WhatsAppError(status=200)`,
  ],
  ['xml', '<!-- whatsapp --><item id="131026" price="131047"/>'],
  ['json', '{"whatsapp":{"business_id":"131026","catalog":131047}}'],
  ['typescript', `// whatsapp\nexport const ORDER_IDS = [131026, 131047];`],
  ['typescript', `// whatsapp\nawait page.fill('#zip', '131026');`],
  ['log', `whatsapp msg count 131026\nwhatsapp 131047 messages sent today`],
  ['markdown', 'WhatsApp has 131026 users and 131,047 likes.'],
];

describe('look-alikes', () => {
  it.each(LOOK_ALIKES)('%s: %j', (languageId, text) => {
    expect(found(languageId, text)).toEqual([]);
  });
});
