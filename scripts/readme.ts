import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withGeneratedParts } from './readmeParts.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'README.md');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
writeFileSync(file, withGeneratedParts(readFileSync(file, 'utf8'), manifest));
