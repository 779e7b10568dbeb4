import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { applyRetry, FIXTURES } from './fixtures.ts';

const JAVA = path.join(FIXTURES, 'java');
const SUPPORT = path.join(JAVA, 'support');
const folder = mkdtempSync(path.join(tmpdir(), 'java-compiles-'));

const HANDLED = 'catch (WhatsAppException e) { if (e.getCode() == 131056‸) { g(); } throw e; }';
const HANDLED_CHECKED =
  'catch (CloudApiException e) { if (e.getError().getCode() == 131056‸) { return null; } throw e; }';

/** Places a call can stand in, as members of a class. */
const PLACES = [
  `String f(String to) { try { return to == null ? "x" : client.sendText(to, "t"); } ${HANDLED} }`,
  `void f(String to) { try { if (client.sendText(to, "t") != null) { g(); } } ${HANDLED} }`,
  `String f(String to) { try { return "id " + client.sendText(to, "t"); } ${HANDLED} }`,
  `Object f(String to) { try { return (Object) client.sendText(to, "t"); } ${HANDLED} }`,
  `long f(String to) { try { long n = client.sendText(to, "t").length(); return n; } ${HANDLED} }`,
  `boolean f(String to) { try { return !client.sendText(to, "t").isEmpty(); } ${HANDLED} }`,
  `void f(String to, int k) { try { switch (k) { case 1 -> client.sendText(to, "t"); default -> { } } } ${HANDLED} }`,
  `String f(String to, int k) { try { return switch (k) { case 1 -> client.sendText(to, "t"); case 2 -> { yield client.sendText(to, "u"); } default -> "x"; }; } ${HANDLED} }`,
  `void f(String to, boolean b) { try { if (b) client.sendText(to, "t"); else client.sendText(to, "u"); } ${HANDLED} }`,
  `String f(String to) { String id; try { id = client.sendText(to, "t"); } ${HANDLED} return id; }`,
  `String f(String to) { try { var id = client.sendText(to, "t"); return id.trim(); } ${HANDLED} }`,
  `String f(String to) { try { return super.sendText(to); } ${HANDLED} }`,
  `static <T> T f(WhatsAppClient wa, String to, T other) { try { wa.sendText(to, "t" + other); return other; } ${HANDLED.replace('g();', 'return null;')} }`,
  `Runnable f(String to) { return new Runnable() { @Override public void run() { try { client.sendText(to, "t"); } ${HANDLED} } }; }`,
  `Function<String, String> f() { return to -> { try { return client.sendText(to, "t"); } ${HANDLED} }; }`,
  `List<String> f(List<String> all) { try { return all.stream().map(to -> client.sendText(to, "t")).collect(Collectors.toList()); } ${HANDLED} }`,
  `MessageId f(TextMessage m) { try { return api.sendMessage(m); } ${HANDLED_CHECKED.replace('throw e;', '')} catch (Exception e) { g(); } return null; }`,
  `MessageId f(TextMessage m) throws Exception { try { return api.sendImage("1", new byte[0]); } ${HANDLED_CHECKED} }`,
  `MessageId f(TextMessage m) throws CloudApiException, IOException { try { return api.sendMessage(m); } ${HANDLED_CHECKED} finally { g(); } }`,
  `Callable<MessageId> f(TextMessage m) { return () -> { try { return api.sendMessage(m); } ${HANDLED_CHECKED} }; }`,
];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the Java fixes', () => {
  it('write what javac accepts, without warnings', async () => {
    const files = [...stubs(), ...results(), ...(await places())];
    expect(results().length).toBeGreaterThanOrEqual(20);
    expect(compile(files)).toBe('');
  }, 60_000);
});

/** Writes a class where javac expects it, and gives its path. Each golden file is in a source tree of its own. */
function write(tree: string, text: string): string {
  const folders = /^package ([\w.]+);/m.exec(text)?.[1]?.split('.') ?? [];
  const name = /^(?:@\w.*\n)?(?:public )?(?:abstract |final )*(?:class|interface|enum|record|@interface) (\w+)/m.exec(
    text,
  )?.[1];
  const file = path.join(folder, tree, ...folders, `${name}.java`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** The classes the fixtures use: each begins with its package. */
function stubs(): string[] {
  return readdirSync(SUPPORT).flatMap((file) =>
    readFileSync(path.join(SUPPORT, file), 'utf8')
      .split(/^(?=package )/m)
      .map((text) => write('support', text)),
  );
}

/** Every result; of the same class and package there is one only. */
function results(): string[] {
  return readdirSync(JAVA)
    .filter((file) => /\.(?:after|module)\.java$/.test(file))
    .map((file) => write('results', readFileSync(path.join(JAVA, file), 'utf8')));
}

/** Every place with the fix applied. */
async function places(): Promise<string[]> {
  const written: string[] = [];
  for (const [n, member] of PLACES.entries()) {
    const text = [
      `package places.p${n};`,
      '',
      ...['com.acme.cloud.*', 'com.acme.whatsapp.*', 'java.io.IOException', 'java.util.List'].map(
        (name) => `import ${name};`,
      ),
      ...['concurrent.Callable', 'function.Function', 'stream.Collectors'].map((name) => `import java.util.${name};`),
      '',
      'class Place extends Base {',
      '    private WhatsAppClient client;',
      '    private CloudApi api;',
      '',
      '    static void g() {}',
      '',
      `    ${member}`,
      '}',
      'class Base { String sendText(String to) { return to; } }',
      '',
    ].join('\n');
    written.push(write('places', await applyRetry(text, 'java')));
  }
  return written;
}

function compile(files: readonly string[]): string {
  const list = path.join(folder, 'files');
  writeFileSync(list, files.map((file) => `"${file}"`).join('\n'));
  const options = ['-proc:none', '-Xlint', '-implicit:none', '-d', path.join(folder, 'out')];
  const { error, stdout, stderr } = spawnSync('javac', [...options, `@${list}`], { encoding: 'utf8' });
  if (error) throw new Error('javac does not run: install the Debian package default-jdk-headless.', { cause: error });
  return `${stdout}${stderr}`.replaceAll(folder, '');
}
