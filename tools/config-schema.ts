import {configurableOf} from '../src/cli/configuration/gather.js';
import type {Flag} from '../src/cli/flags/flag.js';
import type {JsonSchema} from '../src/schema/json-schema.js';
import {idleProgram} from './idle-program.js';

/** Makes the schema of a configuration file from the flags that may stand there. */
export function configSchema(): object {
  const settings = [...configurableOf(idleProgram())].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Settings of tidepool-ingest',
    type: 'object',
    properties: {
      $schema: {type: 'string'},
      ...Object.fromEntries(settings.map(([name, flag]) => [name, schemaOf(flag)])),
    },
    additionalProperties: false,
  };
}

function schemaOf(flag: Flag): JsonSchema {
  const as = flag.negate ? 'False is as' : 'As';
  const description = `${as} ${flag.long}: ${flag.description}.`;
  return {description, ...typeOf(flag.takes)};
}

function typeOf(takes: Flag['takes']): JsonSchema {
  switch (takes.is) {
    case 'nothing':
      return {type: 'boolean'};
    case 'choice':
      return {enum: takes.of};
    case 'whole number': {
      const {least: minimum, most: maximum} = takes;
      return {type: 'integer', minimum, ...(maximum !== undefined && {maximum})};
    }
    case 'regex':
      return {type: 'string'};
    case 'limit':
      return {
        anyOf: [
          {type: 'integer', minimum: 0},
          {type: 'string', pattern: '^\\d+(\\.\\d+)?%?$'},
        ],
      };
    default:
      return {type: 'string', minLength: 1};
  }
}
