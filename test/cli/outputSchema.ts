import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';

const SCHEMA = join(import.meta.dirname, '..', '..', 'server', 'src', 'cli', 'output.schema.json');
const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
const schemaId = 'output';
ajv.addSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')), schemaId);

/** What the published schema finds wrong with an answer of `command`; an empty list when nothing is. */
export function outputErrors(command: 'scan' | 'explain' | 'search', answer: unknown): readonly ErrorObject[] {
  const validate = ajv.getSchema(`${schemaId}#/$defs/${command}`);
  if (!validate) throw new Error(`The schema has no part for ${command}`);
  return validate(answer) ? [] : (validate.errors ?? []);
}
