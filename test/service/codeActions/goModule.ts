import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FIXTURES } from './fixtures.ts';

const SUPPORT = path.join(FIXTURES, 'go/support');

/** The stand-ins for modules that cannot be had here: folder of `support/`, module, package within it. */
const STUBS: readonly (readonly [folder: string, module: string, version: string, inner?: string])[] = [
  ['whatsapp', 'example.com/acme', 'v0.0.0', 'whatsapp'],
  ['backoff', 'github.com/cenkalti/backoff/v4', 'v4.3.0'],
  ['retry-go', 'github.com/avast/retry-go/v4', 'v4.6.0'],
  ['resty', 'github.com/go-resty/resty/v2', 'v2.0.0'],
  ['gin', 'github.com/gin-gonic/gin', 'v1.0.0'],
  ['errgroup', 'golang.org/x/sync', 'v0.0.0', 'errgroup'],
];

/** The environment in which go finds everything here: no network, no settings of the machine. */
export const GO_ENVIRONMENT: NodeJS.ProcessEnv = {
  ...process.env,
  GOFLAGS: '-mod=mod',
  GOPROXY: 'off',
  GOSUMDB: 'off',
  GOWORK: 'off',
  GO111MODULE: 'on',
  CGO_ENABLED: '0',
};

/** Makes a module in a folder, with the stand-ins for what the fixtures import. */
export function makeGoModule(folder: string): void {
  const lines = ['module fixtures', '', 'go 1.19'];
  for (const [name, module, version, inner = ''] of STUBS) {
    const place = path.join(folder, 'stubs', name);
    cpSync(path.join(SUPPORT, name), path.join(place, inner), { recursive: true });
    writeFileSync(path.join(place, 'go.mod'), `module ${module}\n\ngo 1.19\n`);
    lines.push('', `require ${module} ${version}`, `replace ${module} => ./stubs/${name}`);
  }
  writeFileSync(path.join(folder, 'go.mod'), `${lines.join('\n')}\n`);
}

/** Writes files into a package of the module, with the rest of that package where `support/` has it. */
export function writeGoPackage(folder: string, name: string, files: Readonly<Record<string, string>>): void {
  const place = path.join(folder, name);
  mkdirSync(place, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(place, file), text);
  const clause = /^package (\w+)/m.exec(Object.values(files)[0] ?? '')?.[1] ?? '';
  if (REST.has(clause)) cpSync(path.join(SUPPORT, `rest-of-${clause}.go`), path.join(place, 'rest.go'));
}

const REST: ReadonlySet<string> = new Set(['notify', 'support']);
