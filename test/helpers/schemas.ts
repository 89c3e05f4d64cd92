import {readFileSync} from 'node:fs';
import path from 'node:path';
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {root} from './project.js';

const ajv = new Ajv2020({strict: true, strictTypes: true});
addFormats.default(ajv);

/** Compiles a committed schema in ajv's strict mode: a kind's, or `datum`. */
export function schemaValidator(name: string): ValidateFunction {
  const file = path.join(root, 'schema', `${name.replaceAll('/', '-')}.json`);
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
}
