import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { englishManifest } from './manifest.ts';
import { withGeneratedParts } from './readmeParts.ts';

const file = join(import.meta.dirname, '..', 'README.md');
writeFileSync(file, withGeneratedParts(readFileSync(file, 'utf8'), englishManifest()));
