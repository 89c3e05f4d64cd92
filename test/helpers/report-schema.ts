import {readFileSync} from 'node:fs';
import path from 'node:path';
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {root} from './project.js';

/** Compiles the schema of a report so that it takes no member that it does not name. */
export function closedReportSchema(): ValidateFunction {
  const ajv = new Ajv2020({strict: true, strictTypes: true, allErrors: true});
  addFormats.default(ajv);
  const text = readFileSync(path.join(root, 'schema/report.json'), 'utf8');
  return ajv.compile(
    JSON.parse(text, (_, value) =>
      typeof value?.properties === 'object' ? {...value, additionalProperties: false} : value,
    ),
  );
}
