import {readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import {nestedPath} from '../files/forms.js';
import type {Job} from './job.js';

/** Reads and parses a whole file at once. */
export function readWhole({file, form}: Pick<Job, 'file' | 'form'>): readonly unknown[] {
  const bytes = readFileSync(file);
  if (form === 'gzip') return JSON.parse(gunzipSync(bytes).toString());
  const text = bytes.toString();
  if (form === 'lines')
    return text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
  const value = JSON.parse(text);
  return form === 'nested' ? nestedPath.split('.').reduce((at, name) => at[name], value) : value;
}
