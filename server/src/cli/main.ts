import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { type Catalog, parseCatalog } from '../../../shared/src/catalog/catalog.ts';
import { readCatalogFile } from '../node/catalogFile.ts';
import { nodeRuntime } from '../node/runtime.ts';
import { startServer } from '../server.ts';
import { explain } from './explain.ts';
import type { Outcome } from './outcome.ts';
import { parseSurface, sample } from './sample.ts';
import { scan } from './scan.ts';
import { parseFormat, UsageError } from './usageError.ts';

const USAGE = `Usage:
  whatsapp-errors explain CODE [--format text|json]   what a code means and what to do
  whatsapp-errors scan PATH… [--format text|json]     find codes in files and folders; - reads standard input
  whatsapp-errors sample CODE [--as response|webhook] a payload with this code, for tests
  whatsapp-errors lsp --stdio                         language server for any editor
`;

const FORMAT = { format: { type: 'string', default: 'text' } } as const;

/** Version of the package; set when the bundle is made. */
declare const packageVersion: string;

/** The commands by name; undefined as an outcome means that the process goes on by itself. */
const COMMANDS: Record<string, (args: string[]) => Promise<Outcome | undefined>> = {
  async explain(args) {
    const { values, positionals } = parseArgs({ args, options: FORMAT, allowPositionals: true });
    return explain(await loadCatalog(), onlyCode('explain', positionals), parseFormat(values.format));
  },

  async scan(args) {
    const { values, positionals } = parseArgs({ args, options: FORMAT, allowPositionals: true });
    if (positionals.length === 0)
      throw new UsageError('scan takes files or folders, such as: whatsapp-errors scan src logs');
    return scan(await loadCatalog(), positionals, parseFormat(values.format), () => text(process.stdin));
  },

  async sample(args) {
    const options = { as: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return sample(await loadCatalog(), onlyCode('sample', positionals), parseSurface(values.as));
  },

  async lsp(args) {
    // Editors add options of their own, such as --clientProcessId; what matters is the transport.
    if (!args.includes('--stdio'))
      throw new UsageError('lsp speaks over standard input and output: whatsapp-errors lsp --stdio');
    startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), nodeRuntime);
    return undefined;
  },

  async '--version'() {
    return { stdout: `${packageVersion}\n`, stderr: '', exitCode: 0 };
  },

  async help() {
    return { stdout: USAGE, stderr: '', exitCode: 0 };
  },
};

function onlyCode(command: string, [code, ...rest]: string[]): string {
  if (code !== undefined && rest.length === 0) return code;
  throw new UsageError(`${command} takes one code, such as: whatsapp-errors ${command} 131056`);
}

async function loadCatalog(): Promise<Catalog> {
  return parseCatalog(await readCatalogFile(__dirname));
}

async function run([name = '', ...args]: string[]): Promise<Outcome | undefined> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command(args);
  if (name === '--help' || name === '-h') return { stdout: USAGE, stderr: '', exitCode: 0 };
  throw new UsageError(name ? `Unknown command "${name}".` : 'A command is missing.');
}

function failure(error: unknown): Outcome {
  const { message } = error as Error;
  const badWords = error instanceof UsageError || `${(error as { code?: unknown }).code}`.startsWith('ERR_PARSE_ARGS');
  return badWords
    ? { stdout: '', stderr: `whatsapp-errors: ${message}\n${USAGE}`, exitCode: 2 }
    : { stdout: '', stderr: `whatsapp-errors: ${message}\n`, exitCode: 70 };
}

// A reader that has seen enough (`| head`) closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70));

run(process.argv.slice(2))
  .catch(failure)
  .then((outcome) => {
    if (!outcome) return;
    process.stderr.write(outcome.stderr);
    process.stdout.write(outcome.stdout);
    process.exitCode = outcome.exitCode;
  });
